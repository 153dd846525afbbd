import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import { RESTART_GRACE_MS } from '../../src/protocol/limits.ts';
import { presence as schema } from '../../src/protocol/words/common.ts';
import type { Presence } from '../../src/protocol/words.ts';
import type { Database } from '../store/store.ts';

/** How often a server writes down who is with it. */
export const WRITE_DOWN_MS = 5_000;
/** Rows this old when a server starts belong to somebody who left long ago. */
const FORGOTTEN_MS = 10 * 60_000;

interface HeldPresence {
  presence: Presence;
  until: number;
  cancel: Cancel;
}

/**
 * People who are not on this server but were here a moment ago: before it was restarted, or on another server of
 * the same store that is emptying itself. They keep their presence for 20 s (X4), so that nothing flaps while
 * everybody comes back. How they look is kept as friends saw it, without the camera.
 */
export class Held {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #server: string;
  readonly #gone: (person: string) => void;
  readonly #held = new Map<string, HeldPresence>();
  /** whom this server has written down */
  readonly #written = new Set<string>();
  #startedAt: number;

  /** @param gone called when somebody's time is over without them having come */
  constructor(db: Database, clock: Clock, server: string, gone: (person: string) => void) {
    this.#db = db;
    this.#clock = clock;
    this.#server = server;
    this.#gone = gone;
    this.#startedAt = clock.now();
  }

  /** Reads whom earlier or other servers had. Everybody found is held from now on. */
  async start(): Promise<void> {
    this.#startedAt = this.#clock.now();
    const rows = await this.#db
      .selectFrom('presence')
      .selectAll()
      .where('seen_at', '>', this.#startedAt - FORGOTTEN_MS)
      .execute();
    for (const row of rows) this.#hold(row.person, row.json, this.#startedAt + RESTART_GRACE_MS);
  }

  /** Looks for people in the store who may be with another server. */
  async lookUp(people: string[]): Promise<void> {
    const unknown = people.filter((person) => !this.#held.has(person));
    if (unknown.length === 0) return;
    const fresh = this.#clock.now() - RESTART_GRACE_MS;
    const rows = await this.#db
      .selectFrom('presence')
      .selectAll()
      .where('person', 'in', unknown)
      .where('server', '!=', this.#server)
      .where('seen_at', '>', fresh)
      .execute();
    for (const row of rows) this.#hold(row.person, row.json, row.seen_at + RESTART_GRACE_MS);
  }

  get(person: string): Presence | undefined {
    return this.#held.get(person)?.presence;
  }

  /** They are here, or said goodbye. */
  release(person: string): void {
    this.#held.get(person)?.cancel();
    this.#held.delete(person);
  }

  /** Writes down who is here, for whoever comes after this server. */
  async writeDown(here: { person: string; presence: Presence }[]): Promise<void> {
    if (here.length === 0) return;
    const seen_at = this.#clock.now();
    for (const { person } of here) this.#written.add(person);
    await this.#db.transaction().execute(async (tx) => {
      for (const { person, presence } of here) {
        const { onAir: _, ...kept } = presence;
        const row = { server: this.#server, json: JSON.stringify(kept), seen_at };
        await tx
          .insertInto('presence')
          .values({ person, ...row })
          .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
          .execute();
      }
    });
  }

  /** Whether a later server would hold them, by what this one wrote down. */
  isWritten(person: string): boolean {
    return this.#written.has(person);
  }

  /** People who are here and not to be seen: no later server is to hold them, whoever wrote them down. */
  async hide(people: string[]): Promise<void> {
    for (const person of people) this.#written.delete(person);
    if (people.length > 0) await this.#db.deleteFrom('presence').where('person', 'in', people).execute();
  }

  /** Somebody left for good: no later server is to hold them. */
  async strike(person: string): Promise<void> {
    this.#written.delete(person);
    await this.#db.deleteFrom('presence').where('person', '=', person).where('server', '=', this.#server).execute();
  }

  stop(): void {
    for (const { cancel } of this.#held.values()) cancel();
    this.#held.clear();
  }

  #hold(person: string, json: string, until: number): void {
    const parsed = schema.safeParse(JSON.parse(json));
    const left = until - this.#clock.now();
    if (!parsed.success || left <= 0 || parsed.data.status === 'offline') return;
    this.release(person);
    const cancel = this.#clock.after(left, () => void this.#timeIsUp(person));
    this.#held.set(person, { presence: parsed.data, until, cancel });
  }

  /** The other server may have written since: then they are still there. */
  async #timeIsUp(person: string): Promise<void> {
    const row = await this.#db
      .selectFrom('presence')
      .selectAll()
      .where('person', '=', person)
      .where('server', '!=', this.#server)
      .executeTakeFirst()
      .catch(() => undefined);
    if (!this.#held.has(person)) return;
    this.release(person);
    if (row && row.seen_at + RESTART_GRACE_MS > this.#clock.now()) {
      this.#hold(person, row.json, row.seen_at + RESTART_GRACE_MS);
    }
    if (!this.#held.has(person)) this.#gone(person);
  }
}
