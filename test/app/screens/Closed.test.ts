import { afterEach, expect, test, vi } from 'vitest';
import { Household, memoryStorage } from '../../support/household.ts';
import { openApp } from '../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

test('another window on this TV took over: OK uses Hearth here again', async () => {
  household = await Household.open();
  const storage = memoryStorage();
  const here = await household.signedIn('noa', { storage });
  const bench = await openApp(household, here);
  const there = household.tv({ storage });
  await there.on();
  await bench.rest();

  expect(bench.sees('Hearth is open elsewhere')).toBe(true);
  expect(bench.focus()?.label).toBe('Use Hearth here');
  bench.press('Enter');
  await bench.rest();
  expect(here.tv.account.me?.person).toBe('noa');
  expect(bench.app.navigation.name).toBe('home');
  expect(there.tv.account.state.peek()).toEqual({ is: 'closed', code: 'session.taken_over' });
});

test('opens when the line is back, if it was lost meanwhile', async () => {
  household = await Household.open();
  const storage = memoryStorage();
  const here = await household.signedIn('noa', { storage });
  const bench = await openApp(household, here);
  await household.tv({ storage }).on();
  await bench.rest();
  household.kill();

  bench.press('Enter');
  await bench.pass(1_500);
  expect(bench.sees('Connection lost')).toBe(true);
  await household.start();
  bench.press('Enter');
  await bench.pass(500);
  expect(bench.app.navigation.name).toBe('home');
});

test('an account that was closed: back to the sign-in screen', async () => {
  household = await Household.open();
  const here = await household.signedIn('noa');
  const bench = await openApp(household, here);
  const { gateway, sessions } = household.house;
  for (const session of sessions.of('noa')) gateway.lifecycle.end(session, 'disabled');
  await bench.rest();

  expect(bench.sees('This account is closed')).toBe(true);
  bench.press('Enter');
  await bench.rest();
  expect(bench.focus()?.label).toBe('Sign in with the remote');
});

test('signed out from elsewhere: back to the sign-in screen', async () => {
  household = await Household.open();
  const bench = await openApp(household, await household.signedIn('noa'));
  const { gateway, sessions } = household.house;
  for (const session of sessions.of('noa')) gateway.lifecycle.end(session, 'signed_out');
  await bench.rest();

  expect(bench.sees('You were signed out')).toBe(true);
  bench.press('Back');
  await bench.rest();
  expect(bench.sees('Leave Hearth?')).toBe(true);
  bench.press('Back', 'Enter');
  await bench.rest();
  expect(bench.focus()?.label).toBe('Sign in with the remote');
});

test('too old for the server: starts the newest version', async () => {
  household = await Household.open();
  const bench = await openApp(household, await household.signedIn('noa'));
  void bench.app.navigation.reset('closed', { code: 'protocol.version' });
  await bench.rest();

  expect(bench.sees('Time for a newer Hearth')).toBe(true);
  bench.press('Enter');
  expect(bench.platform.restart).toHaveBeenCalledOnce();
});
