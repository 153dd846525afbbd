import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Household, type TestTv } from '../support/household.ts';

/** 17, 21: what somebody chooses for a conversation is theirs, on all of their TVs, and nobody else hears of it. */
describe('a conversation that somebody', () => {
  let household: Household;
  let noa: TestTv;
  let noaToo: TestTv;
  let maya: TestTv;

  beforeEach(async () => {
    household = await Household.open({
      people: ['noa', 'maya', 'theo'],
      friends: [['noa', 'maya']],
    });
    noa = await household.signedIn('noa');
    noaToo = await household.signedIn('noa');
    maya = await household.signedIn('maya');
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const talk = (tv: TestTv, person = 'maya') => tv.tv.conversations.with(person);
  const say = async (from: TestTv, to: string, text: string): Promise<void> => {
    from.tv.conversations.with(to).send(text);
    await household.pass(500);
  };
  /** All that Maya's TV knows of the conversation. */
  const mayasView = () => ({
    texts: maya.texts('noa'),
    marks: talk(maya, 'noa').theirs.peek(),
    unread: maya.tv.conversations.unread('noa'),
    presence: maya.presence('noa'),
  });

  describe('mutes', () => {
    it('is muted on every TV of theirs at once, and at the next sign-in', async () => {
      await talk(noa).mute(true);
      await household.pass(100);
      expect(talk(noaToo).muted.peek()).toBe(true);
      const later = await household.signedIn('noa');
      expect(talk(later).muted.peek()).toBe(true);
      await talk(noaToo).mute(false);
      await household.pass(100);
      expect(talk(noa).muted.peek()).toBe(false);
    });

    it('still counts its messages, but not among the news', async () => {
      await talk(noa).mute(true);
      await say(maya, 'noa', 'Are you there?');
      for (const { tv } of [noa, noaToo]) {
        expect(tv.conversations.unread('maya')).toBe(1);
        expect(tv.conversations.unreadTotal()).toBe(0);
      }
      await talk(noaToo).mute(false);
      await household.pass(100);
      expect(noa.tv.conversations.unreadTotal()).toBe(1);
    });

    it('is the same for the other side', async () => {
      await say(maya, 'noa', 'Hello');
      const before = mayasView();
      await talk(noa).mute(true);
      await household.pass(500);
      expect(mayasView()).toEqual(before);
      expect(talk(maya, 'noa').muted.peek()).toBe(false);
    });

    it('is found muted after a cut', async () => {
      noaToo.plug.pull();
      await talk(noa).mute(true);
      noaToo.plug.mend();
      await household.pass(40_000);
      expect(talk(noaToo).muted.peek()).toBe(true);
    });
  });

  describe('deletes for themselves', () => {
    beforeEach(async () => {
      await say(maya, 'noa', 'one');
      await say(noa, 'maya', 'two');
      await talk(noa).open();
      await talk(noaToo).load();
      await talk(maya, 'noa').open();
      await household.pass(500);
      talk(noa).close();
    });

    it('is empty on every TV of theirs, and at the next sign-in', async () => {
      expect(noaToo.texts('maya')).toEqual(['one', 'two']);
      await talk(noa).clear();
      await household.pass(100);
      for (const tv of [noa, noaToo, await household.signedIn('noa')]) {
        expect(tv.texts('maya')).toEqual([]);
        expect(talk(tv).newest).toBeUndefined();
        await talk(tv).open();
        expect(tv.texts('maya')).toEqual([]);
      }
    });

    it('is the same for the other side, marks and all', async () => {
      await say(maya, 'noa', 'unread');
      const before = mayasView();
      expect(before.marks).toEqual({ delivered: 3, read: 2 });
      await talk(noa).clear();
      await household.pass(5_000);
      expect(mayasView()).toEqual(before);
    });

    it('does not count any more what was unread', async () => {
      await say(maya, 'noa', 'unread');
      expect(noaToo.tv.conversations.unreadTotal()).toBe(1);
      await talk(noa).clear();
      await household.pass(100);
      for (const { tv } of [noa, noaToo]) expect(tv.conversations.unreadTotal()).toBe(0);
    });

    it('comes back with the next message, and with that alone', async () => {
      await talk(noa).clear();
      await say(maya, 'noa', 'three');
      for (const tv of [noa, noaToo, await household.signedIn('noa')]) {
        await talk(tv).load();
        expect(tv.texts('maya')).toEqual(['three']);
        expect(tv.tv.conversations.unread('maya')).toBe(1);
      }
    });

    it('keeps a message that came while they deleted', async () => {
      noa.plug.pull();
      await say(maya, 'noa', 'just now');
      const cleared = talk(noa).clear();
      noa.plug.mend();
      await household.pass(40_000);
      await cleared;
      expect(noa.texts('maya')).toEqual(['just now']);
      expect(noaToo.texts('maya')).toEqual(['just now']);
    });

    it('is found empty by a TV that was off the line', async () => {
      noaToo.plug.pull();
      await talk(noa).clear();
      noaToo.plug.mend();
      await household.pass(40_000);
      expect(noaToo.texts('maya')).toEqual([]);
    });

    it('is found empty after the server was started anew', async () => {
      await talk(noa).clear();
      household.kill();
      await household.start();
      await household.pass(90_000);
      await talk(noaToo).open();
      expect(noaToo.texts('maya')).toEqual([]);
      expect(maya.texts('noa')).toEqual(['one', 'two']);
    });

    it('takes what did not get away with it', async () => {
      talk(noa).send('held', 60_000);
      await talk(noa).clear();
      expect(talk(noa).thread.peek().drafts).toEqual([]);
    });
  });

  it('marks as read without opening counts as read on every TV, and for the friend', async () => {
    await say(maya, 'noa', 'one');
    expect(noaToo.tv.conversations.unread('maya')).toBe(1);
    await talk(noa).markRead();
    await household.pass(100);
    for (const { tv } of [noa, noaToo]) expect(tv.conversations.unread('maya')).toBe(0);
    expect(talk(maya, 'noa').theirs.peek().read).toBe(1);
  });

  it('looks at from afar is not read by that', async () => {
    await say(maya, 'noa', 'one');
    await talk(noa).load();
    await household.pass(500);
    expect(noa.texts('maya')).toEqual(['one']);
    expect(noa.tv.conversations.unread('maya')).toBe(1);
    expect(talk(maya, 'noa').theirs.peek()).toEqual({ delivered: 1, read: 0 });
  });

  it('has with nobody they know cannot be chosen for, whether there is such a person or not', async () => {
    for (const person of ['theo', 'nobody.here']) {
      await expect(talk(noa, person).mute(true)).rejects.toMatchObject({ code: 'friend.only' });
      expect(talk(noa, person).muted.peek()).toBe(false);
    }
  });

  it('has with somebody who blocked them is as it was: nothing shows the block', async () => {
    await say(noa, 'maya', 'one');
    await maya.tv.friends.block('noa');
    await household.pass(100);
    await talk(noa).mute(true);
    await say(noa, 'maya', 'two');
    await talk(noa).clear();
    await household.pass(100);
    expect(talk(noaToo).muted.peek()).toBe(true);
    expect(noaToo.texts('maya')).toEqual([]);
    expect(maya.tv.conversations.all().flatMap(({ person }) => maya.texts(person))).toEqual(['one']);
  });
});
