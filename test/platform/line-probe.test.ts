import { describe, expect, it } from 'vitest';
import { classOf } from '../../src/platform/line-probe.ts';
import { PROBE_BYTES } from '../../src/protocol/limits.ts';

/** W17: what a TV says of its line at the start. */
describe('the class of a line by a short measurement', () => {
  it.each([
    // bytes, ms
    [PROBE_BYTES, 4, 'fast'],
    [PROBE_BYTES, 0, 'fast'],
    [PROBE_BYTES, 600, 'fast'],
    [21_000, 600, 'fast'],
    [6_000, 600, 'steady'],
    [5_000, 600, 'steady'],
    [1_500, 600, 'slow'],
    [2_900, 600, 'slow'],
  ] as const)('%i bytes in %i ms: %s', (bytes, ms, line) => expect(classOf(bytes, ms)).toBe(line));
});
