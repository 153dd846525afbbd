import { describe, expect, it } from 'vitest';
import { backOff } from '../../src/net/back-off.ts';

const MIDDLE = 0.5;
const waits = (resumable: boolean): number[] =>
  Array.from({ length: 9 }, (_, tries) => backOff(tries, resumable, MIDDLE) / 1000);

describe('how long a TV waits before it tries to connect again', () => {
  it('grows to half a minute and stays there', () => {
    expect(waits(false)).toEqual([1, 2, 4, 8, 15, 30, 30, 30, 30]);
  });

  it('stays short while the session can be resumed, so that the end of the cut is not missed', () => {
    expect(waits(true)).toEqual([1, 2, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('differs from TV to TV by a fifth, so that a thousand do not come back in step', () => {
    expect([backOff(5, false, 0), backOff(5, false, 1)]).toEqual([27_000, 33_000]);
    expect([backOff(0, true, 0), backOff(0, true, 1)]).toEqual([900, 1_100]);
  });

  it('is never nothing and never over 33 s, however many tries have failed', () => {
    for (const tries of [0, 1, 100, 100_000]) {
      for (const random of [0, 0.999]) {
        expect(backOff(tries, false, random)).toBeGreaterThanOrEqual(900);
        expect(backOff(tries, false, random)).toBeLessThanOrEqual(33_000);
      }
    }
  });
});
