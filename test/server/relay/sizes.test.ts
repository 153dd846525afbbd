import { describe, expect, it } from 'vitest';
import { heightOf, oneASecond, Width, type Wish, widthFor } from '../../../server/relay/sizes.ts';
import { WIDTHS } from '../../../src/protocol/limits.ts';
import type { Line } from '../../../src/protocol/words.ts';

const LINES: Line[] = ['slow', 'steady', 'fast'];
const KBPS = { slow: 20, steady: 80, fast: 280 } as const;
const full = (line: Line, kbps: number = KBPS[line]): Wish => ({ small: false, line, kbps });

/** W18. */
describe('the size a viewer is best sent', () => {
  it('is what the class of its line takes, and never wider than the broadcaster chose (W17, W25)', () => {
    expect(LINES.map((line) => widthFor(full(line), 640))).toEqual([160, 320, 640]);
    for (const chosen of WIDTHS) {
      for (const line of LINES) expect(widthFor(full(line), chosen)).toBeLessThanOrEqual(chosen);
    }
  });

  it.each([
    // kbps, width of it on a fast line
    [280, 640],
    [140, 640],
    [90, 640],
    [80, 320],
    [40, 320],
    [30, 160],
    [5, 160],
  ])('at %i kbps keeps about one picture a second: %i', (kbps, width) => {
    expect(widthFor(full('fast', kbps), 640)).toBe(width);
  });

  it('goes by how large the pictures of this room really are', () => {
    const rich = (width: number): number => width * 38;
    expect(widthFor(full('fast', 140), 640, rich)).toBe(320);
    const plain = (width: number): number => width * 10;
    expect(widthFor(full('fast', 60), 640, plain)).toBe(640);
  });

  it('of a thumbnail is the smallest', () => {
    for (const line of LINES) expect(widthFor({ ...full(line), small: true }, 640)).toBe(160);
  });

  it('is 16:9 with even heights, as encoders like it', () => {
    expect(WIDTHS.map(heightOf)).toEqual([90, 180, 360]);
  });

  it('a picture a second of 12,000 bytes is about 90 kbps on the wire', () => {
    expect(oneASecond(12_000)).toBeGreaterThan(88);
    expect(oneASecond(12_000)).toBeLessThan(93);
  });
});

describe('a viewer’s size over time', () => {
  it('falls at once', () => {
    const width = new Width(640);
    width.tend(160, 0);
    expect(width.now).toBe(160);
  });

  it('rises after ten seconds of calm, and not before', () => {
    const width = new Width(160);
    for (let now = 0; now < 10_000; now += 1_000) width.tend(640, now);
    expect(width.now).toBe(160);
    width.tend(640, 10_000);
    expect(width.now).toBe(640);
  });

  it('begins to wait anew after every sign of pressure', () => {
    const width = new Width(160);
    width.tend(320, 0);
    width.tend(160, 9_000);
    width.tend(320, 9_500);
    width.tend(320, 19_000);
    expect(width.now).toBe(160);
    width.tend(320, 19_500);
    expect(width.now).toBe(320);
  });

  it('rises only to what it could be all the time', () => {
    const width = new Width(160);
    width.tend(640, 0);
    width.tend(320, 5_000);
    width.tend(640, 6_000);
    width.tend(640, 10_000);
    expect(width.now).toBe(320);
  });
});
