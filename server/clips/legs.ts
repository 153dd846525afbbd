import type { Clock } from '../../src/protocol/clock.ts';
import { type Cancel, every } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { CLIP_PIECE_BYTES, CLIP_WINDOW_PIECES } from '../../src/protocol/limits.ts';
import { OWN_LINK, type Session } from '../gateway/session.ts';
import type { ClipCounts, LegEnd, Way } from './counts.ts';
import type { Leg, LegFacts } from './leg.ts';

/** Legs of one person that run at once, on all their TVs together (W29). */
const LEGS = 6;
/** One that nothing comes of is given up; the TV goes on with another. */
const STILL_MS = 60_000;
const LOOK_EVERY_MS = 10_000;

/** The legs that run, by the link each has for itself. */
export class Legs {
  readonly #clock: Clock;
  readonly #counts: ClipCounts;
  readonly #legs = new Map<string, { leg: Leg; of: string }>();
  readonly #stopLooking: Cancel;
  #lastStream = 0;

  constructor(clock: Clock, counts: ClipCounts) {
    this.#clock = clock;
    this.#counts = counts;
    this.#stopLooking = every(clock, LOOK_EVERY_MS, () => this.#look());
  }

  /** How many run. */
  running(way: Way): number {
    return [...this.#legs.values()].filter(({ leg }) => leg.way === way).length;
  }

  /**
   * The facts of a leg on a link of this TV.
   * @throws Refusal clip.no_link, clip.busy
   */
  facts(session: Session, link: string, way: { from: number; bytes: number }): LegFacts {
    const found = link === OWN_LINK ? undefined : session.link(link);
    if (!found || this.#legs.has(link)) throw new Refusal('clip.no_link');
    this.#dropClosed();
    const own = [...this.#legs.values()].filter(({ leg }) => leg.facts.session.person === session.person);
    if (own.length >= LEGS) {
      this.#counts.refuse('clip.busy');
      throw new Refusal('clip.busy');
    }
    this.#lastStream = (this.#lastStream % 0xffff) + 1;
    const piece = CLIP_PIECE_BYTES[session.capabilities.line];
    return { session, link: found, stream: this.#lastStream, piece, window: piece * CLIP_WINDOW_PIECES, ...way };
  }

  /** @param of what runs on it: an upload or a reference */
  add(leg: Leg, of: string): void {
    this.#legs.set(leg.facts.link.id, { leg, of });
  }

  /** A frame that came on a link. Returns false when no leg runs there. */
  take(link: string, frame: Uint8Array): boolean {
    const found = this.#legs.get(link);
    found?.leg.take(frame);
    return found !== undefined;
  }

  /** Ends what runs for an upload or a reference; resolves when nothing of it is under way any more. */
  async end(of: string, why: LegEnd = 'stopped'): Promise<void> {
    const own = [...this.#legs].filter(([, { of: other }]) => other === of);
    for (const [link, { leg }] of own) this.#forget(link, leg, leg.facts.link.open ? why : 'line');
    await Promise.all(own.map(([, { leg }]) => leg.end()));
  }

  /** The session is over. */
  forget(session: Session): void {
    for (const [link, { leg }] of [...this.#legs]) {
      if (leg.facts.session !== session) continue;
      this.#forget(link, leg, 'session');
      void leg.end('session.ended');
    }
  }

  async stop(): Promise<void> {
    this.#stopLooking();
    const all = [...this.#legs.values()];
    for (const [link, { leg }] of [...this.#legs]) this.#forget(link, leg, 'stopped');
    await Promise.all(all.map(({ leg }) => leg.end('server.stopping')));
  }

  #look(): void {
    this.#dropClosed();
    const before = this.#clock.now() - STILL_MS;
    for (const { leg, of } of [...this.#legs.values()]) if (leg.heardAt < before) void this.end(of, 'still');
  }

  #dropClosed(): void {
    for (const [link, { leg }] of [...this.#legs]) {
      if (leg.facts.link.open) continue;
      this.#forget(link, leg, 'line');
      void leg.end();
    }
  }

  #forget(link: string, leg: Leg, why: LegEnd): void {
    this.#legs.delete(link);
    this.#counts.ended(leg, why);
  }
}
