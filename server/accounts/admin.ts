import { PASSWORD_CHARACTERS } from '../../src/protocol/limits.ts';
import { isPersonId } from '../../src/protocol/person-id.ts';
import { ConfigError } from '../config.ts';
import type { Database } from '../store/store.ts';
import { newAccount } from './accounts.ts';
import { isGone } from './deletion.ts';
import type { Passwords } from './passwords.ts';
import { isWeak } from './weak.ts';

/** What the operator may do to accounts, from a process of its own while the server runs. */
export class AccountAdmin {
  readonly #db: Database;
  readonly #passwords: Passwords;
  readonly #now: () => number;

  constructor(db: Database, passwords: Passwords, now: () => number) {
    this.#db = db;
    this.#passwords = passwords;
    this.#now = now;
  }

  /** Makes an account. @throws ConfigError with a sentence for the operator */
  async add(person: string, name: string, password: string): Promise<void> {
    if (!isPersonId(person)) throw new ConfigError(`"${person}" is no ID: 3 to 32 of a–z 0–9 . _ -`);
    if (await isGone(this.#db, person)) {
      throw new ConfigError(`Somebody had the ID "${person}" and deleted the account; nobody gets it again.`);
    }
    const hash = await this.#hash(password, person, name);
    const made = await this.#db
      .insertInto('accounts')
      .values(newAccount({ person, name, password: hash, now: this.#now() }))
      .onConflict((conflict) => conflict.column('person').doNothing())
      .executeTakeFirst();
    if (Number(made.numInsertedOrUpdatedRows ?? 0) === 0)
      throw new ConfigError(`There is an account "${person}" already.`);
  }

  /** Closes an account: signed out everywhere within half a second, and nobody gets in with it. */
  async disable(person: string): Promise<void> {
    await this.#update(person, { disabled_at: this.#now() });
    await this.#signOutEverywhere(person);
  }

  async enable(person: string): Promise<void> {
    await this.#update(person, { disabled_at: null });
  }

  /** Gives an account a new password and signs its TVs out. */
  async reset(person: string, password: string): Promise<void> {
    const hash = await this.#hash(password, person, person);
    await this.#update(person, { password: hash, signed_out_at: this.#now() });
    await this.#signOutEverywhere(person);
  }

  /** Gives a service level, or takes it (null); in force from the next sign-in on. */
  async level(person: string, level: string | null): Promise<void> {
    await this.#update(person, { level });
  }

  /** Every account: ID, name, whether it is closed, and its service level. */
  async list(): Promise<{ person: string; name: string; closed: boolean; level: string | null }[]> {
    const rows = await this.#db
      .selectFrom('accounts')
      .select(['person', 'name', 'disabled_at', 'level'])
      .orderBy('person')
      .execute();
    return rows.map(({ person, name, disabled_at, level }) => ({ person, name, closed: disabled_at !== null, level }));
  }

  async #hash(password: string, person: string, name: string): Promise<string> {
    if (password.length < PASSWORD_CHARACTERS.min) {
      throw new ConfigError(`The password needs at least ${PASSWORD_CHARACTERS.min} signs.`);
    }
    if (isWeak(password, person, name)) throw new ConfigError('That password is among the first anybody would guess.');
    return this.#passwords.hash(password);
  }

  async #update(
    person: string,
    change: { disabled_at?: number | null; password?: string; signed_out_at?: number; level?: string | null },
  ): Promise<void> {
    const { numUpdatedRows } = await this.#db
      .updateTable('accounts')
      .set(change)
      .where('person', '=', person)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new ConfigError(`There is no account "${person}".`);
  }

  async #signOutEverywhere(person: string): Promise<void> {
    for (const table of ['stays', 'tokens'] as const) {
      await this.#db.deleteFrom(table).where('person', '=', person).execute();
    }
  }
}
