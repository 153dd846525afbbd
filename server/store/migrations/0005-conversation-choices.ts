import type { Kysely } from 'kysely';

/** What somebody has chosen for a conversation, for themselves alone: muted, and deleted up to a number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversation_choices')
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('other', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('muted', 'integer', (c) => c.notNull())
    .addColumn('cleared', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_choices_key', ['person', 'other'])
    .execute();
  await db.schema.createIndex('conversation_choices_other').on('conversation_choices').column('other').execute();
}
