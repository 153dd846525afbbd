import { describe, expect, it } from 'vitest';
import { HeardClock } from '../../../src/capture/voice/heard-clock.ts';
import { seeded } from '../../support/random.ts';

const BLOCK_MS = 10;
const BEGAN = 1_000_000;

/** A minute of blocks. @returns how far off it is at the end, ms */
function off({
  late = () => 0,
  drift = 0,
  lostMs = 0,
}: {
  late?: () => number;
  drift?: number;
  lostMs?: number;
}): number {
  const clock = new HeardClock();
  let lost = 0;
  for (let at = 0; at < 60_000; at += BLOCK_MS) {
    if (at === 30_000) lost = lostMs;
    clock.came(BLOCK_MS, BEGAN + lost + (at + BLOCK_MS) * (1 + drift) + late());
  }
  const truth = BEGAN + lost + 60_000 * (1 + drift);
  return clock.ms + clock.began - truth;
}

/** X1: pictures and sound in step, which begins with when something was said. */
describe('when a microphone heard something', () => {
  it('is when its block came', () => expect(off({})).toBe(0));

  it('is not moved by blocks that come late', () => {
    const random = seeded(2);
    expect(off({ late: () => random() * 60 })).toBeLessThan(3);
  });

  it.each([200, -200])('follows a clock that runs %i millionths otherwise', (millionths) => {
    expect(Math.abs(off({ drift: millionths / 1e6 }))).toBeLessThan(2);
  });

  it('forgets blocks that were lost', () => expect(off({ lostMs: 700 })).toBe(0));
});
