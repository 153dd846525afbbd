import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Conversation } from '../../src/model/conversation.ts';
import type { Draft } from '../../src/model/thread.ts';
import { ASK_MS, PAGE_MESSAGES, TYPING_MS } from '../../src/protocol/limits.ts';
import type { Message } from '../../src/protocol/words.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { Household, type TestTv } from '../support/household.ts';
import { connectedTo, type Said, ScriptedServer } from '../support/scripted-server.ts';

const NO_MARKS = { delivered: 0, read: 0 };

describe('the conversation with a friend', () => {
  let clock: FakeClock;
  let server: ScriptedServer;
  let talk: Conversation;
  let kept: readonly Draft[];
  let keys: number;

  const conversation = (drafts: readonly Draft[] = []): Conversation =>
    new Conversation('maya', drafts, {
      connection: connectedTo(clock, server),
      clock,
      me: () => 'noa',
      newKey: () => {
        keys += 1;
        return `key-number-${keys}`;
      },
      keepDrafts: (now) => {
        kept = now;
      },
    });

  beforeEach(() => {
    clock = new FakeClock();
    server = new ScriptedServer();
    kept = [];
    keys = 0;
    talk = conversation();
  });

  const sends = (): Said[] => server.line.all('message.send');
  const textOf = (word: Said): string => (word['body'] as { bytes: string }).bytes;
  const states = (): string[] => talk.thread.peek().drafts.map(({ text, state }) => `${text} ${state}`);
  const texts = (): string[] => talk.thread.peek().messages.map(({ body }) => body.bytes);
  const theirs = (sequence: number): Message => ({
    sequence,
    from: 'maya',
    at: clock.now(),
    body: { kind: 'text', bytes: `theirs ${sequence}` },
  });
  /** Answers the newest message sent. */
  const store = async (sequence: number): Promise<void> => {
    server.line.answer(server.line.last('message.send'), { sequence, at: clock.now() });
    await settle();
  };
  const refuse = async (code: string): Promise<void> => {
    server.line.refuse(server.line.last('message.send'), code);
    await settle();
  };

  describe('what is sent', () => {
    it('is on the screen before the server has it, and once when it has', async () => {
      talk.send('Soup is on.');
      expect(states()).toEqual(['Soup is on. sending']);
      expect(server.line.last('message.send')).toMatchObject({ to: 'maya', key: 'key-number-1' });
      await store(1);
      expect(states()).toEqual([]);
      expect(texts()).toEqual(['Soup is on.']);
    });

    it('goes out one after the other, in the order it was written', async () => {
      for (const text of ['one', 'two', 'three']) talk.send(text);
      expect(sends().map(textOf)).toEqual(['one']);
      await store(1);
      await store(2);
      await store(3);
      expect(sends().map(textOf)).toEqual(['one', 'two', 'three']);
      expect(texts()).toEqual(['one', 'two', 'three']);
    });

    it('can be taken back while it is held, and not after', async () => {
      const first = talk.send('On my way', 4_000);
      await clock.pass(3_999);
      expect(sends()).toEqual([]);
      expect(talk.undo(first)).toBe(true);
      await clock.pass(1_000);
      expect(sends()).toEqual([]);
      const second = talk.send('On my way', 4_000);
      await clock.pass(4_000);
      expect(sends().map(textOf)).toEqual(['On my way']);
      expect(talk.undo(second)).toBe(false);
    });

    it('that was refused for good says so, lets the next ones pass, and goes again with the same key', async () => {
      const key = talk.send('too long');
      talk.send('short');
      await refuse('message.too_long');
      expect(states()).toEqual(['too long failed', 'short sending']);
      expect(talk.thread.peek().drafts[0]?.code).toBe('message.too_long');
      await store(1);
      talk.again(key);
      await store(2);
      expect(sends().map((word) => word['key'])).toEqual([key, 'key-number-2', key]);
      expect(texts()).toEqual(['short', 'too long']);
    });

    for (const code of ['server.failed', 'limit.words', 'server.stopping']) {
      it(`and met ${code} waits for a better moment, before what was written after it`, async () => {
        const key = talk.send('one');
        talk.send('two');
        await refuse(code);
        expect(states()).toEqual(['one sending', 'two sending']);
        void talk.flush();
        await store(1);
        await store(2);
        expect(sends().map((word) => word['key'])).toEqual([key, key, 'key-number-2']);
        expect(texts()).toEqual(['one', 'two']);
      });
    }

    it('is kept until it is stored, so that it survives the app being closed', async () => {
      talk.send('one');
      talk.send('two');
      expect(kept.map(({ text }) => text)).toEqual(['one', 'two']);
      await store(1);
      expect(kept.map(({ text }) => text)).toEqual(['two']);
      talk = conversation(kept);
      void talk.flush();
      await settle();
      expect(server.line.last('message.send')).toMatchObject({ key: 'key-number-2' });
    });

    it('from another TV of the same person takes the place of the draft here', () => {
      talk.send('one');
      talk.took({ ...theirs(1), from: 'noa', key: 'key-number-1' });
      expect(states()).toEqual([]);
      expect(talk.unread.peek()).toBe(0);
    });
  });

  describe('unread messages', () => {
    it('are those of the friend, while the conversation is not on the screen', async () => {
      talk.took(theirs(1));
      talk.took({ ...theirs(2), from: 'noa' });
      expect(talk.unread.peek()).toBe(1);
      const opened = talk.open();
      server.line.answer(server.line.last('message.page'), { messages: [theirs(1)], more: false, theirs: NO_MARKS });
      await opened;
      expect(talk.unread.peek()).toBe(0);
      talk.took(theirs(3));
      expect(talk.unread.peek()).toBe(0);
      talk.close();
      talk.took(theirs(4));
      expect(talk.unread.peek()).toBe(1);
    });

    it('are marked as delivered in one word, and as read only once they are on the screen', async () => {
      for (const sequence of [1, 2, 3]) talk.took(theirs(sequence));
      await clock.pass(200);
      expect(server.line.all('message.mark')).toMatchObject([{ with: 'maya', delivered: 3, read: 0 }]);
      server.line.answer(server.line.last('message.mark'), { mine: { delivered: 3, read: 0 }, unread: 3 });
      await settle();
      expect(talk.unread.peek()).toBe(3);
      const opened = talk.open();
      server.line.answer(server.line.last('message.page'), {
        messages: [1, 2, 3].map(theirs),
        more: false,
        theirs: NO_MARKS,
      });
      await opened;
      await clock.pass(200);
      expect(server.line.last('message.mark')).toMatchObject({ delivered: 3, read: 3 });
    });

    it('read on another TV are read here', () => {
      talk.took(theirs(1));
      talk.marked({ with: 'maya', mine: { delivered: 1, read: 1 }, unread: 0 });
      expect(talk.unread.peek()).toBe(0);
    });
  });

  describe('what the friend has read', () => {
    const marked = (delivered: number, read: number): void =>
      talk.marked({ with: 'maya', theirs: { delivered, read } });

    it('is known with its time for what was read while this TV was there', async () => {
      marked(2, 1);
      const first = clock.now();
      await clock.pass(60_000);
      marked(3, 3);
      expect([1, 2, 3, 4].map((sequence) => talk.readAt(sequence))).toEqual([
        undefined,
        first + 60_000,
        first + 60_000,
        undefined,
      ]);
    });

    it('has no time when that happened while it was away', () => {
      marked(1, 1);
      talk.started({ with: 'maya', last: 2, unread: 0, mine: NO_MARKS, theirs: { delivered: 2, read: 2 } });
      expect([talk.readAt(1), talk.readAt(2)]).toEqual([undefined, undefined]);
      expect(talk.theirs.peek().read).toBe(2);
    });
  });

  describe('typing', () => {
    const said = (): unknown[] => server.line.all('message.typing').map(({ typing }) => typing);

    it('is said at most every three seconds, and its end once', async () => {
      for (let n = 0; n < 10; n += 1) {
        talk.sayTyping(true);
        await clock.pass(TYPING_MS / 12);
      }
      expect(said()).toEqual([true, true]);
      talk.sayTyping(false);
      talk.sayTyping(false);
      expect(said()).toEqual([true, true, false]);
    });

    it('that was never said is not taken back', () => {
      talk.sayTyping(false);
      talk.close();
      expect(said()).toEqual([]);
    });

    it('ends with leaving the conversation', () => {
      talk.sayTyping(true);
      talk.close();
      expect(said()).toEqual([true, false]);
    });

    it('of the friend ends with their message, and by itself when the word is lost', async () => {
      talk.typed(true);
      talk.took(theirs(1));
      expect(talk.typing.peek()).toBe(false);
      talk.typed(true);
      await clock.pass(TYPING_MS * 2);
      expect(talk.typing.peek()).toBe(false);
    });
  });
});

