import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
// Fetched when it is wanted: here it is there at once.
import '../../../src/app/sheets/second-viewer/opening.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
let noa: TestTv;
let maya: TestTv;
let oskar: TestTv;
let bench: OpenedApp;

/** Noa is on air and Maya watches; whoever else asks would end direct, as a server with direct will say. */
beforeEach(async () => {
  household = await Household.open();
  noa = await household.signedIn('noa', { camera: new TestCamera(1) });
  maya = await household.signedIn('maya');
  oskar = await household.signedIn('oskar');
  await noa.tv.settings.set({ watchMode: 'list_or_ask', always: ['maya'] });
  const { asks } = noa.tv;
  const handle = asks.handle.bind(asks);
  asks.handle = (event) =>
    handle(event.t === 'ask.new' ? { ...event, ask: { ...event.ask, endsDirect: true } } : event);
  await noa.tv.air.goOnAir();
  maya.watch('noa');
  await household.pass(500);
  bench = await openApp(household, noa);
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const stateOf = ({ viewing }: ReturnType<TestTv['watch']>): string => viewing.state.peek().is;
const watching = (): string[] => noa.tv.air.viewers.peek().map(({ person }) => person);

async function oskarAsks(): Promise<ReturnType<TestTv['watch']>> {
  const viewing = oskar.watch('noa');
  await bench.rest();
  await bench.rest();
  return viewing;
}

describe('a second viewer while direct is on', () => {
  test('the sheet says what it would change, and starts on what changes nothing', async () => {
    await oskarAsks();
    for (const words of [
      'Oskar wants to watch too',
      'Two will watch: direct ends',
      'A little slower. Direct returns when one leaves.',
      'Now',
      'With Oskar',
    ]) {
      expect(bench.sees(words), words).toBe(true);
    }
    expect(bench.focus()).toMatchObject({ label: 'Keep direct', state: 'unavailable' });
  });

  test('for a second no key does anything; then OK keeps direct', async () => {
    const asking = await oskarAsks();
    bench.press('Left', 'Enter');
    await bench.rest();
    expect(stateOf(asking)).toBe('asking');
    await bench.pass(1_100);
    expect(bench.focus()?.label).toBe('Keep direct');
    bench.press('Enter');
    await bench.pass(300);
    expect(stateOf(asking)).toBe('over');
    expect(watching()).toEqual(['maya']);
    expect(bench.sees('Oskar wants to watch too')).toBe(false);
  });

  test('BACK keeps direct too', async () => {
    const asking = await oskarAsks();
    await bench.pass(1_100);
    bench.press('Back');
    await bench.pass(300);
    expect(stateOf(asking)).toBe('over');
  });

  test('let in, they watch as well', async () => {
    const asking = await oskarAsks();
    await bench.pass(1_100);
    bench.press('Left');
    expect(bench.focus()?.label).toBe('Let Oskar in');
    bench.press('Enter');
    await bench.pass(300);
    expect(stateOf(asking)).toBe('watching');
    expect(watching().sort()).toEqual(['maya', 'oskar']);
  });

  test('never while direct: refuses, and keeps the rule on every TV and for the next one', async () => {
    const bedroom = await household.signedIn('noa');
    const asking = await oskarAsks();
    await bench.pass(1_100);
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Never while direct');
    bench.press('Enter');
    await bench.pass(300);
    expect(stateOf(asking)).toBe('over');
    expect(bench.sees('Second viewers wait while direct is on')).toBe(true);
    expect(bedroom.tv.settings.now.peek().secondWhileDirect).toBe('never');
    const elsewhere = await household.signedIn('noa');
    expect(elsewhere.tv.settings.now.peek().secondWhileDirect).toBe('never');
  });

  test('the deadline counts down, and without an answer the sheet goes', async () => {
    const asking = await oskarAsks();
    await bench.pass(5_000);
    expect(bench.sees(/^No answer keeps direct in 0:\d\d$/)).toBe(true);
    await bench.pass(45_000);
    expect(stateOf(asking)).toBe('over');
    expect(bench.sees('Oskar wants to watch too')).toBe(false);
  });

  test('whoever takes the question back takes the sheet away', async () => {
    const { viewing } = await oskarAsks();
    await bench.pass(1_100);
    oskar.tv.viewings.close(viewing);
    await bench.pass(300);
    expect(bench.sees('Oskar wants to watch too')).toBe(false);
  });

  test('while somebody types it is a toast, and YELLOW opens the sheet', async () => {
    void bench.app.navigation.push('conversation', { person: 'maya' });
    await bench.rest();
    await oskarAsks();
    expect(bench.sees('Oskar wants to watch too')).toBe(true);
    expect(bench.sees('Two will watch: direct ends')).toBe(false);
    bench.press('Yellow');
    await bench.rest();
    expect(bench.sees('Two will watch: direct ends')).toBe(true);
    expect(bench.focus()?.label).toBe('Keep direct');
  });

  test('where its script does not come, the usual question says it in a line (Settled 3)', async () => {
    Object.assign(bench.app, { whole: () => Promise.reject(new Error('no line')) });
    await oskarAsks();
    expect(bench.sees('Oskar wants to watch\nyour webcam')).toBe(true);
    expect(bench.sees('Two will watch. Direct ends.')).toBe(true);
    expect(bench.focus()?.label).toBe('Not now');
  });
});
