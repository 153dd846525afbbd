import { describe, expect, it } from 'vitest';
import { backoff, isFinal } from '../../demo/backoff.ts';
import { Manners } from '../../demo/manners.ts';
import { FIRST_QUALITY, nextAt, nextQuality, shared, wantedBytes } from '../../demo/pace.ts';
import { Rota } from '../../demo/rota.ts';
import type { Demand } from '../../demo/words.ts';

const MINUTE = 60_000;
const fast: Demand = { stream: 1, codec: 'jpeg', width: 640, maxKbps: 280, maxBytes: 24_576, everyMs: 0 };

describe('the pace of pictures', () => {
  it('never sends more than the allowance bears, whatever the pictures weigh', () => {
    let at = 0;
    let sent = 0;
    for (const bytes of [5_000, 24_000, 800, 12_000, 3_000, 3_000]) {
      sent += bytes;
      at = nextAt(fast, at, bytes);
      expect((sent * 8) / at).toBeLessThanOrEqual(fast.maxKbps);
    }
  });

  it('waits as long as the demand says, however small the picture', () => {
    expect(nextAt({ ...fast, everyMs: 5_000 }, 1_000, 100)).toBe(6_000);
  });

  it('settles on pictures that fit the allowance many times a second', () => {
    // a camera whose pictures weigh 150 bytes for each step of quality
    let quality = FIRST_QUALITY;
    let bytes = 0;
    for (let i = 0; i < 40; i++) {
      bytes = quality * 150;
      quality = nextQuality(quality, bytes, wantedBytes(fast));
    }
    expect((fast.maxKbps * 125) / bytes).toBeGreaterThan(6);
    expect(bytes).toBeLessThan(fast.maxBytes);
  });

  it('makes thumbnails as good as is allowed', () => {
    const small = { ...fast, width: 160, maxBytes: 8_192, everyMs: 5_000 };
    expect(wantedBytes(small)).toBeGreaterThan(6_000);
    expect(wantedBytes(small)).toBeLessThan(8_192);
  });

  it('holds the allowance for all sizes together, with most of it for the large one', () => {
    const small = { ...fast, stream: 2, width: 160 };
    const thumbnail = { ...fast, stream: 3, width: 160, maxBytes: 8_192, everyMs: 5_000 };
    const parts = new Map(shared([small, fast, thumbnail]).map(({ stream, maxKbps }) => [stream, maxKbps]));
    const thumbnailKbps = (8_192 * 8) / 5_000;
    expect((parts.get(1) ?? 0) + (parts.get(2) ?? 0) + thumbnailKbps).toBeCloseTo(fast.maxKbps);
    expect(parts.get(1)).toBeCloseTo((parts.get(2) ?? 0) * 4);
    expect(shared([fast])).toEqual([fast]);
    expect(shared([])).toEqual([]);
  });
});

describe('coming back', () => {
  it('tries after 1, 2, 4, 4 s while the session can be resumed, then after 8, 15, 30, 30 s', () => {
    expect([0, 1, 2, 3].map((tries) => backoff(tries, true, 0))).toEqual([1_000, 2_000, 4_000, 4_000]);
    expect([0, 1, 2, 3].map((tries) => backoff(tries, false, 0))).toEqual([8_000, 15_000, 30_000, 30_000]);
    expect(backoff(0, true, 0.99)).toBeGreaterThan(1_100);
  });

  it('gives up only where the document says so', () => {
    expect([4_000, 4_010, 4_011, 4_012].every(isFinal)).toBe(true);
    expect([1_000, 1_006, 1_012, 4_008, 4_009, 4_013].some(isFinal)).toBe(false);
  });
});

describe('manners', () => {
  it('lets nobody speak unasked twice in ten minutes', () => {
    const manners = new Manners();
    expect(manners.maySpeak(0)).toBe(true);
    expect(manners.maySpeak(9 * MINUTE)).toBe(false);
    expect(manners.maySpeak(10 * MINUTE)).toBe(true);
    expect(manners.maySpeak(11 * MINUTE)).toBe(false);
  });

  it('lets one at a time take a break from the camera', () => {
    const rota = new Rota(0);
    expect(rota.mayLeave('maya', 5 * MINUTE, 4 * MINUTE)).toBe(false);
    expect(rota.mayLeave('theo', 0, 4 * MINUTE)).toBe(true);
    expect(rota.mayLeave('maya', 5 * MINUTE, 6 * MINUTE)).toBe(false);
    rota.back('oskar');
    expect(rota.mayLeave('maya', 5 * MINUTE, 6 * MINUTE)).toBe(false);
    rota.back('theo');
    expect(rota.mayLeave('maya', 5 * MINUTE, 6 * MINUTE)).toBe(true);
  });
});
