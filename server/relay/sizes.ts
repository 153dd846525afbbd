import { PICTURE_BYTES, WIDTHS } from '../../src/protocol/limits.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { Line } from '../../src/protocol/words.ts';

/** Pictures are 16:9; encoders like even heights. */
export const heightOf = (width: number): number => Math.round((width * 9) / 32) * 2;

/** What a picture of each width usually comes to as a JPEG of fair quality, bytes (measured: `research` 2, encode). */
const USUAL_BYTES: Readonly<Record<number, number>> = { 160: 2_000, 320: 5_000, 640: 12_000 };

export const usualBytes = (width: number): number => USUAL_BYTES[width] ?? 24_000;

/** "About": nine pictures in ten seconds will do. */
const ABOUT_ONE = 0.9;

/** kbps of about one picture a second of this size. */
export const oneASecond = (bytes: number): number => (onWire(bytes) * 8 * ABOUT_ONE) / 1_000;

/** What the choice of a size depends on. */
export interface Wish {
  small: boolean;
  line: Line;
  /** its part of the viewer's allowance */
  kbps: number;
  /** no picture may be larger, because of the sound beside it; undefined: what the class of line takes */
  beside?: number | undefined;
}

/** Beside sound a wider picture may be rougher than it usually is. */
const ROUGH = 0.6;

/** Whether a picture of this width is worth sending in so many bytes; undefined: there is no sound beside it. */
export const isFineBeside = (width: number, bytes: number | undefined): boolean =>
  bytes === undefined || width === WIDTHS[0] || usualBytes(width) * ROUGH <= bytes;

/**
 * The width a viewer is best sent (W18): the widest that their class of line takes and that keeps about one picture a
 * second within their allowance; the smallest, at whatever rate results, where none does. A thumbnail: the smallest.
 * @param chosen the broadcaster's own largest width (W25)
 * @param bytesOf what pictures of a width come to at the moment
 */
export function widthFor(wish: Wish, chosen: number, bytesOf: (width: number) => number = usualBytes): number {
  if (wish.small) return WIDTHS[0];
  const good = WIDTHS.filter(
    (width) =>
      width <= chosen &&
      usualBytes(width) <= PICTURE_BYTES[wish.line] &&
      isFineBeside(width, wish.beside) &&
      oneASecond(bytesOf(width)) <= wish.kbps,
  );
  return good.at(-1) ?? WIDTHS[0];
}

const CALM_MS = 10_000;

/** One viewer's width over time: down at once under pressure, up only after ten seconds of calm (W18). */
export class Width {
  #now: number;
  /** the wider one it could be, and since when */
  #wider: { width: number; since: number } | undefined;

  constructor(width: number) {
    this.#now = width;
  }

  get now(): number {
    return this.#now;
  }

  /** @param best by `widthFor` */
  tend(best: number, now: number): void {
    if (best <= this.#now) {
      this.set(best);
      return;
    }
    if (!this.#wider || best < this.#wider.width) this.#wider = { width: best, since: this.#wider?.since ?? now };
    if (now - this.#wider.since >= CALM_MS) this.set(this.#wider.width);
  }

  /** Without waiting: the person asked for it. */
  set(width: number): void {
    this.#now = width;
    this.#wider = undefined;
  }
}
