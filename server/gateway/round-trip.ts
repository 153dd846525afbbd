/** Answers that are looked back at: at one ping in five seconds, a minute. */
const KEPT = 12;

/**
 * How long the way there and back is, by pings. The shortest of the last ones counts: the others waited behind
 * something on the line.
 */
export class RoundTrip {
  #askedAt: number | undefined;
  readonly #answers: number[] = [];
  #shortest: number | undefined;

  asked(now: number): void {
    // The first of several that wait for their answer: that one is answered first.
    this.#askedAt ??= now;
  }

  answered(now: number): void {
    if (this.#askedAt === undefined) return;
    if (this.#answers.length === KEPT) this.#answers.shift();
    this.#answers.push(Math.max(0, now - this.#askedAt));
    this.#askedAt = undefined;
    this.#shortest = Math.min(...this.#answers);
  }

  /** ms; undefined before the first answer. */
  get ms(): number | undefined {
    return this.#shortest;
  }
}
