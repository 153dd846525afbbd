import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountAdmin } from '../../../server/accounts/admin.ts';
import { Passwords } from '../../../server/accounts/passwords.ts';
import { without } from '../../../server/settings/forget.ts';
import { tablesThatMention } from '../../support/everything.ts';
import { PASSWORD, quickHasher } from '../../support/household.ts';
import { png } from '../../support/portraits.ts';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

const text = (bytes: string) => ({ kind: 'text', bytes });

describe('deleting one’s account', () => {
  let visitors: Visitors;
  let zoe: WsClient;
  let maya: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open({
      people: ['zoe.berg', 'maya', 'oskar', 'lena', 'piet'],
      friends: [
        ['zoe.berg', 'maya'],
        ['zoe.berg', 'oskar'],
        ['zoe.berg', 'lena'],
        ['maya', 'oskar'],
      ],
    });
    zoe = await visitors.signedIn('zoe.berg');
    maya = await visitors.signedIn('maya');
  });
  afterEach(() => visitors.close());

  const told = (client: WsClient): string[] =>
    client.events.map(({ t }) => t).filter((t) => t !== 'presence' && t !== 'settings.changed');
  const leave = (client = zoe) => client.ask('account.delete', { password: PASSWORD });
  const stranger = async (): Promise<WsClient> => {
    const client = await visitors.line();
    await client.hello();
    return client;
  };

  it('leaves no row that mentions them, whatever they did here', async () => {
    const { db } = visitors.household.store;
    const lena = await visitors.signedIn('lena');
    const piet = await visitors.signedIn('piet');
    await zoe.ask('account.picture', { picture: Buffer.from(png(64, 64)).toString('base64') });
    await zoe.ask('settings.set', { changes: { always: ['maya'] } });
    await maya.ask('settings.set', { changes: { always: ['zoe.berg', 'oskar'], never: ['lena'] } });
    await lena.ask('settings.set', { changes: { never: ['zoe.berg'] } });
    lena.say('bye');
    await lena.closed();
    await zoe.ask('message.send', { to: 'maya', key: 'key-number-1', body: text('hello') });
    await maya.ask('message.send', { to: 'zoe.berg', key: 'key-number-2', body: text('hello yourself') });
    await maya.ask('message.mark', { with: 'zoe.berg', read: 1 });
    await maya.ask('conversation.mute', { with: 'zoe.berg', muted: true });
    await maya.ask('message.send', { to: 'oskar', key: 'key-number-3', body: text('between us') });
    await zoe.ask('friend.ask', { person: 'piet' });
    await zoe.ask('person.block', { person: 'oskar' });
    await piet.ask('person.block', { person: 'zoe.berg' });
    await piet.ask('person.report', { person: 'zoe.berg', why: 'words' });
    await zoe.ask('person.report', { person: 'lena', why: 'other' });
    const { room } = await zoe.ask('room.create', { name: 'Film night', door: 'open', invite: ['maya'] });
    await maya.ask('room.join', { room: room.room });
    await zoe.ask('room.send', { room: room.room, key: 'key-number-4', body: text('what do we watch?') });
    await maya.ask('room.send', { room: room.room, key: 'key-number-5', body: text('anything') });
    await zoe.ask('room.create', { name: 'Nobody else', door: 'open' });
    // On air both ways, with what was decided about each other.
    await maya.ask('webcam.start', {});
    await maya.ask('webcam.invite', { person: 'zoe.berg' });
    await zoe.ask('webcam.start', {});
    await visitors.household.pass(6_000);
    const before = await tablesThatMention(db, 'zoe.berg');
    for (const table of ['accounts', 'messages', 'conversations', 'settings', 'blocks', 'guests', 'broadcasts']) {
      expect(before).toContain(table);
    }

    await leave();
    await visitors.household.pass(6_000);

    expect(await tablesThatMention(db, 'zoe.berg')).toEqual([]);
    expect(await db.selectFrom('avatars').select('hash').execute()).toEqual([]);
    expect(await db.selectFrom('messages').select('bytes').execute()).toEqual([{ bytes: 'between us' }]);
    expect(await db.selectFrom('room_messages').select('bytes').execute()).toEqual([{ bytes: 'anything' }]);
    expect(await db.selectFrom('rooms').select('name').execute()).toEqual([{ name: 'Film night' }]);
    expect((await maya.told('room.members', ({ members }) => members.length === 1)).members).toMatchObject([
      { person: 'maya' },
    ]);
    // What others had chosen about anybody else is as it was.
    expect((await visitors.signedIn('maya')).start?.settings).toMatchObject({ always: ['oskar'], never: ['lena'] });
    expect((await visitors.signedIn('lena')).start?.settings).toMatchObject({ always: [], never: [] });
  });

  it('is seen by friends at once: not there, not in the list, nothing that was said', async () => {
    await zoe.ask('message.send', { to: 'maya', key: 'key-number-1', body: text('hello') });
    await maya.ask('settings.set', { changes: { always: ['zoe.berg'] } });
    maya.events.length = 0;
    await leave();
    expect(await maya.told('person.gone')).toMatchObject({ person: 'zoe.berg' });
    expect(told(maya)).toEqual(['friend.removed', 'person.gone']);
    expect(await maya.told('settings.changed')).toMatchObject({ settings: { always: [] } });
    await expect(maya.ask('person.find', { person: 'zoe.berg' })).rejects.toMatchObject({ code: 'person.unknown' });
    expect((await maya.ask('message.page', { with: 'zoe.berg' })).messages).toEqual([]);
    const again = maya.ask('message.send', { to: 'zoe.berg', key: 'key-number-9', body: text('are you there?') });
    await expect(again).rejects.toMatchObject({ code: 'friend.only' });
    const { start } = await visitors.signedIn('maya');
    expect(start?.friends.map(({ person }) => person)).toEqual(['oskar']);
    expect(start?.conversations).toEqual([]);
  });

  it('is seen by those who asked, were asked, blocked them or only have messages of them, and by nobody else', async () => {
    const oskar = await visitors.signedIn('oskar');
    const lena = await visitors.signedIn('lena');
    const piet = await visitors.signedIn('piet');
    await zoe.ask('friend.ask', { person: 'piet' });
    await lena.ask('person.block', { person: 'zoe.berg' });
    await zoe.ask('message.send', { to: 'oskar', key: 'key-number-1', body: text('hello') });
    await zoe.ask('friend.remove', { person: 'oskar' });
    for (const client of [oskar, lena, piet]) client.events.length = 0;
    await leave();
    for (const client of [oskar, lena, piet]) await client.told('person.gone');
    expect(told(oskar)).toEqual(['person.gone']);
    expect(told(lena)).toEqual(['friend.removed', 'block.changed', 'person.gone']);
    expect(told(piet)).toEqual(['friend.request_closed', 'person.gone']);
    await lena.ask('account.delete', { password: PASSWORD });
    await piet.ask('seen', { seq: 0 });
    expect(told(piet)).toEqual(['friend.request_closed', 'person.gone']);
  });

  it('takes them off air and out of every webcam they watch', async () => {
    await zoe.ask('settings.set', { changes: { watchMode: 'friends' } });
    await maya.ask('settings.set', { changes: { watchMode: 'friends' } });
    await zoe.ask('webcam.start', {});
    await maya.ask('webcam.start', {});
    await maya.ask('view.open', { person: 'zoe.berg' });
    await zoe.ask('view.open', { person: 'maya' });
    await leave();
    await maya.told('view.ended');
    expect(visitors.household.house.webcam.isOnAir('zoe.berg')).toBe(false);
    await maya.told('webcam.viewer', ({ change, watching }) => change === 'left' && watching === 0);
  });

  it('signs every TV of theirs out, and leaves the one it was asked on for the next person', async () => {
    const bedroom = await visitors.signedIn('zoe.berg');
    await leave();
    expect(await bedroom.closed()).toBe(4012);
    await expect(zoe.ask('message.page', { with: 'maya' })).rejects.toMatchObject({ code: 'word.not_signed_in' });
    expect((await zoe.ask('account.sign_in', { person: 'oskar', password: PASSWORD })).me.person).toBe('oskar');
  });

  it('needs the password, and changes nothing without it', async () => {
    const wrong = zoe.ask('account.delete', { password: 'a guess' });
    await expect(wrong).rejects.toMatchObject({ code: 'auth.wrong' });
    await zoe.ask('seen', { seq: 0 });
    await maya.ask('seen', { seq: 0 });
    expect(told(maya)).not.toContain('person.gone');
    expect((await visitors.signedIn('zoe.berg')).start?.friends).toHaveLength(3);
  });

  it('leaves the ID to nobody: not a newcomer, not the operator, and signing in says what it says to any stranger', async () => {
    await leave();
    const newcomer = await stranger();
    const register = newcomer.ask('account.register', { person: 'zoe.berg', name: 'Zoe', password: PASSWORD });
    await expect(register).rejects.toMatchObject({ code: 'account.taken' });
    const signIn = newcomer.ask('account.sign_in', { person: 'zoe.berg', password: PASSWORD });
    await expect(signIn).rejects.toMatchObject({ code: 'auth.wrong' });
    const admin = new AccountAdmin(visitors.household.store.db, new Passwords(quickHasher), () => 0);
    await expect(admin.add('zoe.berg', 'Zoe', PASSWORD)).rejects.toThrow(/nobody gets it again/);
  });
});

