import type { Resident } from '../people/people.ts';
import type { Database } from '../store/store.ts';

/** The service levels of people who are here (W19); what a level is worth is in the configuration. */
export class Levels implements Resident {
  readonly #db: Database;
  readonly #levels = new Map<string, string>();

  constructor(db: Database) {
    this.#db = db;
  }

  async load(person: string): Promise<void> {
    const row = await this.#db.selectFrom('accounts').select('level').where('person', '=', person).executeTakeFirst();
    if (row?.level) this.#levels.set(person, row.level);
  }

  unload(person: string): void {
    this.#levels.delete(person);
  }

  /** undefined: none. */
  of(person: string): string | undefined {
    return this.#levels.get(person);
  }
}
