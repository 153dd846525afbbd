import { afterEach, describe, expect, test, vi } from 'vitest';
import { ASK_MS } from '../../../../src/protocol/limits.ts';
import { Household, TestCamera, type TestTv } from '../../../support/household.ts';
import { type OpenedApp, openApp } from '../../../support/screens.ts';

const MINUTE = 60_000;

let household: Household;
let noa: TestTv;
let maya: TestTv;
let bench: OpenedApp;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

async function open(before: () => Promise<void> = async () => undefined): Promise<void> {
  household = await Household.open();
  noa = await household.signedIn('noa', { camera: new TestCamera(7) });
  maya = await household.signedIn('maya');
  await noa.tv.settings.set({ watchMode: 'friends' });
  await before();
  bench = await openApp(household, noa);
  await bench.app.navigation.push('preferences', { section: 'activity' });
  await bench.rest();
}
async function press(...keys: string[]): Promise<void> {
  bench.press(...keys);
  await bench.rest();
}
async function watched(minutes: number): Promise<void> {
  await noa.tv.air.goOnAir();
  await household.pass(1_000);
  const { viewing } = maya.watch('noa');
  await household.pass(minutes * MINUTE);
  maya.tv.viewings.close(viewing);
  await noa.tv.air.stop();
  await household.pass(1_000);
}
async function asked(): Promise<void> {
  await noa.tv.settings.set({ watchMode: 'ask' });
  maya.watch('noa');
  await household.pass(ASK_MS + 1_000);
}

describe('Activity (14)', () => {
  test('is empty at first, and the focus is on what keeps the list', async () => {
    await open();
    expect(bench.sees('Nobody yet.')).toBe(true);
    expect(bench.sees('Nothing missed.')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Keep this list', role: 'switch', state: 'on' });
  });

  test('says who watched, when, for how long and why they could', async () => {
    await open(() => watched(12));
    expect(bench.focus()).toMatchObject({
      label: 'Maya',
      value: expect.stringMatching(/^\d\d:\d\d · 12 min · all friends$/),
    });
    await press('Enter');
    expect(bench.app.navigation.name).toBe('conversation');
  });

  test('says what was missed, where the focus begins; it counts as looked at on every TV', async () => {
    let bedroom: TestTv | undefined;
    await open(async () => {
      bedroom = await household.signedIn('noa');
      await watched(5);
      await asked();
      expect(bedroom.tv.activity.unseen.peek()).toBe(1);
    });
    expect(bench.focus()).toMatchObject({
      label: 'Maya',
      value: expect.stringMatching(/^Wanted to watch · \d\d:\d\d$/),
    });
    expect(bedroom?.tv.activity.unseen.peek()).toBe(0);
    await press('Left');
    expect(bench.focus()?.value).toContain('5 min');
  });

  test('*Wipe* asks in its place, and leaves the other list', async () => {
    await open(async () => {
      await watched(5);
      await asked();
    });
    await press('Down');
    expect(bench.focus()?.label).toBe('Wipe');
    await press('Enter');
    expect(bench.focus()?.label).toBe('Wipe? OK again');
    await press('Up', 'Down');
    expect(bench.focus()?.label).toBe('Wipe');
    await press('Enter', 'Enter');
    await bench.pass(100);
    expect(bench.sees('Nothing missed.')).toBe(true);
    expect(await noa.tv.activity.missed()).toEqual([]);
    expect(await noa.tv.activity.watched()).toHaveLength(1);
  });

  test('the list is no longer kept once that is turned off', async () => {
    await open();
    await press('Enter');
    expect(noa.tv.settings.now.peek().keepWatchLog).toBe(false);
    expect(bench.sees('This list is not kept.')).toBe(true);
  });

  test('what is missed while it shows comes into it', async () => {
    await open();
    await noa.tv.activity.seen();
    await asked();
    await bench.pass(1_000);
    expect(bench.sees(/^Wanted to watch/)).toBe(true);
  });

  test('says so where the lists cannot be had', async () => {
    household = await Household.open();
    noa = await household.signedIn('noa');
    noa.tv.activity.missed = () => Promise.reject(new Error('gone'));
    noa.tv.activity.watched = () => Promise.reject(new Error('gone'));
    bench = await openApp(household, noa);
    await bench.app.navigation.push('preferences', { section: 'activity' });
    await bench.rest();
    expect(bench.sees('The list cannot be shown now.')).toBe(true);
  });
});
