import { beforeEach, describe, expect, it } from 'vitest';
import { Uplink } from '../../../src/net/relay/uplink.ts';
import type { Line } from '../../../src/protocol/words.ts';

/** W17. */
describe('a line by the pictures that go up it', () => {
  let told: Line;
  let proved: Line[];
  let uplink: Uplink;
  beforeEach(() => {
    told = 'fast';
    proved = [];
    uplink = new Uplink({
      line: () => told,
      proved: (line) => {
        told = line;
        proved.push(line);
      },
    });
  });

  it.each([
    [24_000, 9_600, 'slow'],
    [24_000, 2_400, 'steady'],
    [8_000, 3_200, 'slow'],
  ] as const)('that takes %i bytes in %i ms, twice, is %s', (bytes, ms, line) => {
    uplink.arrived(bytes, ms);
    expect(proved).toEqual([]);
    uplink.arrived(bytes, ms);
    expect(proved).toEqual([line]);
  });

  it('is none the slower for one hiccup, nor for a far server', () => {
    for (let n = 0; n < 20; n += 1) uplink.arrived(6_000, n % 4 === 0 ? 5_000 : 700);
    expect(proved).toEqual([]);
  });

  it('is never raised here, and told once', () => {
    told = 'slow';
    for (let n = 0; n < 10; n += 1) uplink.arrived(60_000, 1_600);
    for (let n = 0; n < 10; n += 1) uplink.arrived(2_000, 1_600);
    expect(proved).toEqual([]);
  });
});
