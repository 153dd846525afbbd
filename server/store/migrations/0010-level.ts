import type { Kysely } from 'kysely';

/** Service levels that the operator gives to people (W19). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('level', 'text').execute();
}
