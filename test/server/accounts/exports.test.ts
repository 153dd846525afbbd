import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFriendship } from '../../../server/friends/queries.ts';
import { EXPORT_MS } from '../../../src/protocol/limits.ts';
import { PASSWORD } from '../../support/household.ts';
import { png } from '../../support/portraits.ts';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

const text = (bytes: string) => ({ kind: 'text', bytes });

describe('exporting one’s data', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open({ people: ['noa', 'maya', 'oskar'], friends: [['noa', 'maya']] });
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
  });
  afterEach(() => visitors.close());

  const ask = async (): Promise<string> => (await noa.ask('account.export', { password: PASSWORD })).path;
  const take = (path: string) => visitors.household.house.exports.take(path.slice('/export/'.length));
  async function fetched(path: string) {
    const file = take(path);
    if (!file) return undefined;
    let body = '';
    for await (const chunk of file.chunks) body += chunk;
    return { name: file.name, body, data: JSON.parse(body) };
  }

  it('gives everything that is stored about a person, as one file', async () => {
    const picture = Buffer.from(png(64, 64)).toString('base64');
    await noa.ask('account.picture', { picture });
    await noa.ask('presence.set', { text: 'Cooking' });
    await noa.ask('settings.set', { changes: { always: ['maya'], picture: 2 } });
    await noa.ask('friend.ask', { person: 'oskar' });
    await noa.ask('message.send', { to: 'maya', key: 'key-number-1', body: text('Soup is on. "Now" \u2764\n') });
    await maya.ask('message.send', { to: 'noa', key: 'key-number-2', body: text('Save me a bowl') });
    await noa.ask('message.mark', { with: 'maya', read: 2 });
    await noa.ask('conversation.mute', { with: 'maya', muted: true });
    await noa.ask('webcam.start', {});
    await maya.ask('view.open', { person: 'noa' });
    await noa.ask('person.report', { person: 'oskar', why: 'pretends' });
    await noa.ask('account.pin', { pin: '2468', password: PASSWORD });
    await noa.ask('child.create', { person: 'mika', name: 'Mika', password: PASSWORD, pin: '2468' });
    await addFriendship(visitors.household.store.db, 'mika', 'maya', 1);
    await noa.ask('child.set', { child: 'mika', familyOnly: true, family: ['maya'] });
    const file = await fetched(await ask());
    expect(file?.name).toBe('hearth-noa-2026-11-21.json');
    expect(file?.data).toMatchObject({
      format: 'hearth-export',
      version: 1,
      account: { person: 'noa', name: 'Noa', statusText: 'Cooking' },
      picture: { type: 'image/png', base64: picture },
      settings: { always: ['maya'], picture: 2 },
      devices: [{ name: 'Living room', kind: 'tv' }],
      friends: [
        { person: 'maya', name: 'Maya' },
        { person: 'mika', name: 'Mika' },
      ],
      requests: { toMe: [], mine: [{ person: 'oskar' }] },
      blocked: [],
      broadcasts: [{ endedAt: null, decided: [] }],
      conversationChoices: [{ with: 'maya', muted: true, clearedUpTo: 0 }],
      household: {
        pin: true,
        guardian: null,
        familyOnlySince: null,
        family: [],
        children: [{ person: 'mika', familyOnlySince: expect.any(Number), family: ['maya'] }],
      },
      rooms: { inside: [], said: [] },
      missed: [],
      watchedMe: [{ person: 'maya', small: false, by: 'always' }],
      reported: [{ person: 'oskar', why: 'pretends', closedAt: null }],
      conversations: [
        {
          with: 'maya',
          read: 2,
          messages: [
            { sequence: 1, from: 'noa', kind: 'text', text: 'Soup is on. "Now" \u2764\n' },
            { sequence: 2, from: 'maya', text: 'Save me a bowl' },
          ],
        },
      ],
    });
  });

  it('gives no secret, and nothing that is another’s to know', async () => {
    await maya.ask('person.block', { person: 'noa' });
    await maya.ask('message.send', { to: 'noa', key: 'key-number-1', body: text('never to be seen') });
    const file = await fetched(await ask());
    expect(file?.data.conversations).toMatchObject([{ messages: [] }]);
    expect(file?.body).not.toMatch(/never to be seen|blockedBy|hash|secret|plain:/);
    expect(file?.body).not.toContain(noa.start?.token?.token);
  });

  it('gives long histories whole and in order', async () => {
    const { db } = visitors.household.store;
    await noa.ask('message.send', { to: 'maya', key: 'key-number-1', body: text('1') });
    const more = Array.from({ length: 1_234 }, (_, n) => ({
      conversation: 'maya noa',
      sequence: n + 2,
      from_person: n % 2 ? 'noa' : 'maya',
      key: `k${n}`,
      at: n,
      ...text(`${n + 2}`),
      hidden: 0,
    }));
    for (let at = 0; at < more.length; at += 500)
      await db
        .insertInto('messages')
        .values(more.slice(at, at + 500))
        .execute();
    const texts = (await fetched(await ask()))?.data.conversations[0].messages.map(
      (message: { text: string }) => message.text,
    );
    expect(texts).toEqual(Array.from({ length: 1_235 }, (_, n) => `${n + 1}`));
  });

  it('works once', async () => {
    const path = await ask();
    expect(await fetched(path)).toBeDefined();
    expect(take(path)).toBeUndefined();
  });

  it('works for ten minutes, and the newest address only', async () => {
    const first = await ask();
    const second = await ask();
    expect(take(first)).toBeUndefined();
    await visitors.household.pass(EXPORT_MS);
    expect(take(second)).toBeUndefined();
    expect(take('/export/anything')).toBeUndefined();
  });

  it('needs the password', async () => {
    const refused = noa.ask('account.export', { password: 'a guess' });
    await expect(refused).rejects.toMatchObject({ code: 'auth.wrong' });
  });

  it('is over when the account is deleted', async () => {
    const path = await ask();
    await noa.ask('account.delete', { password: PASSWORD });
    expect(take(path)).toBeUndefined();
  });
});
