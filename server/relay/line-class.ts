import { LINE_KBPS } from '../../src/protocol/limits.ts';
import type { Line } from '../../src/protocol/words.ts';

/** One picture and how long the line was busy with it. */
interface Sample {
  bytes: number;
  ms: number;
}

const ORDER: readonly Line[] = ['slow', 'steady', 'fast'];
/** A line that bears less than this is no longer of its class: halfway (by ratio) to the allowance of the one below. */
const LEAST = { slow: 0, steady: 40, fast: 150 } as const satisfies Record<Line, number>;
/** A line has to bear this much to be of that class: most of its allowance, and well above what ends it. */
const ENOUGH = { slow: 0, ...LINE_KBPS } as const satisfies Record<Line, number>;

/** Pictures that are looked back at. */
const SAMPLES = 10;
/** ... but no more of them than have kept the line busy for this long: what it was before is past. */
const RECENT_MS = 3_000;
/** A class changes at most this often, and goes up only after as long a calm. */
const BETWEEN_MS = 10_000;
/** So much has to be seen before it goes down: pictures, or time the line was busy. */
const TO_FALL = { pictures: 3, ms: 1_000 } as const;
const TO_RISE = 5;
/** No line is slower than this: what takes longer waited in a TV that stood still. */
const STANDSTILL_KBPS = 5;

/**
 * The class of a line (W17): what its TV says at the start, corrected by how long pictures keep it busy. It goes down
 * as soon as that is sure, up after ten seconds of calm.
 */
export class LineClass {
  #line: Line;
  /** the TV's person chose it: it is not raised above that */
  #chosen: Line | undefined;
  readonly #samples: Sample[] = [];
  /** worked out when it is asked for */
  #kbps: number | undefined;
  #changedAt: number;
  /** since when it would be of a higher class */
  #betterSince: number | undefined;

  /** @param chosen true: somebody wants it so, and it was not guessed or measured */
  constructor(claimed: Line, chosen: boolean, now: number) {
    this.#line = claimed;
    this.#chosen = chosen ? claimed : undefined;
    // What is claimed proves nothing: the first correction need not wait.
    this.#changedAt = now - BETWEEN_MS;
  }

  get line(): Line {
    return this.#line;
  }

  /** The TV says something else than before. */
  claim(claimed: Line, chosen: boolean): void {
    this.#line = claimed;
    this.#chosen = chosen ? claimed : undefined;
    this.#samples.length = 0;
    this.#kbps = undefined;
    this.#betterSince = undefined;
  }

  /** What the line bears, kbps; undefined before anything was seen. */
  get kbps(): number | undefined {
    if (this.#kbps === undefined && this.#samples.length > 0) this.#kbps = rateOf(this.#recent());
    return this.#kbps;
  }

  /** A picture arrived. @param ms that the line was busy with it: without the way there and back, without its showing */
  arrived(bytes: number, ms: number): void {
    const sample = { bytes, ms: Math.max(1, ms) };
    if (rateOf(sample) < STANDSTILL_KBPS) return;
    if (this.#samples.length === SAMPLES) this.#samples.shift();
    this.#samples.push(sample);
    this.#kbps = undefined;
  }

  /**
   * Looks at what was seen.
   * @param waiting a picture that is still on its way, and for how long
   * @returns true when the class is another now
   */
  judge(now: number, waiting?: Sample): boolean {
    const seen = this.#recent(waiting && rateOf(waiting) < STANDSTILL_KBPS ? undefined : waiting);
    if (seen.pictures === 0) return false;
    const kbps = rateOf(seen);
    const better = this.#above(kbps);
    if (better === undefined || waiting) this.#betterSince = undefined;
    else this.#betterSince ??= now;
    if (now - this.#changedAt < BETWEEN_MS) return false;
    if (kbps < LEAST[this.#line]) {
      const sure = seen.pictures >= TO_FALL.pictures || seen.ms >= TO_FALL.ms;
      return sure && this.#become(classOf(kbps), now);
    }
    const calm = this.#betterSince !== undefined && now - this.#betterSince >= BETWEEN_MS;
    return calm && better !== undefined && seen.pictures >= TO_RISE && this.#become(better, now);
  }

  /** The next class up, if the line bears it. */
  #above(kbps: number): Line | undefined {
    if (this.#line === this.#chosen) return undefined;
    const next = ORDER[ORDER.indexOf(this.#line) + 1];
    return next !== undefined && kbps >= ENOUGH[next] ? next : undefined;
  }

  #become(line: Line, now: number): boolean {
    this.#line = line;
    this.#changedAt = now;
    this.#betterSince = undefined;
    return true;
  }

  /** The newest together, as far back as they tell about now. */
  #recent(waiting?: Sample): Sample & { pictures: number } {
    const seen = { bytes: waiting?.bytes ?? 0, ms: waiting?.ms ?? 0, pictures: waiting ? 1 : 0 };
    // From the newest on, and without a copy: this is asked after every picture.
    for (let at = this.#samples.length - 1; at >= 0; at -= 1) {
      const sample = this.#samples[at];
      if (!sample || (seen.pictures >= 2 && seen.ms >= RECENT_MS)) break;
      seen.bytes += sample.bytes;
      seen.ms += sample.ms;
      seen.pictures += 1;
    }
    return seen;
  }
}

const rateOf = ({ bytes, ms }: Sample): number => (bytes * 8) / ms;

/** The highest class that a line of this speed does not fall out of. */
const classOf = (kbps: number): Line => ORDER.findLast((line) => kbps >= LEAST[line]) ?? 'slow';
