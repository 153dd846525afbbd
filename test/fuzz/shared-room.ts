import type { Store } from '../../server/store/store.ts';
import type { Room } from '../../src/model/room.ts';
import { RESUME_MS } from '../../src/protocol/limits.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { TestTv } from '../support/household.ts';
import type { Action, Seat } from './home.ts';

const ROOM = 'the-room';

/** A room that everybody of a random household is one of the people of (W28), and who may be in it now. */
export class SharedRoom {
  readonly #clock: FakeClock;
  readonly #random: () => number;
  readonly #tvs = new Map<TestTv, string>();
  /** whose TV went out while the server may not have heard it, and until when it may think them in */
  readonly #unheard: { person: string; until: number }[] = [];

  constructor(clock: FakeClock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Written into the store, before anybody signs in. */
  static async found(db: Store['db'], people: string[]): Promise<void> {
    await db
      .insertInto('rooms')
      .values({ room: ROOM, name: 'Everybody', key: 'everybody', door: 'open', made_at: 0, last: 0 })
      .execute();
    const own = { joined_at: 0, may_watch: 0, muted: 0, seen_from: 0, read: 0 };
    await db
      .insertInto('room_members')
      .values(people.map((person) => ({ room: ROOM, person, ...own })))
      .execute();
  }

  of(tv: TestTv): Room | undefined {
    return tv.tv.rooms.now
      .peek()
      ?.all.peek()
      .find(({ card }) => card.room === ROOM);
  }

  actions({ person, tv }: Seat, other: string): Action[] {
    const rooms = tv.tv.rooms.now.peek();
    const mine = this.of(tv);
    const invitation = rooms?.invitations.peek().find(({ room }) => room === ROOM);
    const actions: Action[] = [];
    if (invitation) {
      const join: Action = [
        'becomes one of the people of the room, with or without',
        async () => rooms?.join(invitation),
      ];
      const decline: Action = [
        'does not want to be one of the people of the room of',
        async () => rooms?.decline(ROOM),
      ];
      actions.push(join, join, join, decline);
    }
    if (!rooms || !mine) return actions;
    const changes = this.#random() < 0.8 ? { mayWatch: this.#random() < 0.7 } : { muted: this.#random() < 0.5 };
    actions.push(
      ['goes into the room, with or without', () => this.enter(person, tv)],
      ['goes into the room, with or without', () => this.enter(person, tv)],
      ['goes out of the room, with or without', () => this.exit(person, tv)],
      [`sets ${JSON.stringify(changes)} for the room, not only for`, () => rooms.set(mine, changes)],
      ['invites to the room', () => rooms.invite(ROOM, other)],
      ['invites to the room', () => rooms.invite(ROOM, other)],
    );
    // Who is out may be invited again; a room that is empty is gone for good.
    if (this.#random() < 0.3 && mine.members.peek().length > 2)
      actions.push(['leaves the room for good, with or without', () => this.#leave(person, tv)]);
    return actions;
  }

  /** Most are in it from the start, and let it watch. */
  async begin({ person, tv }: Seat): Promise<void> {
    await this.enter(person, tv);
    const mine = this.of(tv);
    if (mine) await tv.tv.rooms.now.peek()?.set(mine, { mayWatch: this.#random() < 0.7 });
  }

  async #leave(person: string, tv: TestTv): Promise<void> {
    this.gone(person, tv);
    await tv.tv.rooms.now.peek()?.leave(ROOM);
  }

  async enter(person: string, tv: TestTv): Promise<void> {
    const room = this.of(tv);
    this.#tvs.set(tv, person);
    if (room) await tv.tv.rooms.now.peek()?.enter(room);
  }

  async exit(person: string, tv: TestTv): Promise<void> {
    const room = this.of(tv);
    this.gone(person, tv);
    if (room) await tv.tv.rooms.now.peek()?.exit(room);
  }

  /** The TV is not in it any more, which the server may hear of only when its session ends. */
  gone(person: string, tv: TestTv): void {
    if (!this.of(tv)?.inside.peek()) return;
    const heard = tv.plug.alive && tv.tv.link.peek().is === 'open';
    if (!heard) this.#unheard.push({ person, until: this.#clock.now() + 2 * RESUME_MS });
  }

  /** Everybody whom the server may rightly think in the room. */
  inside(): Set<string> {
    const now = this.#clock.now();
    const people = new Set(this.#unheard.filter(({ until }) => until > now).map(({ person }) => person));
    for (const [tv, person] of this.#tvs) if (this.of(tv)?.inside.peek()) people.add(person);
    return people;
  }
}
