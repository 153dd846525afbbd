import { afterEach, describe, expect, test, vi } from 'vitest';
import '../../../src/app/director/missed-toast.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

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

/** Noa has quiet hours for another hour; Maya and Oskar want to watch, and Maya invites. */
async function aNight(): Promise<void> {
  household = await Household.open();
  noa = await household.signedIn('noa');
  maya = await household.signedIn('maya');
  const oskar = await household.signedIn('oskar');
  const minute = Math.floor(household.clock.now() / MINUTE) % 1440;
  await noa.tv.settings.set({ quiet: { on: true, from: minute, to: (minute + 60) % 1440, zone: 'UTC' } });
  bench = await openApp(household, noa);
  await bench.rest();
  for (const { tv } of [maya, oskar]) tv.viewings.open('noa');
  await maya.tv.air.goOnAir();
  await maya.tv.air.invite('noa');
  await bench.pass(1_000);
}
async function press(...keys: string[]): Promise<void> {
  bench.press(...keys);
  await bench.pass(200);
}
const TOLD = '2 asked, 1 invited you';

describe('what was missed', () => {
  test('shows nothing while it is quiet, whatever is pressed', async () => {
    await aNight();
    await press('Right', 'Left');
    expect(bench.app.asking).toBe(false);
    expect(bench.sees(TOLD)).toBe(false);
  });

  test('is told once, at the first key after', async () => {
    await aNight();
    await household.pass(61 * MINUTE);
    await bench.pass(1_000);
    expect(bench.sees(TOLD)).toBe(false);
    await press('Right');
    expect(bench.sees(TOLD)).toBe(true);
    await bench.pass(40_000);
    await press('Left');
    expect(bench.sees(TOLD)).toBe(false);
  });

  test.each([[['Right', 'Yellow']], [['Yellow']]])('opens with %s; then YELLOW leads elsewhere', async (keys) => {
    await aNight();
    await household.pass(61 * MINUTE);
    for (const key of keys) await press(key);
    expect(bench.sees(TOLD)).toBe(false);
    expect(bench.app.navigation.name).toBe('preferences');
    expect(bench.focus()).toMatchObject({ label: 'Maya', value: expect.stringMatching(/^Invited you/) });
    expect(noa.tv.activity.unseen.peek()).toBe(0);
    await press('Yellow');
    expect(bench.app.navigation.name).toBe('messages');
  });

  test('is told at the next sign-in, once on this TV', async () => {
    await aNight();
    await household.pass(61 * MINUTE);
    const { storage } = noa;
    noa.tv.close();
    const again = household.tv({ storage });
    const second = await openApp(household, again);
    await second.pass(1_000);
    second.press('Right');
    await second.pass(200);
    expect(second.sees(TOLD)).toBe(true);
    again.tv.close();
    const third = await openApp(household, household.tv({ storage }));
    await third.pass(1_000);
    third.press('Right');
    await third.pass(200);
    expect(third.app.tv.activity.unseen.peek()).toBe(3);
    expect(third.sees(TOLD)).toBe(false);
  });
});

describe('in quiet hours', () => {
  test('a wish to be friends stands in its list and shows no toast', async () => {
    household = await Household.open({ people: ['noa', 'zoe'], friends: [] });
    noa = await household.signedIn('noa');
    const zoe = await household.signedIn('zoe');
    await noa.tv.settings.set({ quiet: { on: true, from: 0, to: 1439, zone: 'UTC' } });
    bench = await openApp(household, noa);
    await zoe.tv.friends.ask({ person: 'noa', name: 'Noa', avatar: null });
    await bench.pass(1_000);
    expect(noa.tv.friends.requestsToMe.peek()).toHaveLength(1);
    expect(bench.sees('Zoe asks to be friends')).toBe(false);
    await noa.tv.settings.set({ quiet: { on: false, from: 0, to: 1439, zone: 'UTC' } });
    await bench.pass(1_000);
    expect(bench.sees('Zoe asks to be friends')).toBe(false);
  });
});
