import { PICTURE_BYTES, SMALL_EVERY_MS, WIDTHS } from '../../src/protocol/limits.ts';
import type { Demand, Line, Stream } from '../../src/protocol/words.ts';

/** What each class of line is given for pictures, kbps (W17). */
export const CLASS_KBPS = { slow: 20, steady: 80, fast: 280 } as const satisfies Record<Line, number>;

/** Pictures are 16:9; encoders like even heights. */
export const heightOf = (width: number): number => Math.round((width * 9) / 32) * 2;

/** What the choice of a size depends on. */
export interface Wish {
  small: boolean;
  line: Line;
}

const WIDEST = { slow: 160, steady: 320, fast: 640 } as const satisfies Record<Line, number>;

/** The width a viewer is sent: a thumbnail the smallest, others what their line and the broadcaster's choice allow. */
export function widthFor(wish: Wish, chosen: number): number {
  return wish.small ? WIDTHS[0] : Math.min(chosen, WIDEST[wish.line]);
}

/**
 * What the broadcaster is to encode, given everybody who is being sent pictures. Nobody: nothing at all.
 * @param chosen the broadcaster's own largest width (W25)
 * @param upload class of the broadcaster's line
 */
export function demandOf(wishes: Wish[], streams: Stream[], chosen: number, upload: Line): Demand[] {
  return streams.flatMap(({ stream, width }) => {
    const wanting = wishes.filter((wish) => widthFor(wish, chosen) === width);
    if (wanting.length === 0) return [];
    const onlySmall = wanting.every((wish) => wish.small);
    const maxBytes = Math.max(...wanting.map((wish) => PICTURE_BYTES[wish.small ? 'steady' : wish.line]));
    const demand: Demand = {
      stream,
      codec: 'jpeg',
      width,
      maxKbps: CLASS_KBPS[upload],
      maxBytes: Math.min(maxBytes, PICTURE_BYTES[upload]),
      everyMs: onlySmall ? SMALL_EVERY_MS : 0,
      layers: 1,
    };
    return [demand];
  });
}
