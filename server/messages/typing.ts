import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { TYPING_MS } from '../../src/protocol/limits.ts';
import type { Sessions } from '../gateway/sessions.ts';

/** Who types to whom, until they stop saying so. */
export class Typing {
  readonly #clock: Clock;
  readonly #sessions: Sessions;
  /** the other one is to know nothing of it */
  readonly #isSilent: (person: string, other: string) => boolean;
  readonly #running = new Map<string, Cancel>();

  constructor(clock: Clock, sessions: Sessions, isSilent: (person: string, other: string) => boolean) {
    this.#clock = clock;
    this.#sessions = sessions;
    this.#isSilent = isSilent;
  }

  say(person: string, other: string, typing: boolean): void {
    const key = `${person} ${other}`;
    const running = this.#running.get(key);
    running?.();
    this.#running.delete(key);
    const tell = (now: boolean): void => this.#sessions.tell(other, { t: 'message.typing', with: person, typing: now });
    if (typing && !this.#isSilent(person, other)) {
      const stop = (): void => {
        this.#running.delete(key);
        tell(false);
      };
      this.#running.set(key, this.#clock.after(TYPING_MS, stop));
      if (!running) tell(true);
    } else if (running) tell(false);
  }

  /** Who types and is not there any more for the other side (invisible, blocked) has stopped, as far as they know. */
  review(person: string): void {
    for (const key of [...this.#running.keys()]) {
      const [from, to] = key.split(' ');
      if (from === person && to !== undefined && this.#isSilent(from, to)) this.say(from, to, false);
    }
  }

  stop(): void {
    for (const cancel of this.#running.values()) cancel();
  }
}
