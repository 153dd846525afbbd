import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../support/fake-clock.ts';
import { Household, type TestTv } from '../support/household.ts';

/** X4 and "Settled" 6, in the middle of a conversation and of watching. */
describe('a line that breaks', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let seen: string[];

  beforeEach(async () => {
    household = await Household.open();
    noa = await household.signedIn('noa');
    maya = await household.signedIn('maya');
    await noa.tv.conversations.with('maya').open();
    await maya.tv.conversations.with('noa').open();
    seen = [];
    // Every change of how Maya looks to Noa; presence that flaps would show here.
    noa.tv.friends.all.subscribe((friends) => {
      const status = friends.find(({ person }) => person === 'maya')?.presence.status;
      if (status && seen[seen.length - 1] !== status) seen.push(status);
    });
  });
  afterEach(() => household.close());

  for (const seconds of [1, 5, 20, 45]) {
    for (const how of ['seen by both sides', 'with nobody told'] as const) {
      it(`of ${seconds} s, ${how}, loses and doubles nothing, and presence does not flap`, async () => {
        const talk = noa.tv.conversations.with('maya');
        talk.send('one');
        await household.pass(300);
        if (how === 'seen by both sides') maya.plug.cut();
        maya.plug.pull();
        talk.send('two');
        maya.tv.conversations.with('noa').send('from the dark');
        await household.pass(seconds * 1000);
        talk.send('three');
        maya.plug.mend();
        await household.pass(31_000);
        expect(maya.texts('noa').sort()).toEqual(['from the dark', 'one', 'three', 'two']);
        expect(noa.texts('maya').sort()).toEqual(['from the dark', 'one', 'three', 'two']);
        expect(maya.texts('noa')).toEqual(noa.texts('maya'));
        expect(seen).toEqual(['available']);
      });
    }
  }

  for (const seconds of [1, 5, 14, 16, 20, 45]) {
    it(`of ${seconds} s, with nobody told, in the middle of watching: pictures come again by themselves`, async () => {
      await noa.tv.settings.set({ watchMode: 'friends' });
      await noa.tv.air.goOnAir();
      const { shown, viewing } = maya.watch('noa');
      await household.pass(3_000);
      maya.plug.pull();
      await household.pass(seconds * 1000);
      const before = shown.length;
      maya.plug.mend();
      // As long as it takes to notice, and the longest wait between two tries.
      await household.pass(20_000);
      expect(before).toBeGreaterThan(0);
      expect(shown.length).toBeGreaterThan(before + 10);
      expect(viewing.state.peek()).toMatchObject({ is: 'watching', paused: false });
    });
  }

  it('that only the TV noticed, with a picture on its way: pictures come again at once', async () => {
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    const { shown } = maya.watch('noa');
    await household.pass(3_000);
    // The server is not told, and no ack reaches it; the TV opens a new line at once.
    maya.plug.pull();
    await household.pass(200);
    maya.plug.cut();
    maya.plug.mend();
    const before = shown.length;
    await household.pass(5_000);
    expect(shown.length).toBeGreaterThan(before + 5);
  });

  it('of 70 s ends the session: offline for a while, and still nothing is lost', async () => {
    maya.plug.cut();
    maya.plug.pull();
    noa.tv.conversations.with('maya').send('are you there');
    await household.pass(70_000);
    expect(seen).toEqual(['available', 'offline']);
    maya.plug.mend();
    await household.pass(31_000);
    expect(seen).toEqual(['available', 'offline', 'available']);
    expect(maya.texts('noa')).toEqual(['are you there']);
  });

  it('is noticed within 15 s when nobody is told', async () => {
    maya.plug.pull();
    await household.pass(15_000);
    expect(maya.tv.link.peek().is).not.toBe('open');
  });

  it('fetches nothing again that is already known', async () => {
    for (let n = 0; n < 20; n += 1) noa.tv.conversations.with('maya').send(`line ${n}`);
    await household.pass(1_000);
    const before = household.net.passed.bytesToClient;
    maya.plug.cut();
    await household.pass(3_000);
    expect(maya.tv.link.peek().is).toBe('open');
    // Welcome, no start, no history: a few hundred bytes with the heartbeats of both.
    expect(household.net.passed.bytesToClient - before).toBeLessThan(1_500);
  });

  it('with more missed than the server keeps is a gap: everything is told afresh and history is paged', async () => {
    maya.plug.cut();
    maya.plug.pull();
    const talk = noa.tv.conversations.with('maya');
    for (let n = 0; n < 700; n += 1) talk.send(`line ${n}`);
    await household.pass(40_000);
    maya.plug.mend();
    await household.pass(31_000);
    expect(maya.texts('noa').length).toBe(700);
    expect(maya.texts('noa')).toEqual(noa.texts('maya'));
  });

  it('keeps what was typed when the TV is switched off in the middle of it', async () => {
    maya.plug.cut();
    maya.plug.pull();
    maya.tv.conversations.with('noa').send('said in the dark');
    await household.pass(1_000);
    // A TV that is unplugged says nothing; it comes up again with its storage.
    const again = household.tv({ storage: maya.storage });
    await again.on();
    await household.pass(5_000);
    await again.tv.conversations.with('noa').open();
    expect(again.texts('noa')).toEqual(['said in the dark']);
    expect(noa.texts('maya')).toEqual(['said in the dark']);
  });

  it('of the server (SIGKILL) loses no acknowledged message, and presence waits for everybody to come back', async () => {
    noa.tv.conversations.with('maya').send('before');
    await household.pass(500);
    household.kill();
    noa.tv.conversations.with('maya').send('meanwhile');
    await household.pass(3_000);
    await household.start();
    await household.pass(40_000);
    expect(noa.tv.link.peek().is).toBe('open');
    expect(maya.texts('noa')).toEqual(['before', 'meanwhile']);
    expect(noa.texts('maya')).toEqual(['before', 'meanwhile']);
    expect(seen).toEqual(['available']);
  });

  it('of the server, after which somebody does not come back, calls them gone after 20 s', async () => {
    await household.pass(6_000);
    household.kill();
    maya.plug.pull();
    await household.start();
    await household.pass(15_000);
    expect(noa.presence('maya')?.status).toBe('available');
    await household.pass(10_000);
    expect(noa.presence('maya')?.status).toBe('offline');
  });

  it('is taken over by a new one of the same TV', async () => {
    const storage = maya.storage;
    maya.plug.pull();
    const again = household.tv({ storage });
    await again.on();
    expect(again.tv.account.me?.person).toBe('maya');
    await household.pass(20_000);
    expect(household.house.sessions.of('maya').length).toBe(1);
    expect(seen).toEqual(['available']);
  });

  it('between a change and its answer: what another TV changed since is not undone by the answer', async () => {
    const bedroom = await household.signedIn('noa');
    const asked = noa.tv.settings.list('maya', 'always');
    await settle(1);
    noa.plug.pull();
    await bedroom.tv.settings.list('oskar', 'never');
    expect(bedroom.tv.settings.now.peek()).toMatchObject({ always: ['maya'], never: ['oskar'] });
    await household.pass(20_000);
    noa.plug.mend();
    await household.pass(10_000);
    await asked;
    expect(noa.tv.settings.now.peek()).toMatchObject({ always: ['maya'], never: ['oskar'] });
  });
});

