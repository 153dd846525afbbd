import { type Kysely, sql } from 'kysely';

/** The first tables: accounts, friends, conversations, permissions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('person', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('avatar', 'text')
    .addColumn('password', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('disabled_at', 'bigint')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('status_text', 'text', (c) => c.notNull())
    .addColumn('status_since', 'bigint', (c) => c.notNull())
    .addColumn('last_here', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('accounts_disabled').on('accounts').column('disabled_at').execute();

  await db.schema
    .createTable('avatars')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', sql`blob`, (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('devices')
    .addColumn('device', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('secret_hash', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('devices_person').on('devices').column('person').execute();

  await db.schema
    .createTable('tokens')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('device', 'text', (c) => c.notNull().references('devices.device').onDelete('cascade'))
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('tokens_expiry').on('tokens').column('expires_at').execute();

  await db.schema
    .createTable('stays')
    .addColumn('family', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('device', 'text', (c) => c.notNull().references('devices.device').onDelete('cascade'))
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('current_hash', 'text', (c) => c.notNull())
    .addColumn('next_hash', 'text')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('friendships')
    .addColumn('first', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('second', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('friendships_key', ['first', 'second'])
    .execute();
  await db.schema.createIndex('friendships_second').on('friendships').column('second').execute();

  await db.schema
    .createTable('friend_requests')
    .addColumn('from_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('to_person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('friend_requests_key', ['from_person', 'to_person'])
    .execute();
  await db.schema.createIndex('friend_requests_to').on('friend_requests').column('to_person').execute();

  await db.schema
    .createTable('blocks')
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('blocked', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('blocks_key', ['person', 'blocked'])
    .execute();
  await db.schema.createIndex('blocks_blocked').on('blocks').column('blocked').execute();

  await db.schema
    .createTable('settings')
    .addColumn('person', 'text', (c) => c.primaryKey().references('accounts.person').onDelete('cascade'))
    .addColumn('json', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('first', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('second', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('last', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('conversations_first').on('conversations').column('first').execute();
  await db.schema.createIndex('conversations_second').on('conversations').column('second').execute();

  await db.schema
    .createTable('messages')
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('from_person', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('bytes', 'text', (c) => c.notNull())
    .addColumn('hidden', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('messages_key', ['conversation', 'sequence'])
    .addUniqueConstraint('messages_once', ['conversation', 'from_person', 'key'])
    .execute();

  await db.schema
    .createTable('cursors')
    .addColumn('conversation', 'text', (c) => c.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('delivered', 'integer', (c) => c.notNull())
    .addColumn('read', 'integer', (c) => c.notNull())
    .addColumn('told_delivered', 'integer', (c) => c.notNull())
    .addColumn('told_read', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('cursors_key', ['conversation', 'person'])
    .execute();

  await db.schema
    .createTable('presence')
    .addColumn('person', 'text', (c) => c.primaryKey().references('accounts.person').onDelete('cascade'))
    .addColumn('server', 'text', (c) => c.notNull())
    .addColumn('json', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('broadcasts')
    .addColumn('broadcast', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await db.schema.createIndex('broadcasts_person').on('broadcasts').column('person').execute();

  await db.schema
    .createTable('guests')
    .addColumn('broadcast', 'text', (c) => c.notNull().references('broadcasts.broadcast').onDelete('cascade'))
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('guests_key', ['broadcast', 'person'])
    .execute();
}
