import type { Resident } from '../people/people.ts';
import type { AllowanceRules } from '../relay/allowance.ts';
import type { Database } from '../store/store.ts';

/** The service levels of people who are here (W19); what a level is worth is in the configuration. */
export class Levels implements Resident {
  readonly #db: Database;
  readonly #rules: AllowanceRules['levels'];
  readonly #levels = new Map<string, string>();

  constructor(db: Database, rules: AllowanceRules['levels']) {
    this.#db = db;
    this.#rules = rules;
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

  /** For the start of a session: how many times the usual allowance a person may choose; nothing where that is all. */
  start(person: string): { allowanceUpTo?: number } {
    const rule = this.#rules[this.of(person) ?? ''];
    return rule && rule.most > rule.usual ? { allowanceUpTo: rule.most / rule.usual } : {};
  }
}