describe('settings without somebody', () => {
  it('are only the lists that named them', () => {
    const settings = { watchMode: 'ask', always: ['a', 'gone', 'b'], never: ['c'], later: ['gone'], picture: 5 };
    expect(without(settings, 'gone')).toEqual({ always: ['a', 'b'], later: [] });
    expect(without(settings, 'ask')).toEqual({});
  });
});

describe('every table with people in it', () => {
  /** What holds people without referring to their account: by hand in deletion.ts, or with its conversation. */
  const OTHERWISE = ['accounts', 'guests', 'messages', 'cursors', 'room_messages', 'room_hidden'];
  const PERSON = /^(person|other|blocked|first|second|.*_person)$/;

  it('lets them go with their account', async () => {
    const visitors = await Visitors.open();
    const { db } = visitors.household.store;
    const tables = await sql<{ name: string; column: string }>`
      select t.name, c.name as "column" from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'`.execute(
      db,
    );
    const gone = await sql<{ name: string; column: string }>`
      select t.name, k."from" as "column" from sqlite_master t, pragma_foreign_key_list(t.name) k
      where t.type = 'table' and k."table" = 'accounts' and k.on_delete = 'CASCADE'`.execute(db);
    const cascades = new Set(gone.rows.map(({ name, column }) => `${name}.${column}`));
    const people = tables.rows.filter(({ name, column }) => PERSON.test(column) && !OTHERWISE.includes(name));
    expect(people.length).toBeGreaterThan(10);
    const staying = people.map(({ name, column }) => `${name}.${column}`).filter((column) => !cascades.has(column));
    expect(staying).toEqual([]);
    await visitors.close();
  });
});
