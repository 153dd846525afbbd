import { afterEach, describe, expect, test, vi } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { Household, TestCamera, type TestTv } from '../../../support/household.ts';
import { type OpenedApp, openApp } from '../../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const card = (person: string) => ({ person, name: person, avatar: null });

/** Noa, who has no friends, in front of us; Sami is here too. */
async function newcomer(): Promise<{ noa: TestTv; sami: TestTv; bench: OpenedApp }> {
  household = await Household.open({ people: ['noa', 'sami'], friends: [] });
  const sami = await household.signedIn('sami', { camera: new TestCamera(1) });
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  return { noa, sami, bench };
}

describe('the home of a newcomer', () => {
  test('says what comes next, with the own ID to be found by', async () => {
    const { bench } = await newcomer();

    for (const words of [
      'It is quiet here.',
      'They say yes',
      'Nobody else sees',
      'When you say so',
      'Your ID',
      'noa',
    ]) {
      expect(bench.sees(words), words).toBe(true);
    }
    expect(bench.sees('On camera now')).toBe(false);
    expect(bench.focus()).toMatchObject({ label: 'Add a friend', role: 'button' });
  });

  test('UP and DOWN walk its buttons, UP from the first goes to the tabs', async () => {
    const { bench } = await newcomer();

    bench.press('Down');
    expect(bench.focus()?.label).toBe('Join a room by name');
    bench.press('Down', 'Down');
    expect(bench.focus()?.label).toBe('Try my webcam');
    bench.press('Up', 'Up', 'Up');
    expect(bench.focus()).toMatchObject({ label: 'Friends', role: 'tab' });
    bench.press('Down');
    expect(bench.focus()?.label).toBe('Add a friend');
  });

  test.each([
    [[], 'addFriend'],
    [['Down'], 'joinRoom'],
    [['Down', 'Down'], 'myWebcam'],
  ])('%s and OK lead to %s', async (keys, screen) => {
    const { bench } = await newcomer();
    bench.press(...keys, 'Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe(screen);
  });

  test('BACK goes to its start, and from there asks whether to leave', async () => {
    const { bench } = await newcomer();

    bench.press('Down', 'Down', 'Back');
    expect(bench.focus()?.label).toBe('Add a friend');
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('Leave Hearth?')).toBe(true);
  });

  test('stays while somebody has been asked, and says who', async () => {
    const { bench, noa } = await newcomer();

    await noa.tv.friends.ask(card('sami'));
    await bench.pass(300);
    expect(bench.sees('It is quiet here.')).toBe(true);
    expect(bench.sees('Asked sami')).toBe(true);
  });

  test('somebody who asks stands first; OK leads to the answer', async () => {
    const { bench, sami } = await newcomer();

    await sami.tv.friends.ask(card('noa'));
    await bench.pass(300);
    expect(bench.sees('Sami wants to be friends.')).toBe(true);
    expect(bench.focus()?.label).toBe('Answer Sami');
    bench.press('Down');
    expect(bench.focus()?.label).toBe('Add a friend');
    bench.press('Up', 'Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Say yes');
  });

  test('the focus stays where it was moved to when somebody asks', async () => {
    const { bench, sami } = await newcomer();

    bench.press('Down', 'Down');
    await sami.tv.friends.ask(card('noa'));
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Try my webcam');
  });

  test('the first yes makes it the home of somebody with a friend, on camera or not', async () => {
    const { bench, noa, sami } = await newcomer();
    await sami.tv.settings.set({ watchMode: 'friends' });
    await sami.tv.air.goOnAir();
    await noa.tv.friends.ask(card('sami'));
    await sami.tv.friends.answer('noa', true);
    await settle();
    await bench.pass(1_000);

    expect(bench.sees('It is quiet here.')).toBe(false);
    expect(bench.sees('On camera now')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Sami', role: 'picture' });
  });

  test('comes back when the last friend is gone', async () => {
    const { bench, noa, sami } = await newcomer();
    await noa.tv.friends.ask(card('sami'));
    await sami.tv.friends.answer('noa', true);
    await bench.pass(1_000);
    expect(bench.focus()).toMatchObject({ label: 'Sami', role: 'friend' });

    await sami.tv.friends.remove('noa');
    await bench.pass(1_000);
    expect(bench.focus()).toMatchObject({ label: 'Add a friend', role: 'button' });
  });
});
