import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

// The encoder of test TVs makes numbers, not pictures.
vi.mock('../../../src/playback/decoder.ts', () => ({
  decode: async () => ({ image: document.createElement('canvas'), close: () => undefined }),
}));

/** 09. */
describe('watching two', () => {
  let household: Household;
  let noa: TestTv;
  let friends: { maya: TestTv; oskar: TestTv };
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya', 'oskar', 'theo'] });
    noa = await household.signedIn('noa');
    friends = { maya: await household.signedIn('maya'), oskar: await household.signedIn('oskar') };
  });
  afterEach(() => household.close());

  async function goOnAir({ tv }: TestTv): Promise<void> {
    await tv.settings.set({ watchMode: 'friends' });
    await tv.air.goOnAir();
  }
  /** Maya's room, full screen, with the bar and the row above it. */
  async function watchMaya(): Promise<void> {
    bench = await openApp(household, noa);
    void bench.app.navigation.push('watch', { person: 'maya' });
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('watch');
    bench.press('Up');
    await bench.pass(100);
  }
  async function watchTwo(): Promise<void> {
    await goOnAir(friends.maya);
    await goOnAir(friends.oskar);
    await watchMaya();
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Watch another');
    bench.press('Enter');
    await bench.pass(1_500);
    expect(bench.app.navigation.name).toBe('watchTwo');
  }
  const watched = () => noa.tv.viewings.all.peek().filter(({ small }) => !small);

  test('*Watch another* is offered only while somebody else is on camera', async () => {
    await goOnAir(friends.maya);
    await watchMaya();
    expect(bench.sees('Message')).toBe(true);
    expect(bench.sees('Watch another')).toBe(false);
    await goOnAir(friends.oskar);
    await bench.pass(1_000);
    expect(bench.sees('Watch another')).toBe(true);
  });

  test('of several others one is chosen', async () => {
    const theo = await household.signedIn('theo');
    await goOnAir(theo);
    await goOnAir(friends.maya);
    await goOnAir(friends.oskar);
    await watchMaya();
    bench.press('Right', 'Enter');
    expect(bench.sees('Who else?')).toBe(true);
    bench.press('Down', 'Enter');
    await bench.pass(1_500);
    expect(watched().map(({ person }) => person)).toEqual(['maya', 'theo']);
  });

  test('shows both, and the picture that is selected gets more of the line after a second', async () => {
    await watchTwo();
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'picture' });
    expect(bench.sees('188 kbps')).toBe(true);
    expect(bench.sees('78 kbps')).toBe(true);
    const [maya] = watched();
    expect(watched().map(({ person }) => person)).toEqual(['maya', 'oskar']);
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Oskar');
    await bench.pass(500);
    expect(bench.app.tv.viewings.of('maya')).toBe(maya);
    expect(bench.words.filter((word) => /kbps$/.test(word)).slice(-2)).toEqual(['188 kbps', '78 kbps']);
    await bench.pass(800);
    expect(bench.words.filter((word) => /kbps$/.test(word)).slice(-2)).toEqual(['78 kbps', '188 kbps']);
  });

  test('BLUE shares evenly, the panel in steps of ten', async () => {
    await watchTwo();
    const shares = () => bench.words.filter((word) => /^\d+ kbps$/.test(word));
    bench.press('Blue');
    await bench.pass(100);
    expect(shares()).toEqual(['134 kbps', '132 kbps']);
    expect(bench.sees('Both get the same')).toBe(true);
    bench.press('Down');
    expect(bench.focus()?.role).toBe('slider');
    bench.press('Right', 'Right');
    await bench.pass(100);
    expect(shares()).toEqual(['188 kbps', '78 kbps']);
    expect(bench.sees('Divided as you chose')).toBe(true);
    bench.press('Up');
    expect(bench.focus()?.label).toBe('Maya');
  });

  test('OK shows one full screen and BACK both again', async () => {
    await watchTwo();
    bench.press('Right', 'Enter');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('watch');
    expect(watched().map(({ person }) => person)).toEqual(['oskar']);
    bench.press('Back', 'Back');
    await bench.pass(1_500);
    expect(bench.app.navigation.name).toBe('watchTwo');
    expect(
      watched()
        .map(({ person }) => person)
        .sort(),
    ).toEqual(['maya', 'oskar']);
    expect(bench.focus()?.label).toBe('Oskar');
  });

  test('BACK closes the one that is selected; the other takes the whole screen, and BACK leads home', async () => {
    await watchTwo();
    bench.press('Back');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('watch');
    expect(watched().map(({ person }) => person)).toEqual(['oskar']);
    await bench.pass(6_000);
    bench.press('Back');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('home');
    expect(watched()).toEqual([]);
  });

  test('one ends: it is said, and the other takes the whole screen', async () => {
    await watchTwo();
    await friends.maya.tv.air.stop();
    await bench.pass(1_000);
    expect(bench.sees('Maya went off camera')).toBe(true);
    expect(bench.app.navigation.name).toBe('watch');
    expect(watched().map(({ person }) => person)).toEqual(['oskar']);
  });

  test('somebody who is closed out of both is not left with an empty screen', async () => {
    await watchTwo();
    await Promise.all([friends.maya.tv.air.stop(), friends.oskar.tv.air.stop()]);
    await bench.pass(5_000);
    expect(bench.app.navigation.name).not.toBe('watchTwo');
    expect(watched()).toEqual([]);
  });

  test('a third is one too many', async () => {
    await watchTwo();
    const theo = await household.signedIn('theo');
    await goOnAir(theo);
    await theo.tv.air.invite('noa');
    await bench.pass(1_500);
    expect(bench.focus()?.label).toBe('Yes, watch');
    bench.press('Enter');
    await bench.pass(500);
    expect(bench.sees('Two at a time. Close one first.')).toBe(true);
    expect(bench.app.navigation.name).toBe('watchTwo');
    expect(watched().map(({ person }) => person)).toEqual(['maya', 'oskar']);
  });

  test('a cut that is resumed goes on with both, and with their shares', async () => {
    await watchTwo();
    noa.plug.cut();
    await bench.pass(3_000);
    expect(watched().map((one) => one.state.peek().is)).toEqual(['watching', 'watching']);
    household.kill();
    await household.start();
    await bench.pass(15_000);
    expect(bench.app.navigation.name).toBe('watchTwo');
    expect(bench.sees('188 kbps')).toBe(true);
  });
});
