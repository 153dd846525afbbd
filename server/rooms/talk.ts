import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { PAGE_MESSAGES, TYPING_MS } from '../../src/protocol/limits.ts';
import type { Answer, Request, Room } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import { faultOf } from '../messages/body.ts';
import type { Database } from '../store/store.ts';
import type { KeptRoom, KeptRooms } from './kept.ts';
import * as queries from './talk-queries.ts';

export interface RoomTalkOptions {
  db: Database;
  clock: Clock;
  sessions: Sessions;
  circles: Circles;
  isInvisible(person: string): boolean;
}

interface Typing {
  /** the end that comes by itself */
  cancel: Cancel;
  /** who was told that they type */
  told: Set<string>;
}

/**
 * What is said in rooms, with the promises of conversations (W3, X5): stored before it is acknowledged, told in order,
 * once. Between two people with a block no word passes, also not through a room both are in.
 */
export class RoomTalk {
  readonly #options: RoomTalkOptions;
  readonly #rooms: KeptRooms;
  /** by room and person */
  readonly #typing = new Map<string, Typing>();
  /** up to which number the people of a room who are here have been told: room → number */
  readonly #toldTo = new Map<string, number>();

  constructor(options: RoomTalkOptions, rooms: KeptRooms) {
    this.#options = options;
    this.#rooms = rooms;
  }

  readonly words: WordTable = {
    'room.send': (word, session) => this.#rooms.inTurn(word.room, () => this.#send(word, session)),
    'room.page': (word, session) => this.#page(word, session),
    'room.mark': (word, session) => this.#rooms.inTurn(word.room, () => this.#mark(word, session)),
    'room.typing': ({ room, typing }, session) => {
      this.sayTyping(this.roomOf(room, session.person), session.person, typing);
      return {};
    },
  };

  /** The room, for one of its people. @throws Refusal room.unknown for anybody else */
  roomOf(id: string, person: string): KeptRoom {
    const room = this.#rooms.get(id);
    if (!room?.members.has(person)) throw new Refusal('room.unknown');
    return room;
  }

