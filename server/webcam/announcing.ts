import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import type { Event } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { ViewerLine } from '../relay/viewer-line.ts';

/**
 * Tells each TV what it may take for its views whenever that changes (W16). At the end of the turn in which it did:
 * the answer that names a new viewing goes first, and several changes are one word.
 */
export class Announcing {
  readonly #clock: Clock;
  readonly #told = new WeakMap<Session, string>();
  readonly #waiting = new Set<ViewerLine>();
  #cancel: Cancel = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  soon(line: ViewerLine): void {
    if (this.#waiting.size === 0) this.#cancel = this.#clock.after(0, () => this.#tell());
    this.#waiting.add(line);
  }

  stop(): void {
    this.#cancel();
    this.#waiting.clear();
  }

  #tell(): void {
    const lines = [...this.#waiting];
    this.#waiting.clear();
    for (const line of lines) {
      const word = wordOf(line);
      const text = JSON.stringify(word);
      if (word.views.length === 0 || this.#told.get(line.session) === text) continue;
      this.#told.set(line.session, text);
      line.session.tell({ t: 'view.allowance', ...word });
    }
  }
}

function wordOf({ known, kbps, views }: ViewerLine): Omit<Event<'view.allowance'>, 't'> {
  const running = [...views].filter((viewing) => viewing.running);
  return {
    line: known.class,
    kbps: tenths(kbps),
    views: running.map(({ id, throttle }) => ({ viewing: id, kbps: tenths(throttle.kbps) })),
  };
}

/** kbps as they are told: a third of a line has no end. */
export const tenths = (kbps: number): number => Math.round(kbps * 10) / 10;
