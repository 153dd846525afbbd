import { describe, expect, it } from 'vitest';
import { afterWrong, leftOf, NO_TRIES, type PinTries, waitFor } from '../../../server/household/pin-rules.ts';

const NOW = 1_000_000;

/** So many wrong ones, each as soon as it counts. */
function afterMany(count: number): { tries: PinTries; pauses: number[] } {
  let tries = NO_TRIES;
  const pauses: number[] = [];
  for (let n = 0; n < count; n += 1) {
    tries = afterWrong(tries, NOW);
    pauses.push(waitFor(tries, NOW));
  }
  return { tries, pauses };
}

/** 22b. */
describe('wrong PINs', () => {
  it('are five before a pause, and it is said how many are left', () => {
    expect([0, 1, 2, 3, 4].map((count) => leftOf(afterMany(count).tries))).toEqual([5, 4, 3, 2, 1]);
    expect(afterMany(4).pauses).toEqual([0, 0, 0, 0]);
    expect(afterMany(5).pauses[4]).toBe(60_000);
    expect(leftOf(afterMany(5).tries)).toBe(5);
  });

  it('cost a pause with every five, twice as long each time, a quarter of an hour at most', () => {
    const { pauses } = afterMany(35);
    expect(pauses.filter((pause) => pause > 0)).toEqual([1, 2, 4, 8, 15, 15, 15].map((minutes) => minutes * 60_000));
  });

  it('count again when the pause is over', () => {
    const { tries } = afterMany(5);
    expect([waitFor(tries, NOW + 59_999), waitFor(tries, NOW + 60_000), waitFor(tries, NOW + 1e9)]).toEqual([1, 0, 0]);
  });

  it('take more than two weeks, day and night, to go through all PINs', () => {
    const pauses = afterMany(10_000).pauses.reduce((sum, pause) => sum + pause, 0);
    expect(pauses).toBeGreaterThan(14 * 24 * 3600_000);
  });
});
