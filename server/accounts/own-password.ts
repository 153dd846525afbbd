import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Session } from '../gateway/session.ts';
import type { Database } from '../store/store.ts';
import type { Passwords } from './passwords.ts';
import { Tries } from './tries.ts';

/** Asks somebody who is here for their password again: whoever found the TV switched on does not have it. */
export class OwnPassword {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #passwords: Passwords;
  readonly #tries = new Tries();

  constructor(db: Database, clock: Clock, passwords: Passwords) {
    this.#db = db;
    this.#clock = clock;
    this.#passwords = passwords;
  }

  /** @throws Refusal auth.wrong, auth.slow_down after three wrong ones on this TV, auth.busy */
  async check({ person, device }: Session, password: string): Promise<void> {
    const wait = this.#tries.wait(person, device, this.#clock.now());
    if (wait > 0) throw new Refusal('auth.slow_down', { retryAfterMs: wait });
    const row = await this.#db
      .selectFrom('accounts')
      .select('password')
      .where('person', '=', person)
      .executeTakeFirst();
    if (!(await this.#passwords.verify(row?.password, password))) {
      this.#tries.wrong(person, device, this.#clock.now());
      throw new Refusal('auth.wrong');
    }
    this.#tries.right(person, device);
  }
}
