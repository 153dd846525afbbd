import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAccount } from '../../server/accounts/accounts.ts';
import { addFriendship } from '../../server/friends/queries.ts';
import { store as storeMessage } from '../../server/messages/queries.ts';
import * as start from '../../server/store/migrations/0001-start.ts';
import * as signedOut from '../../server/store/migrations/0002-signed-out.ts';
import { nodeSqliteDialect } from '../../server/store/node-sqlite.ts';
import type { Schema } from '../../server/store/schema.ts';
import { openStore } from '../../server/store/store.ts';
import { temporaryFolder } from '../support/server-process.ts';

describe('the store', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let file: string;
  const open: { close(): Promise<void> }[] = [];

  beforeEach(() => {
    folder = temporaryFolder();
    file = join(folder.path, 'below', 'hearth.db');
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    folder.remove();
  });

  async function opened() {
    const store = await openStore(file);
    open.push(store);
    return store.db;
  }
  const account = (person: string) => newAccount({ person, name: person, password: '-', now: 0 });

  it('makes its folder, for its owner only', async () => {
    await opened();
    expect(statSync(join(folder.path, 'below')).mode & 0o077).toBe(0);
  });

  it('keeps what it has when it is opened again, and by a second server at the same time', async () => {
    const first = await opened();
    await first.insertInto('accounts').values(account('noa')).execute();
    const second = await opened();
    await second.insertInto('accounts').values(account('maya')).execute();
    const people = await first.selectFrom('accounts').select('person').orderBy('person').execute();
    expect(people.map(({ person }) => person)).toEqual(['maya', 'noa']);
  });

  it('numbers the messages of a conversation without a hole or a double, whichever of two servers stores them', async () => {
    const servers = [await opened(), await opened()];
    for (const person of ['noa', 'maya']) await servers[0]?.insertInto('accounts').values(account(person)).execute();
    if (servers[0]) await addFriendship(servers[0], 'noa', 'maya', 0);
    const sequences: number[] = [];
    // In turn: SQLite here is synchronous, and two connections of one thread cannot wait for each other.
    for (let n = 0; n < 40; n += 1) {
      for (const [server, db] of servers.entries()) {
        const body = { kind: 'text', bytes: `${n}` };
        const draft = { from: 'noa', to: 'maya', key: `key ${server} ${n}`, at: n, body, hidden: false };
        sequences.push((await storeMessage(db, draft)).sequence);
      }
    }
    expect(sequences).toEqual(Array.from({ length: 80 }, (_, n) => n + 1));
  });

  it('takes the same key on two servers as one message', async () => {
    const servers = [await opened(), await opened()];
    for (const person of ['noa', 'maya']) await servers[0]?.insertInto('accounts').values(account(person)).execute();
    const draft = {
      from: 'noa',
      to: 'maya',
      key: 'the same',
      at: 0,
      body: { kind: 'text', bytes: 'once' },
      hidden: false,
    };
    const stored = [];
    for (const db of servers) stored.push(await storeMessage(db, draft));
    expect(stored.map(({ sequence }) => sequence)).toEqual([1, 1]);
    expect(stored.map(({ repeated }) => repeated)).toEqual([false, true]);
  });

  it('brings one of an older server up to date, with everything in it', async () => {
    mkdirSync(join(folder.path, 'below'));
    const old = new Kysely<Schema>({ dialect: nodeSqliteDialect(file) });
    const getMigrations = async () => ({ '0001-start': start, '0002-signed-out': signedOut });
    const { error } = await new Migrator({ db: old, provider: { getMigrations } }).migrateToLatest();
    expect(error).toBeUndefined();
    const { status_text_until: _, status_texts: __, level: ___, ...row } = account('noa');
    await old
      .insertInto('accounts')
      .values(row as typeof row & { status_text_until: null; status_texts: null; level: null })
      .execute();
    const tv = { device: 'tv', person: 'noa', secret_hash: '-', name: 'TV', kind: 'tv', created_at: 0, seen_at: 0 };
    await old.insertInto('devices').values(tv).execute();
    await old.destroy();
    const db = await opened();
    expect(await db.selectFrom('accounts').selectAll().execute()).toMatchObject([{ ...row, level: null }]);
    for (const table of [
      'gone',
      'pins',
      'children',
      'family',
      'child_asks',
      'clip_files',
      'clip_refs',
      'clip_uploads',
    ] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('devices').selectAll().execute()).toMatchObject([
      { device: 'tv', guest_until: null, plays_video: null },
    ]);
  });

  it('refuses what belongs to nobody', async () => {
    const db = await opened();
    const stray = db
      .insertInto('tokens')
      .values({ hash: 'h', person: 'nobody', device: 'none', expires_at: 1 })
      .execute();
    await expect(stray).rejects.toThrow(/FOREIGN KEY/);
  });
});
