import type { Kysely } from 'kysely';

/** When a status text ends by itself, and the texts somebody had before (24). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('status_text_until', 'bigint').execute();
  await db.schema.alterTable('accounts').addColumn('status_texts', 'text').execute();
}
