import type { Moment } from '../../browser/support/ear.ts';
import type { Came } from '../../browser/support/row-watch.ts';
import { median } from '../median.ts';

/** Shifts of pictures this much alike are one. */
const ALIKE_MS = 200;
/** How far the sound may be from the pictures and is still found. */
const REACH_MS = 750;
/** The sound is looked at in pieces at least so long, so that what drifts apart shows. */
const PIECE_MS = 5_000;

/** What was before a camera and a microphone, and what came of it on a screen and at the speakers. */
export interface Replayed {
  readonly camera: readonly Came[];
  readonly spoken: readonly Moment[];
  readonly glass: readonly Came[];
  readonly heard: readonly Moment[];
  /** from a sample reaching the speakers' end of the page to it being heard, ms */
  readonly latencyMs: number;
}

/**
 * How much later than its sound each picture was shown, ms, in order; less than 0: sooner. A picture belongs to the
 * middle of the time for which the camera gave it.
 */
export function offSound({ camera, spoken, glass, heard, latencyMs }: Replayed): number[] {
  const shift = shiftOf(camera, glass);
  const pictures = glass.flatMap(({ at, number }) => {
    const taken = takenAt(camera, number, at - shift);
    return taken === undefined ? [] : [{ at, taken }];
  });
  const begin = pictures[0]?.taken ?? 0;
  const span = (pictures[pictures.length - 1]?.taken ?? 0) - begin;
  const pieces = Math.max(1, Math.floor(span / PIECE_MS));
  const before = shift - REACH_MS;
  const came = heard.map((moment) => ({ ...moment, at: moment.at - before }));
  // From when it was spoken to when it was heard, piece by piece.
  const delays = Array.from({ length: pieces }, (_, piece) => {
    const [from, to] = [begin + (span * piece) / pieces, begin + (span * (piece + 1)) / pieces];
    const said = spoken.filter(({ at }) => at >= from && at < to);
    return delayBetween(said, came) + before + latencyMs;
  });
  const pieceOf = (taken: number): number => Math.min(pieces - 1, Math.floor(((taken - begin) / span) * pieces));
  return pictures.map(({ at, taken }) => at - (delays[pieceOf(taken)] ?? 0) - taken);
}

const STEP_MS = 10;

/**
 * How long after it was said it came, ms, up to twice `REACH_MS`: where loud and quiet go together best, however loud the
 * words around it are. What was not listened to, on a busy machine, counts neither way.
 */
function delayBetween(said: readonly Moment[], came: readonly Moment[]): number {
  const from = said[0]?.at ?? 0;
  const stepOf = ({ at }: Moment): number => Math.round((at - from) / STEP_MS);
  const mouth = said.map((moment) => ({ step: stepOf(moment), loud: moment.loud }));
  const ear = new Map(came.map((moment) => [stepOf(moment), moment.loud]));
  let best = { delay: 0, alike: -1 };
  for (let delay = 0; delay <= 2 * REACH_MS; delay += STEP_MS) {
    const pairs = mouth.flatMap(({ step, loud }): [number, number][] => {
      const heard = ear.get(step + delay / STEP_MS);
      return heard === undefined ? [] : [[loud, heard]];
    });
    const alike = pairs.length > mouth.length / 2 ? correlation(pairs) : -1;
    if (alike > best.alike) best = { delay, alike };
  }
  return best.delay;
}

/** Of pairs of figures, −1 to 1. */
function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  let [both, first, second] = [0, 0, 0];
  for (const [x, y] of pairs) {
    both += (x - a) * (y - b);
    first += (x - a) ** 2;
    second += (y - b) ** 2;
  }
  return both / (Math.sqrt(first * second) || 1);
}

/** From the camera to the glass, ms: what most pictures agree on. Footage begins again, so one number came twice. */
function shiftOf(camera: readonly Came[], glass: readonly Came[]): number {
  const votes = new Map<number, number[]>();
  for (const shown of glass) {
    for (const taken of camera) {
      if (taken.number !== shown.number) continue;
      const shift = shown.at - taken.at;
      const bin = Math.round(shift / ALIKE_MS);
      votes.set(bin, [...(votes.get(bin) ?? []), shift]);
    }
  }
  const most = [...votes.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return median(most);
}

/** The middle of the time for which the camera gave this picture around then. */
function takenAt(camera: readonly Came[], number: number, around: number): number | undefined {
  const found = camera
    .flatMap((came, index) => (came.number === number ? [{ came, next: camera[index + 1] }] : []))
    .sort((a, b) => Math.abs(a.came.at - around) - Math.abs(b.came.at - around))[0];
  if (!found?.next || Math.abs(found.came.at - around) > REACH_MS) return undefined;
  return (found.came.at + found.next.at) / 2;
}

/** A recorded picture, and when in the clip it is, ms. */
export interface RecordedPicture {
  readonly at: number;
  readonly number: number | undefined;
}

/** How many of a hundred moments in which a recording should have a picture have one, half an interval off at most. */
export function recordedOnTime(pictures: readonly { readonly at: number }[], ms: number, everyMs: number): number {
  const moments = Math.floor(ms / everyMs);
  const taken = new Set(pictures.map(({ at }) => Math.round(at / everyMs)));
  let onTime = 0;
  for (let moment = 0; moment < moments; moment += 1) if (taken.has(moment)) onTime += 1;
  return (onTime / Math.max(1, moments)) * 100;
}

/** How many of a hundred recorded pictures were shown no further than this from when they were due, ms. */
export function shownOnTime(pictures: readonly RecordedPicture[], glass: readonly Came[], withinMs: number): number {
  let next = 0;
  const begins: number[] = [];
  for (const { at, number } of pictures) {
    // In order: each is looked for behind the one before it, and not far.
    const found = glass.findIndex((came, index) => index >= next && index < next + 20 && came.number === number);
    if (found < 0) continue;
    next = found + 1;
    begins.push((glass[found]?.at ?? 0) - at);
  }
  const begin = median(begins);
  const onTime = begins.filter((one) => Math.abs(one - begin) <= withinMs).length;
  return (onTime / Math.max(1, pictures.length)) * 100;
}
