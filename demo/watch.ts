import type { Chance } from './chance.ts';
import type { Speaker } from './line.ts';
import { ackOf, type Picture } from './packet.ts';
import { Timers } from './timers.ts';
import { type Opened, Refusal } from './words.ts';

/** A picture is shown this long after it came, as a TV would that has to decode it. */
const SHOW_MS = [30, 60] as const;
const STAY_MS = [2 * 60_000, 4 * 60_000] as const;

type State =
  | { is: 'away' }
  | { is: 'asking'; ask: string | undefined; person: string }
  | { is: 'watching'; viewing: string; person: string; streams: Set<number> };

export type WatchEars = {
  /** The friend said no, or nothing. */
  refused(person: string): void;
  /** This person has seen enough and left. */
  left(person: string): void;
};

/** Somebody who watches a friend: asks, looks, acknowledges what was shown, and leaves after a few minutes. */
export class Watch {
  readonly #line: Speaker;
  readonly #chance: Chance;
  readonly #ears: WatchEars;
  readonly #timers = new Timers();
  #state: State = { is: 'away' };

  constructor(line: Speaker, chance: Chance, ears: WatchEars) {
    this.#line = line;
    this.#chance = chance;
    this.#ears = ears;
    line.on('view.opened', (opened) => {
      if (this.#state.is === 'asking' && this.#state.ask === opened.ask) this.#watch(opened);
    });
    line.on('view.refused', ({ ask, person, why }) => {
      if (this.#state.is !== 'asking' || this.#state.ask !== ask) return;
      this.#state = { is: 'away' };
      if (why === 'not_now') this.#ears.refused(person);
    });
    line.on('view.ended', ({ viewing }) => {
      if (this.#state.is === 'watching' && this.#state.viewing === viewing) this.drop();
    });
  }

  get isAway(): boolean {
    return this.#state.is === 'away';
  }

  /**
   * Watches a friend, or asks to; with an invitation without asking. One friend at a time.
   * @returns when it is worth trying again, in ms, where it was too soon
   */
  async open(person: string, how: { invitation?: string; askAgain?: boolean } = {}): Promise<number | undefined> {
    if (this.#state.is !== 'away') return undefined;
    const asking: State = { is: 'asking', ask: undefined, person };
    this.#state = asking;
    const answer = await this.#line.request('view.open', { person, ...how });
    if (this.#state !== asking) return undefined;
    if (answer instanceof Refusal) {
      this.#state = { is: 'away' };
      return answer.retryAfterMs;
    }
    if (answer.state === 'open') this.#watch(answer);
    else this.#state = { is: 'asking', ask: answer.ask, person };
    return undefined;
  }

  /** A new session knows no viewing: opens again what was open, without asking. */
  async again(): Promise<void> {
    const before = this.#state;
    this.drop();
    if (before.is === 'watching') await this.open(before.person, { askAgain: false });
  }

  /** A picture came: shown as soon as a TV would have decoded it, then acknowledged. */
  show({ stream, sequence }: Picture): void {
    if (this.#state.is !== 'watching' || !this.#state.streams.has(stream)) return;
    const arrivedAt = Date.now();
    this.#timers.after(this.#chance.between(...SHOW_MS), () => {
      this.#line.sendFrame(ackOf(stream, sequence, Date.now() - arrivedAt));
    });
  }

  drop(): void {
    this.#timers.drop();
    this.#state = { is: 'away' };
  }

  #watch({ viewing, person, streams }: Opened): void {
    this.#state = { is: 'watching', viewing, person, streams: new Set(streams.map(({ stream }) => stream)) };
    this.#timers.after(this.#chance.between(...STAY_MS), () => this.#leave());
  }

  #leave(): void {
    if (this.#state.is !== 'watching') return;
    const { viewing, person } = this.#state;
    this.drop();
    void this.#line.request('view.close', { viewing });
    this.#ears.left(person);
  }
}
