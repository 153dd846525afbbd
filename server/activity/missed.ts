import type { Clock } from '../../src/protocol/clock.ts';
import { LOG_ENTRIES, LOG_MS } from '../../src/protocol/limits.ts';
import type { Missed as Entry } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import { avatarPath } from '../people/people.ts';
import { newId, type Random } from '../random.ts';
import { Serial } from '../serial.ts';
import type { Database } from '../store/store.ts';

export interface MissedOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  sessions: Sessions;
  circles: Circles;
}

/** What nobody answered, each person's own short list. Somebody who does it again before it was looked at is one entry. */
export class Missed {
  readonly #options: MissedOptions;
  readonly #serial = new Serial();

  constructor(options: MissedOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'missed.list': async (_word, session) => ({ missed: await this.#list(session.person) }),
    'missed.seen': async (_word, session) => {
      const { db } = this.#options;
      await db.updateTable('missed').set({ seen: 1 }).where('person', '=', session.person).execute();
      await this.#tell(session.person, session);
      return {};
    },
    'missed.wipe': async (_word, session) => {
      await this.#options.db.deleteFrom('missed').where('person', '=', session.person).execute();
      await this.#tell(session.person, session);
      return {};
    },
  };

  /** Writes down that `person` missed something of `other`. Whoever is blocked is never written down. */
  note(person: string, other: string, what: Entry['what'], quiet: boolean): void {
    const { circles, log } = this.#options;
    if (circles.isBlocked(other, person)) return;
    this.#serial
      .run(person, () => this.#note(person, other, what, quiet))
      .catch(() => log.warn({}, 'something missed could not be stored'));
  }

  /** How many entries nobody has looked at. */
  async unseen(person: string): Promise<number> {
    const { db, clock } = this.#options;
    const { count } = await db
      .selectFrom('missed')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('person', '=', person)
      .where('seen', '=', 0)
      .where('at', '>', clock.now() - LOG_MS)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  /** What two people are to each other has changed: nothing stays of somebody who is blocked. */
  circleChanged(person: string, other: string): void {
    const { circles, log } = this.#options;
    if (!circles.of(person).blocked.has(other)) return;
    this.#serial
      .run(person, () => this.#drop(person, other))
      .catch(() => log.warn({}, 'what was missed could not be deleted'));
  }

  /** Deletes what is too old, of everybody. */
  async prune(): Promise<void> {
    const { db, clock } = this.#options;
    await db
      .deleteFrom('missed')
      .where('at', '<=', clock.now() - LOG_MS)
      .execute();
  }

  async #note(person: string, other: string, what: Entry['what'], quiet: boolean): Promise<void> {
    const { db, clock, random } = this.#options;
    // One of them may have deleted their account just now, which is how it came to be missed.
    const accounts = await db.selectFrom('accounts').select('person').where('person', 'in', [person, other]).execute();
    if (accounts.length < 2) return;
    const at = clock.now();
    const again = await db
      .updateTable('missed')
      .set((eb) => ({ at, times: eb('times', '+', 1), quiet: Number(quiet) }))
      .where('person', '=', person)
      .where('other', '=', other)
      .where('what', '=', what)
      .where('seen', '=', 0)
      .executeTakeFirst();
    if (Number(again.numUpdatedRows) === 0) {
      const entry = { id: newId(random), person, other, what, at, times: 1, quiet: Number(quiet), seen: 0 };
      await db.insertInto('missed').values(entry).execute();
      const kept = db.selectFrom('missed').select('id').where('person', '=', person).orderBy('at', 'desc');
      await db
        .deleteFrom('missed')
        .where('person', '=', person)
        .where('id', 'not in', kept.limit(LOG_ENTRIES))
        .execute();
    }
    await this.#tell(person);
  }

  async #drop(person: string, other: string): Promise<void> {
    const { db } = this.#options;
    const gone = await db
      .deleteFrom('missed')
      .where('person', '=', person)
      .where('other', '=', other)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) > 0) await this.#tell(person);
  }

  async #list(person: string): Promise<Entry[]> {
    const { db, clock, circles } = this.#options;
    const rows = await db
      .selectFrom('missed')
      .innerJoin('accounts', 'accounts.person', 'missed.other')
      .select(['accounts.person', 'accounts.name', 'accounts.avatar', 'what', 'at', 'times', 'quiet', 'seen'])
      .where('missed.person', '=', person)
      .where('at', '>', clock.now() - LOG_MS)
      .where('accounts.disabled_at', 'is', null)
      .orderBy('at', 'desc')
      .limit(LOG_ENTRIES)
      .execute();
    const { blocked } = circles.of(person);
    return rows
      .filter((row) => !blocked.has(row.person))
      .map(({ avatar, what, quiet, seen, ...row }) => ({
        ...row,
        avatar: avatarPath(avatar),
        what: what === 'ask' ? 'ask' : 'invitation',
        quiet: quiet === 1,
        seen: seen === 1,
      }));
  }

  async #tell(person: string, except?: Session): Promise<void> {
    const { sessions } = this.#options;
    if (!sessions.isHere(person)) return;
    sessions.tell(person, { t: 'missed.changed', unseen: await this.unseen(person) }, except);
  }
}
