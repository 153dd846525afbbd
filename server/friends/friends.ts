import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { FRIENDS } from '../../src/protocol/limits.ts';
import type { Friend, FriendRequest, Presence, Relation, Start } from '../../src/protocol/words.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { People } from '../people/people.ts';
import type { Database } from '../store/store.ts';
import type { Circles } from './circles.ts';
import * as queries from './queries.ts';

/** How a friend looks to somebody; the presence part knows. */
export interface Looks {
  introduce(person: string, seenBy: string): Presence;
  /** Makes sure `introduce` knows about people who are not here. */
  lookUp(people: string[]): Promise<void>;
}

export interface FriendsOptions {
  db: Database;
  clock: Clock;
  sessions: Sessions;
  people: People;
  circles: Circles;
  looks: Looks;
  /** What two people are to each other has changed: permissions and presence follow. */
  changed(a: string, b: string): void;
  /** Guardians say yes first, where one of the two is a child. */
  approval: {
    /** Whether a request has to wait; `fresh`: nobody was asked about it yet. */
    waits(from: string, to: string, fresh: boolean): Promise<boolean>;
    /** A request is no more. */
    withdrawn(from: string, to: string): void;
  };
}

/** Asking, answering, removing, blocking: who is in whose list. Stored first, then remembered, then told. */
export class Friends {
  readonly #options: FriendsOptions;

  constructor(options: FriendsOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'person.find': async ({ person }, session) => {
      const card = await this.#find(person, session.person);
      return { ...card, relation: this.relation(session.person, person) };
    },
    'friend.ask': async ({ person }, session) => ({ relation: await this.ask(session.person, person) }),
    'friend.answer': async ({ person, accept }, session) => {
      const friend = await this.answer(session.person, person, accept);
      return friend ? { friend } : {};
    },
    'friend.withdraw': async ({ person }, session) => {
      await this.withdraw(session.person, person);
      return {};
    },
    'friend.remove': async ({ person }, session) => {
      await this.remove(session.person, person);
      return {};
    },
    'person.block': async ({ person }, session) => {
      await this.block(session.person, person);
      return {};
    },
    'person.unblock': async ({ person }, session) => {
      const friend = await this.unblock(session.person, person);
      return friend ? { friend } : {};
    },
  };

