import { afterEach, beforeEach, expect, test } from 'vitest';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
let noa: TestTv;
let bench: OpenedApp;

beforeEach(async () => {
  household = await Household.open({ friends: [['noa', 'maya']] });
  noa = await household.signedIn('noa');
  bench = await openApp(household, noa);
});
afterEach(() => household.close());

async function oskarAsks(): Promise<void> {
  const oskar = await household.signedIn('oskar');
  await oskar.tv.friends.ask(await oskar.tv.friends.find('noa'));
  await bench.pass(200);
}

test('what friends do is told at once', async () => {
  await oskarAsks();
  expect(bench.sees('Oskar asks to be friends')).toBe(true);
});

test('while one is busy it waits, and is told then', async () => {
  await noa.tv.account.choose({ status: 'busy' });
  await oskarAsks();
  // Longer than a notice lives.
  await bench.pass(9_000);
  expect(bench.sees('Oskar asks to be friends')).toBe(false);
  await noa.tv.account.choose({ status: 'available' });
  await bench.pass(200);
  expect(bench.sees('Oskar asks to be friends')).toBe(true);
});

test('what concerns this TV does not wait', async () => {
  await noa.tv.account.choose({ status: 'busy' });
  noa.tv.notices.say({ is: 'camera_unplugged' });
  await bench.pass(200);
  expect(bench.sees('Camera unplugged. You are off air.')).toBe(true);
});
