import type { Clock } from '../../src/protocol/clock.ts';
import type { Broadcast } from './broadcast.ts';
import type { Viewing } from './viewing.ts';

/** So many viewers are served before everybody else has a turn: well below a millisecond. */
const AT_ONCE = 128;

export interface SpreadOptions {
  clock: Clock;
  /** calls back once what has come in meanwhile is dealt with */
  soon(act: () => void): void;
  /** gives one viewer the newest picture, if it may have it */
  serve(viewing: Viewing, now: number): void;
}

interface Round {
  stream: number;
  /** those whose turn has not come */
  left: Iterator<Viewing>;
}

/**
 * Goes round all viewers of a new picture. It begins when everything that came in together has been taken in: acks
 * that were sent before the picture count, and viewers need not be served a second time for them. A great audience is
 * served in parts, so that no word waits for all of it.
 */
export class Spread {
  readonly #options: SpreadOptions;
  readonly #rounds: Round[] = [];
  /** those that have not begun, by stream */
  readonly #waiting = new Map<number, Round>();
  #due = false;

  constructor(options: SpreadOptions) {
    this.#options = options;
  }

  /** A newer picture of this stream takes the place of the one that waits to go round: whoever can have it gets it now. */
  replacing(stream: number): void {
    const round = this.#waiting.get(stream);
    if (!round) return;
    this.#waiting.delete(stream);
    while (this.#part(round));
  }

  /** There is a new picture of this stream. */
  begin(broadcast: Broadcast, stream: number): void {
    const round = { stream, left: broadcast.viewings.values() };
    this.#waiting.set(stream, round);
    this.#rounds.push(round);
    this.#turn();
  }

  #turn(): void {
    if (this.#due || this.#rounds.length === 0) return;
    this.#due = true;
    this.#options.soon(this.#goOn);
  }

  readonly #goOn = (): void => {
    this.#due = false;
    const round = this.#rounds.shift();
    if (!round) return;
    if (this.#waiting.get(round.stream) === round) this.#waiting.delete(round.stream);
    if (this.#part(round)) this.#rounds.push(round);
    this.#turn();
  };

  /** @returns whether anybody may be left */
  #part({ left, stream }: Round): boolean {
    const { clock, serve } = this.#options;
    const now = clock.now();
    for (let served = 0; served < AT_ONCE; served += 1) {
      const { value: viewing, done } = left.next();
      if (done) return false;
      if (viewing.stream === stream || !viewing.gate.begun) serve(viewing, now);
    }
    return true;
  }
}
