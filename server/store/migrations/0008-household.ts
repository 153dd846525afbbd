import type { Kysely } from 'kysely';

/** Several people on one TV, guests and children (X9). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pins')
    .addColumn('person', 'text', (c) => c.primaryKey().references('accounts.person').onDelete('cascade'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('pin_tries')
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('device', 'text', (c) => c.notNull().references('devices.device').onDelete('cascade'))
    .addColumn('wrong', 'integer', (c) => c.notNull())
    .addColumn('not_before', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('pin_tries_key', ['person', 'device'])
    .execute();

  await db.schema.alterTable('devices').addColumn('guest_until', 'bigint').execute();

  await db.schema
    .createTable('children')
    .addColumn('person', 'text', (c) => c.primaryKey().references('accounts.person').onDelete('cascade'))
    .addColumn('guardian', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('family_since', 'bigint')
    .execute();
  await db.schema.createIndex('children_guardian').on('children').column('guardian').execute();

  await db.schema
    .createTable('family')
    .addColumn('child', 'text', (c) => c.notNull().references('children.person').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addPrimaryKeyConstraint('family_key', ['child', 'person'])
    .execute();

  await db.schema
    .createTable('child_asks')
    .addColumn('from_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('to_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('child', 'text', (c) => c.notNull().references('children.person').onDelete('cascade'))
    .addPrimaryKeyConstraint('child_asks_key', ['from_person', 'to_person'])
    .addForeignKeyConstraint(
      'child_asks_request',
      ['from_person', 'to_person'],
      'friend_requests',
      ['from_person', 'to_person'],
      (c) => c.onDelete('cascade'),
    )
    .execute();
  await db.schema.createIndex('child_asks_child').on('child_asks').column('child').execute();
}
