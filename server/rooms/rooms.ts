import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, Request, Room, RoomsOfMine } from '../../src/protocol/words.ts';
import type { SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import { layTogether, type WordTable } from '../gateway/words.ts';
import type { Resident } from '../people/people.ts';
import type { Random } from '../random.ts';
import type { Database } from '../store/store.ts';
import type { SharedRooms } from '../webcam/permissions.ts';
import { Joining } from './joining.ts';
import { type KeptRoom, KeptRooms } from './kept.ts';
import { askedBy, setMember } from './queries.ts';
import { roomLetsWatch } from './rules.ts';
import { RoomTalk } from './talk.ts';
import { type Looking, Telling } from './telling.ts';

export interface RoomsOptions extends Looking {
  db: Database;
  clock: Clock;
  random: Random;
  /** Who may watch this person may be others now: permissions and presence follow, and then `publish` here. */
  review(person: string): void;
}

/** Rooms (W28): who is of one, who is in one now, what is said there, and whom its people may watch. */
export class Rooms implements Resident, SharedRooms {
  readonly words: WordTable;
  readonly #options: RoomsOptions;
  readonly #rooms: KeptRooms;
  readonly #telling: Telling;
  readonly #talk: RoomTalk;
  readonly #joining: Joining;

  constructor(options: RoomsOptions) {
    this.#options = options;
    const rooms = new KeptRooms(options.db, options.sessions);
    const telling = new Telling(options, rooms);
    const talk = new RoomTalk(options, rooms);
    this.#rooms = rooms;
    this.#telling = telling;
    this.#talk = talk;
    this.#joining = new Joining({
      ...options,
      rooms,
      telling,
      view: (room, person) => this.#view(room, person),
      roomOf: (id, person) => talk.roomOf(id, person),
      putOut: (room, person) => this.#putOut(room, person),
    });
    this.words = layTogether([this.#words, talk.words, this.#joining.words]);
  }

  readonly #words: WordTable = {
    'room.around': (_word, session) => this.#around(session.person),
    'room.enter': ({ room }, session) => ({ here: this.#enter(room, session) }),
    'room.exit': ({ room }, session) => {
      this.#exit(this.#talk.roomOf(room, session.person), session);
      return {};
    },
    'room.set': (word, session) => this.#set(word, session),
  };

  readonly hooks: SessionHooks = {
    // A cut holds: who is coming back is in the room still, as their session is.
    ended: (session) => {
      for (const room of this.#rooms.of(session.person)) this.#exit(room, session);
    },
  };

  load(person: string): Promise<void> {
    return this.#rooms.load(person);
  }

  unload(person: string): void {
    this.#rooms.unload(person);
    this.#telling.forget(person);
  }

  /** This part of a TV's start. */
  async start(person: string): Promise<RoomsOfMine> {
    const rooms: Room[] = [];
    for (const { card } of this.#rooms.of(person)) {
      const room = await this.#rooms.inTurn(card.room, async () => {
        const kept = this.#rooms.get(card.room);
        if (!kept?.members.has(person)) return undefined;
        await this.#talk.begin(kept, person);
        return this.#view(kept, person);
      });
      if (room) rooms.push(room);
    }
    return {
      rooms,
      invitations: await this.#joining.invitationsOf(person),
      asked: await askedBy(this.#options.db, person),
    };
  }

  letWatch(owner: string, viewer: string): boolean {
    return this.#rooms.of(owner).some(({ members, inside }) => {
      const own = members.get(owner);
      if (!own || !members.has(viewer)) return false;
      return roomLetsWatch({ inside: inside.has(owner), mayWatch: own.mayWatch }, { inside: inside.has(viewer) });
    });
  }

  /** How this person looks may have changed: tells the rooms they are in. */
  publish(person: string): void {
    for (const room of this.#rooms.of(person)) {
      if (!room.inside.has(person)) continue;
      this.#talk.reviewTyping(room, person);
      this.#telling.tell(room);
    }
  }

  /** Who is a friend or blocked is another now: what two people may know of each other in their rooms follows. */
  circleChanged(person: string): void {
    for (const room of this.#rooms.of(person)) {
      this.#talk.reviewTyping(room, person);
      this.#telling.tell(room);
    }
  }

  /** Somebody's account is gone, or their name or picture is another: their rooms show it. */
  async personChanged(person: string): Promise<void> {
    for (const { card, members } of this.#rooms.all()) {
      if (!members.has(person)) continue;
      await this.#rooms.inTurn(card.room, async () => {
        const room = await this.#rooms.refresh(card.room);
        if (room) this.#telling.tell(room);
      });
    }
  }

  stop(): void {
    this.#talk.stop();
  }

  async #view(room: KeptRoom, person: string): Promise<Room> {
    const standing = await this.#talk.standing(room.card.room, person);
    const now = this.#rooms.get(room.card.room) ?? room;
    const own = now.members.get(person);
    const { mayWatch = false, muted = false } = own ?? {};
    return { ...now.card, ...this.#telling.introduce(now, person), mayWatch, muted, ...standing };
  }

  #enter(id: string, session: Session) {
    const room = this.#talk.roomOf(id, session.person);
    // It may have ended while the word waited its turn, and nobody would put it out again.
    if (session.state.is === 'ended') throw new Refusal('session.ended');
    const sessions = room.inside.get(session.person) ?? new Set<Session>();
    const comes = sessions.size === 0;
    room.inside.set(session.person, sessions.add(session));
    if (comes) this.#moved(room, session.person);
    return this.#telling.here(room, session.person);
  }

  #exit(room: KeptRoom, session: Session): void {
    const sessions = room.inside.get(session.person);
    if (!sessions?.delete(session) || sessions.size > 0) return;
    this.#putOut(room, session.person);
  }

  #putOut(room: KeptRoom, person: string): void {
    if (!room.inside.has(person)) return;
    this.#talk.sayTyping(room, person, false);
    room.inside.delete(person);
    this.#moved(room, person);
  }

  /** Somebody came into a room or went: whom they may watch there, and who them, is settled before anybody is told. */
  #moved(room: KeptRoom, person: string): void {
    const owners = [...room.inside.keys()].filter((other) => room.members.get(other)?.mayWatch);
    for (const owner of new Set([person, ...owners])) this.#options.review(owner);
    this.#telling.tell(room);
  }

  async #set(word: Request<'room.set'>, session: Session): Promise<Answer<'room.set'>> {
    const { db, sessions } = this.#options;
    const { person } = session;
    // Taking a permission back is in force at once, and then stored.
    const before = this.#talk.roomOf(word.room, person).members.get(person);
    if (before?.mayWatch && word.mayWatch === false) {
      before.mayWatch = false;
      this.#options.review(person);
    }
    return this.#rooms.inTurn(word.room, async () => {
      const { mayWatch, muted } = this.#own(word.room, person);
      const own = { mayWatch: word.mayWatch ?? mayWatch, muted: word.muted ?? muted };
      await setMember(db, word.room, person, own);
      Object.assign(this.#own(word.room, person), own);
      if (own.mayWatch !== mayWatch) this.#options.review(person);
      sessions.tell(person, { t: 'room.mine', room: word.room, ...own }, session);
      return own;
    });
  }

  #own(room: string, person: string) {
    const own = this.#talk.roomOf(room, person).members.get(person);
    return own ?? { mayWatch: false, muted: false };
  }

  #around(person: string): Answer<'room.around'> {
    const { circles } = this.#options;
    const { friends } = circles.of(person);
    const guardian = circles.guardianOf(person);
    const rooms = this.#rooms.all().flatMap((room) => {
      if (room.card.door === 'invitation' || room.members.has(person)) return [];
      if (guardian !== undefined && !room.members.has(guardian)) return [];
      const here = this.#telling.here(room, person);
      const known = here.filter((one) => friends.has(one.person)).map((one) => one.person);
      return known.length > 0 ? [{ ...room.card, friends: known, here: here.length }] : [];
    });
    return { rooms };
  }
}
