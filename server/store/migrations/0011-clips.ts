import type { Kysely } from 'kysely';

/**
 * Video messages (V3). The files lie beside the database; here is who holds which. A reference belongs to one person
 * and one message, and goes with the account or the conversation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clip_files')
    .addColumn('digest', 'text', (c) => c.primaryKey())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('clip_refs')
    .addColumn('ref', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('other', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.references('clip_files.digest'))
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('ms', 'integer', (c) => c.notNull())
    .addColumn('sound', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('arrived_at', 'bigint')
    .addColumn('watched_at', 'bigint')
    .addUniqueConstraint('clip_refs_once', ['person', 'other', 'sequence'])
    .execute();
  await db.schema.createIndex('clip_refs_digest').on('clip_refs').column('digest').execute();
  await db.schema.createIndex('clip_refs_at').on('clip_refs').column('at').execute();

  await db.schema
    .createTable('clip_uploads')
    .addColumn('upload', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('other', 'text', (c) => c.notNull().references('accounts.person').onDelete('cascade'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('ms', 'integer', (c) => c.notNull())
    .addColumn('sound', 'integer', (c) => c.notNull())
    .addColumn('waits', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('clip_uploads_once', ['person', 'other', 'key'])
    .execute();

  // Whether a TV plays video messages, as it said when it was last on; null: it never said.
  await db.schema.alterTable('devices').addColumn('plays_video', 'integer').execute();
}