  /** Somebody of the room has come, and gets it whole; those who are here already are told what they missed. */
  async begin(room: KeptRoom, person: string): Promise<void> {
    const last = await queries.lastNumber(this.#options.db, room.card.room);
    await this.#tellMissed(room, last, person);
    this.#toldTo.set(room.card.room, last);
  }

  /** How it stands with what was said, for one of its people. */
  async standing(room: string, person: string): Promise<Pick<Room, 'last' | 'newest' | 'read' | 'unread'>> {
    const { db } = this.#options;
    const [newest] = (await queries.page(db, person, room, { before: undefined, after: undefined, limit: 1 })).messages;
    const read = await queries.readUpTo(db, person, room);
    const unread = await queries.unread(db, person, room, read);
    return { last: newest?.sequence ?? 0, read, unread, ...(newest && { newest }) };
  }

  /** Somebody types, or stopped: told to those in the room now who may know that they are there. */
  sayTyping(room: KeptRoom, person: string, typing: boolean): void {
    const { clock, isInvisible } = this.#options;
    const name = `${room.card.room} ${person}`;
    const running = this.#typing.get(name);
    running?.cancel();
    if (typing && room.inside.has(person) && !isInvisible(person)) {
      const told = running?.told ?? this.#mayKnow(room, person);
      this.#typing.set(name, { told, cancel: clock.after(TYPING_MS, () => this.sayTyping(room, person, false)) });
      if (!running) this.#tellTyping(room.card.room, person, true, told);
    } else {
      this.#typing.delete(name);
      if (running) this.#tellTyping(room.card.room, person, false, running.told);
    }
  }

  /** Who types and is not there any more for somebody (invisible, blocked) has stopped, as far as they know. */
  reviewTyping(room: KeptRoom, person: string): void {
    const running = this.#typing.get(`${room.card.room} ${person}`);
    if (!running) return;
    if (this.#options.isInvisible(person)) return this.sayTyping(room, person, false);
    const apart = [...running.told].filter((other) => this.#options.circles.isBlocked(person, other));
    for (const other of apart) running.told.delete(other);
    this.#tellTyping(room.card.room, person, false, new Set(apart));
  }

  stop(): void {
    for (const { cancel } of this.#typing.values()) cancel();
  }

  #mayKnow({ inside }: KeptRoom, person: string): Set<string> {
    const { circles } = this.#options;
    return new Set([...inside.keys()].filter((other) => other !== person && !circles.isBlocked(person, other)));
  }

  #tellTyping(id: string, person: string, typing: boolean, to: ReadonlySet<string>): void {
    for (const [other, sessions] of this.#rooms.get(id)?.inside ?? []) {
      if (!to.has(other)) continue;
      for (const session of sessions) session.tell({ t: 'room.typing', room: id, person, typing });
    }
  }

  async #send(word: Request<'room.send'>, session: Session): Promise<Answer<'room.send'>> {
    const { db, clock, circles, sessions } = this.#options;
    const { person } = session;
    const room = this.roomOf(word.room, person);
    const fault = faultOf(word.body);
    if (fault) throw new Refusal(fault);
    const hiddenFrom = [...room.members.keys()].filter((other) => circles.isBlocked(person, other));
    const draft = { room: word.room, from: person, key: word.key, at: clock.now(), body: word.body, hiddenFrom };
    const { sequence, at, repeated, sameBody } = await queries.store(db, draft);
    if (!sameBody) throw new Refusal('message.key_reused');
    if (repeated) return { sequence, at };
    this.sayTyping(room, person, false);
    await this.#tellMissed(room, sequence - 1);
    this.#toldTo.set(word.room, sequence);
    const message = { sequence, from: person, at, body: word.body };
    for (const other of this.#rooms.here(room)) {
      if (other === person || hiddenFrom.includes(other)) continue;
      sessions.tell(other, { t: 'room.new', room: word.room, message });
    }
    sessions.tell(person, { t: 'room.new', room: word.room, message: { ...message, key: word.key } }, session);
    return { sequence, at };
  }

  /** While people move from one server of a store to the next, some still speak on the other one (X4). */
  async #tellMissed(room: KeptRoom, upTo: number, except?: string): Promise<void> {
    const { db, sessions } = this.#options;
    const { room: id } = room.card;
    const from = this.#toldTo.get(id) ?? upTo;
    if (from >= upTo) return;
    for (const person of this.#rooms.here(room)) {
      if (person === except && sessions.of(person).length === 1) continue;
      let after = from;
      for (let more = true; more; ) {
        const missed = await queries.page(db, person, id, { after, before: upTo + 1, limit: PAGE_MESSAGES });
        for (const message of missed.messages) sessions.tell(person, { t: 'room.new', room: id, message });
        after = missed.messages[missed.messages.length - 1]?.sequence ?? upTo;
        more = missed.more;
      }
    }
  }

  async #page(word: Request<'room.page'>, { person, guest }: Session): Promise<Answer<'room.page'>> {
    const { db } = this.#options;
    const { before, after, limit = PAGE_MESSAGES } = word;
    this.roomOf(word.room, person);
    const wish = { before, after, limit, since: guest?.since };
    const { messages, more } = await queries.page(db, person, word.room, wish);
    const people = await queries.cardsOf(db, [...new Set(messages.map(({ from }) => from))]);
    return { messages, more, people };
  }

  async #mark(word: Request<'room.mark'>, session: Session): Promise<Answer<'room.mark'>> {
    const { db, sessions } = this.#options;
    const { person } = session;
    this.roomOf(word.room, person);
    const { last, read: before } = await this.standing(word.room, person);
    const read = Math.max(before, Math.min(word.read, last));
    if (read > before) await queries.saveRead(db, person, word.room, read);
    const unread = await queries.unread(db, person, word.room, read);
    if (read > before) sessions.tell(person, { t: 'room.marks', room: word.room, read, unread }, session);
    return { read, unread };
  }
}
