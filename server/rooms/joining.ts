import type { Clock } from '../../src/protocol/clock.ts';
import { type ErrorCode, Refusal } from '../../src/protocol/errors.ts';
import { ROOM_PEOPLE, ROOMS } from '../../src/protocol/limits.ts';
import type { Answer, Request, Room, RoomCard, RoomInvitation } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import { newId, type Random } from '../random.ts';
import type { Database } from '../store/store.ts';
import type { KeptRoom, KeptRooms } from './kept.ts';
import * as queries from './queries.ts';
import { mayJoin, nameKey } from './rules.ts';
import type { Telling } from './telling.ts';

export interface JoiningOptions {
  db: Database;
  clock: Clock;
  random: Random;
  sessions: Sessions;
  circles: Circles;
  rooms: KeptRooms;
  telling: Telling;
  /** the whole of a room as one of its people is told it */
  view(room: KeptRoom, person: string): Promise<Room>;
  /** the room, for one of its people; throws for anybody else */
  roomOf(id: string, person: string): KeptRoom;
  /** they are in the room with none of their TVs any more */
  putOut(room: KeptRoom, person: string): void;
}

const REFUSED = {
  invitation_only: 'room.invitation_only',
  full: 'room.full',
  too_many: 'room.limit',
  unguarded: 'child.room',
} as const satisfies Record<string, ErrorCode>;

/** Becoming one of the people of a room, and ceasing to be: stored first, then remembered, then told (W28). */
export class Joining {
  readonly #options: JoiningOptions;

  constructor(options: JoiningOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'room.find': (word, session) => this.#find(word, session.person),
    'room.create': (word, session) => this.#create(word, session),
    'room.join': ({ room }, session) => this.#inTurn(room, () => this.#join(room, session)),
    'room.decline': ({ room }, session) => this.#inTurn(room, () => this.#decline(room, session)),
    'room.answer': (word, session) => this.#inTurn(word.room, () => this.#answer(word, session.person)),
    'room.invite': (word, session) =>
      this.#inTurn(word.room, () => this.#invite(word.room, session.person, word.person)),
    'room.leave': ({ room }, session) => this.#inTurn(room, () => this.#leave(room, session)),
  };

  /** Invitations as somebody may see them: the newest to each room, and none from across a block. */
  async invitationsOf(person: string): Promise<RoomInvitation[]> {
    const { db, circles } = this.#options;
    const byRoom = new Map<string, RoomInvitation>();
    for (const invitation of await queries.invitationsOf(db, person)) {
      if (circles.isBlocked(person, invitation.from.person) || byRoom.has(invitation.room)) continue;
      byRoom.set(invitation.room, invitation);
    }
    return [...byRoom.values()];
  }

