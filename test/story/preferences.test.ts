import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALLOWANCE } from '../../server/relay/allowance.ts';
import type { Settings } from '../../src/protocol/words.ts';
import { type Household, type HouseholdOptions, PASSWORD, TestCamera, type TestTv } from '../support/household.ts';
import { TestSound } from '../support/test-sound.ts';
import { TwoRooms } from '../support/two-rooms.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/sound.ts';

/**
 * W25: what is set on one TV changes what another TV of the same person does, at once, and at the next sign-in
 * elsewhere. Each preference is set on the TV in the bedroom; the one in the living room is on air.
 * *Preview in requests* is what a screen does: test/app/screens/Preferences.test.ts.
 */
describe('each preference, on every TV of the person', () => {
  let household: Household;
  let living: TestTv;
  let bedroom: TestTv;
  let maya: TestTv;

  let rooms: TwoRooms;

  const open = async (options: HouseholdOptions = {}): Promise<void> => {
    rooms = await TwoRooms.open(options);
    ({ household, living, bedroom, maya } = rooms);
  };
  beforeEach(() => open());
  afterEach(() => rooms.close());

  const set = (changes: Partial<Settings>): Promise<void> => rooms.set(changes);
  const onAir = async (tv: TestTv): Promise<void> => {
    await tv.tv.air.goOnAir();
    await household.pass(200);
  };
  const look = async (): Promise<ReturnType<TestTv['watch']>> => {
    const watching = maya.watch('noa');
    await household.pass(1_000);
    return watching;
  };
  const stateOf = ({ viewing }: ReturnType<TestTv['watch']>): string => viewing.state.peek().is;
  const elsewhere = (): Promise<TestTv> => rooms.elsewhere();
  /** What happens when Maya wants to watch and nobody answers her at once. */
  const whatMayaGets = async (): Promise<string> => {
    const watching = await look();
    const is = stateOf(watching);
    maya.tv.viewings.close(watching.viewing);
    await household.pass(61_000);
    return is;
  };

  it.each<[Settings['watchMode'], 'watching' | 'asking', boolean]>([
    ['ask', 'asking', true],
    ['list_or_ask', 'asking', true],
    ['list_only', 'asking', false],
    ['friends', 'watching', false],
    ['nobody', 'asking', false],
  ])('who can watch: %s', async (watchMode, is, isAsked) => {
    await set({ watchMode: watchMode === 'nobody' ? 'friends' : 'nobody' });
    await onAir(living);
    await set({ watchMode });
    expect(living.tv.settings.now.peek().watchMode).toBe(watchMode);
    const here = await look();
    expect(stateOf(here)).toBe(is);
    expect(living.tv.asks.waiting.peek().length).toBe(isAsked ? 1 : 0);
    maya.tv.viewings.close(here.viewing);
    await household.pass(61_000);
    const third = await elsewhere();
    await onAir(third);
    const there = await look();
    expect(stateOf(there)).toBe(is);
    expect(third.tv.asks.waiting.peek().length).toBe(isAsked ? 1 : 0);
  });

  it('who can watch: nobody ends what is being watched', async () => {
    await set({ watchMode: 'friends' });
    await onAir(living);
    const watching = await look();
    expect(stateOf(watching)).toBe('watching');
    await set({ watchMode: 'nobody' });
    expect(watching.viewing.state.peek()).toEqual({ is: 'over', why: 'closed' });
    expect(living.tv.air.viewers.peek()).toEqual([]);
  });

  it('always allowed', async () => {
    await onAir(living);
    expect(await whatMayaGets()).toBe('asking');
    await set({ always: ['maya'] });
    expect(living.tv.settings.now.peek().always).toEqual(['maya']);
    expect(await whatMayaGets()).toBe('watching');
    const third = await elsewhere();
    await onAir(third);
    expect(third.tv.settings.now.peek().always).toEqual(['maya']);
    expect(await whatMayaGets()).toBe('watching');
    await third.tv.settings.set({ always: [] });
    expect(await whatMayaGets()).toBe('asking');
  });

  it('never, which comes before always and before any mode', async () => {
    await set({ watchMode: 'friends', always: ['maya'] });
    await onAir(living);
    const watching = await look();
    expect(stateOf(watching)).toBe('watching');
    await set({ never: ['maya'], always: [] });
    expect(watching.viewing.state.peek()).toEqual({ is: 'over', why: 'closed' });
    expect(living.tv.settings.now.peek()).toMatchObject({ always: [], never: ['maya'] });
    await look();
    expect(living.tv.asks.waiting.peek()).toEqual([]);
    const third = await elsewhere();
    await onAir(third);
    const again = await look();
    expect(again.shown).toEqual([]);
    expect(third.tv.asks.waiting.peek()).toEqual([]);
    expect(third.tv.air.viewers.peek()).toEqual([]);
  });

  it('nobody is in both lists, whatever two TVs say', async () => {
    await set({ always: ['maya', 'oskar'] });
    await living.tv.settings.set({ never: ['maya'] });
    await household.pass(100);
    for (const tv of [living, bedroom]) {
      expect(tv.tv.settings.now.peek()).toMatchObject({ always: ['oskar'], never: ['maya'] });
    }
  });

  it('say so in my status', async () => {
    await set({ watchMode: 'friends' });
    await onAir(living);
    expect(maya.presence('noa')?.onAir).toBe('open');
    await set({ tellFriends: false });
    expect(maya.presence('noa')?.onAir).toBeUndefined();
    expect(living.tv.settings.now.peek().tellFriends).toBe(false);
    const third = await elsewhere();
    await onAir(third);
    expect(maya.presence('noa')?.onAir).toBeUndefined();
    await third.tv.settings.set({ tellFriends: true });
    await household.pass(200);
    expect(maya.presence('noa')?.onAir).toBe('open');
  });

  it('sharper or faster', async () => {
    await set({ watchMode: 'friends', picture: 0 });
    await onAir(living);
    const watching = await look();
    const pace = async (): Promise<number> => {
      const before = watching.shown.length;
      await household.pass(5_000);
      return (watching.shown.length - before) / 5;
    };
    expect(await pace()).toBeLessThanOrEqual(2);
    await set({ picture: 10 });
    expect(living.tv.settings.now.peek().picture).toBe(10);
    expect(await pace()).toBeGreaterThan(5);
    const third = await elsewhere();
    await onAir(third);
    const there = await look();
    const before = there.shown.length;
    await household.pass(5_000);
    expect((there.shown.length - before) / 5).toBeGreaterThan(5);
  });

  it('the largest size', async () => {
    await set({ watchMode: 'friends', width: 640 });
    await onAir(living);
    const watching = await look();
    expect(watching.viewing.figures.peek().width).toBe(640);
    await set({ width: 160 });
    await household.pass(2_000);
    expect(living.tv.settings.now.peek().width).toBe(160);
    expect(watching.viewing.figures.peek().width).toBe(160);
    const third = await elsewhere();
    await onAir(third);
    expect((await look()).viewing.figures.peek().width).toBe(160);
  });

  it('turned and as in a mirror', async () => {
    await set({ watchMode: 'friends' });
    await onAir(living);
    const poses: (readonly number[])[] = [];
    const look = (): (() => void) => {
      const viewing = maya.tv.viewings.open('noa');
      viewing.present({ show: async ({ payload }) => void poses.push(Array.from(payload.subarray(2, 4))) });
      return () => maya.tv.viewings.close(viewing);
    };
    const stop = look();
    await household.pass(1_000);
    expect(poses.at(-1)).toEqual([0, 0]);
    await set({ rotate: 90 });
    await household.pass(1_000);
    expect(poses.at(-1)).toEqual([1, 0]);
    await set({ mirror: true });
    await household.pass(1_000);
    expect(poses.at(-1)).toEqual([1, 1]);
    expect(living.tv.settings.now.peek()).toMatchObject({ rotate: 90, mirror: true });
    stop();
    const third = await elsewhere();
    await onAir(third);
    look();
    await household.pass(1_000);
    expect(poses.at(-1)).toEqual([1, 1]);
  });

  it('guests may go on air', async () => {
    const visitor = { name: 'oskar', password: PASSWORD };
    /** A guest comes to the living room, wants to go on air there, and goes. */
    const whatOskarGets = async (tv: TestTv): Promise<string> => {
      tv.tv.household.leave();
      await household.pass(200);
      await tv.tv.household.guest(visitor.name, visitor.password);
      const is = await onAir(tv).then(
        () => tv.tv.air.state.peek().is,
        () => 'refused',
      );
      tv.tv.household.leave();
      await household.pass(200);
      await tv.tv.household.choose('noa');
      await household.pass(200);
      return is;
    };
    expect(await whatOskarGets(living)).toBe('refused');
    await set({ guestsOnAir: true });
    expect(living.tv.settings.now.peek().guestsOnAir).toBe(true);
    expect(await whatOskarGets(living)).toBe('on');
    const third = await elsewhere();
    expect(third.tv.settings.now.peek().guestsOnAir).toBe(true);
    expect(await whatOskarGets(third)).toBe('on');
    await third.tv.settings.set({ guestsOnAir: false });
    expect(await whatOskarGets(third)).toBe('refused');
  });

  it('sound with the picture', async () => {
    const sound = new TestSound(7, household.clock);
    const heard = new TestSound(1, household.clock);
    const den = await household.signedIn('noa', { camera: new TestCamera(8), sound });
    const oskar = await household.signedIn('oskar', { sound: heard });
    const hears = async (): Promise<boolean> => {
      await household.pass(1_000);
      heard.played.length = 0;
      await household.pass(1_000);
      return heard.played.length > 0;
    };
    await set({ watchMode: 'friends' });
    await onAir(den);
    oskar.watch('noa');
    expect(await hears()).toBe(false);
    // The room it is turned on for is the one that goes on air next, not one where nobody chose it.
    await set({ sound: true });
    expect(den.tv.settings.now.peek().sound).toBe(true);
    expect(await hears()).toBe(false);
    await den.tv.air.stop();
    await onAir(den);
    oskar.watch('noa');
    expect(await hears()).toBe(true);
    // Taken back anywhere it ends at once.
    await set({ sound: false });
    expect(await hears()).toBe(false);
    expect(sound.opened).toBe(0);
    await set({ sound: true });
    await den.tv.air.stop();
    den.tv.close();
    bedroom.tv.close();
    living.tv.close();
    const elsewhereSound = new TestSound(9, household.clock);
    const third = await household.signedIn('noa', { camera: new TestCamera(9), sound: elsewhereSound });
    await onAir(third);
    oskar.watch('noa');
    expect(await hears()).toBe(true);
    expect(new Set(heard.played)).toEqual(new Set([9]));
  });

  it('how much of the line pictures may take, up to what the service level permits (W19)', async () => {
    const levels = { plus: { usual: 1, most: 3 } };
    const relay = { allowance: { ...ALLOWANCE, levels } };
    await rooms.close();
    await open({
      relay,
      before: async (db) => {
        await db.updateTable('accounts').set({ level: 'plus' }).where('person', '=', 'noa').execute();
      },
    });
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    expect([living.tv.allowance.upTo, maya.tv.allowance.upTo]).toEqual([3, 1]);
    const watches = (tv: TestTv): void => void tv.watch('maya');
    const given = (tv: TestTv): number | undefined => tv.tv.allowance.now.peek()?.kbps;
    const maySend = (): number | undefined => household.house.webcam.relay.of('noa')?.upload.kbps;

    await set({ watchMode: 'friends' });
    await onAir(living);
    maya.watch('noa');
    watches(living);
    await household.pass(200);
    expect([given(living), maySend()]).toEqual([280, 280]);
    await set({ allowance: 10 });
    expect(living.tv.settings.now.peek().allowance).toBe(10);
    expect([given(living), maySend()]).toEqual([840, 840]);
    const third = await elsewhere();
    watches(third);
    await household.pass(200);
    expect(given(third)).toBe(840);
    await third.tv.settings.set({ allowance: 5 });
    await household.pass(200);
    expect(given(third)).toBe(560);

    // Nobody gets more than their level permits, whatever they set.
    await maya.tv.settings.set({ allowance: 10 });
    await third.tv.air.goOnAir();
    maya.watch('noa');
    await household.pass(200);
    expect(given(maya)).toBe(280);
  });

  it('how friends see me', async () => {
    await bedroom.tv.account.choose({ status: 'busy', text: 'Cooking' });
    await household.pass(100);
    expect(living.tv.account.me).toMatchObject({ status: 'busy', text: 'Cooking' });
    expect(maya.presence('noa')).toMatchObject({ status: 'busy', text: 'Cooking' });
    const third = await household.signedIn('noa');
    expect(third.tv.account.me).toMatchObject({ status: 'busy', text: 'Cooking' });
  });
});
