import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Transaction as DatabaseTransaction, Kysely, Migrator } from 'kysely';
import * as start from './migrations/0001-start.ts';
import * as signedOut from './migrations/0002-signed-out.ts';
import * as accountEnds from './migrations/0003-account-ends.ts';
import * as statusText from './migrations/0004-status-text.ts';
import * as conversationChoices from './migrations/0005-conversation-choices.ts';
import * as rooms from './migrations/0006-rooms.ts';
import * as activity from './migrations/0007-activity.ts';
import * as household from './migrations/0008-household.ts';
import * as level from './migrations/0010-level.ts';
import * as clips from './migrations/0011-clips.ts';
import * as directAnswers from './migrations/0012-direct-answers.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
export type Transaction = DatabaseTransaction<Schema>;

/** What keeps everything that must outlive the process. */
export interface Store {
  db: Database;
  close(): Promise<void>;
}

/** Every change to the tables, by name in the order they were made. */
const migrations = {
  '0001-start': start,
  '0002-signed-out': signedOut,
  '0003-account-ends': accountEnds,
  '0004-status-text': statusText,
  '0005-conversation-choices': conversationChoices,
  '0006-rooms': rooms,
  '0007-activity': activity,
  '0008-household': household,
  '0010-level': level,
  '0011-clips': clips,
  '0012-direct-answers': directAnswers,
};

/**
 * Opens the store and brings its tables up to date.
 * @param file path of the SQLite file (its folder is made if missing), or ':memory:'
 * @throws when the file cannot be opened or a migration fails
 */
export async function openStore(file: string): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(file) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw error;
  }
  return { db, close: () => db.destroy() };
}
