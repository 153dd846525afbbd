import type { Kysely } from 'kysely';

/** What was missed, who watched whom (each person's own lists), and what people tell the operator about others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('missed')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('other', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('times', 'integer', (c) => c.notNull())
    .addColumn('quiet', 'integer', (c) => c.notNull())
    .addColumn('seen', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('missed_person').on('missed').columns(['person', 'at']).execute();
  await db.schema.createIndex('missed_other').on('missed').column('other').execute();

  await db.schema
    .createTable('watched')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('other', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('to_at', 'bigint', (c) => c.notNull())
    .addColumn('small', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('watched_person').on('watched').columns(['person', 'to_at']).execute();
  await db.schema.createIndex('watched_other').on('watched').column('other').execute();

  await db.schema
    .createTable('reports')
    .addColumn('report', 'text', (c) => c.primaryKey())
    .addColumn('from_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('closed_at', 'bigint')
    .execute();
  await db.schema.createIndex('reports_from').on('reports').columns(['from_person', 'at']).execute();
  await db.schema.createIndex('reports_person').on('reports').column('person').execute();
}
