import { afterEach, describe, expect, test, vi } from 'vitest';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const FRIENDS = ['maya', 'marta', 'emma', 'jonas', 'rut'] as const;

interface Opened {
  readonly noa: TestTv;
  readonly bench: OpenedApp;
  readonly tvs: Record<string, TestTv>;
}

/** The picker in front of Noa, who is on air; those named are here, the others are not. */
async function invite(here: readonly string[] = ['maya', 'marta', 'emma', 'jonas']): Promise<Opened> {
  household = await Household.open({
    people: ['noa', ...FRIENDS, 'stranger'],
    friends: FRIENDS.map((friend): [string, string] => ['noa', friend]),
  });
  const tvs: Record<string, TestTv> = {};
  for (const person of here) tvs[person] = await household.signedIn(person);
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  await noa.tv.air.goOnAir();
  bench.press('Green');
  await bench.pass(300);
  bench.press('Right', 'Enter');
  await bench.rest();
  return { noa, bench, tvs };
}

const invited = (tv: TestTv | undefined) => tv?.tv.asks.invitations.peek().map(({ from }) => from.person);

describe('the picker (20)', () => {
  test('has the friends who are here, the focus on the first', async () => {
    const { bench } = await invite();
    expect(bench.app.navigation.name).toBe('pickFriends');
    expect(['Emma', 'Jonas', 'Marta', 'Maya'].every((name) => bench.sees(name))).toBe(true);
    expect(bench.sees('Rut')).toBe(false);
    expect(bench.sees('4 of 4')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Emma', role: 'friend' });
  });

  test('OK chooses and takes back; the focus stays', async () => {
    const { bench } = await invite();
    bench.press('Enter');
    expect(bench.focus()).toMatchObject({ label: 'Emma', state: 'chosen' });
    expect(bench.sees('Invite this one')).toBe(true);
    bench.press('Enter');
    expect(bench.focus()).toEqual({ label: 'Emma', role: 'friend', value: 'Here' });
    expect(bench.sees('Invite this one')).toBe(false);
  });

  test('invites those who are chosen, says so, and goes back to the webcam', async () => {
    const { bench, tvs } = await invite();
    bench.press('Enter', 'Right', 'Enter', 'Right');
    expect(bench.focus()?.label).toBe('Invite these 2');
    bench.press('Enter', 'Enter');
    await bench.pass(200);
    expect(invited(tvs['emma'])).toEqual(['noa']);
    expect(invited(tvs['jonas'])).toEqual(['noa']);
    expect(invited(tvs['maya'])).toEqual([]);
    expect(bench.sees('Invited Emma and Jonas')).toBe(true);
    expect(bench.app.navigation.name).toBe('myWebcam');
  });

  test('typing filters wherever the focus is; BACK empties it, then leaves and changes nothing', async () => {
    const { bench, tvs } = await invite();
    bench.type('ma');
    expect(bench.sees('3 of 4')).toBe(true);
    // Names that begin with it come first.
    expect(bench.focus()).toMatchObject({ label: 'Marta' });
    bench.press('Enter', 'Back');
    expect(bench.sees('4 of 4')).toBe(true);
    expect(bench.app.navigation.name).toBe('pickFriends');
    bench.press('Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('myWebcam');
    expect(invited(tvs['marta'])).toEqual([]);
  });

  test('the keyboard is below the results, and *Done* goes back to them', async () => {
    const { bench } = await invite();
    bench.press('Down', 'Down');
    expect(bench.focus()?.role).toBe('key');
    bench.press('Play');
    expect(bench.focus()).toMatchObject({ label: 'Emma' });
  });

  test('somebody who is no friend cannot be found', async () => {
    const { bench } = await invite();
    bench.type('stranger');
    expect(bench.sees('Nobody of that name is here. Only friends can watch.')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
    expect(bench.sees('0 of 4')).toBe(true);
  });

  test('who is chosen stands at the right and can be taken out there; *Clear* takes out all', async () => {
    const { bench } = await invite();
    bench.press('Enter', 'Right', 'Enter', 'Right', 'Up');
    expect(bench.focus()).toMatchObject({ label: 'Emma', role: 'chip' });
    bench.press('Enter');
    expect(bench.focus()).toMatchObject({ label: 'Jonas', role: 'chip' });
    bench.press('Down', 'Down');
    expect(bench.focus()?.label).toBe('Clear');
    bench.press('Enter');
    expect(bench.focus()).toMatchObject({ role: 'friend' });
    expect(bench.sees('Invite this one')).toBe(false);
  });

  test('who goes away is no longer chosen, who comes is there', async () => {
    const { bench, tvs } = await invite(['emma', 'jonas']);
    bench.press('Enter');
    tvs['emma']?.tv.close();
    await bench.pass(70_000);
    expect(bench.sees('Emma')).toBe(false);
    expect(bench.sees('Invite this one')).toBe(false);
    await household.signedIn('maya');
    await bench.pass(500);
    expect(bench.sees('Maya')).toBe(true);
  });

  test('nobody here', async () => {
    const { bench } = await invite([]);
    expect(bench.sees('No friend is here at the moment.')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
  });
});

describe('only while on air', () => {
  test('off air it leads to going on air first', async () => {
    household = await Household.open();
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    await bench.app.navigation.push('pickFriends', { for: 'invite' });
    await bench.rest();
    expect(bench.app.navigation.name).toBe('myWebcam');
    expect(bench.focus()?.label).toBe('Go on air');
  });

  test('going off air meanwhile leads back', async () => {
    const { noa, bench } = await invite();
    bench.press('Red');
    await bench.rest();
    expect(noa.tv.air.state.peek().is).toBe('off');
    expect(bench.app.navigation.name).toBe('myWebcam');
  });
});
