import { describe, expect, it } from 'vitest';
import { RoundTrip } from '../../../server/gateway/round-trip.ts';

describe('the way there and back', () => {
  it('is not known before the first answer', () => {
    const way = new RoundTrip();
    way.answered(5);
    expect(way.ms).toBeUndefined();
    way.asked(10);
    expect(way.ms).toBeUndefined();
  });

  it('is the shortest of the last answers: the others waited behind something', () => {
    const way = new RoundTrip();
    for (const [n, took] of [80, 900, 40, 700].entries()) {
      way.asked(n * 5_000);
      way.answered(n * 5_000 + took);
    }
    expect(way.ms).toBe(40);
  });

  it('forgets what it was a minute ago', () => {
    const way = new RoundTrip();
    for (let n = 0; n < 14; n += 1) {
      way.asked(n * 5_000);
      way.answered(n * 5_000 + (n === 0 ? 10 : 200));
    }
    expect(way.ms).toBe(200);
  });

  it('counts from the first of several questions that wait', () => {
    const way = new RoundTrip();
    way.asked(0);
    way.asked(5_000);
    way.answered(6_000);
    expect(way.ms).toBe(6_000);
  });
});
