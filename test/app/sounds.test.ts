import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SOUNDS, Sounds, soundsOf } from '../../src/app/sounds.ts';
import { surroundingsOf } from '../../src/components/core/surroundings.ts';
import type { Tone } from '../../src/platform/tones.ts';
import type { Settings } from '../../src/protocol/words.ts';
import { Household, type TestTv } from '../support/household.ts';
import { type OpenedApp, openApp } from '../support/screens.ts';

const ALL = { tick: true, chime: true, air: true };

describe('a sound', () => {
  test('is made only where it is wanted, and never while all is hushed', async () => {
    const play = vi.fn(() => true);
    let wanted = ALL;
    let hushed = false;
    const sounds = new Sounds({ wanted: () => wanted, hushed: () => hushed, tones: async () => ({ play }) });
    sounds.play('chime');
    await vi.waitFor(() => expect(play).toHaveBeenCalledWith(SOUNDS.chime));
    hushed = true;
    sounds.play('chime');
    hushed = false;
    wanted = { ...ALL, chime: false };
    sounds.play('chime');
    sounds.play('onAir');
    await vi.waitFor(() => expect(play).toHaveBeenCalledWith(SOUNDS.onAir));
    expect(play).toHaveBeenCalledTimes(2);
  });

  test('that cannot be fetched is missed, and asked for again', async () => {
    const tones = vi.fn(() => Promise.reject(new Error('offline')));
    const sounds = new Sounds({ wanted: () => ALL, hushed: () => false, tones });
    expect(await sounds.test()).toBe(false);
    expect(await sounds.test()).toBe(false);
    expect(tones).toHaveBeenCalledTimes(2);
  });

  test('is nothing on a TV that makes none', async () => {
    expect(await new Sounds({ wanted: () => ALL, hushed: () => false }).test()).toBe(false);
  });
});

/** W25: set in the bedroom, heard (or not) in the living room, and again where the person signs in next. */
describe('sounds and motion, on every TV of the person', () => {
  let household: Household;
  let living: TestTv;
  let bedroom: TestTv;
  let maya: TestTv;
  let heard: (readonly Tone[])[];

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya'] });
    living = await household.signedIn('noa');
    bedroom = await household.signedIn('noa');
    maya = await household.signedIn('maya');
    heard = [];
  });
  afterEach(async () => {
    vi.useRealTimers();
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const opened = (tv: TestTv): Promise<OpenedApp> =>
    openApp(household, tv, {
      looks: { motion: 'full', shadows: true },
      tones: async () => ({ play: (tones) => heard.push(tones) > 0 }),
    });
  const set = async (bench: OpenedApp, changes: Partial<Settings>): Promise<void> => {
    await bedroom.tv.settings.set(changes);
    await bench.pass(200);
    heard = [];
  };
  const has = (name: keyof typeof SOUNDS): boolean => heard.indexOf(SOUNDS[name]) >= 0;

  test('a question that comes chimes once; going on air and off is heard', async () => {
    const bench = await opened(living);
    await living.tv.air.goOnAir();
    await bench.pass(200);
    expect(has('onAir')).toBe(true);
    maya.watch('noa');
    await bench.pass(1_500);
    expect(heard.filter((tones) => tones === SOUNDS.chime)).toHaveLength(1);
    await set(bench, { sounds: { tick: false, chime: false, air: false } });
    await living.tv.air.stop();
    await bench.pass(200);
    expect(heard).toEqual([]);
    await bedroom.tv.settings.set({ sounds: { tick: false, chime: false, air: true } });
    await living.tv.air.goOnAir();
    await living.tv.air.stop();
    await bench.pass(200);
    expect([has('onAir'), has('offAir'), has('chime')]).toEqual([true, true, false]);
  });

  test('nothing is heard in quiet hours', async () => {
    const bench = await opened(living);
    const now = new Date(household.clock.now());
    const minutes = now.getUTCHours() * 60 + now.getUTCMinutes();
    const quiet = { on: true, from: (minutes + 1_430) % 1_440, to: (minutes + 60) % 1_440, zone: 'UTC' };
    await set(bench, { quiet });
    await living.tv.air.goOnAir();
    await bench.pass(200);
    expect(living.tv.activity.quietUntil.peek()).toBeDefined();
    expect(heard).toEqual([]);
    await set(bench, { quiet: { ...quiet, on: false } });
    await living.tv.air.stop();
    await bench.pass(200);
    expect(has('offAir')).toBe(true);
  });

  test('the focus ticks where that is wanted, and at the next sign-in too', async () => {
    const bench = await opened(living);
    bench.press('Down', 'Up');
    await bench.rest();
    expect(has('tick')).toBe(false);
    await set(bench, { sounds: { tick: true, chime: true, air: true } });
    bench.press('Down', 'Up');
    await bench.rest();
    expect(has('tick')).toBe(true);
    living.tv.close();
    bedroom.tv.close();
    const third = await household.signedIn('noa');
    expect(third.tv.settings.now.peek().sounds.tick).toBe(true);
    soundsOf({ tv: third.tv, tones: async () => ({ play: (tones) => heard.push(tones) > 0 }) }).play('tick');
    await vi.waitFor(() => expect(has('tick')).toBe(true));
  });

  test('calm is in force at once, and at the next sign-in', async () => {
    const bench = await opened(living);
    const motion = (app: OpenedApp): string => surroundingsOf(app.subject.stage).looks.motion;
    expect(motion(bench)).toBe('full');
    await set(bench, { calm: true });
    expect(motion(bench)).toBe('calm');
    living.tv.close();
    bedroom.tv.close();
    const third = await household.signedIn('noa');
    expect(motion(await opened(third))).toBe('calm');
  });
});
