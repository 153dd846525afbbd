import { afterEach, describe, expect, test, vi } from 'vitest';
import { clockTime } from '../../../../src/app/texts.ts';
import type { Settings } from '../../../../src/protocol/words.ts';
import { Household, type TestTv } from '../../../support/household.ts';
import { type OpenedApp, openApp } from '../../../support/screens.ts';

let household: Household;
let bedroom: TestTv;
let bench: OpenedApp;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

async function open(before: Partial<Settings['quiet']> = {}): Promise<void> {
  household = await Household.open();
  bedroom = await household.signedIn('noa');
  const { quiet } = bedroom.tv.settings.now.peek();
  await bedroom.tv.settings.set({ quiet: { ...quiet, ...before } });
  const noa = await household.signedIn('noa');
  bench = await openApp(household, noa);
  await bench.app.navigation.push('preferences', { section: 'quiet' });
  await bench.rest();
}
async function press(...keys: string[]): Promise<void> {
  bench.press(...keys);
  await bench.pass(500);
}
const kept = (): Settings['quiet'] => bedroom.tv.settings.now.peek().quiet;

describe('Quiet hours (14)', () => {
  test('are off at first; OK turns them on, on every TV, by the clock of this one', async () => {
    await open();
    expect(bench.focus()).toMatchObject({ label: 'Quiet hours', role: 'switch', state: 'off' });
    expect(bench.sees('Not quiet now')).toBe(true);
    await press('Enter');
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(kept()).toEqual({ on: true, from: 1320, to: 420, zone });
  });

  test('begin and end in steps of half an hour', async () => {
    await open({ from: 1320, to: 420 });
    await press('Down');
    expect(bench.focus()).toMatchObject({ label: 'From', role: 'choice', value: '22:00' });
    await press('Left', 'Left');
    expect(bench.focus()?.value).toBe('21:00');
    await press('Down', 'Right');
    expect(bench.focus()).toMatchObject({ label: 'To', value: '07:30' });
    expect(kept()).toMatchObject({ from: 1260, to: 450 });
  });

  test('say until when it is quiet now, and when that is over', async () => {
    await open();
    const minute = Math.floor(household.clock.now() / 60_000) % 1440;
    await bedroom.tv.settings.set({ quiet: { on: true, from: minute, to: (minute + 60) % 1440, zone: 'UTC' } });
    await bench.rest();
    const until = Math.floor(household.clock.now() / 60_000) * 60_000 + 3600_000;
    expect(bench.sees(`Quiet now, until ${clockTime(until)}`)).toBe(true);
    await household.pass(3600_000);
    await bench.rest();
    expect(bench.sees('Not quiet now')).toBe(true);
  });

  test('that begin when they end are never', async () => {
    await open({ on: true, from: 600, to: 600 });
    expect(bench.sees('From and To are the same, so it is never quiet.')).toBe(true);
  });
});
