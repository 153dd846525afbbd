import type { Kysely } from 'kysely';

/** When the operator last signed every TV of a person out, so that running servers see it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('accounts').addColumn('signed_out_at', 'bigint').execute();
  await db.schema.createIndex('accounts_signed_out').on('accounts').column('signed_out_at').execute();
}
