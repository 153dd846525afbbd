import type { Store } from '../../server/store/store.ts';
import type { Room } from '../../src/model/room.ts';
import { RESUME_MS } from '../../src/protocol/limits.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import type { TestTv } from '../support/household.ts';

const ROOM = 'the-room';

/** A room that everybody of a random household is one of the people of (W28), and who may be in it now. */
export class SharedRoom {
  readonly #clock: FakeClock;
  readonly #tvs = new Map<TestTv, string>();
  /** whose TV went out while the server may not have heard it, and until when it may think them in */
  readonly #unheard: { person: string; until: number }[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
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
