import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Viewing } from '../../src/model/viewing.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';

const MAYA = 22;

let household: Household;
let maya: TestTv;
let noa: TestTv;

beforeEach(async () => {
  household = await Household.open();
  maya = await household.signedIn('maya', { camera: new TestCamera(MAYA) });
  noa = await household.signedIn('noa');
  await maya.tv.settings.set({ watchMode: 'friends' });
  await maya.tv.air.goOnAir();
  await household.pass(0);
});
afterEach(async () => {
  await household.close();
  expect(household.errors).toEqual([]);
});

const viewers = (): [string, boolean][] => maya.tv.air.viewers.peek().map(({ person, small }) => [person, small]);

/** Sequences of the pictures a screen has shown since. */
function show(viewing: Viewing): number[] {
  const sequences: number[] = [];
  viewing.present({
    show: async ({ sequence }) => {
      sequences.push(sequence);
    },
  });
  return sequences;
}

/** Everybody who watched at some time from now on. */
function follow(): [string, boolean][][] {
  const told: [string, boolean][][] = [];
  maya.tv.air.viewers.subscribe(() => told.push(viewers()));
  return told;
}

describe('one screen hands a viewing to the next', () => {
  test('closed and opened in the same turn, it goes on as if nothing had been', async () => {
    const { viewings } = noa.tv;
    const before = viewings.open('maya');
    show(before);
    await household.pass(2_000);
    const told = follow();
    viewings.close(before);
    const after = viewings.open('maya');
    expect(after).toBe(before);
    const shown = show(after);
    await household.pass(2_000);
    expect(shown.length).toBeGreaterThan(8);
    expect(told.every((row) => row.length === 1)).toBe(true);
  });

  for (const small of [true, false]) {
    test(`from ${small ? 'a tile to the large picture' : 'the large picture to a tile'}: only its size changes`, async () => {
      const { viewings } = noa.tv;
      const before = viewings.open('maya', { small });
      show(before);
      await household.pass(2_000);
      expect(viewers()).toEqual([['noa', small]]);
      const told = follow();
      viewings.close(before);
      const after = viewings.open('maya', { small: !small });
      expect(after.state.peek().is).toBe('watching');
      show(after);
      await household.pass(2_000);
      expect(viewers()).toEqual([['noa', !small]]);
      expect(told.every((row) => row.length === 1)).toBe(true);
    });
  }

  test('the last picture is there at once, and counts once', async () => {
    const { viewings } = noa.tv;
    const tile = viewings.open('maya', { small: true });
    const shown = show(tile);
    await household.pass(1_000);
    const lastShownAt = tile.figures.peek().lastShownAt;
    await household.pass(1_000);
    const again = show(tile);
    await household.pass(0);
    expect(again).toEqual(shown.slice(-1));
    expect(tile.figures.peek().lastShownAt).toBe(lastShownAt);
  });

  test('a picture that was being shown meanwhile holds nothing up', async () => {
    const viewing = noa.tv.viewings.open('maya');
    viewing.present({ show: () => new Promise(() => undefined) });
    await household.pass(1_000);
    const shown = show(viewing);
    await household.pass(2_000);
    expect(shown.length).toBeGreaterThan(8);
  });

  test('to a tile while the line is lost: its size is told when it is back', async () => {
    const { viewings } = noa.tv;
    const large = viewings.open('maya');
    show(large);
    await household.pass(1_000);
    noa.plug.cut();
    await household.pass(0);
    expect(large.state.peek().is).toBe('lost');
    viewings.close(large);
    show(viewings.open('maya', { small: true }));
    await household.pass(5_000);
    expect(viewers()).toEqual([['noa', true]]);
  });
});

describe('the end of a viewing', () => {
  test('closed and not opened again, nobody watches', async () => {
    const viewing = noa.tv.viewings.open('maya');
    show(viewing);
    await household.pass(1_000);
    noa.tv.viewings.close(viewing);
    await household.pass(100);
    expect(viewing.state.peek()).toEqual({ is: 'over', why: 'withdrawn' });
    expect(noa.tv.viewings.all.peek()).toEqual([]);
    expect(viewers()).toEqual([]);
  });

  test('closed while the line is lost, it ends when the line is back', async () => {
    const viewing = noa.tv.viewings.open('maya');
    show(viewing);
    await household.pass(1_000);
    noa.plug.cut();
    await household.pass(0);
    noa.tv.viewings.close(viewing);
    await household.pass(5_000);
    expect(noa.tv.link.peek().is).toBe('open');
    expect(viewers()).toEqual([]);
  });

  test('closed while the server is still being asked', async () => {
    noa.tv.viewings.close(noa.tv.viewings.open('maya'));
    await household.pass(1_000);
    expect(viewers()).toEqual([]);
  });

  test('a tile that shows the same room keeps it, at its own size', async () => {
    await maya.tv.settings.set({ watchMode: 'ask' });
    const large = noa.tv.viewings.open('maya');
    await household.pass(100);
    const [ask] = maya.tv.asks.waiting.peek();
    if (!ask) throw new Error('nobody asks');
    void maya.tv.asks.answer(ask, 'once');
    await household.pass(500);
    // Granted while no screen shows it; then the tile may, and gets the picture that nobody has shown yet.
    const shown = show(noa.tv.viewings.open('maya', { small: true }));
    await household.pass(1_000);
    expect(shown.length).toBeGreaterThan(0);
    noa.tv.viewings.close(large);
    await household.pass(11_000);
    expect(viewers()).toEqual([['noa', true]]);
    expect(shown.length).toBeLessThanOrEqual(8);
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });
});
