import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { Resident } from '../people/people.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import { roomOf, roomsOf, type StoredRoom } from './queries.ts';

/** A room in memory: its people as stored, and who is in it now with which TVs. */
export interface KeptRoom extends StoredRoom {
  inside: Map<string, Set<Session>>;
}

/** Rooms with somebody of theirs here, in memory, so that a rule is asked without waiting. */
export class KeptRooms implements Resident {
  readonly #db: Database;
  readonly #sessions: Sessions;
  readonly #kept = new Map<string, KeptRoom>();
  /** rooms of people who are here, or are just coming */
  readonly #ofPerson = new Map<string, Set<string>>();
  /** what changes one room is done in turn */
  readonly #serial = new Serial();

  constructor(db: Database, sessions: Sessions) {
    this.#db = db;
    this.#sessions = sessions;
  }

  async load(person: string): Promise<void> {
    this.#ofPerson.set(person, new Set());
    // Re-read where it is here already: another server of this store may have changed it (X4).
    for (const room of await roomsOf(this.#db, person)) await this.inTurn(room, () => this.refresh(room));
  }

  unload(person: string): void {
    const rooms = this.#ofPerson.get(person) ?? [];
    this.#ofPerson.delete(person);
    for (const id of rooms) {
      const room = this.#kept.get(id);
      if (room && ![...room.members.keys()].some((member) => this.#ofPerson.has(member))) this.#kept.delete(id);
    }
  }

  inTurn<T>(room: string, work: () => Promise<T>): Promise<T> {
    return this.#serial.run(room, work);
  }

  get(room: string): KeptRoom | undefined {
    return this.#kept.get(room);
  }

  /** The rooms of somebody who is here. */
  of(person: string): KeptRoom[] {
    return [...(this.#ofPerson.get(person) ?? [])].flatMap((room) => this.#kept.get(room) ?? []);
  }

  all(): KeptRoom[] {
    return [...this.#kept.values()];
  }

  /** Brings a room up to what is stored; call within its turn. Undefined when it is gone. */
  async refresh(id: string): Promise<KeptRoom | undefined> {
    const stored = await roomOf(this.#db, id);
    const before = this.#kept.get(id);
    for (const member of before?.members.keys() ?? []) {
      if (!stored?.members.has(member)) this.#ofPerson.get(member)?.delete(id);
    }
    if (!stored) {
      this.#kept.delete(id);
      return undefined;
    }
    for (const [person, member] of stored.members) {
      this.#ofPerson.get(person)?.add(id);
      // A permission is taken back here first: what is stored may be older.
      const known = before?.members.get(person);
      if (known) Object.assign(member, { mayWatch: known.mayWatch, muted: known.muted });
    }
    const inside = before?.inside ?? new Map<string, Set<Session>>();
    for (const person of inside.keys()) if (!stored.members.has(person)) inside.delete(person);
    const room = { ...stored, inside };
    if ([...stored.members.keys()].some((member) => this.#ofPerson.has(member))) this.#kept.set(id, room);
    else this.#kept.delete(id);
    return room;
  }

  /** Its people who are here. */
  here(room: KeptRoom): string[] {
    return [...room.members.keys()].filter((person) => this.#sessions.isHere(person));
  }
}
