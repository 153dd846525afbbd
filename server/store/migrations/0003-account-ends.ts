import type { Kysely } from 'kysely';

/** IDs of people who deleted their account: nobody gets them again (see accounts/deletion.ts). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('gone')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}
