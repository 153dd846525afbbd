import { afterEach, describe, expect, test, vi } from 'vitest';
import { take, talking } from '../../support/clips.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

async function atHome(people = ['noa', 'maya', 'oskar']): Promise<{ noa: TestTv; bench: OpenedApp }> {
  household = await Household.open({ people, friends: people.slice(1).map((friend) => ['noa', friend]) });
  const noa = await household.signedIn('noa', { camera: new TestCamera(1) });
  const bench = await openApp(household, noa);
  return { noa, bench };
}

async function askToLeave(bench: OpenedApp): Promise<void> {
  bench.press('Back');
  await bench.rest();
}

describe('leaving', () => {
  test('asks, with the likely answer first; OK leaves', async () => {
    const { bench } = await atHome();
    await askToLeave(bench);

    expect(bench.sees('Leave Hearth?')).toBe(true);
    expect(bench.sees('Your webcam is off')).toBe(true);
    expect(bench.focus()?.label).toBe('Leave');
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Stay');
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Sign out');
    expect(bench.platform.exit).not.toHaveBeenCalled();
    bench.press('Left', 'Left', 'Enter');
    expect(bench.platform.exit).toHaveBeenCalledOnce();
  });

  test('says that what is being sent goes on next time', async () => {
    const { bench, noa } = await atHome();
    const clips = await talking(noa, 'maya');
    clips.send('maya', take(200_000));
    await bench.rest();
    await askToLeave(bench);

    expect(bench.sees('A video message is on its way. It goes on next time.')).toBe(true);
    await bench.pass(15_000);
    expect(bench.sees('Your webcam is off')).toBe(true);
  });

  test('GREEN opens no camera behind the question', async () => {
    const { bench, noa } = await atHome();
    await askToLeave(bench);
    bench.press('Green', 'Yellow');
    await bench.rest();

    expect(bench.app.navigation.name).toBe('home');
    expect(noa.tv.air.state.peek().is).toBe('off');
    expect(bench.focus()?.label).toBe('Leave');
  });

  test('BACK twice never leaves', async () => {
    const { bench } = await atHome();
    await askToLeave(bench);
    await askToLeave(bench);

    expect(bench.sees('Leave Hearth?')).toBe(false);
    expect(bench.focus()?.label).toBe('Maya');
    expect(bench.platform.exit).not.toHaveBeenCalled();
  });

  test('nobody is signed out who is not signed in', async () => {
    household = await Household.open();
    const bench = await openApp(household, household.tv());
    await askToLeave(bench);

    expect(bench.sees('Nobody is signed in on this TV.')).toBe(true);
    expect(bench.sees('Sign out')).toBe(false);
    expect(bench.sees('Your webcam is off')).toBe(false);
  });
});

describe('leaving on air', () => {
  test('staying comes first, and it says who watches', async () => {
    const { noa, bench } = await atHome();
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    for (const friend of ['maya', 'oskar']) (await household.signedIn(friend)).watch('noa');
    await bench.pass(500);
    await askToLeave(bench);

    expect(bench.sees('You are on air')).toBe(true);
    expect(bench.sees('Maya and Oskar are watching')).toBe(true);
    expect(bench.sees('Stop my webcam')).toBe(true);
    expect(bench.focus()?.label).toBe('Stay');
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Leave');
  });

  test('more than three are a number', async () => {
    const friends = ['maya', 'oskar', 'theo', 'ines', 'jonas'];
    const { noa, bench } = await atHome(['noa', ...friends]);
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    for (const friend of friends) (await household.signedIn(friend)).watch('noa');
    await bench.pass(500);
    bench.app.shortcuts.leave?.();
    await bench.rest();
    expect(bench.sees('Ines, Jonas, Maya and 2 more are watching')).toBe(true);
  });

  test('RED stops the webcam, and the question is the usual one from then on', async () => {
    const { noa, bench } = await atHome();
    await noa.tv.air.goOnAir();
    await bench.pass(300);
    await askToLeave(bench);
    expect(bench.sees('Nobody is watching')).toBe(true);

    bench.press('Red');
    await bench.rest();
    expect(noa.tv.air.state.peek().is).toBe('off');
    expect(bench.sees('You are on air')).toBe(false);
    expect(bench.sees('Leave Hearth?')).toBe(true);
    expect(bench.focus()?.label).toBe('Leave');
  });
});

describe('signing out', () => {
  test('asks once more in the same place, starting on Stay', async () => {
    const { noa, bench } = await atHome();
    await askToLeave(bench);
    bench.press('Right', 'Right', 'Enter');
    expect(bench.sees('Sign out of this TV?')).toBe(true);
    expect(bench.focus()?.label).toBe('Stay');

    bench.press('Right', 'Enter');
    await bench.rest();
    expect(noa.tv.account.state.peek().is).toBe('door');
    expect(bench.app.navigation.name).toBe('signIn');
  });

  test('BACK stays', async () => {
    const { noa, bench } = await atHome();
    await askToLeave(bench);
    bench.press('Right', 'Right', 'Enter', 'Back');
    await bench.rest();
    expect(noa.tv.account.state.peek().is).toBe('in');
    expect(bench.sees('Sign out of this TV?')).toBe(false);
  });

  test('where several people live on the TV, it says who goes', async () => {
    household = await Household.open();
    const tv = household.tv();
    await tv.on();
    await tv.signIn('maya', { stay: true });
    await tv.tv.household.leave();
    await household.pass(500);
    await tv.signIn('noa', { stay: true });
    const bench = await openApp(household, tv);
    await askToLeave(bench);
    bench.press('Right', 'Right', 'Enter');
    expect(bench.sees('Sign Noa out of this TV?')).toBe(true);
    expect(bench.sees('The others stay here. Next time you type your name and password again.')).toBe(true);
  });
});