  /** This part of a TV's start. */
  async start(person: string): Promise<Pick<Start, 'friends' | 'requests' | 'blocked'>> {
    const { circles, looks } = this.#options;
    const listed = circles.listed(person);
    await looks.lookUp(listed.map((friend) => friend.person));
    const { asksMe, asked, blocked } = circles.of(person);
    return {
      friends: listed.map((row) => this.#friend(row, person)),
      requests: {
        toMe: [...asksMe.values()].filter((request) => !blocked.has(request.person)),
        mine: [...asked.values()],
      },
      blocked: [...blocked.values()],
    };
  }

  relation(me: string, other: string): Relation {
    if (me === other) return 'me';
    const { friends, asked, asksMe } = this.#options.circles.of(me);
    if (friends.has(other)) return 'friend';
    if (asked.has(other)) return 'asked';
    return asksMe.has(other) ? 'asks_me' : 'stranger';
  }

  async ask(me: string, other: string): Promise<Relation> {
    const { db, clock, circles, people, approval } = this.#options;
    const relation = this.relation(me, other);
    if (relation === 'me') throw new Refusal('friend.self');
    if (relation === 'friend') throw new Refusal('friend.already');
    const card = await this.#find(other, me);
    if (circles.of(me).friends.size >= FRIENDS) throw new Refusal('friend.limit');
    if (relation === 'asks_me') {
      await this.answer(me, other, true);
      return 'friend';
    }
    const at = clock.now();
    const fresh = await queries.addRequest(db, me, other, at);
    circles.change(me, (circle) => circle.asked.set(other, { ...card, at }));
    if (!(await approval.waits(me, other, fresh))) this.#passOn({ ...people.card(me), at }, other);
    return 'asked';
  }

  /** Nobody has to agree to a request any more: it reaches whom it is for, or makes friends of two who both asked. */
  async approved(from: string, to: string): Promise<void> {
    const { db, clock, people } = this.#options;
    if (await queries.hasAsked(db, to, from)) {
      const since = clock.now();
      await queries.addFriendship(db, from, to, since);
      this.#forgetRequests(to, from, true);
      await this.#becomeFriends(from, to, since);
      return;
    }
    const card = await people.find(from);
    if (card) this.#passOn({ ...card, at: clock.now() }, to);
  }

  /** Makes two people friends whom nobody has to ask. */
  async join(a: string, b: string): Promise<void> {
    const since = this.#options.clock.now();
    await queries.addFriendship(this.#options.db, a, b, since);
    await this.#becomeFriends(a, b, since);
  }

  #passOn(request: FriendRequest, to: string): void {
    const { circles, sessions } = this.#options;
    circles.change(to, (circle) => circle.asksMe.set(request.person, request));
    sessions.tell(to, { t: 'friend.asked', request });
  }

  async answer(me: string, other: string, accept: boolean): Promise<Friend | undefined> {
    const { db, clock, circles, sessions } = this.#options;
    const { asksMe, blocked } = circles.of(me);
    // What somebody asked whom I have blocked waits unseen until I take that back.
    if (!asksMe.has(other) || blocked.has(other)) throw new Refusal('friend.no_request');
    const since = clock.now();
    if (accept) {
      if (circles.of(me).friends.size >= FRIENDS) throw new Refusal('friend.limit');
      await queries.addFriendship(db, me, other, since);
    } else await queries.dropRequest(db, other, me);
    this.#forgetRequests(me, other, accept);
    sessions.tell(me, { t: 'friend.request_closed', person: other, mine: false });
    if (!accept) return undefined;
    await this.#becomeFriends(me, other, since);
    const row = circles.of(me).friends.get(other);
    return row ? this.#friend(row, me) : undefined;
  }

  async withdraw(me: string, other: string): Promise<void> {
    const { db, circles, sessions, approval } = this.#options;
    if (!(await queries.dropRequest(db, me, other))) throw new Refusal('friend.no_request');
    circles.change(me, (circle) => circle.asked.delete(other));
    const reached = circles.of(other).asksMe.has(me);
    circles.change(other, (circle) => circle.asksMe.delete(me));
    sessions.tell(me, { t: 'friend.request_closed', person: other, mine: true });
    if (reached) sessions.tell(other, { t: 'friend.request_closed', person: me, mine: false });
    approval.withdrawn(me, other);
  }

  async remove(me: string, other: string): Promise<void> {
    this.#mayPart(me, other);
    if (this.relation(me, other) !== 'friend') throw new Refusal('friend.only');
    await this.part(me, other);
  }

  /** Ends a friendship, whether either is here or not. */
  async part(me: string, other: string): Promise<void> {
    const { db, circles, sessions } = this.#options;
    await queries.dropFriendship(db, me, other);
    for (const [a, b] of [[me, other] as const, [other, me] as const]) {
      circles.change(a, (circle) => circle.friends.delete(b));
      sessions.tell(a, { t: 'friend.removed', person: b });
    }
    this.#options.changed(me, other);
  }

  /** The friendship stays underneath, so that the other side sees nothing but somebody who is never there. */
  async block(me: string, other: string): Promise<void> {
    const { db, clock, circles, sessions, people } = this.#options;
    if (me === other) throw new Refusal('friend.self');
    this.#mayPart(me, other);
    const card = await people.find(other);
    if (!card) throw new Refusal('person.unknown');
    const at = clock.now();
    await queries.addBlock(db, me, other, at);
    circles.change(me, (circle) => circle.blocked.set(other, card));
    circles.change(other, (circle) => circle.blockedBy.set(me, at));
    sessions.tell(me, { t: 'friend.removed', person: other });
    this.#tellBlocked(me);
    this.#options.changed(me, other);
  }

  async unblock(me: string, other: string): Promise<Friend | undefined> {
    const { db, circles } = this.#options;
    await queries.dropBlock(db, me, other);
    circles.change(me, (circle) => circle.blocked.delete(other));
    circles.change(other, (circle) => circle.blockedBy.delete(me));
    this.#tellBlocked(me);
    this.#options.changed(me, other);
    const row = circles.of(me).friends.get(other);
    if (!row) return undefined;
    return this.show(me, row);
  }

  /** A friend is in the list again, unless something else keeps them out of it. */
  async show(me: string, row: queries.FriendRow): Promise<Friend | undefined> {
    const { circles, sessions, looks } = this.#options;
    if (circles.hides(me, row.person)) return undefined;
    await looks.lookUp([row.person]);
    const friend = this.#friend(row, me);
    sessions.tell(me, { t: 'friend.added', friend });
    return friend;
  }

  /** A child keeps its guardian. */
  #mayPart(me: string, other: string): void {
    if (this.#options.circles.guardianOf(me) === other) throw new Refusal('child.cannot');
  }

  /** Somebody who may be found: open account, and not blocking the one who looks. */
  async #find(person: string, seeker: string) {
    const { circles, people } = this.#options;
    const card = await people.find(person);
    const isFriend = circles.of(seeker).friends.has(person);
    if (!card || (circles.of(seeker).blockedBy.has(person) && !isFriend)) throw new Refusal('person.unknown');
    return card;
  }

  #forgetRequests(me: string, other: string, both: boolean): void {
    const { circles, sessions } = this.#options;
    const iAsked = circles.of(me).asked.has(other);
    circles.change(me, (circle) => {
      circle.asksMe.delete(other);
      if (both) circle.asked.delete(other);
    });
    circles.change(other, (circle) => {
      if (both) circle.asked.delete(me);
      if (both) circle.asksMe.delete(me);
    });
    if (both && iAsked) sessions.tell(me, { t: 'friend.request_closed', person: other, mine: true });
    if (both) sessions.tell(other, { t: 'friend.request_closed', person: me, mine: true });
  }

  async #becomeFriends(me: string, other: string, since: number): Promise<void> {
    const { circles, people, sessions, looks } = this.#options;
    await looks.lookUp([me, other]);
    for (const [a, b] of [[me, other] as const, [other, me] as const]) {
      const card = await people.find(b);
      if (!card) continue;
      const row = { ...card, since };
      circles.change(a, (circle) => circle.friends.set(b, row));
      if (!circles.hides(a, b)) sessions.tell(a, { t: 'friend.added', friend: this.#friend(row, a) });
    }
    this.#options.changed(me, other);
  }

  #tellBlocked(me: string): void {
    const blocked = [...this.#options.circles.of(me).blocked.values()];
    this.#options.sessions.tell(me, { t: 'block.changed', blocked });
  }

  #friend(row: queries.FriendRow, seenBy: string): Friend {
    const { since, ...card } = row;
    return { ...card, friendSince: since, presence: this.#options.looks.introduce(row.person, seenBy) };
  }
}
