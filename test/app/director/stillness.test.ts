import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ASK_MS, IDLE_MS } from '../../../src/protocol/limits.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

/** Both clocks go on in steps; the wait itself is one leap. */
const LONG = 2_000;

/** Issue 3: away by itself; on air without a key. */
describe('a quarter of an hour without a key', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open();
    noa = await household.signedIn('noa');
    maya = await household.signedIn('maya');
    bench = await openApp(household, noa);
    bench.press('Down');
  });
  afterEach(() => household.close());

  async function wait(ms: number): Promise<void> {
    await household.pass(ms - LONG);
    await bench.pass(LONG);
  }
  const look = () => maya.presence('noa')?.status;

  test('shows friends that one is away, until the next key', async () => {
    await wait(IDLE_MS - LONG);
    expect(look()).toBe('available');
    await bench.pass(LONG);
    expect(look()).toBe('away');
    expect(noa.tv.account.me).toMatchObject({ status: 'available', idle: true });
    bench.press('Up');
    await bench.rest();
    expect(look()).toBe('available');
    expect(noa.tv.account.me?.idle).toBe(false);
  });

  test('begins anew with each key', async () => {
    await wait(IDLE_MS - LONG);
    bench.press('Up');
    await wait(IDLE_MS - LONG);
    expect(look()).toBe('available');
    await bench.pass(LONG);
    expect(look()).toBe('away');
  });

  test('on one TV is nothing while there are keys on another of the person', async () => {
    const bedroom = await household.signedIn('noa');
    await wait(IDLE_MS / 2);
    bedroom.tv.stillness.key();
    await wait(IDLE_MS / 2);
    expect(look()).toBe('available');
    await wait(IDLE_MS / 2);
    expect(look()).toBe('away');
  });

  test('never overrides busy', async () => {
    await noa.tv.account.choose({ status: 'busy' });
    await wait(IDLE_MS);
    expect(look()).toBe('busy');
  });

  test('is told again to a server that was started again', async () => {
    await wait(IDLE_MS);
    household.kill();
    await household.start();
    await bench.pass(10_000);
    expect(look()).toBe('away');
    bench.press('Up');
    await bench.rest();
    expect(look()).toBe('available');
  });

  describe('on air', () => {
    beforeEach(async () => {
      await noa.tv.air.goOnAir();
      await wait(IDLE_MS);
      // A question that opens by itself is deaf for a second.
      await bench.pass(1_200);
    });
    const air = () => noa.tv.air.state.peek().is;

    test('asks, and goes off air without an answer', async () => {
      expect(bench.sees('Are you still there?')).toBe(true);
      expect(air()).toBe('on');
      await bench.pass(ASK_MS / 2);
      expect(bench.sees(/in 0:2[123]\.$/)).toBe(true);
      expect(air()).toBe('on');
      await bench.pass(ASK_MS / 2 + 1_000);
      expect(air()).toBe('off');
      expect(bench.sees('Are you still there?')).toBe(false);
      expect(bench.sees('You are off air.')).toBe(true);
    });

    test('starts on going off air, and BACK means it too', async () => {
      expect(bench.focus()?.label).toBe('Go off air');
      bench.press('Back');
      await bench.rest();
      expect(air()).toBe('off');
    });

    test('stays on air with a yes, and asks again after as long', async () => {
      bench.press('Right', 'Enter');
      await bench.rest();
      expect(bench.sees('Are you still there?')).toBe(false);
      await bench.pass(ASK_MS + 1_000);
      expect(air()).toBe('on');
      await wait(IDLE_MS - ASK_MS);
      expect(bench.sees('Are you still there?')).toBe(true);
    });

    test('goes away by itself when the webcam does', async () => {
      await noa.tv.air.stop();
      await bench.rest();
      expect(bench.sees('Are you still there?')).toBe(false);
    });
  });
});
