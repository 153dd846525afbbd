import type { Cancel, Clock } from '../../src/protocol/clock.ts';

/** Texts that go by the server's clock, whatever TVs are on then: one a person. */
export class Clearing {
  readonly #clock: Clock;
  readonly #clear: (person: string) => void;
  readonly #waiting = new Map<string, Cancel>();

  /** @param clear the text of this person is over */
  constructor(clock: Clock, clear: (person: string) => void) {
    this.#clock = clock;
    this.#clear = clear;
  }

  /** @param at ms since 1970; null: it stays */
  set(person: string, at: number | null): void {
    this.forget(person);
    if (at === null) return;
    const wait = Math.max(0, at - this.#clock.now());
    this.#waiting.set(
      person,
      this.#clock.after(wait, () => this.#clear(person)),
    );
  }

  forget(person: string): void {
    this.#waiting.get(person)?.();
    this.#waiting.delete(person);
  }

  stop(): void {
    for (const person of [...this.#waiting.keys()]) this.forget(person);
  }
}
