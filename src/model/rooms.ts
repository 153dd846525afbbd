import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import { codeOf } from '../net/failure.ts';
import type { Storage } from '../platform/platform.ts';
import type { Clock } from '../protocol/clock.ts';
import type {
  Answer,
  AnyEvent,
  Request,
  RoomCard,
  RoomInvitation,
  RoomsOfMine,
  Start,
  Room as Summary,
} from '../protocol/words.ts';
import { KeptDrafts } from './kept-drafts.ts';
import { type OwnInRoom, Room } from './room.ts';
import { hereAre, peopleAre, type RoomNewsPorts } from './room-news.ts';
import { RoomTalk } from './room-talk.ts';

export interface RoomsPorts extends RoomNewsPorts {
  connection: Connection;
  clock: Clock;
  storage: Storage;
  newKey(): string;
}

/** The rooms of the person who is here, and those they are invited to or have asked (W28). */
export class Rooms {
  private readonly ports: RoomsPorts;
  private readonly rooms = signal<readonly Room[]>([]);
  private readonly invitations_ = signal<readonly RoomInvitation[]>([]);
  private readonly asked_ = signal<readonly RoomCard[]>([]);
  private readonly drafts: KeptDrafts;
  private owner: string | undefined;
  /** where the server may not have heard whether this TV is in or out */
  private readonly unsaid = new Set<Room>();

  constructor(ports: RoomsPorts) {
    this.ports = ports;
    this.drafts = new KeptDrafts(ports.storage, 'drafts.rooms.');
  }

  /** Those one is one of the people of. */
  get all(): ReadonlySignal<readonly Room[]> {
    return this.rooms;
  }

  get invitations(): ReadonlySignal<readonly RoomInvitation[]> {
    return this.invitations_;
  }

  /** Those whose people were asked, and nobody has said yes yet. */
  get asked(): ReadonlySignal<readonly RoomCard[]> {
    return this.asked_;
  }

  /** How many invitations and people who ask wait for an answer. */
  get unanswered(): number {
    return this.rooms.value.reduce((sum, { asking }) => sum + asking.value.length, this.invitations_.value.length);
  }

  /** A room of one's own by ID; undefined once one is no longer one of its people. Reading it follows every change. */
  get(room: string): Room | undefined {
    return this.rooms.value.filter(({ card }) => card.room === room)[0];
  }

  /** Rooms with something unread, without those that are muted. Follows every change. */
  unreadTotal(): number {
    return this.rooms.value.filter(({ own, talk }) => talk.unread.value > 0 && !own.value.muted).length;
  }

  /** Looks a room up by its exact name; undefined: the name is free. Rejects with a Failure, as all below. */
  async find(name: string): Promise<Answer<'room.find'>['found']> {
    return (await this.ports.connection.request('room.find', { name })).found;
  }

  /** Rooms of others that have friends in them now. */
  async around(): Promise<Answer<'room.around'>['rooms']> {
    return (await this.ports.connection.request('room.around', {})).rooms;
  }

  async create(wish: Request<'room.create'>): Promise<Room> {
    const { room } = await this.ports.connection.request('room.create', wish);
    const made = this.put(room);
    for (const person of wish.invite ?? []) made.hasInvited(person);
    return made;
  }

  /** Becomes one of its people, or asks them. @returns the room, or undefined while they are asked */
  async join(card: RoomCard): Promise<Room | undefined> {
    const { room } = await this.ports.connection.request('room.join', { room: card.room });
    if (room) return this.put(room);
    this.waitsFor(card);
    return undefined;
  }

  /** Says no to an invitation, or takes back having asked. */
  async decline(room: string): Promise<void> {
    await this.ports.connection.request('room.decline', { room });
    this.settled(room);
  }

  async answer(room: string, person: string, accept: boolean): Promise<void> {
    await this.ports.connection.request('room.answer', { room, person, accept });
  }

  async invite(room: string, person: string): Promise<void> {
    await this.ports.connection.request('room.invite', { room, person });
    this.known(room)?.hasInvited(person);
  }

  /** For good. */
  async leave(room: string): Promise<void> {
    await this.ports.connection.request('room.leave', { room });
    this.drop(room);
  }

  /** Goes in with this TV. It stays in over a cut, and goes in again where its session was lost. */
  async enter(room: Room): Promise<void> {
    room.isInside(true);
    await this.sayWhere(room);
  }

  /** Goes out, and stays one of its people. */
  async exit(room: Room): Promise<void> {
    room.isInside(false);
    await this.sayWhere(room);
  }

  private async sayWhere(room: Room): Promise<void> {
    const { connection } = this.ports;
    const word = { room: room.card.room };
    try {
      if (room.inside.peek()) room.hereAre((await connection.request('room.enter', word)).here);
      else await connection.request('room.exit', word);
      this.unsaid.delete(room);
    } catch (failure) {
      // What a broken line took with it is said again on the next, or by the start of a new session: nobody may be
      // thought in a room they have left.
      if (codeOf(failure).indexOf('connection.') === 0) this.unsaid.add(room);
      else room.isInside(false);
      throw failure;
    }
  }

