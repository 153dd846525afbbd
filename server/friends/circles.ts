import type { FriendRequest, PersonCard } from '../../src/protocol/words.ts';
import type { Families } from '../household/families.ts';
import type { Resident } from '../people/people.ts';
import type { Database } from '../store/store.ts';
import { blockedBy, blockersOf, type FriendRow, friendsOf, requestsOf } from './queries.ts';

/** Everybody one person has to do with. */
export interface Circle {
  friends: Map<string, FriendRow>;
  asksMe: Map<string, FriendRequest>;
  asked: Map<string, FriendRequest>;
  blocked: Map<string, PersonCard>;
  /** who blocked this person, and when */
  blockedBy: Map<string, number>;
}

const empty = (): Circle => ({
  friends: new Map(),
  asksMe: new Map(),
  asked: new Map(),
  blocked: new Map(),
  blockedBy: new Map(),
});

const byPerson = <T extends { person: string }>(rows: T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.person, row]));

/** The circles of people who are here, in memory, so that a rule is asked without waiting. */
export class Circles implements Resident {
  readonly #db: Database;
  readonly #families: Families;
  readonly #kept = new Map<string, Circle>();

  constructor(db: Database, families: Families) {
    this.#db = db;
    this.#families = families;
  }

  async load(person: string): Promise<void> {
    const requests = await requestsOf(this.#db, person);
    this.#kept.set(person, {
      friends: byPerson(await friendsOf(this.#db, person)),
      asksMe: byPerson(requests.toMe),
      asked: byPerson(requests.mine),
      blocked: byPerson(await blockedBy(this.#db, person)),
      blockedBy: await blockersOf(this.#db, person),
    });
  }

  unload(person: string): void {
    this.#kept.delete(person);
  }

  /** The circle of somebody who is here; an empty one otherwise, which permits nothing. */
  of(person: string): Circle {
    return this.#kept.get(person) ?? empty();
  }

  /** Runs only for people who are here: others read the store when they come. */
  change(person: string, change: (circle: Circle) => void): void {
    const circle = this.#kept.get(person);
    if (circle) change(circle);
  }

  /** Somebody has another name or picture. @returns whether they stand anywhere in this person's circle */
  rename(person: string, card: PersonCard): boolean {
    const circle = this.#kept.get(person);
    if (!circle) return false;
    const { friends, asksMe, asked, blocked } = circle;
    const lists: Map<string, PersonCard>[] = [friends, asksMe, asked, blocked];
    const found = lists.filter((list) => list.has(card.person));
    for (const list of found) list.set(card.person, { ...list.get(card.person), ...card });
    return found.length > 0;
  }

  /** Somebody is no more. @returns where they stood in this person's circle */
  drop(person: string, gone: string): { friend: boolean; asksMe: boolean; asked: boolean; blocked: boolean } {
    const { friends, asksMe, asked, blocked, blockedBy } = this.of(person);
    blockedBy.delete(gone);
    return {
      friend: friends.delete(gone),
      asksMe: asksMe.delete(gone),
      asked: asked.delete(gone),
      blocked: blocked.delete(gone),
    };
  }

  areFriends(a: string, b: string): boolean {
    return this.of(a).friends.has(b) || this.of(b).friends.has(a);
  }

  /** Undefined for everybody who is no child. */
  guardianOf(person: string): string | undefined {
    return this.#families.guardianOf(person);
  }

  /**
   * True when either has blocked the other, as far as people who are here are concerned, or when one is a child who
   * sees family only and the other is not of it: that works as a block does.
   */
  isBlocked(a: string, b: string): boolean {
    const circle = this.of(a);
    const blocked = circle.blocked.has(b) || circle.blockedBy.has(b) || this.of(b).blocked.has(a);
    return blocked || this.#families.apartSince(a, b) !== undefined;
  }

  /** When `person` blocked `other` (or was put apart), as `other` may feel it; undefined if they did not. */
  blockedAt(person: string, other: string): number | undefined {
    return this.of(other).blockedBy.get(person) ?? this.#families.apartSince(person, other);
  }

  /** `other` is not in the list of `person`, friend or not. */
  hides(person: string, other: string): boolean {
    return this.of(person).blocked.has(other) || this.#families.hides(person, other);
  }

  /** Friends that `person` sees in the list: everybody but those they blocked, and of a child family only. */
  listed(person: string): FriendRow[] {
    return [...this.of(person).friends.values()].filter((friend) => !this.hides(person, friend.person));
  }
}
