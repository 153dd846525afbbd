import { describe, expect, it } from 'vitest';
import { CLASS_KBPS } from '../../../server/relay/allowance.ts';
import { demandOf, servedWidth, type Upload, type Wanting } from '../../../server/relay/demand.ts';
import { heightOf, widthFor } from '../../../server/relay/sizes.ts';
import { PICTURE_BYTES, SMALL_EVERY_MS, WIDTHS } from '../../../src/protocol/limits.ts';
import type { Line } from '../../../src/protocol/words.ts';
import { seeded } from '../../support/random.ts';

const STREAMS = WIDTHS.map((width, n) => ({ stream: n + 1, width, height: heightOf(width) }));
const LINES: Line[] = ['slow', 'steady', 'fast'];
const upload = (line: Line): Upload => ({ line, kbps: CLASS_KBPS[line] });

function full(line: Line, kbps: number = CLASS_KBPS[line]): Wanting {
  return { small: false, line, kbps, width: widthFor({ small: false, line, kbps }, 640) };
}
const thumbnail = (line: Line): Wanting => ({ small: true, line, kbps: 8, width: 160 });

const widths = (wanting: Wanting[], line: Line = 'fast'): number[] =>
  demandOf(wanting, STREAMS, upload(line)).map(({ width }) => width);

/** W18. */
describe('what a broadcaster is to encode', () => {
  it('is nothing while nobody watches', () => {
    for (const line of LINES) expect(demandOf([], STREAMS, upload(line))).toEqual([]);
  });

  it('is one size for each that somebody is sent, and no other', () => {
    const demand = demandOf([full('slow'), full('fast'), full('fast'), thumbnail('fast')], STREAMS, upload('fast'));
    expect(demand.map(({ width, stream }) => [width, stream])).toEqual([
      [160, 1],
      [640, 3],
    ]);
  });

  it('shares the broadcaster’s own allowance, the smallest size first', () => {
    const demand = demandOf(
      LINES.map((line) => full(line)),
      STREAMS,
      upload('fast'),
    );
    expect(demand.map(({ width, maxKbps }) => [width, maxKbps])).toEqual([
      [160, 40],
      [320, 100],
      [640, 140],
    ]);
  });

  it.each([
    ['slow', [160]],
    ['steady', [160, 320]],
    ['fast', [160, 320, 640]],
  ] as const)('on a %s line is only what it bears: whoever wanted wider gets the next smaller', (line, expected) => {
    expect(
      widths(
        LINES.map((viewer) => full(viewer)),
        line,
      ),
    ).toEqual(expected);
    const demand = demandOf(
      LINES.map((viewer) => full(viewer)),
      STREAMS,
      upload(line),
    );
    expect(servedWidth(640, demand)).toBe(expected.at(-1));
  });

  it.each([
    ['slow', 'fast', [160]],
    ['steady', 'fast', [320]],
    ['fast', 'fast', [640]],
    ['fast', 'slow', [160]],
  ] as const)('%s up, one viewer %s: %j', (line, viewer, expected) => {
    expect(widths([full(viewer)], line)).toEqual(expected);
  });

  it('never comes to more than the broadcaster’s allowance, nor to a picture no viewer’s line takes', () => {
    const random = seeded(4);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    for (let round = 0; round < 2_000; round += 1) {
      const viewers = Array.from({ length: 1 + Math.floor(random() * 8) }, () => {
        const line = pick(LINES);
        return random() < 0.2 ? thumbnail(line) : full(line, CLASS_KBPS[line] * (0.1 + random() * 0.9));
      });
      const up = upload(pick(LINES));
      const demand = demandOf(viewers, STREAMS, up);
      expect(demand.length).toBeGreaterThan(0);
      expect(demand.reduce((sum, { maxKbps }) => sum + maxKbps, 0)).toBeLessThanOrEqual(up.kbps);
      for (const viewer of viewers) {
        const served = demand.find(({ width }) => width === servedWidth(viewer.width, demand));
        expect(served?.maxBytes).toBeLessThanOrEqual(PICTURE_BYTES[viewer.small ? 'steady' : viewer.line]);
        expect(served?.maxBytes).toBeLessThanOrEqual(PICTURE_BYTES[up.line]);
      }
    }
  });

  it('for thumbnails alone is the smallest size, one picture every five seconds', () => {
    expect(demandOf([thumbnail('fast'), thumbnail('steady')], STREAMS, upload('fast'))).toEqual([
      expect.objectContaining({ width: 160, everyMs: SMALL_EVERY_MS }),
    ]);
  });

  it('of a size that somebody watches fully is not slowed down by thumbnails of the same', () => {
    const [size] = demandOf([thumbnail('fast'), full('slow')], STREAMS, upload('fast'));
    expect(size).toMatchObject({ width: 160, everyMs: 0, maxBytes: 2_048 });
  });
});