  /** *Room may watch me* and its like: shows at once, and is taken back if it fails. */
  async set(room: Room, changes: Partial<OwnInRoom>): Promise<void> {
    const before = room.own.peek();
    room.chose({ ...before, ...changes });
    try {
      room.chose(await this.ports.connection.request('room.set', { room: room.card.room, ...changes }));
    } catch (failure) {
      room.chose(before);
      throw failure;
    }
  }

  started(start: Start): void {
    // A server without the feature says nothing of rooms.
    const { rooms, invitations, asked }: RoomsOfMine = start.rooms ?? { rooms: [], invitations: [], asked: [] };
    if (this.owner !== start.me.person) {
      this.owner = start.me.person;
      this.drafts.belongsTo(start.me.person);
      this.rooms.value = [];
    }
    batch(() => {
      const mine = rooms.map(({ room }) => room);
      this.rooms.value = this.rooms.peek().filter(({ card }) => mine.indexOf(card.room) >= 0);
      for (const room of rooms) this.put(room);
      this.invitations_.value = invitations;
      this.asked_.value = asked;
    });
    // A new session is in no room yet.
    this.unsaid.clear();
    for (const room of this.rooms.peek()) if (room.inside.peek()) this.enter(room).catch(() => {});
  }

  /** The session goes on: what waited is sent. */
  resumed(): void {
    this.unsaid.forEach((room) => {
      this.sayWhere(room).catch(() => {});
    });
    for (const room of this.rooms.peek()) void room.talk.flush();
  }

  handle(event: AnyEvent): void {
    switch (event.t) {
      case 'room.added':
        this.letIn(event.room);
        return;
      case 'room.removed':
        return this.drop(event.room);
      case 'room.members': {
        const room = this.known(event.room);
        return room && peopleAre(room, event, this.ports);
      }
      case 'room.here': {
        const room = this.known(event.room);
        return room && hereAre(room, event.here, this.ports);
      }
      case 'room.mine':
        return this.known(event.room)?.chose({ mayWatch: event.mayWatch, muted: event.muted });
      case 'room.new':
        return this.known(event.room)?.talk.took(event.message);
      case 'room.marks':
        return this.known(event.room)?.talk.marked(event);
      case 'room.typing':
        return this.known(event.room)?.talk.typed(event.person, event.typing);
      case 'room.invited': {
        const others = this.invitations_.peek().filter(({ room }) => room !== event.invitation.room);
        this.invitations_.value = [event.invitation, ...others];
        const { room, name: roomName, from } = event.invitation;
        this.ports.say({ is: 'room_invites', room, roomName, name: from.name });
        return;
      }
      case 'room.asked':
        return this.waitsFor(event.room);
      case 'room.closed':
        return this.settled(event.room);
      case 'person.gone':
        return this.gone(event.person);
    }
  }

  /** Nothing that somebody wrote and did not send is left on this TV. */
  forget(owner: string): void {
    this.owner = undefined;
    this.rooms.value = [];
    this.drafts.forget(owner);
  }

  /** Somebody deleted their account: what they said went with it. */
  private gone(person: string): void {
    for (const { talk } of this.rooms.peek()) talk.gone(person);
    this.invitations_.value = this.invitations_.peek().filter(({ from }) => from.person !== person);
  }

  /** Told only where it was waited for: on the TV that joins, it is there already. */
  private letIn(summary: Summary): void {
    const { room, name: roomName } = summary;
    const waited = this.asked_.peek().some((card) => card.room === room);
    this.put(summary);
    if (waited) this.ports.say({ is: 'room_lets_in', room, roomName });
  }

  private known(room: string): Room | undefined {
    return this.rooms.peek().filter(({ card }) => card.room === room)[0];
  }

  private put(summary: Summary): Room {
    const known = this.known(summary.room);
    const room = known ?? new Room(summary, this.talkOf(summary.room));
    batch(() => {
      if (!known) this.rooms.value = [...this.rooms.peek(), room];
      room.told(summary);
      this.settled(summary.room);
    });
    return room;
  }

  private drop(room: string): void {
    this.known(room)?.isInside(false);
    this.drafts.keep(room, []);
    this.rooms.value = this.rooms.peek().filter(({ card }) => card.room !== room);
  }

  private waitsFor(card: RoomCard): void {
    this.asked_.value = [...this.asked_.peek().filter(({ room }) => room !== card.room), card];
  }

  private settled(room: string): void {
    this.invitations_.value = this.invitations_.peek().filter((one) => one.room !== room);
    this.asked_.value = this.asked_.peek().filter((one) => one.room !== room);
  }

  private talkOf(room: string): RoomTalk {
    const { connection, clock, newKey, me } = this.ports;
    return new RoomTalk(room, this.drafts.all()[room] ?? [], {
      connection,
      clock,
      newKey,
      me: () => me() ?? '',
      keepDrafts: (kept) => this.drafts.keep(room, kept),
    });
  }
}
