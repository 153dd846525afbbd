import type { Session } from '../gateway/session.ts';
import type { Database } from '../store/store.ts';

/** Whether TVs play video messages, as each said when it was last on: of people somebody talks with (V6). */
export class Players {
  readonly #db: Database;
  readonly #known = new Map<string, Map<string, boolean | null>>();

  constructor(db: Database) {
    this.#db = db;
  }

  async load(person: string): Promise<void> {
    if (this.#known.has(person)) return;
    const rows = await this.#db
      .selectFrom('devices')
      .select(['device', 'plays_video'])
      .where('person', '=', person)
      .where('guest_until', 'is', null)
      .execute();
    this.#known.set(
      person,
      new Map(rows.map(({ device, plays_video: plays }) => [device, plays === null ? null : plays === 1])),
    );
  }

  /** One entry for each of their TVs. */
  of(person: string): (boolean | null)[] {
    return [...(this.#known.get(person)?.values() ?? [])];
  }

  /** A TV says what it can do. */
  async note({ person, device, guest, capabilities }: Session): Promise<void> {
    if (guest) return;
    const plays = capabilities.videoMessages;
    this.#known.get(person)?.set(device, plays);
    await this.#db
      .updateTable('devices')
      .set({ plays_video: plays ? 1 : 0 })
      .where('device', '=', device)
      .where((eb) => eb.or([eb('plays_video', 'is', null), eb('plays_video', '!=', plays ? 1 : 0)]))
      .execute();
  }

  /** Nobody of that person is left. */
  forget(person: string): void {
    this.#known.delete(person);
  }
}
