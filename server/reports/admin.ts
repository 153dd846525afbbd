import { ConfigError } from '../config.ts';
import type { Database } from '../store/store.ts';

export interface ReportRow {
  report: string;
  from: string;
  person: string;
  why: string;
  at: number;
  closed: boolean;
}

/** What the operator sees of what people reported, from a process of its own while the server runs. */
export class ReportAdmin {
  readonly #db: Database;
  readonly #now: () => number;

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** The oldest first. @param all those that are closed too */
  async list(all: boolean): Promise<ReportRow[]> {
    const query = this.#db.selectFrom('reports').selectAll().orderBy('at');
    const rows = await (all ? query : query.where('closed_at', 'is', null)).execute();
    return rows.map(({ report, from_person, person, why, at, closed_at }) => ({
      report,
      from: from_person,
      person,
      why,
      at,
      closed: closed_at !== null,
    }));
  }

  /** It was dealt with. @throws ConfigError with a sentence for the operator */
  async close(report: string): Promise<void> {
    const { numUpdatedRows } = await this.#db
      .updateTable('reports')
      .set({ closed_at: this.#now() })
      .where('report', '=', report)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) throw new ConfigError(`There is no open report "${report}".`);
  }
}
