import { describe, expect, it } from 'vitest';
import { CLASS_KBPS, demandOf, heightOf, type Wish, widthFor } from '../../../server/relay/sizes.ts';
import { PICTURE_BYTES, SMALL_EVERY_MS, WIDTHS } from '../../../src/protocol/limits.ts';
import type { Line } from '../../../src/protocol/words.ts';

const STREAMS = WIDTHS.map((width, n) => ({ stream: n + 1, width, height: heightOf(width) }));
const LINES: Line[] = ['slow', 'steady', 'fast'];
const full = (line: Line): Wish => ({ small: false, line });
const thumbnail = (line: Line): Wish => ({ small: true, line });

describe('what a broadcaster is to encode', () => {
  it('is nothing while nobody watches', () => {
    for (const line of LINES) expect(demandOf([], STREAMS, 640, line)).toEqual([]);
  });

  it('is one size for each that somebody is shown, and no other', () => {
    const demand = demandOf([full('slow'), full('fast'), full('fast'), thumbnail('fast')], STREAMS, 640, 'fast');
    expect(demand.map(({ width }) => width)).toEqual([160, 640]);
    expect(demand.map(({ stream }) => stream)).toEqual([1, 3]);
  });

  it('is never larger than the broadcaster chose (W25), nor than a viewer’s line bears (W17)', () => {
    for (const chosen of WIDTHS) {
      for (const line of LINES) expect(widthFor(full(line), chosen)).toBeLessThanOrEqual(chosen);
    }
    expect(LINES.map((line) => widthFor(full(line), 640))).toEqual([160, 320, 640]);
  });

  it('for thumbnails alone is the smallest size, one picture every five seconds', () => {
    expect(demandOf([thumbnail('fast'), thumbnail('steady')], STREAMS, 640, 'fast')).toEqual([
      expect.objectContaining({ width: 160, everyMs: SMALL_EVERY_MS }),
    ]);
  });

  it('of a size that somebody watches fully is not slowed down by thumbnails of the same', () => {
    const [size] = demandOf([thumbnail('fast'), full('slow')], STREAMS, 640, 'fast');
    expect(size).toMatchObject({ width: 160, everyMs: 0 });
  });

  it('fits the sender’s own line: allowance and largest picture', () => {
    for (const upload of LINES) {
      for (const demand of demandOf(LINES.map(full), STREAMS, 640, upload)) {
        expect(demand.maxKbps).toBe(CLASS_KBPS[upload]);
        expect(demand.maxBytes).toBeLessThanOrEqual(PICTURE_BYTES[upload]);
      }
    }
  });

  it('is 16:9 with even heights, as encoders like it', () => {
    expect(WIDTHS.map(heightOf)).toEqual([90, 180, 360]);
  });
});
