import { onWire } from '../../src/protocol/wire.ts';

/** Sound waits no longer behind a picture, on each of the lines it goes over, ms (X1: what comes unevenly is heard late). */
const HOLD_MS = 120;
/** Smaller than this no picture is worth anything, whatever the line. */
const LEAST_BYTES = 1_150;
const LARGEST_BYTES = 24_576;
/** A measurement is never the same twice; not every one of them changes what is asked for. */
const STEP = 1.25;

/** The largest picture beside sound on a line, bytes. @param kbps what it bears, or what its class stands for */
export function bytesBeside(kbps: number): number {
  const bytes = (kbps * HOLD_MS) / 8 - onWire(0);
  const steps = Math.floor(Math.log(Math.max(1, bytes / LEAST_BYTES)) / Math.log(STEP));
  return Math.min(LARGEST_BYTES, Math.round(LEAST_BYTES * STEP ** steps));
}

const UNIT_MS = 5;
const WRAP = 65_536;
/** The quickest way is looked for in this time and the same before it; clocks may drift apart with it. */
const LOOKS_BACK_MS = 5_000;
/** How late sound may come before pictures are asked for that are smaller, and how long it has to be fine before larger ones. */
const TOO_LATE_MS = HOLD_MS;
const FINE_MS = HOLD_MS / 2;
const CALM_MS = 3_000;
const FASTER = 1.5;

/**
 * How fast a broadcaster's line is upwards, by how late its sound comes: a server sees nothing else of it. It begins
 * with what the class of the line stands for; where sound is held up it is taken for slower, and after a while without
 * that for faster.
 */
export class UploadBears {
  #kbps: number;
  /** units between the two clocks on the quickest way, now and in the time before */
  #quickest: { now: number; before: number } | undefined;
  #turnedAt = 0;
  /** how late the latest came, ms; undefined: nobody spoke, and nothing was learned */
  #latest: number | undefined;
  #fineSince: number | undefined;
  #judgedAt = 0;

  /** @param kbps what the class of its line stands for */
  constructor(kbps: number) {
    this.#kbps = kbps;
  }

  get kbps(): number {
    return this.#kbps;
  }

  /** A packet of sound came. @param captured its capture time */
  came(captured: number, now: number): void {
    const way = wrapped(Math.round(now / UNIT_MS) - captured);
    const known = this.#quickest;
    if (!known) {
      this.#quickest = { now: way, before: way };
      this.#turnedAt = now;
      return;
    }
    if (now - this.#turnedAt > LOOKS_BACK_MS) {
      this.#quickest = { now: way, before: known.now };
      this.#turnedAt = now;
    } else if (wrapped(way - known.now) < 0) known.now = way;
    const late = Math.max(wrapped(way - known.now), wrapped(way - known.before)) * UNIT_MS;
    this.#latest = Math.max(this.#latest ?? 0, late);
  }

  /** Looks at what came since it was last asked; at most once a second. */
  judge(now: number): void {
    if (now - this.#judgedAt < 1_000 || this.#latest === undefined) return;
    this.#judgedAt = now;
    const late = this.#latest;
    this.#latest = undefined;
    if (late > FINE_MS) this.#fineSince = undefined;
    else this.#fineSince ??= now;
    if (late > TOO_LATE_MS) this.#kbps /= FASTER;
    else if (this.#fineSince !== undefined && now - this.#fineSince >= CALM_MS) {
      this.#kbps = Math.min(this.#kbps * FASTER, (LARGEST_BYTES * 8 * 2) / HOLD_MS);
      this.#fineSince = now;
    }
    this.#kbps = Math.max(this.#kbps, (LEAST_BYTES * 8) / HOLD_MS);
  }
}

/** A difference of capture times, the short way round. */
function wrapped(units: number): number {
  const short = ((units % WRAP) + WRAP) % WRAP;
  return short < WRAP / 2 ? short : short - WRAP;
}
