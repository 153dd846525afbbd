import type { Watched } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Guests } from '../permissions/guests.ts';
import { groundOf, mayWatch, type Verdict, type WatchFacts } from '../permissions/rules.ts';
import type { SettingsKeeper } from '../settings/settings.ts';

/** Rooms both people are in now, whose people the owner lets watch (W28). The rooms part answers. */
export interface SharedRooms {
  letWatch(owner: string, viewer: string): boolean;
}

/** Gathers the facts about two people and asks the rules. */
export class Permissions {
  readonly #circles: Circles;
  readonly #settings: SettingsKeeper;
  readonly #rooms: SharedRooms;
  /** decisions of the broadcast that is on air, by its owner */
  readonly #guests = new Map<string, Guests>();

  constructor(circles: Circles, settings: SettingsKeeper, rooms: SharedRooms) {
    this.#circles = circles;
    this.#settings = settings;
    this.#rooms = rooms;
  }

  verdict(owner: string, viewer: string): Verdict {
    return mayWatch(this.#facts(owner, viewer));
  }

  /** What allows somebody to watch now, as the log of who watched says it. */
  ground(owner: string, viewer: string): Watched['by'] | undefined {
    const ground = groundOf(this.#facts(owner, viewer));
    return ground === 'once' && this.#guests.get(owner)?.wasInvited(viewer) ? 'invited' : ground;
  }

  #facts(owner: string, viewer: string): WatchFacts {
    const { watchMode, always, never } = this.#settings.of(owner);
    return {
      mode: watchMode,
      friend: this.#circles.of(owner).friends.has(viewer),
      room: this.#rooms.letWatch(owner, viewer),
      blocked: this.#circles.isBlocked(owner, viewer),
      child: this.#circles.guardianOf(owner) !== undefined,
      always: always.includes(viewer),
      never: never.includes(viewer),
      guest: this.#guests.get(owner)?.get(viewer),
    };
  }

  guestsOf(owner: string): Guests | undefined {
    return this.#guests.get(owner);
  }

  setGuests(owner: string, guests: Guests): void {
    this.#guests.set(owner, guests);
  }

  dropGuests(owner: string): void {
    this.#guests.delete(owner);
  }
}
