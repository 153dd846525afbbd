/** Nobody says something unasked more often than this. */
const UNASKED_EVERY_MS = 10 * 60_000;

/** Keeps somebody from talking too much. */
export class Manners {
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Whether something unasked may be said at `now` (ms); if so it counts as said. */
  maySpeak(now: number): boolean {
    if (now - this.#lastAt < UNASKED_EVERY_MS) return false;
    this.#lastAt = now;
    return true;
  }
}
