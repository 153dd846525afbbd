import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import type { Passwords } from '../accounts/passwords.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';
import { afterWrong, leftOf, NO_TRIES, type PinTries, waitFor } from './pin-rules.ts';

/** PINs (22b): four digits, hashed like passwords, the same on every TV of a person. */
export class Pins {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #passwords: Passwords;
  /** two lines of one TV cannot try at once */
  readonly #serial = new Serial();

  constructor(db: Database, clock: Clock, passwords: Passwords) {
    this.#db = db;
    this.#clock = clock;
    this.#passwords = passwords;
  }

  async has(person: string): Promise<boolean> {
    return (await this.#hashOf(person)) !== undefined;
  }

  /**
   * The PIN of somebody, typed on a TV. Nothing is asked of who has none.
   * @throws Refusal pin.needed, pin.wrong, pin.wait, auth.busy
   */
  async check(person: string, device: string, pin: string | undefined): Promise<void> {
    if (await this.has(person)) await this.demand(person, device, pin);
  }

  /** As `check`, but who has none is told to choose one: for what a guardian decides. */
  demand(person: string, device: string, pin: string | undefined): Promise<void> {
    return this.#serial.run(`${person} ${device}`, () => this.#demand(person, device, pin));
  }

  async #demand(person: string, device: string, pin: string | undefined): Promise<void> {
    const hash = await this.#hashOf(person);
    if (hash === undefined) throw new Refusal('pin.needed');
    const tries = await this.#triesOf(person, device);
    const wait = waitFor(tries, this.#clock.now());
    if (wait > 0) throw new Refusal('pin.wait', { retryAfterMs: wait });
    if (pin === undefined) throw new Refusal('pin.needed');
    if (await this.#passwords.verify(hash, pin)) return this.#forget(person, device);
    const now = this.#clock.now();
    const after = afterWrong(tries, now);
    await this.#note(person, device, after);
    const pause = waitFor(after, now);
    if (pause > 0) throw new Refusal('pin.wait', { retryAfterMs: pause });
    throw new Refusal('pin.wrong', { left: leftOf(after) });
  }

  /** @param pin null: none any more */
  async set(person: string, pin: string | null): Promise<void> {
    if (pin === null) {
      await this.#db.deleteFrom('pins').where('person', '=', person).execute();
    } else {
      const hash = await this.#passwords.hash(pin);
      await this.#db
        .insertInto('pins')
        .values({ person, hash })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ hash }))
        .execute();
    }
    await this.#db.deleteFrom('pin_tries').where('person', '=', person).execute();
  }

  async #hashOf(person: string): Promise<string | undefined> {
    const row = await this.#db.selectFrom('pins').select('hash').where('person', '=', person).executeTakeFirst();
    return row?.hash;
  }

  async #triesOf(person: string, device: string): Promise<PinTries> {
    const row = await this.#db
      .selectFrom('pin_tries')
      .select(['wrong', 'not_before as notBefore'])
      .where('person', '=', person)
      .where('device', '=', device)
      .executeTakeFirst();
    return row ?? NO_TRIES;
  }

  async #note(person: string, device: string, { wrong, notBefore }: PinTries): Promise<void> {
    const row = { wrong, not_before: notBefore };
    await this.#db
      .insertInto('pin_tries')
      .values({ person, device, ...row })
      .onConflict((conflict) => conflict.columns(['person', 'device']).doUpdateSet(row))
      .execute();
  }

  async #forget(person: string, device: string): Promise<void> {
    await this.#db.deleteFrom('pin_tries').where('person', '=', person).where('device', '=', device).execute();
  }
}
