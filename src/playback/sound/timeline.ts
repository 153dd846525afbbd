import { Lateness } from './lateness.ts';

/** A stretch of sound that came. */
export interface Came {
  /** wraps at 65,536 */
  readonly sequence: number;
  /** units of 5 ms, wraps at 65,536 */
  readonly captured: number;
  readonly ms: number;
}

/** When something is heard, on the clock it is played by. */
export interface Placed {
  /** ms */
  readonly at: number;
  /** how much quicker than it was spoken; 1: as it was */
  readonly rate: number;
  /** heard before it, in the place of what was lost */
  readonly instead?: Instead;
}

/** Something is to be made up: when, how long, and how much has been since the last that came. ms */
export interface Instead {
  readonly at: number;
  readonly ms: number;
  readonly after: number;
}

const UNIT_MS = 5;
const WRAP = 65_536;
const WRAP_MS = WRAP * UNIT_MS;
/** What is put in line sooner than this cannot be decoded by then. */
const LEAD_MS = 20;
/** With so much more in line than is wanted, something is left out. */
const TOO_MUCH_MS = 160;
/** What is later than this is not worth hearing. */
const TOO_LATE_MS = 1_000;
/** Sequences do not go back so far: it is another sender that counts. */
const REPEATS = 64;
/** How fast a difference is made good, and by how much the pitch may suffer. */
const MAKES_GOOD = 0.0005;
const MOST_FASTER = 0.02;
/** The most that is made up for what is missing, three of the longest packets; a longer hole is silence. */
const MOST_INSTEAD_MS = 360;
/** Nothing follows, and what is in line ends so soon: something has to be put there, so much at a time. */
const DRY_MS = 15;
const PAD_MS = 20;
/** A page that was busy is expected to be so again; that is forgotten slowly, ms a second. */
const BUSY_FORGETS_MS = 4;
/** To be looked, to be made up and to be put in line takes so long. */
const LOOK_TAKES_MS = 10;

/** What is heard without a hole. */
interface Run {
  /** the next begins there, ms on the clock it is played by, and in capture time */
  end: number;
  captured: number;
  sequence: number;
  /** so much of its end is made up, ms */
  made: number;
}

/**
 * Puts sound in line (X1): each stretch waits as long as the way is uneven, between 60 and 200 ms; what is lost is made
 * up for; and where the clocks of two TVs run apart, it is played a little faster or slower, without anybody hearing it.
 */
export class Timeline {
  private readonly lateness = new Lateness();
  private run: Run | undefined;
  /** the last capture time, unwrapped, and when it came */
  private last: { captured: number; at: number } | undefined;
  /** what is heard now was captured so long ago, from clock to clock */
  private behind_: number | undefined;
  /** when it was looked last whether something is missing, and how long that may take from one time to the next */
  private looked: { at: number; between: number } | undefined;

  /** How long sound waits for what may come late, ms. */
  get waits(): number {
    return this.lateness.waits;
  }

  /** When it is heard; undefined: it came too late, or is too much. @param now ms */
  place({ sequence, captured: units, ms }: Came, now: number): Placed | undefined {
    const captured = this.unwrap(units * UNIT_MS, now);
    this.lateness.came(now, captured);
    const ideal = captured + this.lateness.behind;
    const { run } = this;
    const step = run ? stepOf(sequence, run.sequence) : 1;
    if (step <= 0 && step > -REPEATS) return undefined;
    const hole = run ? captured - run.captured : 0;
    const goesOn = run && now < run.end && step > 0 && hole <= (step > 1 ? MOST_INSTEAD_MS : UNIT_MS * 2);
    return goesOn
      ? this.goOn(run, { sequence, captured, ms }, Math.max(ideal, now + LEAD_MS))
      : this.begin({ sequence, captured, ms }, ideal, now);
  }

  /** Nothing came in time: what is to be heard meanwhile. Ask every few ms; a busy page that asks late is made up for, too. */
  pad(now: number): Instead | undefined {
    const dry = this.nextLookIn(now);
    const { run } = this;
    if (!run || run.made >= MOST_INSTEAD_MS || now < run.end - dry) return undefined;
    // What should have been heard meanwhile was not; it is not played on top of what is to be heard now.
    const missed = Math.max(0, now - run.end);
    if (missed > MOST_INSTEAD_MS) return undefined;
    const padding = { at: run.end + missed, ms: PAD_MS + dry - DRY_MS, after: run.made + missed };
    run.end = padding.at + padding.ms;
    run.made += missed + padding.ms;
    return padding;
  }

  /**
   * How long until what is to be seen in a picture that comes now is heard, ms; 0 where nothing is.
   * @param captured ms since the same moment as the sound's @param showing what it takes to show it, ms
   */
  untilHeard(captured: number, now: number, showing: number): number {
    const { run, last, behind_ } = this;
    if (!run || !last || behind_ === undefined || now > run.end) return 0;
    const until = wrapped(captured - (now - behind_));
    this.lateness.pictureCame(now + showing, now - behind_ + until);
    return until;
  }

  /** How soon a busy page may look next, ms; half of what sound waits at most: what is put there too soon is heard the later. */
  private nextLookIn(now: number): number {
    const { at, between } = this.looked ?? { at: now, between: 0 };
    const passed = now - at;
    const expected = Math.max(passed, between - (passed / 1_000) * BUSY_FORGETS_MS);
    this.looked = { at: now, between: expected };
    return Math.max(DRY_MS, Math.min(expected + LOOK_TAKES_MS, this.lateness.waits / 2));
  }

  private begin({ sequence, captured, ms }: Came, ideal: number, now: number): Placed | undefined {
    const earliest = Math.max(now + LEAD_MS, this.run?.end ?? 0);
    if (earliest - ideal > TOO_LATE_MS) return undefined;
    const at = Math.max(ideal, earliest);
    this.run = { end: at + ms, captured: captured + ms, sequence, made: 0 };
    this.behind_ = at - captured;
    return { at, rate: 1 };
  }

  private goOn(run: Run, { sequence, captured, ms }: Came, ideal: number): Placed | undefined {
    const { end: from, made } = run;
    const lost = stepOf(sequence, run.sequence) > 1;
    const missing = lost ? Math.max(0, captured - run.captured - made) : 0;
    const at = from + missing;
    const off = at - ideal;
    run.sequence = sequence;
    run.captured = captured + ms;
    if (off > TOO_MUCH_MS) return undefined;
    const rate = 1 + Math.max(-MOST_FASTER, Math.min(MOST_FASTER, off * MAKES_GOOD));
    run.end = at + ms / rate;
    run.made = 0;
    this.behind_ = at - captured;
    return missing > 0 ? { at, rate, instead: { at: from, ms: missing, after: made } } : { at, rate };
  }

  /** The capture time nearest to what is to be expected by the clock. */
  private unwrap(captured: number, now: number): number {
    const { last } = this;
    const expected = last ? last.captured + (now - last.at) : captured;
    const unwrapped = captured + Math.round((expected - captured) / WRAP_MS) * WRAP_MS;
    this.last = { captured: unwrapped, at: now };
    return unwrapped;
  }
}

/** How many further on, the short way round. */
function stepOf(sequence: number, before: number): number {
  const step = (sequence - before) & (WRAP - 1);
  return step < WRAP / 2 ? step : step - WRAP;
}

/** A difference of capture times, the short way round. */
function wrapped(ms: number): number {
  return ms - Math.round(ms / WRAP_MS) * WRAP_MS;
}
