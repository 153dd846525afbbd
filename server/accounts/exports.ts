import type { Clock } from '../../src/protocol/clock.ts';
import { EXPORT_MS } from '../../src/protocol/limits.ts';
import type { WordTable } from '../gateway/words.ts';
import { newCode, type Random } from '../random.ts';
import type { Database } from '../store/store.ts';
import type { OwnPassword } from './own-password.ts';
import { recordsOf } from './records.ts';

export interface ExportOptions {
  db: Database;
  clock: Clock;
  random: Random;
  ownPassword: OwnPassword;
}

/** A file that is written while it is fetched. */
export interface ExportFile {
  name: string;
  chunks: AsyncIterable<string>;
}

export const EXPORT_PATH = '/export/';

/**
 * Exporting one's data: a TV cannot keep a file, so it shows an address that a phone fetches. The address is the
 * proof: it works once, for ten minutes, and asking for it takes the password, since the file holds every message.
 */
export class Exports {
  readonly #options: ExportOptions;
  readonly #tickets = new Map<string, { person: string; until: number }>();

  constructor(options: ExportOptions) {
    this.#options = options;
  }

  readonly words: WordTable = {
    'account.export': async ({ password }, session) => {
      await this.#options.ownPassword.check(session, password);
      return { path: EXPORT_PATH + this.#ticket(session.person), expiresInMs: EXPORT_MS };
    },
  };

  /** The file behind a ticket, once; undefined when it is unknown, used or over. */
  take(ticket: string): ExportFile | undefined {
    const { db, clock } = this.#options;
    const found = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (!found || found.until <= clock.now()) return undefined;
    const at = clock.now();
    const day = new Date(at).toISOString().slice(0, 10);
    return { name: `hearth-${found.person}-${day}.json`, chunks: recordsOf(db, found.person, at) };
  }

  /** No address of theirs works any more. */
  forget(person: string): void {
    for (const [ticket, owner] of this.#tickets) if (owner.person === person) this.#tickets.delete(ticket);
  }

  /** One at a time for each person: the newest. */
  #ticket(person: string): string {
    this.forget(person);
    const now = this.#options.clock.now();
    for (const [ticket, { until }] of this.#tickets) if (until <= now) this.#tickets.delete(ticket);
    const ticket = newCode(this.#options.random);
    this.#tickets.set(ticket, { person, until: now + EXPORT_MS });
    return ticket;
  }
}
