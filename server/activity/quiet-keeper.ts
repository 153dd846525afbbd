import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import type { Settings } from '../../src/protocol/words.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Resident } from '../people/people.ts';
import { isQuiet, nextChange } from '../permissions/quiet.ts';

export interface QuietOptions {
  clock: Clock;
  sessions: Sessions;
  settings: { of(person: string): Settings };
  /** Quiet hours begin for them, by the clock or by a change of the setting. */
  began(person: string): void;
}

/** Whose quiet hours hold now: asked by whatever would disturb, and told to the person's own TVs at each change. */
export class QuietKeeper implements Resident {
  readonly #options: QuietOptions;
  readonly #timers = new Map<string, Cancel>();
  /** what the person's TVs were told last; 0: not quiet */
  readonly #told = new Map<string, number>();

  constructor(options: QuietOptions) {
    this.#options = options;
  }

  /** Whether it holds for somebody who is here. */
  holds(person: string): boolean {
    return isQuiet(this.#options.settings.of(person).quiet, this.#options.clock.now());
  }

  /** When it is over, for somebody for whom it holds. */
  until(person: string): number | undefined {
    const { clock, settings } = this.#options;
    return this.holds(person) ? nextChange(settings.of(person).quiet, clock.now()) : undefined;
  }

  async load(person: string): Promise<void> {
    this.#told.set(person, this.until(person) ?? 0);
    this.#wait(person);
  }

  unload(person: string): void {
    this.#timers.get(person)?.();
    this.#timers.delete(person);
    this.#told.delete(person);
  }

  /** The setting may be another now. */
  review(person: string): void {
    const told = this.#told.get(person);
    if (told === undefined) return;
    this.#wait(person);
    const until = this.until(person) ?? 0;
    if (until === told) return;
    this.#told.set(person, until);
    this.#options.sessions.tell(person, until === 0 ? { t: 'quiet.changed' } : { t: 'quiet.changed', until });
    if (told === 0) this.#options.began(person);
  }

  stop(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #wait(person: string): void {
    const { clock, settings } = this.#options;
    this.#timers.get(person)?.();
    this.#timers.delete(person);
    const change = nextChange(settings.of(person).quiet, clock.now());
    if (change === undefined) return;
    // A timer may go off a moment early; it is then set once more.
    this.#timers.set(
      person,
      clock.after(Math.max(1, change - clock.now()), () => this.review(person)),
    );
  }
}
