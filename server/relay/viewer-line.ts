import { Credit } from '../../src/protocol/credit.ts';
import type { Line } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { KnownLine, SharingTv } from './allowance.ts';
import { LineClass } from './line-class.ts';
import type { Viewing } from './viewing.ts';

/** The line of one TV that watches: what class it is, what it is given, and everything that is watched over it. */
export class ViewerLine {
  readonly session: Session;
  readonly views = new Set<Viewing>();
  /** Holds all views of this TV together to what it is given, whatever each of them has saved up. */
  readonly credit: Credit;
  /** what it is given at the moment, kbps */
  kbps = Number.POSITIVE_INFINITY;
  /** what its own line allows, kbps, when that was last worked out */
  cap = 0;
  readonly #class: LineClass;
  #claimed: Line;

  constructor(session: Session, now: number) {
    const { line, lineChosen } = session.capabilities;
    this.session = session;
    this.#claimed = line;
    this.#class = new LineClass(line, lineChosen ?? false, now);
    this.credit = new Credit(this.kbps, now);
  }

  get class(): Line {
    return this.#class.line;
  }

  /** What it was measured to bear, kbps; undefined: not known. */
  get bears(): number | undefined {
    return this.#class.kbps;
  }

  get known(): KnownLine {
    return { class: this.class, kbps: this.bears };
  }

  /** The TV says what its line is. Returns true when that is another class than it said before. */
  claimed(): boolean {
    const { line, lineChosen } = this.session.capabilities;
    if (line === this.#claimed) return false;
    this.#claimed = line;
    this.#class.claim(line, lineChosen ?? false);
    return true;
  }

  /** A picture was shown. @param ms from its going out to its ack, without the time it was held there */
  arrived(bytes: number, ms: number, roundTrip: number | undefined): void {
    this.#class.arrived(bytes, ms - (roundTrip ?? 0));
  }

  /** Corrects its class by what was seen. Returns true when it is another now. */
  judge(now: number): boolean {
    let oldest: { bytes: number; ms: number } | undefined;
    for (const { gate, running, roundTrip } of this.views) {
      const { pending } = gate;
      if (!pending || !running) continue;
      const ms = now - pending.at - (roundTrip ?? 0);
      // Before that it may well be on the screen already, and its ack on the way.
      if (ms > OVERDUE_MS && ms > (oldest?.ms ?? 0)) oldest = { bytes: pending.bytes, ms };
    }
    return this.#class.judge(now, oldest);
  }

  /**
   * It is given so much from now on. Thumbnails alone are each held by their own part: the first pictures of a whole
   * screen of them come as fast as the line takes them.
   */
  limit(kbps: number, now: number): void {
    this.kbps = kbps;
    const thumbnails = [...this.views].every(({ small, running }) => small || !running);
    this.credit.limit(thumbnails ? this.cap : kbps, now);
  }

  /** As the division of an allowance sees it. @param which views count */
  sharing(which: (viewing: Viewing) => boolean): SharingTv<Viewing> {
    return { cap: this.cap, views: [...this.views].filter(which) };
  }
}

/** A picture that is on its way for so long tells something about the line without having arrived. */
const OVERDUE_MS = 2_000;