  async #find({ name }: Request<'room.find'>, person: string): Promise<Answer<'room.find'>> {
    const { db, rooms } = this.#options;
    const card = await queries.roomNamed(db, nameKey(name));
    if (!card) return {};
    const { room } = card;
    const mine = rooms.get(room)?.members.has(person);
    const invited = (await this.invitationsOf(person)).some((invitation) => invitation.room === room);
    const asked = (await queries.askedBy(db, person)).some((one) => one.room === room);
    return { found: { ...card, relation: mine ? 'mine' : invited ? 'invited' : asked ? 'asked' : 'stranger' } };
  }

  async #create(word: Request<'room.create'>, session: Session): Promise<Answer<'room.create'>> {
    const { db, clock, random, rooms } = this.#options;
    const { person } = session;
    if (rooms.of(person).length >= ROOMS) throw new Refusal('room.limit');
    if (this.#options.circles.guardianOf(person) !== undefined) throw new Refusal('child.room');
    const name = word.name.trim().replace(/\s+/g, ' ');
    const card: RoomCard = { room: newId(random), name, door: word.door };
    return this.#inTurn(card.room, async () => {
      if (!(await queries.addRoom(db, card, nameKey(name), person, clock.now()))) throw new Refusal('room.taken');
      const own = { mayWatch: word.mayWatch ?? false, muted: false };
      if (own.mayWatch) await queries.setMember(db, card.room, person, own);
      const view = await this.#added(card.room, person, session);
      for (const friend of new Set(word.invite ?? [])) {
        if (this.#options.circles.of(person).friends.has(friend)) await this.#invite(card.room, person, friend);
      }
      return { room: view };
    });
  }

  async #join(id: string, session: Session): Promise<Answer<'room.join'>> {
    const { db, clock, rooms, sessions, telling } = this.#options;
    const { person } = session;
    const room = rooms.get(id) ?? (await queries.roomOf(db, id));
    if (!room) throw new Refusal('room.unknown');
    const verdict = mayJoin({
      door: room.card.door,
      member: room.members.has(person),
      invited: (await this.invitationsOf(person)).some((invitation) => invitation.room === id),
      full: room.members.size >= ROOM_PEOPLE,
      tooMany: rooms.of(person).length >= ROOMS,
      unguarded: this.#isUnguarded(room, person),
    });
    switch (verdict) {
      case 'is_in':
      case 'joins':
        if (verdict === 'joins') await queries.addMember(db, id, person, clock.now());
        return { room: await this.#added(id, person, session) };
      case 'asks': {
        if (await queries.addRequest(db, id, person, clock.now())) {
          const fresh = await rooms.refresh(id);
          if (fresh) telling.tell(fresh);
        }
        sessions.tell(person, { t: 'room.asked', room: room.card }, session);
        return {};
      }
      default:
        throw new Refusal(REFUSED[verdict]);
    }
  }

  async #decline(id: string, session: Session): Promise<Answer<'room.decline'>> {
    const { db, rooms, sessions, telling } = this.#options;
    const { person } = session;
    await queries.dropInvitations(db, id, person);
    await queries.withdrawRequest(db, id, person);
    const room = rooms.get(id) && (await rooms.refresh(id));
    if (room) telling.tell(room);
    sessions.tell(person, { t: 'room.closed', room: id }, session);
    return {};
  }

  async #answer({ room: id, person, accept }: Request<'room.answer'>, me: string): Promise<Answer<'room.answer'>> {
    const { db, rooms, circles, telling } = this.#options;
    const room = this.#options.roomOf(id, me);
    if (!room.asking.has(person) || circles.isBlocked(me, person)) throw new Refusal('room.no_request');
    if (accept) {
      await this.#letIn(room, person);
      return {};
    }
    await queries.refuseRequest(db, id, person);
    const fresh = await rooms.refresh(id);
    if (fresh) telling.tell(fresh);
    return {};
  }

  async #letIn(room: KeptRoom, person: string): Promise<void> {
    const { db, clock } = this.#options;
    if (this.#isUnguarded(room, person)) throw new Refusal('child.room');
    if (room.members.size >= ROOM_PEOPLE) throw new Refusal('room.full');
    if ((await queries.roomsOf(db, person)).length >= ROOMS) throw new Refusal('room.limit');
    await queries.addMember(db, room.card.room, person, clock.now());
    await this.#added(room.card.room, person);
  }

  async #invite(id: string, me: string, person: string): Promise<Answer<'room.invite'>> {
    const { db, clock, circles, sessions } = this.#options;
    const room = this.#options.roomOf(id, me);
    if (!circles.of(me).friends.has(person)) throw new Refusal('friend.only');
    if (room.members.has(person)) return {};
    if (room.members.size >= ROOM_PEOPLE) throw new Refusal('room.full');
    const blocked = circles.isBlocked(me, person);
    if (room.asking.has(person) && !blocked) {
      await this.#letIn(room, person);
      return {};
    }
    const at = clock.now();
    await queries.addInvitation(db, id, person, me, at);
    // Whoever has a block with the one who invites never hears of it; the one who invites cannot tell.
    const from = room.members.get(me)?.card;
    if (from && !blocked) sessions.tell(person, { t: 'room.invited', invitation: { ...room.card, from, at } });
    return {};
  }

  async #leave(id: string, session: Session): Promise<Answer<'room.leave'>> {
    // What it let people watch ends at once; then it is stored.
    this.#options.putOut(this.#options.roomOf(id, session.person), session.person);
    const left = await this.#takeOut(id, session.person, session);
    for (const child of left?.members.keys() ?? []) {
      if (left && this.#isUnguarded(left, child)) await this.#takeOut(id, child);
    }
    return {};
  }

  async #takeOut(id: string, person: string, except?: Session): Promise<KeptRoom | undefined> {
    const { db, rooms, sessions, telling } = this.#options;
    const waiting = await queries.dropMember(db, id, person);
    telling.forget(person, id);
    // Another TV of theirs may have gone in while it was stored.
    const room = rooms.get(id);
    if (room) this.#options.putOut(room, person);
    const left = await rooms.refresh(id);
    sessions.tell(person, { t: 'room.removed', room: id }, except);
    for (const other of waiting) sessions.tell(other, { t: 'room.closed', room: id });
    if (left) telling.tell(left);
    return left;
  }

  /** A child is only in rooms its guardian is one of the people of. */
  #isUnguarded({ members }: Pick<KeptRoom, 'members'>, person: string): boolean {
    const guardian = this.#options.circles.guardianOf(person);
    return guardian !== undefined && !members.has(guardian);
  }

  /** Somebody is one of the people now: the others are told, and all of their TVs. @returns the room as they have it */
  async #added(id: string, person: string, except?: Session): Promise<Room> {
    const { rooms, sessions, telling } = this.#options;
    const room = await rooms.refresh(id);
    if (!room) throw new Refusal('room.unknown');
    telling.tell(room);
    const view = await this.#options.view(room, person);
    sessions.tell(person, { t: 'room.added', room: view }, except);
    return view;
  }

  #inTurn<T>(room: string, work: () => Promise<T>): Promise<T> {
    return this.#options.rooms.inTurn(room, work);
  }
}
