import { TOKEN_MS } from '../../src/protocol/limits.ts';
import { hashSecret, newSecret, type Random } from '../random.ts';
import type { Database } from '../store/store.ts';

/** W1: opaque tokens that only the server understands and that expire; kept as hashes, bound to a TV. */
export class Tokens {
  readonly #db: Database;
  readonly #random: Random;

  constructor(db: Database, random: Random) {
    this.#db = db;
    this.#random = random;
  }

  async give(person: string, device: string, now: number): Promise<{ token: string; expiresInMs: number }> {
    const token = newSecret(this.#random);
    await this.#db
      .insertInto('tokens')
      .values({ hash: hashSecret(token), person, device, expires_at: now + TOKEN_MS })
      .execute();
    return { token, expiresInMs: TOKEN_MS };
  }

  /** Whose token this is, or undefined when it is unknown, over, or another TV's. */
  async check(token: string, device: string, now: number): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('tokens')
      .select(['person', 'device', 'expires_at'])
      .where('hash', '=', hashSecret(token))
      .executeTakeFirst();
    return row && row.device === device && row.expires_at > now ? row.person : undefined;
  }

  async revokeDevice(device: string): Promise<void> {
    await this.#db.deleteFrom('tokens').where('device', '=', device).execute();
  }

  /** Every TV of the person but one. */
  async revokeOthers(person: string, but: string): Promise<void> {
    await this.#db.deleteFrom('tokens').where('person', '=', person).where('device', '!=', but).execute();
  }

  async revokePerson(person: string): Promise<void> {
    await this.#db.deleteFrom('tokens').where('person', '=', person).execute();
  }

  async forgetExpired(now: number): Promise<void> {
    await this.#db.deleteFrom('tokens').where('expires_at', '<=', now).execute();
  }
}
