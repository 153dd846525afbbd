import { PICTURE_BYTES, SMALL_EVERY_MS, WIDTHS } from '../../src/protocol/limits.ts';
import type { Demand, Line, Stream } from '../../src/protocol/words.ts';
import { isFineBeside, oneASecond, usualBytes } from './sizes.ts';

/** Somebody who is sent pictures. */
export interface Wanting {
  width: number;
  small: boolean;
  line: Line;
  /** their part of their own allowance */
  kbps: number;
  /** the largest picture that their sound can wait behind; undefined: they hear none */
  beside?: number | undefined;
}

/** What the broadcaster's own line gives. */
export interface Upload {
  line: Line;
  kbps: number;
  /** the largest picture that its sound can wait behind; undefined: it sends none */
  beside?: number | undefined;
}

/**
 * The viewer's allowance is to decide, not how the two rhythms meet: so much more than that is asked for. Of the
 * smallest size, which costs least and is shown longest, twice as much: what goes out next is the fresher.
 */
const HEADROOM = 1.25;
const SMALLEST_HEADROOM = 2;
/** Beside sound a picture that has to wait for the allowance is out of step: so a little less than that is asked for. */
const BESIDE_SOUND = 0.95;

/**
 * What the broadcaster is to encode, given everybody who is being sent pictures (W18): one entry for each width in
 * demand, the smallest first, together within the allowance of their own line. A width for which less than a picture
 * a second is left is not asked for; whoever wanted it gets the next smaller. Nobody: nothing at all.
 * @param streams by width, the smallest first
 */
export function demandOf(wanting: readonly Wanting[], streams: readonly Stream[], upload: Upload): Demand[] {
  const demand: Demand[] = [];
  let left = upload.kbps;
  for (const [index, stream] of streams.entries()) {
    const here = wanting.filter(({ width }) => width === stream.width);
    if (here.length === 0) continue;
    const whole = entryFor(stream, here, largestOn(upload));
    const entry = { ...whole, maxKbps: Math.min(whole.maxKbps, Math.floor(left)) };
    const narrower = streams[index - 1]?.width;
    if (narrower !== undefined && !isWorthIt(entry, whole.maxKbps, upload)) {
      const fallen = wanting.map((wish) => (wish.width < stream.width ? wish : { ...wish, width: narrower }));
      return demandOf(fallen, streams, upload);
    }
    demand.push(entry);
    left -= entry.maxKbps;
  }
  return demand;
}

/** The width a viewer gets of what is encoded: theirs, or the next smaller. */
export const servedWidth = (wanted: number, demand: readonly Demand[]): number =>
  demand.findLast(({ width }) => width <= wanted)?.width ?? wanted;

function isWorthIt({ maxKbps, width }: Demand, wanted: number, { line, beside }: Upload): boolean {
  if (usualBytes(width) > PICTURE_BYTES[line] || !isFineBeside(width, beside)) return false;
  return maxKbps >= Math.min(wanted, oneASecond(usualBytes(width)));
}

function entryFor({ stream, width }: Stream, here: readonly Wanting[], largest: number): Demand {
  // Nobody's words may wait longer behind a picture than their own line allows.
  const maxBytes = here.reduce((least, wish) => Math.min(least, largestFor(wish)), largest);
  const thumbnails = here.every(({ small }) => small);
  const forSmall = (maxBytes * 8) / SMALL_EVERY_MS;
  const most = here.reduce((kbps, wish) => Math.max(kbps, wish.small ? forSmall : wish.kbps), 0);
  return {
    stream,
    codec: 'jpeg',
    width,
    maxKbps: Math.ceil(most * headroomFor(width, here)),
    maxBytes,
    everyMs: thumbnails ? SMALL_EVERY_MS : 0,
    layers: 1,
  };
}

function headroomFor(width: number, here: readonly Wanting[]): number {
  if (here.some(({ beside }) => beside !== undefined)) return BESIDE_SOUND;
  return width === WIDTHS[0] ? SMALLEST_HEADROOM : HEADROOM;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;

/** A thumbnail is small, whatever the line. */
const largestFor = ({ small, line, beside = NO_LIMIT }: Wanting): number =>
  Math.min(beside, PICTURE_BYTES[small && line === 'fast' ? 'steady' : line]);

const largestOn = ({ line, beside = NO_LIMIT }: Upload): number => Math.min(beside, PICTURE_BYTES[line]);
