import { STAY_MS } from '../../src/protocol/limits.ts';
import type { Start } from '../../src/protocol/words.ts';
import { hashSecret, newId, newSecret, type Random, sameHash } from '../random.ts';
import type { Database } from '../store/store.ts';

/**
 * "Stay signed in" (W1): a family of secrets, one in force at a time, bound to one TV.
 *
 * Each use gives the TV the next secret. The one it used goes on working until the next is used for the first
 * time, so an answer lost on the way costs nothing; from then on it is dead, and whoever shows it again has
 * copied it: the whole family is revoked.
 */
export interface StayOwner {
  person: string;
  device: string;
}

export class Stays {
  readonly #db: Database;
  readonly #random: Random;

  constructor(db: Database, random: Random) {
    this.#db = db;
    this.#random = random;
  }

  /** Starts a family for a TV, ending the one it may have had. */
  async begin(owner: StayOwner, now: number): Promise<NonNullable<Start['stay']>> {
    await this.revokeDevice(owner.device);
    const family = newId(this.#random);
    const secret = newSecret(this.#random);
    await this.#db
      .insertInto('stays')
      .values({
        family,
        ...owner,
        generation: 1,
        current_hash: hashSecret(secret),
        next_hash: null,
        expires_at: now + STAY_MS,
      })
      .execute();
    return { stay: `${family}.1.${secret}`, expiresInMs: STAY_MS };
  }

  /** Whose secret this is, without using it up; undefined when it is not (or no longer) good for this TV. */
  async check(stay: string, device: string, now: number): Promise<string | undefined> {
    const [family = '', , secret = ''] = stay.split('.');
    const row = await this.#db.selectFrom('stays').selectAll().where('family', '=', family).executeTakeFirst();
    if (!row || row.device !== device || row.expires_at <= now) return undefined;
    const shown = hashSecret(secret);
    const isNext = row.next_hash !== null && sameHash(shown, row.next_hash);
    return isNext || sameHash(shown, row.current_hash) ? row.person : undefined;
  }

  /** Uses a secret; undefined when it is not (or no longer) good for this TV. */
  async use(
    stay: string,
    device: string,
    now: number,
  ): Promise<{ person: string; next: NonNullable<Start['stay']> } | undefined> {
    const [family = '', , secret = ''] = stay.split('.');
    const row = await this.#db.selectFrom('stays').selectAll().where('family', '=', family).executeTakeFirst();
    if (!row || row.device !== device || row.expires_at <= now) return undefined;
    const shown = hashSecret(secret);
    const isNext = row.next_hash !== null && sameHash(shown, row.next_hash);
    const isCurrent = sameHash(shown, row.current_hash);
    if (!isNext && !isCurrent) {
      // Only somebody who once had a secret of this family knows its name: it has been copied.
      await this.revoke(family);
      return undefined;
    }
    const generation = isNext ? row.generation + 1 : row.generation;
    const next = newSecret(this.#random);
    await this.#db
      .updateTable('stays')
      .set({ current_hash: shown, generation, next_hash: hashSecret(next), expires_at: now + STAY_MS })
      .where('family', '=', family)
      .execute();
    return { person: row.person, next: { stay: `${family}.${generation + 1}.${next}`, expiresInMs: STAY_MS } };
  }

  async revoke(family: string): Promise<void> {
    await this.#db.deleteFrom('stays').where('family', '=', family).execute();
  }

  async revokeDevice(device: string): Promise<void> {
    await this.#db.deleteFrom('stays').where('device', '=', device).execute();
  }

  /** Every TV of the person but one. */
  async revokeOthers(person: string, but: string): Promise<void> {
    await this.#db.deleteFrom('stays').where('person', '=', person).where('device', '!=', but).execute();
  }

  async revokePerson(person: string): Promise<void> {
    await this.#db.deleteFrom('stays').where('person', '=', person).execute();
  }
}
