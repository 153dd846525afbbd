import type { Kysely } from 'kysely';

/**
 * Rooms (W28). What is said there has a table of its own: a conversation belongs to two accounts and goes with either
 * of them, a room to whoever is in it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rooms')
    .addColumn('room', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('door', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('last', 'integer', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('room_members')
    .addColumn('room', 'text', (c) => c.notNull().references('rooms.room').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('joined_at', 'bigint', (c) => c.notNull())
    .addColumn('may_watch', 'integer', (c) => c.notNull())
    .addColumn('muted', 'integer', (c) => c.notNull())
    .addColumn('seen_from', 'integer', (c) => c.notNull())
    .addColumn('read', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('room_members_key', ['room', 'person'])
    .execute();
  await db.schema.createIndex('room_members_person').on('room_members').column('person').execute();

  await db.schema
    .createTable('room_invitations')
    .addColumn('room', 'text', (c) => c.notNull().references('rooms.room').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('from_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('room_invitations_key', ['room', 'person', 'from_person'])
    .execute();
  await db.schema.createIndex('room_invitations_person').on('room_invitations').column('person').execute();

  await db.schema
    .createTable('room_requests')
    .addColumn('room', 'text', (c) => c.notNull().references('rooms.room').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('refused', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('room_requests_key', ['room', 'person'])
    .execute();
  await db.schema.createIndex('room_requests_person').on('room_requests').column('person').execute();

  await db.schema
    .createTable('room_messages')
    .addColumn('room', 'text', (c) => c.notNull().references('rooms.room').onDelete('cascade'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('from_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('bytes', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('room_messages_key', ['room', 'sequence'])
    .addUniqueConstraint('room_messages_once', ['room', 'from_person', 'key'])
    .execute();

  await db.schema
    .createTable('room_hidden')
    .addColumn('room', 'text', (c) => c.notNull().references('rooms.room').onDelete('cascade'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addPrimaryKeyConstraint('room_hidden_key', ['room', 'sequence', 'person'])
    .execute();
}