describe('a server that stops', () => {
  const OTHER = 'ws://other.test/ws';
  let household: Household;

  beforeEach(async () => {
    household = await Household.open();
  });
  afterEach(() => household.close());

  it('sends everybody to another on the same store: nothing lost, presence does not flap', async () => {
    const noa = await household.signedIn('noa');
    const maya = await household.signedIn('maya');
    await noa.tv.conversations.with('maya').open();
    await maya.tv.conversations.with('noa').open();
    const seen: string[] = [];
    for (const [tv, other] of [[noa, 'maya'] as const, [maya, 'noa'] as const]) {
      tv.tv.friends.all.subscribe((friends) => {
        const status = friends.find(({ person }) => person === other)?.presence.status;
        if (status) seen.push(status);
      });
    }
    const first = household.house;
    await household.start(OTHER);
    const talk = noa.tv.conversations.with('maya');
    let n = 0;
    const drained = first.drain({ to: OTHER, withinMs: 8_000 });
    for (; n < 40; n += 1) {
      talk.send(`line ${n}`);
      await household.pass(200);
    }
    await drained;
    await first.stop();
    await household.pass(30_000);
    expect(household.house.sessions.people().sort()).toEqual(['maya', 'noa']);
    expect(maya.texts('noa')).toEqual(Array.from({ length: 40 }, (_, i) => `line ${i}`));
    expect(noa.texts('maya')).toEqual(maya.texts('noa'));
    expect(new Set(seen)).toEqual(new Set(['available']));
  });
});
