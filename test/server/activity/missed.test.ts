import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASK_MS, INVITATION_MS, LOG_ENTRIES, LOG_MS } from '../../../src/protocol/limits.ts';
import { PASSWORD } from '../../support/household.ts';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what was missed', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
    await maya.ask('settings.set', { changes: { watchMode: 'ask' } });
  });
  afterEach(() => visitors.close());

  const pass = (ms: number) => visitors.household.pass(ms);
  const missed = async (client = maya) => (await client.ask('missed.list', {})).missed;
  const unseen = (client = maya) => client.events.filter((event) => event.t === 'missed.changed').at(-1)?.unseen;
  const asks = async (client = noa): Promise<string> => {
    const answer = await client.ask('view.open', { person: 'maya' });
    if (answer.state !== 'asking') throw new Error('it was open');
    return answer.ask;
  };
  const quietFor = (hours: number, zone = 'UTC') => {
    const minute = Math.floor(visitors.household.clock.now() / MINUTE) % 1440;
    const quiet = { on: true, from: minute, to: (minute + hours * 60) % 1440, zone };
    return maya.ask('settings.set', { changes: { quiet } });
  };

  it('is a question that nobody answered in time, or that was taken back', async () => {
    await asks();
    await pass(ASK_MS + 100);
    expect(await missed()).toMatchObject([
      { person: 'noa', name: 'Noa', what: 'ask', times: 1, quiet: false, seen: false },
    ]);
    expect(unseen()).toBe(1);
    const oskar = await visitors.signedIn('oskar');
    await oskar.ask('view.withdraw', { ask: await asks(oskar) });
    await pass(10);
    expect((await missed()).map(({ person }) => person)).toEqual(['oskar', 'noa']);
    expect(unseen()).toBe(2);
  });

  it('is nothing that was answered, and nothing the rules swallow', async () => {
    await maya.ask('ask.answer', { ask: await asks(), answer: 'not_now' });
    await maya.ask('settings.set', { changes: { never: ['oskar'] } });
    const oskar = await visitors.signedIn('oskar');
    await asks(oskar);
    await pass(2 * MINUTE);
    await maya.ask('settings.set', { changes: { watchMode: 'nobody', never: [] } });
    await quietFor(2);
    for (const client of [noa, oskar]) await asks(client);
    await pass(ASK_MS + 100);
    expect(await missed()).toEqual([]);
    expect(unseen()).toBeUndefined();
  });

  it('is one entry for who asks again before it was looked at, and another one after', async () => {
    await asks();
    await pass(2 * MINUTE);
    await asks();
    await pass(2 * MINUTE);
    expect(await missed()).toMatchObject([{ person: 'noa', times: 2 }]);
    expect(unseen()).toBe(1);
    await maya.ask('missed.seen', {});
    expect(await missed()).toMatchObject([{ person: 'noa', times: 2, seen: true }]);
    await asks();
    await pass(2 * MINUTE);
    expect(await missed()).toMatchObject([
      { times: 1, seen: false },
      { times: 2, seen: true },
    ]);
  });

  it('is counted at the start, and looked at or deleted for all TVs of the person', async () => {
    const other = await visitors.signedIn('maya');
    expect(other.start).toMatchObject({ missed: 0 });
    await asks();
    await pass(ASK_MS + 100);
    expect((await visitors.signedIn('maya')).start).toMatchObject({ missed: 1 });
    await maya.ask('missed.seen', {});
    await other.told('missed.changed', ({ unseen: count }) => count === 0);
    expect((await visitors.signedIn('maya')).start).toMatchObject({ missed: 0 });
    await maya.ask('missed.wipe', {});
    expect(await missed(other)).toEqual([]);
  });

  it('is an invitation nobody answered, also by somebody who was not there', async () => {
    await maya.ask('webcam.start', {});
    await maya.ask('webcam.invite', { person: 'noa' });
    await maya.ask('webcam.invite', { person: 'oskar' });
    await pass(INVITATION_MS + 100);
    expect(await missed(noa)).toMatchObject([{ person: 'maya', what: 'invitation' }]);
    const oskar = await visitors.signedIn('oskar');
    expect(oskar.start).toMatchObject({ missed: 1 });
    expect(await missed(oskar)).toMatchObject([{ person: 'maya', what: 'invitation' }]);
  });

  it('is not an invitation that was accepted or declined, which the other TVs take away', async () => {
    const bedroom = await visitors.signedIn('noa');
    await maya.ask('webcam.start', {});
    const { invitation } = await maya.ask('webcam.invite', { person: 'noa' });
    await noa.ask('webcam.decline', { invitation });
    expect(await bedroom.told('webcam.invitation_closed')).toMatchObject({ invitation });
    const second = await maya.ask('webcam.invite', { person: 'noa' });
    await bedroom.ask('view.open', { person: 'maya', invitation: second.invitation });
    expect(await noa.told('webcam.invitation_closed')).toMatchObject({ invitation: second.invitation });
    await pass(INVITATION_MS + 100);
    expect(await missed(noa)).toEqual([]);
  });

  it('is an invitation whose broadcast is over, which leaves the TVs', async () => {
    await maya.ask('webcam.start', {});
    await maya.ask('webcam.invite', { person: 'noa' });
    await maya.ask('webcam.stop', {});
    await noa.told('webcam.invitation_closed');
    expect(await missed(noa)).toMatchObject([{ person: 'maya', what: 'invitation' }]);
  });

  it('never has anybody who is blocked', async () => {
    await asks();
    await pass(ASK_MS + 100);
    await maya.ask('person.block', { person: 'noa' });
    await pass(10);
    expect(await missed()).toEqual([]);
    expect(unseen()).toBe(0);
    await maya.ask('person.unblock', { person: 'noa' });
    expect(await missed()).toEqual([]);
  });

  it('is not written down for a question that a block ends', async () => {
    await asks();
    await maya.ask('person.block', { person: 'noa' });
    await pass(ASK_MS + 100);
    expect(await missed()).toEqual([]);
  });

  it('is kept for a month, and the newest hundred', async () => {
    await asks();
    await pass(ASK_MS + 100);
    const { db } = visitors.household.store;
    await db
      .updateTable('missed')
      .set((eb) => ({ at: eb('at', '-', LOG_MS) }))
      .execute();
    expect((await visitors.signedIn('maya')).start).toMatchObject({ missed: 0 });
    expect(await missed()).toEqual([]);
    visitors.household.kill();
    await visitors.household.start();
    await pass(10);
    expect(await db.selectFrom('missed').select('id').execute()).toEqual([]);
    const at = visitors.household.clock.now();
    for (let n = 0; n < LOG_ENTRIES; n += 1) {
      const entry = { id: `old ${n}`, person: 'maya', other: 'oskar', what: 'ask', times: 1, quiet: 0, seen: 1 };
      await db
        .insertInto('missed')
        .values({ ...entry, at: at - n })
        .execute();
    }
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
    await asks();
    await pass(ASK_MS + 100);
    const list = await missed();
    expect(list).toHaveLength(LOG_ENTRIES);
    expect(list[0]).toMatchObject({ person: 'noa' });
  });

  it('of an account that is deleted is gone, and an account that goes while it asks is no fault', async () => {
    await asks();
    await pass(ASK_MS + 100);
    await pass(MINUTE);
    await asks();
    await noa.ask('account.delete', { password: PASSWORD });
    await pass(100);
    expect(await missed()).toEqual([]);
    const oskar = await visitors.signedIn('oskar');
    await asks(oskar);
    await maya.ask('account.delete', { password: PASSWORD });
    await pass(ASK_MS + 100);
    expect(await visitors.household.store.db.selectFrom('missed').select('id').execute()).toEqual([]);
  });

  describe('in quiet hours', () => {
    const shown = (client: WsClient): string[] =>
      client.events.map(({ t }) => t).filter((t) => t.startsWith('ask.') || t.startsWith('webcam.invit'));

    it('is whatever would ask for an answer, and nothing of it shows', async () => {
      await noa.ask('webcam.start', {});
      await quietFor(2);
      await asks();
      await noa.ask('webcam.invite', { person: 'maya' });
      expect((await visitors.signedIn('maya')).start).toMatchObject({ asks: [], missed: 2 });
      await pass(ASK_MS + 100);
      expect(shown(maya)).toEqual([]);
      expect(await missed()).toMatchObject([
        { what: 'invitation', quiet: true, times: 1 },
        { what: 'ask', quiet: true, times: 1 },
      ]);
      // What was swallowed is no "not now" that anybody said: after the night one is asked again.
      for (let n = 0; n < 4; n += 1) {
        await pass(MINUTE);
        await asks();
      }
      await pass(3 * HOUR);
      await asks();
      expect(shown(maya)).toEqual(['ask.new']);
    });

    it('takes away what waits at that moment, and the one who waits notices nothing', async () => {
      await noa.ask('webcam.start', {});
      await noa.ask('webcam.invite', { person: 'maya' });
      await asks();
      expect(shown(maya)).toEqual(['webcam.invited', 'ask.new']);
      await quietFor(2);
      expect(shown(maya)).toEqual(['webcam.invited', 'ask.new', 'ask.closed', 'webcam.invitation_closed']);
      await pass(10);
      expect(noa.events.map(({ t }) => t)).not.toContain('view.refused');
      expect(await missed()).toMatchObject([
        { what: 'invitation', quiet: true },
        { what: 'ask', quiet: true },
      ]);
    });

    it('begin and end by the clock, and every TV of the person is told', async () => {
      const start = visitors.household.clock.now();
      const bedroom = await visitors.signedIn('maya');
      const minute = Math.floor(start / MINUTE) % 1440;
      const quiet = { on: true, from: (minute + 60) % 1440, to: (minute + 120) % 1440, zone: 'UTC' };
      await maya.ask('settings.set', { changes: { quiet } });
      await pass(HOUR - MINUTE);
      expect(bedroom.events.map(({ t }) => t)).not.toContain('quiet.changed');
      await pass(MINUTE + 100);
      const until = start + 2 * HOUR;
      for (const client of [maya, bedroom]) expect(await client.told('quiet.changed')).toMatchObject({ until });
      expect((await visitors.signedIn('maya')).start).toMatchObject({ quietUntil: until });
      await pass(HOUR);
      await maya.told('quiet.changed', (event) => event.until === undefined);
      expect((await visitors.signedIn('maya')).start?.quietUntil).toBeUndefined();
      expect(maya.events.filter(({ t }) => t === 'quiet.changed')).toHaveLength(2);
    });

    it('let those in who are always allowed, while one is on air: nothing is asked', async () => {
      await maya.ask('settings.set', { changes: { watchMode: 'list_or_ask', always: ['noa'] } });
      await quietFor(2);
      await maya.ask('webcam.start', {});
      expect((await noa.ask('view.open', { person: 'maya' })).state).toBe('open');
      expect(shown(maya)).toEqual([]);
      expect(await missed()).toEqual([]);
    });

    it('bring messages as always', async () => {
      await quietFor(2);
      await noa.ask('message.send', { to: 'maya', key: 'key-number-1', body: { kind: 'text', bytes: 'good night' } });
      await maya.told('message.new');
    });

    it('are refused in a zone that is none', async () => {
      const quiet = { on: true, from: 0, to: 60, zone: 'Middle/Earth' };
      const set = maya.ask('settings.set', { changes: { quiet } });
      await expect(set).rejects.toMatchObject({ code: 'word.invalid' });
    });
  });
});
