import type { InRoom, PersonCard } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { KeptRoom, KeptRooms } from './kept.ts';
import { looksHere } from './rules.ts';

export interface Looking {
  sessions: Sessions;
  circles: Circles;
  isInvisible(person: string): boolean;
  isOnAir(person: string): boolean;
  tellsFriends(person: string): boolean;
  mayWatch(owner: string, viewer: string): boolean;
}

interface Told {
  people: string;
  here: string;
}

/** Who is of a room and who is in it, as each of its people may know: told once, when it changes for them. */
export class Telling {
  readonly #looking: Looking;
  readonly #rooms: KeptRooms;
  /** what each person was last told: person → room */
  readonly #told = new Map<string, Map<string, Told>>();

  constructor(looking: Looking, rooms: KeptRooms) {
    this.#looking = looking;
    this.#rooms = rooms;
  }

  /** The room as it is about to be told to one of its people in full. */
  introduce(room: KeptRoom, person: string) {
    const people = this.#people(room, person);
    const here = this.here(room, person);
    const told = this.#told.get(person) ?? new Map<string, Told>();
    this.#told.set(person, told);
    told.set(room.card.room, { people: JSON.stringify(people), here: JSON.stringify(here) });
    return { ...people, here };
  }

  /** Who is in the room now, as `viewer` may know; they need not be one of its people. */
  here(room: KeptRoom, viewer: string): InRoom[] {
    return [...room.inside.keys()].flatMap((person) => this.#look(room, person, viewer) ?? []);
  }

  /** Tells everybody of the room what is new to them. */
  tell(room: KeptRoom): void {
    const { sessions } = this.#looking;
    const { room: id } = room.card;
    for (const person of this.#rooms.here(room)) {
      const told = this.#told.get(person)?.get(id);
      // Not told of the room yet: the whole of it is on its way.
      if (!told) continue;
      const people = this.#people(room, person);
      const here = this.here(room, person);
      const now = { people: JSON.stringify(people), here: JSON.stringify(here) };
      this.#told.get(person)?.set(id, now);
      if (now.people !== told.people) sessions.tell(person, { t: 'room.members', room: id, ...people });
      if (now.here !== told.here) sessions.tell(person, { t: 'room.here', room: id, here });
    }
  }

  /** They are not to be told of that room any more, or of any. */
  forget(person: string, room?: string): void {
    if (room === undefined) this.#told.delete(person);
    else this.#told.get(person)?.delete(room);
  }

  #people(room: KeptRoom, viewer: string): { members: PersonCard[]; asking: PersonCard[] } {
    const members = [...room.members.values()].map(({ card }) => card);
    const asking = [...room.asking.values()].filter(({ person }) => !this.#looking.circles.isBlocked(viewer, person));
    return { members, asking };
  }

  #look(room: KeptRoom, person: string, viewer: string): InRoom | undefined {
    const { circles, isInvisible, isOnAir, tellsFriends, mayWatch } = this.#looking;
    return looksHere(person, {
      self: person === viewer,
      blocked: circles.isBlocked(viewer, person),
      invisible: isInvisible(person),
      onAir: isOnAir(person),
      tellFriends: tellsFriends(person),
      friend: circles.areFriends(person, viewer),
      roomMayWatch:
        room.members.has(viewer) &&
        room.members.get(person)?.mayWatch === true &&
        // To a child's camera a room that may watch adds nobody.
        (circles.guardianOf(person) === undefined || circles.areFriends(person, viewer)),
      mayWatch: mayWatch(person, viewer),
    });
  }
}
