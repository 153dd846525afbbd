import { describe, expect, it } from 'vitest';
import { Histogram } from '../../../server/relay/histogram.ts';
import { seeded } from '../../support/random.ts';

describe('how times are spread', () => {
  it('is not known before there are any', () => expect(new Histogram().quantile(0.5)).toBeUndefined());

  it('is right to a quarter, whatever the times', () => {
    const random = seeded(8);
    const histogram = new Histogram();
    const times = Array.from({ length: 10_000 }, () => 10 ** (random() * 4.5));
    for (const time of times) histogram.add(time);
    times.sort((a, b) => a - b);
    expect(histogram.count).toBe(10_000);
    for (const part of [0.01, 0.25, 0.5, 0.95, 0.99]) {
      const real = times[Math.ceil(times.length * part) - 1] ?? 0;
      expect(histogram.quantile(part)).toBeGreaterThanOrEqual(Math.floor(real));
      expect(histogram.quantile(part)).toBeLessThanOrEqual(Math.ceil(real * 1.25) + 1);
    }
  });

  it('takes whatever there is', () => {
    const histogram = new Histogram();
    for (const time of [-5, 0, 0.3, 1, 1e9]) histogram.add(time);
    expect(histogram.quantile(0.5)).toBe(1);
    expect(histogram.quantile(1)).toBeGreaterThanOrEqual(90_000);
  });
});
