import { describe, expect, it } from 'vitest';
import { Bucket } from '../../../server/gateway/bucket.ts';

describe('a limit of so many at once and so many a second', () => {
  const bucket = (): Bucket => new Bucket({ burst: 10, perSecond: 4 }, 0);
  const taken = (from: Bucket, now: number, tries: number): number =>
    Array.from({ length: tries }, () => from.take(now)).filter(Boolean).length;

  it('gives what may come at once, and then no more', () => {
    expect(taken(bucket(), 0, 50)).toBe(10);
  });

  it('fills again with time, up to what may come at once', () => {
    const one = bucket();
    taken(one, 0, 10);
    expect(taken(one, 500, 50)).toBe(2);
    expect(taken(one, 1_500, 50)).toBe(4);
    expect(taken(one, 3_600_000, 50)).toBe(10);
  });

  it('loses no fraction however often it is asked', () => {
    const one = bucket();
    taken(one, 0, 10);
    let given = 0;
    for (let now = 1; now <= 10_000; now += 1) if (one.take(now)) given += 1;
    expect(given).toBe(40);
  });

  it('takes nothing where there is not enough, and says when there will be', () => {
    const one = bucket();
    expect(one.take(0, 11)).toBe(false);
    expect(one.take(0, 10)).toBe(true);
    expect(one.wait()).toBe(250);
    expect(one.take(249)).toBe(false);
    expect(one.take(250)).toBe(true);
  });

  it('is not filled by a clock that goes backwards', () => {
    const one = bucket();
    taken(one, 10_000, 10);
    expect(one.take(0)).toBe(false);
    expect(one.take(10)).toBe(false);
  });
});
