import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

/** W2, X4: what the stories leave out. */
describe('presence', () => {
  let visitors: Visitors;
  let noa: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
  });
  afterEach(() => visitors.close());

  /** Every way Maya has looked to Noa, in order. */
  const looks = (): string[] =>
    noa.events.flatMap((event) => (event.t === 'presence' && event.person === 'maya' ? [event.presence.status] : []));
  const atRest = async (): Promise<void> => {
    await noa.ask('seen', { seq: 0 });
  };
  const leave = async (client: WsClient): Promise<void> => {
    client.say('bye');
    await client.closed();
  };

  it('of several TVs is one: coming with the second and leaving with the first changes nothing', async () => {
    const first = await visitors.signedIn('maya');
    const second = await visitors.signedIn('maya');
    await leave(first);
    await atRest();
    expect(looks()).toEqual(['available']);
    await leave(second);
    await noa.told('presence', ({ presence }) => presence.status === 'offline');
    expect(looks()).toEqual(['available', 'offline']);
  });

  it('is told once for each change, and not again for what stays the same', async () => {
    const maya = await visitors.signedIn('maya');
    for (let n = 0; n < 3; n += 1) await maya.ask('presence.set', { status: 'busy', text: 'On a call' });
    await atRest();
    expect(looks()).toEqual(['available', 'busy']);
  });

  it('chosen on one TV is told to the others of the same person', async () => {
    const [maya, other] = [await visitors.signedIn('maya'), await visitors.signedIn('maya')];
    expect(await maya.ask('presence.set', { status: 'away', text: 'Walking' })).toMatchObject({
      status: 'away',
      text: 'Walking',
    });
    expect(await other.told('presence.mine')).toMatchObject({ status: 'away', text: 'Walking' });
    expect((await visitors.signedIn('maya')).start?.me).toMatchObject({ status: 'away', text: 'Walking' });
  });

  it('decided by signing in is told to the person, on the TV that signed in and on the others', async () => {
    const maya = await visitors.signedIn('maya');
    const hidden = await visitors.signedIn('maya', { invisible: true });
    expect(await hidden.told('presence.mine')).toMatchObject({ status: 'invisible' });
    expect(await maya.told('presence.mine')).toMatchObject({ status: 'invisible' });
  });

  describe('away by itself', () => {
    it('comes when no TV of the person has had a key, and goes with the first', async () => {
      const [first, second] = [await visitors.signedIn('maya'), await visitors.signedIn('maya')];
      await first.ask('presence.idle', { idle: true });
      await atRest();
      expect(looks()).toEqual(['available']);
      await visitors.household.pass(1_000);
      await second.ask('presence.idle', { idle: true });
      const since = visitors.household.clock.now();
      expect((await noa.told('presence', ({ presence }) => presence.status === 'away')).presence.since).toBe(since);
      expect(await first.told('presence.mine')).toMatchObject({ status: 'available', idle: true });
      await first.ask('presence.idle', { idle: false });
      await noa.told('presence', ({ presence }) => presence.status === 'available');
      expect(await second.told('presence.mine', ({ idle }) => !idle)).toMatchObject({ status: 'available' });
      expect(looks()).toEqual(['available', 'away', 'available']);
    });

    it('never takes the place of what was chosen', async () => {
      const maya = await visitors.signedIn('maya');
      await maya.ask('presence.set', { status: 'busy' });
      await maya.ask('presence.idle', { idle: true });
      await atRest();
      expect(looks()).toEqual(['available', 'busy']);
      await maya.ask('presence.set', { status: 'available' });
      await maya.ask('presence.idle', { idle: false });
      await maya.ask('presence.set', { status: 'invisible' });
      await maya.ask('presence.idle', { idle: true });
      await atRest();
      expect(looks().slice(-1)).toEqual(['offline']);
    });

    it('comes when the TV somebody was at goes off, and ends when they sign in at another', async () => {
      const [first, second] = [await visitors.signedIn('maya'), await visitors.signedIn('maya')];
      await first.ask('presence.idle', { idle: true });
      await leave(second);
      await noa.told('presence', ({ presence }) => presence.status === 'away');
      await visitors.signedIn('maya');
      await atRest();
      expect(looks()).toEqual(['available', 'away', 'available']);
    });
  });

  describe('a status text', () => {
    const HOUR = 3600_000;
    const texts = (): string[] => noa.events.flatMap((event) => (event.t === 'presence' ? [event.presence.text] : []));

    it('is cleared by the server when its time has come', async () => {
      const maya = await visitors.signedIn('maya');
      const answer = await maya.ask('presence.set', { text: 'Tea', textForMs: HOUR });
      expect(answer.textUntil).toBe(visitors.household.clock.now() + HOUR);
      expect((await visitors.signedIn('maya')).start?.me).toMatchObject({ text: 'Tea', textUntil: answer.textUntil });
      await visitors.household.pass(HOUR);
      expect(await maya.told('presence.mine', ({ text }) => text === '')).toMatchObject({ recentTexts: ['Tea'] });
      await atRest();
      expect(texts().slice(-1)).toEqual(['']);
    });

    it('is cleared with all TVs off', async () => {
      const maya = await visitors.signedIn('maya');
      await maya.ask('presence.set', { text: 'Tea', textForMs: HOUR });
      await leave(maya);
      await visitors.household.pass(HOUR);
      const again = await visitors.signedIn('maya');
      expect(again.start?.me).toMatchObject({ text: '', recentTexts: ['Tea'] });
      await atRest();
      expect(texts().slice(-1)).toEqual(['']);
    });

    it('for good stays over the next sign-in', async () => {
      const maya = await visitors.signedIn('maya');
      await maya.ask('presence.set', { text: 'Tea', textForMs: HOUR });
      await maya.ask('presence.set', { textForMs: null });
      await leave(maya);
      await visitors.household.pass(2 * HOUR);
      expect((await visitors.signedIn('maya')).start?.me).toMatchObject({ text: 'Tea' });
    });
  });

  describe('of somebody invisible', () => {
    it('is never seen, not even for a moment, when they sign in so', async () => {
      const maya = await visitors.signedIn('maya', { invisible: true });
      await maya.ask('presence.set', { text: 'secret' });
      await leave(maya);
      await atRest();
      expect(looks()).toEqual([]);
      expect(JSON.stringify(noa.events)).not.toContain('secret');
    });

    it('looks as if they had left when they became so', async () => {
      const maya = await visitors.signedIn('maya');
      const at = visitors.household.clock.now();
      await visitors.household.pass(1_000);
      await maya.ask('presence.set', { status: 'invisible' });
      await visitors.household.pass(60_000);
      await leave(maya);
      const again = await visitors.signedIn('noa');
      const presence = again.start?.friends.find(({ person }) => person === 'maya')?.presence;
      expect(presence).toMatchObject({ status: 'offline', since: at + 1_000 });
    });
  });

  it('after a line is gone for good says when they were last here, which is before the minute of waiting', async () => {
    const maya = await visitors.signedIn('maya');
    const at = visitors.household.clock.now();
    maya.close();
    await visitors.household.pass(59_000);
    await atRest();
    expect(looks()).toEqual(['available']);
    await visitors.household.pass(2_000);
    const { presence } = await noa.told('presence', (event) => event.presence.status === 'offline');
    expect(Math.abs(presence.since - at)).toBeLessThan(1_000);
  });

  it('of friends who were here when the server was killed waits 20 s before it calls anybody gone', async () => {
    await visitors.signedIn('maya');
    await visitors.household.pass(6_000);
    visitors.household.kill();
    await visitors.household.pass(5_000);
    await visitors.household.start();
    noa = await visitors.signedIn('noa');
    const maya = noa.start?.friends.find(({ person }) => person === 'maya');
    expect(maya?.presence.status).toBe('available');
    await visitors.household.pass(19_000);
    await atRest();
    expect(looks()).toEqual([]);
    await visitors.household.pass(1_500);
    await atRest();
    expect(looks()).toEqual(['offline']);
  });

  it('of friends who had left before the server was killed is offline at once', async () => {
    const maya = await visitors.signedIn('maya');
    await visitors.household.pass(6_000);
    await leave(maya);
    await visitors.household.pass(1_000);
    visitors.household.kill();
    await visitors.household.start();
    noa = await visitors.signedIn('noa');
    expect(noa.start?.friends.find(({ person }) => person === 'maya')?.presence.status).toBe('offline');
  });

  it('of somebody invisible is not given away by a restart', async () => {
    const maya = await visitors.signedIn('maya');
    await visitors.household.pass(6_000);
    await maya.ask('presence.set', { status: 'invisible' });
    await visitors.household.pass(6_000);
    visitors.household.kill();
    await visitors.household.start();
    noa = await visitors.signedIn('noa');
    expect(noa.start?.friends.find(({ person }) => person === 'maya')?.presence.status).toBe('offline');
  });

  it('of somebody invisible who was seen on air, and is off air, is not given away by a restart', async () => {
    const maya = await visitors.signedIn('maya', { invisible: true });
    await maya.ask('webcam.start', {});
    await visitors.household.pass(6_000);
    expect(looks()).toEqual(['available']);
    await maya.ask('webcam.stop', {});
    await atRest();
    expect(looks()).toEqual(['available', 'offline']);
    visitors.household.kill();
    await visitors.household.start();
    noa = await visitors.signedIn('noa');
    expect(noa.start?.friends.find(({ person }) => person === 'maya')?.presence.status).toBe('offline');
  });

  it('of somebody who came back invisible is not given away by the restart after that', async () => {
    await visitors.signedIn('maya');
    await visitors.household.pass(6_000);
    visitors.household.kill();
    await visitors.household.start();
    await visitors.signedIn('maya', { invisible: true });
    await visitors.household.pass(100);
    visitors.household.kill();
    await visitors.household.start();
    noa = await visitors.signedIn('noa');
    expect(noa.start?.friends.find(({ person }) => person === 'maya')?.presence.status).toBe('offline');
  });
});
