import { afterEach, expect, test, vi } from 'vitest';
import { turnAway } from '../../../server/gateway/places.ts';
import { Household, memoryStorage, URL } from '../../support/household.ts';
import { openApp } from '../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** Every place is taken, or there are some again. */
function full(isFull: boolean): void {
  household.net.serve(URL, (socket, address) => {
    if (isFull) turnAway(socket);
    else household.house.gateway.accept(socket, address);
  });
}

test('15c on a TV nobody is in on: counts to the next try, which comes by itself after about 30 s', async () => {
  household = await Household.open();
  full(true);
  const bench = await openApp(household, household.tv());
  await bench.pass(200);

  expect(bench.sees('Every seat is taken')).toBe(true);
  expect(bench.sees('This server is full. Your friends and messages are safe.')).toBe(true);
  expect(bench.sees(/^Next try in 0:(2[6-9]|3[0-3])$/)).toBe(true);
  expect(bench.sees('Connection lost')).toBe(false);
  expect(bench.focus()?.label).toBe('Try now');
  await bench.pass(10_000);
  expect(bench.sees(/^Next try in 0:(1[6-9]|2[0-3])$/)).toBe(true);

  await bench.pass(25_000);
  expect(bench.sees(/^Next try in 0:/)).toBe(true);
  full(false);
  await bench.pass(34_000);
  expect(bench.focus()?.label).toBe('Sign in with the remote');
});

test('*Try now* tries at once, for as often as it is pressed, and leads home on a TV that signs in by itself', async () => {
  household = await Household.open();
  const storage = memoryStorage();
  const before = await household.signedIn('noa', { storage });
  before.tv.close();
  await household.pass(0);
  full(true);
  const bench = await openApp(household, household.tv({ storage }));
  await bench.pass(200);
  expect(bench.focus()?.label).toBe('Try now');
  bench.press('Enter');
  await bench.pass(200);
  expect(bench.app.navigation.name).toBe('full');
  expect(bench.focus()?.label).toBe('Try now');

  full(false);
  bench.press('Enter');
  await bench.pass(200);
  expect(bench.app.navigation.name).toBe('home');
});

test('*Exit* and BACK leave at once: there is nothing to lose', async () => {
  household = await Household.open();
  full(true);
  const bench = await openApp(household, household.tv());
  await bench.pass(200);
  bench.press('Right');
  expect(bench.focus()?.label).toBe('Exit');
  bench.press('Enter');
  expect(bench.platform.exit).toHaveBeenCalledTimes(1);
  bench.press('Back');
  expect(bench.platform.exit).toHaveBeenCalledTimes(2);
});

test('whoever is in stays where they are, and comes back within the minute', async () => {
  household = await Household.open();
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  full(true);
  noa.plug.cut();
  await bench.pass(10_000);
  expect(bench.app.navigation.name).toBe('home');
  expect(bench.sees('Connection lost')).toBe(true);
  full(false);
  await bench.pass(5_000);
  expect(noa.tv.link.peek().is).toBe('open');
  expect(household.house.sessions.of('noa').length).toBe(1);
});

test('the server goes away while it is full: the banner says so, and 15c is over', async () => {
  household = await Household.open();
  full(true);
  const bench = await openApp(household, household.tv());
  await bench.pass(200);
  household.net.serve(URL, undefined);
  bench.press('Enter');
  await bench.pass(1_000);
  expect(bench.app.navigation.name).toBe('signIn');
  expect(bench.sees('Connection lost')).toBe(true);
});
