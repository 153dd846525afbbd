import { describe, expect, it } from 'vitest';
import { cover } from '../../src/capture/pose.ts';
import { LOWEST, nextQuality, wishOf } from '../../src/capture/quality.ts';

const SLIDER = Array.from({ length: 11 }, (_, at) => at);

/** W25. */
describe('the slider of "My webcam"', () => {
  it('trades sharpness for pictures a second, step by step', () => {
    const wishes = SLIDER.map(wishOf);
    for (const [at, wish] of wishes.entries()) {
      const before = wishes[at - 1];
      if (!before) continue;
      expect(wish.perSecond).toBeGreaterThanOrEqual(before.perSecond);
      expect(wish.quality).toBeLessThan(before.quality);
    }
    expect(wishes[0]?.perSecond).toBe(1);
    expect(wishes[10]?.perSecond).toBe(15);
  });

  it('means something even where it is not a step of it', () => {
    expect(wishOf(-3)).toEqual(wishOf(0));
    expect(wishOf(99)).toEqual(wishOf(10));
    expect(wishOf(4.6)).toEqual(wishOf(5));
  });
});

describe('the quality of the next picture', () => {
  it('falls at once when one was too big, but not for ever', () => {
    expect(nextQuality(0.7, 9_000, 8_000, 0.7)).toBeLessThan(0.7);
    let quality = 0.9;
    for (let n = 0; n < 50; n += 1) quality = nextQuality(quality, 9_000, 8_000, 0.9);
    expect(quality).toBe(LOWEST);
    expect(LOWEST).toBeGreaterThan(0.05);
  });

  it('rises slowly while there is room, to what was wanted and no further', () => {
    const step = nextQuality(0.4, 100, 8_000, 0.7);
    expect(step).toBeGreaterThan(0.4);
    expect(step).toBeLessThan(0.5);
    let quality = 0.4;
    for (let n = 0; n < 50; n += 1) quality = nextQuality(quality, 100, 8_000, 0.7);
    expect(quality).toBe(0.7);
  });

  it('comes to rest where pictures just fit, instead of swinging', () => {
    // A scene whose pictures grow with their quality.
    const bytesOf = (quality: number): number => quality * 12_000;
    let quality = 0.9;
    const tail: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      quality = nextQuality(quality, bytesOf(quality), 8_000, 0.9);
      if (n > 20) tail.push(quality);
    }
    expect(tail.every((one) => bytesOf(one) <= 8_000)).toBe(true);
    expect(Math.max(...tail) - Math.min(...tail)).toBeLessThan(0.05);
  });

  it('follows the slider down', () => {
    expect(nextQuality(0.8, 7_000, 8_000, 0.5)).toBe(0.5);
  });
});

describe('the part of the camera that is sent', () => {
  it('is all of it where the shape is the same', () => {
    expect(cover({ width: 1280, height: 720 }, 320, 180)).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
  });
  it('is the middle of it where it is not, undistorted', () => {
    for (const [width, height] of [
      [640, 480],
      [720, 1280],
      [2000, 500],
    ] as const) {
      const part = cover({ width, height }, 320, 180);
      expect(part.width / part.height).toBeCloseTo(16 / 9, 5);
      expect(part.x * 2 + part.width).toBeCloseTo(width, 5);
      expect(part.y * 2 + part.height).toBeCloseTo(height, 5);
      expect(Math.min(part.x, part.y)).toBeCloseTo(0, 5);
    }
  });
});
