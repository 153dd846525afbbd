import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Message } from '../../src/protocol/words.ts';
import { settle } from '../support/fake-clock.ts';
import type { Household } from '../support/household.ts';
import { type Arrival, Visitors } from '../support/visitors.ts';
import type { WsClient } from '../support/ws-client.ts';

/** W3, X5, "Settled" 14: what the stories of words between living rooms leave out. */
describe('messages between friends', () => {
  let visitors: Visitors;
  let household: Household;
  let noa: WsClient;
  let maya: WsClient;
  let keys: number;

  beforeEach(async () => {
    keys = 0;
    visitors = await Visitors.open({
      people: ['noa', 'maya', 'oskar', 'theo'],
      friends: [
        ['noa', 'maya'],
        ['noa', 'oskar'],
      ],
    });
    ({ household } = visitors);
    noa = await signedIn('noa');
    maya = await signedIn('maya');
  });
  afterEach(() => visitors.close());

  const signedIn = (person: string, arrival?: Arrival): Promise<WsClient> => visitors.signedIn(person, arrival);

  function send(
    from: WsClient,
    to: string,
    bytes: string,
    key?: string,
    kind = 'text',
  ): Promise<Answer<'message.send'>> {
    keys += 1;
    return from.ask('message.send', { to, key: key ?? `key-number-${keys}`, body: { kind, bytes } });
  }

  async function history(reader: WsClient, other: string): Promise<Message[]> {
    return (await reader.ask('message.page', { with: other })).messages;
  }
  const texts = async (reader: WsClient, other: string): Promise<string[]> =>
    (await history(reader, other)).map(({ body }) => body.bytes);
  const told = (client: WsClient, t: string) => client.events.filter((event) => event.t === t);

  it('are numbered by the conversation, both ways together', async () => {
    expect((await send(noa, 'maya', 'one')).sequence).toBe(1);
    expect((await send(maya, 'noa', 'two')).sequence).toBe(2);
    expect((await send(noa, 'oskar', 'other')).sequence).toBe(1);
    expect(await texts(maya, 'noa')).toEqual(['one', 'two']);
  });

  it('sent again with the same key change nothing, are answered the same and told to nobody', async () => {
    const first = await send(noa, 'maya', 'once', 'the-same-key');
    await household.pass(1_000);
    expect(await send(noa, 'maya', 'once', 'the-same-key')).toEqual(first);
    expect(await texts(maya, 'noa')).toEqual(['once']);
    expect(told(maya, 'message.new')).toHaveLength(1);
  });

  it('with a key that stands for another text are refused', async () => {
    await send(noa, 'maya', 'once', 'the-same-key');
    await expect(send(noa, 'maya', 'twice', 'the-same-key')).rejects.toMatchObject({ code: 'message.key_reused' });
    await expect(send(noa, 'maya', 'once', 'the-same-key', 'clip')).rejects.toMatchObject({
      code: 'message.key_reused',
    });
  });

  it('have keys of their sender’s own: the same key of two people is two messages', async () => {
    await send(noa, 'maya', 'mine', 'the-same-key');
    await send(maya, 'noa', 'mine too', 'the-same-key');
    expect(await texts(noa, 'maya')).toEqual(['mine', 'mine too']);
  });

  it('give the key away to their sender only', async () => {
    await send(noa, 'maya', 'hello', 'the-secret-key');
    expect((await history(noa, 'maya'))[0]?.key).toBe('the-secret-key');
    expect((await history(maya, 'noa'))[0]).not.toHaveProperty('key');
    expect(JSON.stringify(maya.events)).not.toContain('the-secret-key');
  });

  it('reach every TV of both, but not the one that sent them', async () => {
    const [noaToo, mayaToo] = [await signedIn('noa'), await signedIn('maya')];
    await send(noa, 'maya', 'hello');
    for (const client of [noaToo, maya, mayaToo]) expect(told(client, 'message.new')).toHaveLength(1);
    expect(told(noa, 'message.new')).toHaveLength(0);
  });

  describe('are refused', () => {
    it('to anybody but friends', async () => {
      for (const to of ['theo', 'nobody.here', 'noa']) {
        await expect(send(noa, to, 'hello')).rejects.toMatchObject({ code: 'friend.only' });
      }
    });

    it('empty, or of blanks', async () => {
      for (const text of ['', '   ', '\n\t']) {
        await expect(send(noa, 'maya', text)).rejects.toMatchObject({ code: 'message.empty' });
      }
    });

    it('over 500 characters, counted as people count: an emoji is one', async () => {
      await expect(send(noa, 'maya', 'x'.repeat(501))).rejects.toMatchObject({ code: 'message.too_long' });
      await expect(send(noa, 'maya', '💬'.repeat(501))).rejects.toMatchObject({ code: 'message.too_long' });
      await send(noa, 'maya', 'x'.repeat(500));
      await send(noa, 'maya', '💬'.repeat(500));
      expect(await texts(maya, 'noa')).toHaveLength(2);
    });

    it('and leave no number behind', async () => {
      await send(noa, 'maya', ' ').catch(() => {});
      expect((await send(noa, 'maya', 'hello')).sequence).toBe(1);
    });
  });

  describe('in pages', () => {
    beforeEach(async () => {
      for (let n = 1; n <= 7; n += 1) await send(noa, 'maya', `line ${n}`);
    });
    const page = (wish: object) => maya.ask('message.page', { with: 'noa', ...wish });
    const numbers = ({ messages }: Answer<'message.page'>): number[] => messages.map(({ sequence }) => sequence);

    it('come newest first page by page, each page in order', async () => {
      const newest = await page({ limit: 3 });
      expect([numbers(newest), newest.more]).toEqual([[5, 6, 7], true]);
      const older = await page({ limit: 3, before: 5 });
      expect([numbers(older), older.more]).toEqual([[2, 3, 4], true]);
      const oldest = await page({ limit: 3, before: 2 });
      expect([numbers(oldest), oldest.more]).toEqual([[1], false]);
    });

    it('come oldest first after a number', async () => {
      const next = await page({ limit: 3, after: 2 });
      expect([numbers(next), next.more]).toEqual([[3, 4, 5], true]);
      const last = await page({ limit: 3, after: 5 });
      expect([numbers(last), last.more]).toEqual([[6, 7], false]);
    });

    it('are nobody else’s: the history with somebody one does not know is empty', async () => {
      const oskar = await signedIn('oskar');
      expect((await oskar.ask('message.page', { with: 'maya' })).messages).toEqual([]);
    });
  });

  describe('marks', () => {
    beforeEach(async () => {
      for (let n = 1; n <= 3; n += 1) await send(noa, 'maya', `line ${n}`);
    });
    const mark = (fields: { delivered?: number; read?: number }) =>
      maya.ask('message.mark', { with: 'noa', ...fields });
    const heard = () => told(noa, 'message.marks').map((event) => ('theirs' in event ? event.theirs : undefined));

    it('only ever rise, and reading is also having received', async () => {
      expect((await mark({ read: 2 })).mine).toEqual({ delivered: 2, read: 2 });
      expect((await mark({ read: 1, delivered: 1 })).mine).toEqual({ delivered: 2, read: 2 });
      expect((await mark({ delivered: 3 })).mine).toEqual({ delivered: 3, read: 2 });
      expect(heard()).toEqual([
        { delivered: 2, read: 2 },
        { delivered: 3, read: 2 },
      ]);
    });

    it('never run ahead of the newest message', async () => {
      expect((await mark({ read: 999 })).mine).toEqual({ delivered: 3, read: 3 });
    });

    it('count what is unread, and tell the other TVs of the reader', async () => {
      const mayaToo = await signedIn('maya');
      expect(mayaToo.start?.conversations).toMatchObject([{ with: 'noa', unread: 3, last: 3 }]);
      expect((await mark({ read: 2 })).unread).toBe(1);
      expect(await mayaToo.told('message.marks')).toMatchObject({ with: 'noa', unread: 1, mine: { read: 2 } });
    });

    it('of somebody invisible are told to nobody until they answer', async () => {
      await maya.ask('presence.set', { status: 'invisible' });
      await mark({ read: 3 });
      await settle();
      expect(heard()).toEqual([]);
      expect((await signedIn('noa')).start?.conversations[0]?.theirs).toEqual({ delivered: 0, read: 0 });
      expect((await noa.ask('message.page', { with: 'maya' })).theirs).toEqual({ delivered: 0, read: 0 });
      await send(maya, 'noa', 'here I am');
      expect(heard()).toEqual([{ delivered: 3, read: 3 }]);
    });

    it('of somebody invisible are told when they are visible again', async () => {
      await maya.ask('presence.set', { status: 'invisible' });
      await mark({ read: 3 });
      await maya.ask('presence.set', { status: 'available' });
      expect(await noa.told('message.marks')).toMatchObject({ theirs: { delivered: 3, read: 3 } });
    });
  });

  describe('typing', () => {
    const typing = () => told(maya, 'message.typing').map((event) => ('typing' in event ? event.typing : undefined));
    const say = (now: boolean) => noa.ask('message.typing', { to: 'maya', typing: now });

    it('is told once, kept up by renewing it, and over after six seconds by itself', async () => {
      await say(true);
      await household.pass(5_000);
      await say(true);
      await household.pass(5_000);
      expect(typing()).toEqual([true]);
      await household.pass(1_000);
      expect(typing()).toEqual([true, false]);
    });

    it('ends with the message', async () => {
      await say(true);
      await send(noa, 'maya', 'done');
      expect(typing()).toEqual([true, false]);
      expect(maya.events.map(({ t }) => t).filter((t) => t.startsWith('message.'))).toEqual([
        'message.typing',
        'message.typing',
        'message.new',
      ]);
    });

    it('of somebody invisible, or to somebody who is no friend, is told to nobody', async () => {
      await noa.ask('presence.set', { status: 'invisible' });
      await say(true);
      const theo = await signedIn('theo');
      await noa.ask('message.typing', { to: 'theo', typing: true });
      await settle();
      expect(typing()).toEqual([]);
      expect(told(theo, 'message.typing')).toEqual([]);
    });
  });

  describe('to somebody who has blocked their sender', () => {
    beforeEach(async () => {
      await send(noa, 'maya', 'before');
      await maya.ask('person.block', { person: 'noa' });
    });

    it('look as if they were sent, and are never seen, not even after the block is taken back', async () => {
      const { sequence } = await send(noa, 'maya', 'are you there');
      expect(sequence).toBe(2);
      expect(await texts(noa, 'maya')).toEqual(['before', 'are you there']);
      expect(await texts(maya, 'noa')).toEqual(['before']);
      await maya.ask('person.unblock', { person: 'noa' });
      expect(await texts(maya, 'noa')).toEqual(['before']);
      const again = await signedIn('maya');
      expect(again.start?.conversations).toMatchObject([{ with: 'noa', last: 1, unread: 1 }]);
      await send(noa, 'maya', 'after');
      expect(await texts(maya, 'noa')).toEqual(['before', 'after']);
    });

    it('bring no marks and no typing back', async () => {
      await send(noa, 'maya', 'are you there');
      await maya.ask('message.mark', { with: 'noa', read: 2 });
      await maya.ask('message.typing', { to: 'noa', typing: true });
      await settle();
      expect(told(noa, 'message.marks')).toEqual([]);
      expect(told(noa, 'message.typing')).toEqual([]);
    });
  });

  describe('while people move to another server of the same store (X4)', () => {
    const SECOND = 'ws://second.test/ws';
    const words = (client: WsClient): string[] =>
      client.events.flatMap((event) => (event.t === 'message.new' ? [event.message.body.bytes] : []));

    beforeEach(async () => {
      await send(noa, 'maya', 'first');
    });

    it('sent by a friend who is still on the old one are told on the new one as soon as the friend arrives', async () => {
      await household.start(SECOND);
      const noaThere = await signedIn('noa', { url: SECOND });
      for (let n = 0; n < 120; n += 1) await send(maya, 'noa', `late ${n}`);
      await signedIn('maya', { url: SECOND });
      await noaThere.told('message.new', ({ message }) => message.body.bytes === 'late 119');
      expect(words(noaThere)).toEqual(Array.from({ length: 120 }, (_, n) => `late ${n}`));
    });

    it('are told before what is sent next, in order and once', async () => {
      await household.start(SECOND);
      const noaThere = await signedIn('noa', { url: SECOND });
      const noaToo = await signedIn('noa', { url: SECOND });
      await send(maya, 'noa', 'late');
      await send(noaThere, 'maya', 'next');
      const mayaThere = await signedIn('maya', { url: SECOND });
      expect(words(noaThere)).toEqual(['late']);
      expect(words(noaToo)).toEqual(['late', 'next']);
      await send(mayaThere, 'noa', 'last');
      expect(words(noaThere)).toEqual(['late', 'last']);
      expect(words(noaToo)).toEqual(['late', 'next', 'last']);
      // All of it was in her start.
      expect(words(mayaThere)).toEqual([]);
    });

    it('are told of a conversation that began meanwhile', async () => {
      const oskar = await signedIn('oskar');
      await household.start(SECOND);
      const noaThere = await signedIn('noa', { url: SECOND });
      await send(oskar, 'noa', 'the very first');
      await signedIn('oskar', { url: SECOND });
      expect(words(noaThere)).toEqual(['the very first']);
    });
  });

  it('are in the first answer of a TV as one line a conversation, with the newest', async () => {
    await send(noa, 'maya', 'one');
    await send(maya, 'noa', 'two');
    const again = await signedIn('noa');
    expect(again.start?.conversations).toEqual([
      expect.objectContaining({
        with: 'maya',
        last: 2,
        unread: 1,
        newest: expect.objectContaining({ sequence: 2, from: 'maya' }),
      }),
    ]);
  });
});
