import type { Cancel, Clock } from '../../src/protocol/clock.ts';

interface Timer {
  at: number;
  order: number;
  act: () => void;
}

/** Lets everything that is already under way (promises, SQLite) come to rest, without time passing. */
export async function settle(rounds = 6): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that moves only when it is told to. */
export class FakeClock implements Clock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(now = Date.UTC(2026, 10, 21, 19, 42)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, act: () => void): Cancel {
    this.#order += 1;
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: this.#order, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves time on, timer by timer, letting what each one starts come to rest before the next. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settle();
    }
    // Another one that passes beside it may be further already: time does not go back.
    this.#now = Math.max(this.#now, until);
    await settle();
  }

  #next(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > until) continue;
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }
}

/** A clock of one process: when that is killed its timers never fire again. */
export class MortalClock implements Clock {
  readonly #clock: Clock;
  #alive = true;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  after(ms: number, act: () => void): Cancel {
    return this.#clock.after(ms, () => {
      if (this.#alive) act();
    });
  }

  kill(): void {
    this.#alive = false;
  }
}
