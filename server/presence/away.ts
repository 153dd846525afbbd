import type { Session } from '../gateway/session.ts';
import type { Own } from './own.ts';
import { isAwayByItself } from './rules.ts';

/** Who is away because nobody presses a key on any of their TVs, and since when. */
export class Away {
  /** sessions whose TV told that nobody presses a key */
  readonly #idle = new WeakSet<Session>();
  readonly #since = new Map<string, number>();

  /** What a TV told about its keys. */
  say(session: Session, idle: boolean): void {
    if (idle) this.#idle.add(session);
    else this.#idle.delete(session);
  }

  /** Since when somebody is away by themselves; undefined: they are not. */
  since(person: string): number | undefined {
    return this.#since.get(person);
  }

  /** Works it out anew, from the TVs of the person that are here. Returns what changed, if anything did. */
  settle(person: string, own: Own, sessions: readonly Session[], now: number): 'away' | 'back' | undefined {
    const idle = sessions.map((session) => this.#idle.has(session));
    const away = isAwayByItself(own.status, idle);
    if (away === this.#since.has(person)) return undefined;
    if (away) this.#since.set(person, now);
    else this.#since.delete(person);
    return away ? 'away' : 'back';
  }

  forget(person: string): void {
    this.#since.delete(person);
  }
}
