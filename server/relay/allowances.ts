import type { Clock } from '../../src/protocol/clock.ts';
import type { Session } from '../gateway/session.ts';
import { type AllowanceRules, allot, allowanceOf, capOf, type Level, type SharingTv } from './allowance.ts';
import type { Capacity } from './capacity.ts';
import { ViewerLine } from './viewer-line.ts';
import type { Viewing } from './viewing.ts';

export interface AllowancesOptions {
  clock: Clock;
  rules: AllowanceRules;
  capacity: Capacity;
  /** a person's service level */
  levelOf(person: string): Level | undefined;
  /** What this TV's views get was worked out anew: after their number changed, or what the line is given. */
  allotted(line: ViewerLine): void;
}

/**
 * Who watches on which TVs, and what each view may take: one allowance a person over everything they watch (W16),
 * by what their lines bear (W17), within what the operator gives to all (W20).
 */
export class Allowances {
  readonly #options: AllowancesOptions;
  readonly #lines = new Map<Session, ViewerLine>();
  readonly #people = new Map<string, Set<ViewerLine>>();

  constructor(options: AllowancesOptions) {
    this.#options = options;
  }

  /** The line of a TV that watches. */
  line(session: Session): ViewerLine | undefined {
    return this.#lines.get(session);
  }

  /** The lines of all TVs that watch. */
  all(): Iterable<ViewerLine> {
    return this.#lines.values();
  }

  /** What is watched over a TV's line. */
  viewsOf(session: Session): Viewing[] {
    return [...(this.#lines.get(session)?.views ?? [])];
  }

  /** Whether a view on this TV (`instead` of one it has) stays within what the operator gives (W20). */
  admits(session: Session, small: boolean, instead?: Viewing): boolean {
    const { capacity } = this.#options;
    const { person } = session;
    const line = this.#lines.get(session) ?? new ViewerLine(session, this.#options.clock.now());
    const views = [...line.views].filter((viewing) => viewing !== instead);
    const more = { cap: this.#cap(line), views: [...views, { small, percent: undefined }] };
    const others = [...(this.#people.get(person) ?? [])].filter((other) => other !== line);
    return capacity.admits(person, allowanceOf([more, ...others.map(allOf)]));
  }

  /** The line for a new view of this TV. */
  lineFor(session: Session): ViewerLine {
    const known = this.#lines.get(session);
    if (known) return known;
    const line = new ViewerLine(session, this.#options.clock.now());
    this.#lines.set(session, line);
    const own = this.#people.get(session.person) ?? new Set();
    this.#people.set(session.person, own.add(line));
    return line;
  }

  opened(viewing: Viewing): void {
    viewing.line.views.add(viewing);
    this.divide(viewing.viewer);
  }

  closed(viewing: Viewing): void {
    const { line, viewer } = viewing;
    line.views.delete(viewing);
    // Nobody is left to share the line with as it was shared.
    for (const other of line.views) other.percent = undefined;
    this.divide(viewer);
  }

  /** The session is over, and with it what was learned about its line. */
  forget(session: Session): void {
    const line = this.#lines.get(session);
    if (!line) return;
    this.#lines.delete(session);
    const own = this.#people.get(session.person);
    own?.delete(line);
    if (own?.size === 0) this.#people.delete(session.person);
  }

  /** Works out what each view of a person gets, after anything that decides it has changed; and says so. */
  divide(person: string): void {
    const { capacity, clock, allotted } = this.#options;
    const lines = [...(this.#people.get(person) ?? [])];
    // Whatever stands still keeps its place: coming back never ends in "full".
    for (const line of lines) line.cap = this.#cap(line);
    const reserved = capacity.reserve(person, allowanceOf(lines.map(allOf)));
    const running = lines.map((line) => line.sharing((viewing) => viewing.running));
    const shares = allot(reserved, running);
    const now = clock.now();
    for (const [index, { kbps, views }] of shares.entries()) {
      const line = lines[index];
      if (!line || views.size === 0) continue;
      line.limit(kbps, now);
      for (const [viewing, share] of views) viewing.throttle.limit(share, now);
      allotted(line);
    }
  }

  /**
   * Whether its person's allowance would now be divided otherwise than it is: a line was measured anew (W17, by
   * percentage), or there is a place for what could not be given before.
   */
  isOutdated(line: ViewerLine): boolean {
    if (line.views.size === 0) return false;
    const { capacity } = this.#options;
    const { person } = line.session;
    const lacks = capacity.of(person) < allowanceOf([...(this.#people.get(person) ?? [])].map(allOf));
    return this.#cap(line) !== line.cap || (lacks && capacity.reserved < capacity.total);
  }

  /** Of a TV that watches nothing: what its line would be given, and what the person's other TVs are, kbps. */
  unwatched(session: Session): { cap: number; elsewhere: number } {
    const line = this.#lines.get(session) ?? new ViewerLine(session, this.#options.clock.now());
    const others = [...(this.#people.get(session.person) ?? [])].filter((one) => one !== line && one.views.size > 0);
    return { cap: this.#cap(line), elsewhere: others.reduce((sum, { kbps }) => sum + kbps, 0) };
  }

  #cap(line: ViewerLine): number {
    const { rules, levelOf } = this.#options;
    return capOf(rules, line.known, levelOf(line.session.person));
  }
}

/** Whatever is open, standing still or not. */
const allOf = (line: ViewerLine): SharingTv<Viewing> => line.sharing(() => true);
