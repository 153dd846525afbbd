import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyMinute } from '../../src/app/minutes.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 0, 1, 19, 41, 50) });
});
afterEach(() => {
  vi.useRealTimers();
});

test('goes with the clock on the wall, not with when it was asked', () => {
  const act = vi.fn();
  const stop = everyMinute(act);
  vi.advanceTimersByTime(9_999);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(120_000);
  expect(act).toHaveBeenCalledTimes(3);
  stop();
  vi.advanceTimersByTime(120_000);
  expect(act).toHaveBeenCalledTimes(3);
});
