import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from '../../src/app/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('acts at once, then at most four times a second, and never forgets the last call', () => {
  const act = vi.fn();
  const pace = new Pace(act, 250);
  pace.call();
  expect(act).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 100; i++) {
    pace.call();
    vi.advanceTimersByTime(10);
  }
  expect(act).toHaveBeenCalledTimes(5);
  vi.advanceTimersByTime(250);
  expect(act.mock.calls.length).toBeLessThanOrEqual(6);
  vi.advanceTimersByTime(1_000);
  const before = act.mock.calls.length;
  pace.call();
  expect(act).toHaveBeenCalledTimes(before + 1);
});

test('what was to come does not once it is stopped', () => {
  const act = vi.fn();
  const pace = new Pace(act, 250);
  pace.call();
  pace.call();
  pace.stop();
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(1);
});
