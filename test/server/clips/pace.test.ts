import { describe, expect, it } from 'vitest';
import { LEAST_PART, leftFor, Pace } from '../../../server/clips/pace.ts';
import { THROTTLE, Throttle } from '../../../server/relay/throttle.ts';

const SECONDS = 60;

/**
 * A leg and live pictures on one line for a minute.
 * @param liveKbps what goes live, in pictures of `picture` bytes; Infinity: as much as the line is given
 * @returns kbps of each
 */
function sharing(kbps: number, liveKbps: number, { picture = 6_000, piece = 4_000 } = {}) {
  const line = new Throttle(THROTTLE, kbps, 0);
  const pace = new Pace(() => line, 0);
  const bytes = { live: 0, leg: 0 };
  for (let now = 0; now < SECONDS * 1_000; now += 1) {
    const due = liveKbps === Number.POSITIVE_INFINITY || bytes.live * 8 < liveKbps * now;
    if (liveKbps > 0 && due && line.wait(picture, now) === 0) {
      line.passed(picture, now);
      bytes.live += picture;
    }
    if (pace.wait(piece, now) === 0) {
      pace.spend(piece, now);
      bytes.leg += piece;
    }
  }
  const rate = (of: number): number => (of * 8) / (SECONDS * 1_000);
  return { live: rate(bytes.live), leg: rate(bytes.leg) };
}

describe('a leg on a line', () => {
  it.each([20, 80, 280])('has all of %i kbps where nothing is live', (kbps) => {
    const piece = kbps === 20 ? 1_024 : 4_096;
    const { leg } = sharing(kbps, 0, { piece });
    expect(leg).toBeGreaterThan(kbps * 0.95);
    expect(leg).toBeLessThan(kbps * 1.05);
  });

  it.each([
    [280, 12_000, 8_000],
    [80, 4_096, 4_000],
    [20, 1_024, 1_500],
  ])('takes less than a tenth of live pictures that would fill %i kbps', (kbps, piece, picture) => {
    const alone = kbps;
    const { live, leg } = sharing(kbps, Number.POSITIVE_INFINITY, { piece, picture });
    expect(live).toBeGreaterThan(alone * 0.9);
    expect(leg).toBeGreaterThan(kbps * LEAST_PART * 0.9);
    expect(live + leg).toBeLessThan(kbps * 1.05);
  });

  it('has what pictures leave, and costs them nothing', () => {
    const { live, leg } = sharing(280, 100, { piece: 12_000 });
    expect(live).toBeGreaterThan(98);
    expect(leg).toBeGreaterThan(160);
    expect(live + leg).toBeLessThan(290);
  });

  it('waits where a line is given nothing', () => {
    const dead = new Throttle(THROTTLE, 0, 0);
    expect(new Pace(() => dead, 0).wait(1_000, 10_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('shares one allowance with the person’s other TVs', () => {
    expect(leftFor(280, 0)).toBe(280);
    expect(leftFor(280, 200)).toBe(80);
    expect(leftFor(280, 280)).toBeCloseTo(14);
    expect(leftFor(80, 280)).toBeCloseTo(4);
  });
});
