import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { REPORTS_A_DAY } from '../../src/protocol/limits.ts';
import type { Answer, Request } from '../../src/protocol/words.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Random } from '../random.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';

const DAY_MS = 24 * 3600_000;

/** What people tell the operator about others. Nobody but the operator ever hears of it. */
export class Reports {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #serial = new Serial();

  constructor(db: Database, clock: Clock, random: Random) {
    this.#db = db;
    this.#clock = clock;
    this.#random = random;
  }

  readonly words: WordTable = {
    'person.report': (word, { person }) => this.#serial.run(person, () => this.#report(person, word)),
  };

  async #report(me: string, { person, why }: Request<'person.report'>): Promise<Answer<'person.report'>> {
    if (person === me) throw new Refusal('friend.self');
    await this.#mayReport(me);
    const account = await this.#db
      .selectFrom('accounts')
      .select('person')
      .where('person', '=', person)
      .executeTakeFirst();
    // Nobody learns here who exists.
    if (!account) return {};
    const at = this.#clock.now();
    const report = Buffer.from(this.#random.bytes(4)).toString('hex');
    await this.#db
      .insertInto('reports')
      .values({ report, from_person: me, person, why, at, closed_at: null })
      .execute();
    return {};
  }

  async #mayReport(me: string): Promise<void> {
    const now = this.#clock.now();
    const today = await this.#db
      .selectFrom('reports')
      .select('at')
      .where('from_person', '=', me)
      .where('at', '>', now - DAY_MS)
      .orderBy('at', 'desc')
      .limit(REPORTS_A_DAY)
      .execute();
    const oldest = today[REPORTS_A_DAY - 1];
    if (oldest) throw new Refusal('report.limit', { retryAfterMs: oldest.at + DAY_MS - now });
  }
}
