import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/words.ts';
import type { Household, TestTv } from '../support/household.ts';
import { TwoRooms } from '../support/two-rooms.ts';

const MINUTE = 60_000;

/** W25, for what test/story/preferences.test.ts leaves out. Set in the bedroom; the living room is on. */
describe('quiet hours and the own log, on every TV of the person', () => {
  let household: Household;
  let living: TestTv;
  let bedroom: TestTv;
  let maya: TestTv;

  let rooms: TwoRooms;

  beforeEach(async () => {
    rooms = await TwoRooms.open();
    ({ household, living, bedroom, maya } = rooms);
  });
  afterEach(() => rooms.close());

  const set = (changes: Partial<Settings>): Promise<void> => rooms.set(changes);
  /** From now on, for an hour. */
  const anHour = (): Settings['quiet'] => {
    const minute = Math.floor(household.clock.now() / MINUTE) % 1440;
    return { on: true, from: minute, to: (minute + 60) % 1440, zone: 'UTC' };
  };
  const mayaAsks = async (): Promise<ReturnType<TestTv['watch']>> => {
    const watching = maya.watch('noa');
    await household.pass(1_000);
    return watching;
  };
  const elsewhere = (): Promise<TestTv> => rooms.elsewhere();

  it('quiet hours', async () => {
    await set({ quiet: anHour() });
    const until = Math.floor(household.clock.now() / MINUTE) * MINUTE + 60 * MINUTE;
    for (const { tv } of [living, bedroom]) expect(tv.activity.quietUntil.peek()).toBe(until);
    const { viewing } = await mayaAsks();
    expect(viewing.state.peek().is).toBe('asking');
    await maya.tv.air.goOnAir();
    await maya.tv.air.invite('noa');
    await household.pass(1_000);
    const third = await household.signedIn('noa');
    for (const { tv } of [living, bedroom, third]) {
      expect(tv.asks.waiting.peek()).toEqual([]);
      expect(tv.asks.invitations.peek()).toEqual([]);
      expect(tv.activity.unseen.peek()).toBe(2);
      expect(tv.activity.quietUntil.peek()).toBe(until);
    }
    await household.pass(60 * MINUTE);
    for (const { tv } of [living, bedroom, third]) expect(tv.activity.quietUntil.peek()).toBeUndefined();
    expect((await living.tv.activity.missed()).map(({ person, what, quiet }) => [person, what, quiet])).toEqual([
      ['maya', 'invitation', true],
      ['maya', 'ask', true],
    ]);
    await mayaAsks();
    for (const { tv } of [living, bedroom]) expect(tv.asks.waiting.peek()).toHaveLength(1);
  });

  it('quiet hours, at the next sign-in elsewhere', async () => {
    await set({ quiet: anHour() });
    const third = await elsewhere();
    expect(third.tv.settings.now.peek().quiet).toMatchObject({ on: true, zone: 'UTC' });
    await mayaAsks();
    expect(third.tv.asks.waiting.peek()).toEqual([]);
    expect(third.tv.activity.unseen.peek()).toBe(1);
    await third.tv.activity.seen();
    expect(third.tv.activity.unseen.peek()).toBe(0);
  });

  it('keep the list of who watched', async () => {
    await set({ watchMode: 'friends' });
    await living.tv.air.goOnAir();
    const first = await mayaAsks();
    maya.tv.viewings.close(first.viewing);
    await household.pass(5 * MINUTE);
    expect(await living.tv.activity.watched()).toMatchObject([{ person: 'maya', by: 'friends', small: false }]);
    await set({ keepWatchLog: false });
    expect(living.tv.settings.now.peek().keepWatchLog).toBe(false);
    await mayaAsks();
    expect(await living.tv.activity.watched()).toHaveLength(1);
    await living.tv.activity.wipeWatched();
    await living.tv.air.stop();
    const third = await elsewhere();
    await third.tv.air.goOnAir();
    await mayaAsks();
    expect(await third.tv.activity.watched()).toEqual([]);
    await third.tv.settings.set({ keepWatchLog: true });
    await household.pass(200);
    expect(await third.tv.activity.watched()).toMatchObject([{ person: 'maya' }]);
  });

  it('an invitation that is declined on one TV leaves the other, and is not missed', async () => {
    await maya.tv.air.goOnAir();
    await maya.tv.air.invite('noa');
    await household.pass(1_000);
    const [invitation] = living.tv.asks.invitations.peek();
    expect(bedroom.tv.asks.invitations.peek()).toHaveLength(1);
    living.tv.asks.decline(invitation?.invitation ?? '');
    await household.pass(1_000);
    expect(bedroom.tv.asks.invitations.peek()).toEqual([]);
    await household.pass(MINUTE);
    expect(bedroom.tv.activity.unseen.peek()).toBe(0);
  });

  it('an invitation is over on every TV once its owner is watched, however one came to it', async () => {
    await maya.tv.air.goOnAir();
    await maya.tv.air.invite('noa');
    await household.pass(1_000);
    expect(living.tv.asks.invitations.peek()).toHaveLength(1);
    living.watch('maya');
    await household.pass(1_000);
    for (const tv of [living, bedroom]) expect(tv.tv.asks.invitations.peek()).toEqual([]);
  });

  describe('the lists of who may watch', () => {
    const lists = ({ tv }: TestTv) => {
      const { always, never } = tv.settings.now.peek();
      return { always: [...always].sort(), never: [...never].sort() };
    };

    it('lose nobody when two TVs change them at the same moment', async () => {
      await Promise.all([
        living.tv.settings.list('maya', 'always'),
        bedroom.tv.settings.list('oskar', 'always'),
        living.tv.settings.list('lena', 'never'),
        bedroom.tv.settings.list('piet', 'never'),
      ]);
      await household.pass(200);
      const all = { always: ['maya', 'oskar'], never: ['lena', 'piet'] };
      for (const tv of [living, bedroom]) expect(lists(tv)).toEqual(all);
      await Promise.all([living.tv.settings.list('maya', 'neither'), bedroom.tv.settings.list('oskar', 'never')]);
      await household.pass(200);
      for (const tv of [living, bedroom]) expect(lists(tv)).toEqual({ always: [], never: ['lena', 'oskar', 'piet'] });
      expect(lists(await elsewhere())).toEqual({ always: [], never: ['lena', 'oskar', 'piet'] });
    });

    it('show a change at once, and what another TV did meanwhile beside it', async () => {
      const done = living.tv.settings.list('maya', 'always');
      expect(lists(living).always).toEqual(['maya']);
      await bedroom.tv.settings.list('oskar', 'always');
      await done;
      await household.pass(200);
      expect(lists(living).always).toEqual(['maya', 'oskar']);
    });

    it('keep a Never that another TV said while somebody was taken off the other list', async () => {
      await living.tv.settings.list('maya', 'always');
      await household.pass(200);
      await Promise.all([
        bedroom.tv.settings.list('maya', 'never'),
        living.tv.settings.list('maya', 'neither', 'always'),
      ]);
      await household.pass(200);
      for (const tv of [living, bedroom]) expect(lists(tv)).toEqual({ always: [], never: ['maya'] });
    });

    it('hold at most as many as they can have', async () => {
      const people = Array.from({ length: 500 }, (_, n) => `person-${n}`);
      for (let n = 0; n < 500; n += 250) {
        const before = n === 0 ? [] : people.slice(0, n);
        await bedroom.tv.settings.set({ never: [...before, ...people.slice(n, n + 250)] });
      }
      await expect(bedroom.tv.settings.list('maya', 'never')).rejects.toMatchObject({ code: 'word.invalid' });
      await household.pass(200);
      expect(lists(living).never).toHaveLength(500);
    });
  });
});