describe('a conversation on the real server', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya'] });
    noa = await household.signedIn('noa');
    maya = await household.signedIn('maya');
  });
  afterEach(() => household.close());

  it('has its history in pages, back to the first message, in order and without a hole', async () => {
    const lines = Array.from({ length: PAGE_MESSAGES * 2 + 20 }, (_, n) => `line ${n}`);
    for (const line of lines) maya.tv.conversations.with('noa').send(line);
    await household.pass(20_000);
    // A TV that knows nothing yet.
    const other = await household.signedIn('noa');
    const talk = other.tv.conversations.with('maya');
    await talk.open();
    expect(other.texts('maya')).toEqual(lines.slice(-PAGE_MESSAGES));
    let pages = 0;
    while (await talk.loadOlder()) pages += 1;
    expect(pages).toBe(2);
    expect(other.texts('maya')).toEqual(lines);
    expect(await talk.loadOlder()).toBe(false);
  });

  it('that was just opened when the server went away is there when it is back', async () => {
    maya.tv.conversations.with('noa').send('Are you there?');
    await household.pass(500);
    noa.plug.pull();
    const opened = noa.tv.conversations
      .with('maya')
      .open()
      .catch(() => {});
    await household.pass(100);
    household.kill();
    noa.plug.mend();
    await household.start();
    await household.pass(60_000);
    await opened;
    expect(noa.tv.link.peek().is).toBe('open');
    expect(noa.texts('maya')).toEqual(['Are you there?']);
    expect(maya.tv.conversations.with('noa').theirs.peek().read).toBe(1);
  });

  it('shows a message to a friend who was removed as not sent, and sends it when they are friends again', async () => {
    await maya.tv.friends.remove('noa');
    const key = noa.tv.conversations.with('maya').send('Still there?');
    await household.pass(100);
    expect(noa.tv.conversations.with('maya').thread.peek().drafts).toMatchObject([{ key, state: 'failed' }]);
    await noa.tv.friends.ask({ person: 'maya', name: 'Maya', avatar: null });
    await household.pass(ASK_MS);
    await maya.tv.friends.answer('noa', true);
    noa.tv.conversations.with('maya').again(key);
    await household.pass(100);
    await maya.tv.conversations.with('noa').open();
    expect(maya.texts('noa')).toEqual(['Still there?']);
  });
});
