import type { Kysely } from 'kysely';

/** What was answered about a direct connection in one broadcast, by viewer and by which of the two (W21). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('direct_answers')
    .addColumn('broadcast', 'text', (c) => c.notNull().references('broadcasts.broadcast').onDelete('cascade'))
    .addColumn('viewer', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('yes', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('direct_answers_key', ['broadcast', 'viewer', 'side'])
    .execute();
  await db.schema.createIndex('direct_answers_viewer').on('direct_answers').column('viewer').execute();
}
