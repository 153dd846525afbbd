import { describe, expect, it } from 'vitest';
import { Credit } from '../../src/protocol/credit.ts';
import { onWire } from '../../src/protocol/wire.ts';
import { seeded } from '../support/random.ts';

const MINUTE = 60_000;
const PICTURE = onWire(2_048);

describe('the credit of an allowance (W15)', () => {
  it('is full at first, grows up to a second, and lets a dearer picture leave a debt', () => {
    const credit = new Credit(8, 0); // 1,000 bytes a second
    expect(credit.wait(PICTURE, 0)).toBe(0);
    credit.spend(PICTURE, 0);
    expect(credit.wait(PICTURE, 0)).toBe(PICTURE);
    expect(credit.wait(PICTURE, PICTURE)).toBe(0);
  });

  it('saves no more than a second where nothing waits', () => {
    const credit = new Credit(8, 0);
    credit.spend(PICTURE, 0);
    credit.spend(0, MINUTE);
    expect(credit.wait(1_000, MINUTE)).toBe(0);
    credit.spend(1_000, MINUTE);
    expect(credit.wait(1, MINUTE)).toBe(1);
  });

  it('loses nothing while a picture waits for a line that others use as well', () => {
    // Three views, a third of 20 kbps each, and what they share: a picture is up to four seconds of a view.
    const random = seeded(1);
    const line = new Credit(20, 0);
    const views = Array.from({ length: 3 }, () => new Credit(20 / 3, 0));
    let bytes = 0;
    for (let now = 0; now < MINUTE; now += 100) {
      for (const view of views) {
        const picture = Math.round(PICTURE * (0.5 + random()));
        if (Math.max(view.wait(picture, now), line.wait(picture, now)) > 0) continue;
        view.spend(picture, now);
        line.spend(picture, now);
        bytes += picture;
      }
    }
    const kbps = (bytes * 8) / MINUTE;
    expect(kbps).toBeGreaterThan(0.97 * 20);
    expect(kbps).toBeLessThan(1.02 * 20 + (PICTURE * 8) / MINUTE);
  });
});
