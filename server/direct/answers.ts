import type { Database } from '../store/store.ts';
import type { Answers, Side } from './link.ts';

/**
 * What was answered about a direct connection in one broadcast, by viewer (W21): "just now". Stored, so that it holds
 * over a cut and a restart of the server; gone with the broadcast.
 */
export class KeptAnswers {
  readonly #db: Database;
  readonly #broadcast: string;
  readonly #byViewer: Map<string, Answers>;

  private constructor(db: Database, broadcast: string, byViewer: Map<string, Answers>) {
    this.#db = db;
    this.#broadcast = broadcast;
    this.#byViewer = byViewer;
  }

  static async of(db: Database, broadcast: string): Promise<KeptAnswers> {
    const rows = await db.selectFrom('direct_answers').selectAll().where('broadcast', '=', broadcast).execute();
    const byViewer = new Map<string, Answers>();
    for (const { viewer, side, yes } of rows) {
      byViewer.set(viewer, { ...byViewer.get(viewer), [side]: yes === 1 });
    }
    return new KeptAnswers(db, broadcast, byViewer);
  }

  with(viewer: string): Answers {
    return this.#byViewer.get(viewer) ?? {};
  }

  /** A yes is stored, then in force; a no the other way round. */
  async keep(viewer: string, side: Side, yes: boolean): Promise<void> {
    const put = () => this.#byViewer.set(viewer, { ...this.with(viewer), [side]: yes });
    if (!yes) put();
    const flag = yes ? 1 : 0;
    await this.#db
      .insertInto('direct_answers')
      .values({ broadcast: this.#broadcast, viewer, side, yes: flag })
      .onConflict((conflict) => conflict.columns(['broadcast', 'viewer', 'side']).doUpdateSet({ yes: flag }))
      .execute();
    put();
  }
}
