import type { AnyEvent } from '../../src/protocol/words.ts';
import type { Session } from './session.ts';

/** Who is here: every session that has not ended, by its own name and by person. */
export class Sessions {
  readonly #byId = new Map<string, Session>();
  readonly #byPerson = new Map<string, Set<Session>>();

  add(session: Session): void {
    this.#byId.set(session.id, session);
    const own = this.#byPerson.get(session.person) ?? new Set();
    own.add(session);
    this.#byPerson.set(session.person, own);
  }

  remove(session: Session): void {
    this.#byId.delete(session.id);
    const own = this.#byPerson.get(session.person);
    own?.delete(session);
    if (own?.size === 0) this.#byPerson.delete(session.person);
  }

  get(id: string): Session | undefined {
    return this.#byId.get(id);
  }

  /** Every TV of a person, connected or coming back. */
  of(person: string): Session[] {
    return [...(this.#byPerson.get(person) ?? [])];
  }

  isHere(person: string): boolean {
    return this.#byPerson.has(person);
  }

  onDevice(person: string, device: string): Session | undefined {
    return this.of(person).find((session) => session.device === device);
  }

  all(): Session[] {
    return [...this.#byId.values()];
  }

  people(): string[] {
    return [...this.#byPerson.keys()];
  }

  /** Tells every TV of a person, except one. */
  tell(person: string, event: AnyEvent, except?: Session): void {
    for (const session of this.of(person)) if (session !== except) session.tell(event);
  }
}
