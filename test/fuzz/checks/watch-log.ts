import type { Shown, Watching } from '../actions/watching.ts';
import type { Home } from '../home.ts';
import type { Oracle } from '../oracle.ts';

/** How far an entry may lag behind where the server was killed, and how far a picture is on its way. */
const LAG_MS = 61_000;
const WAY_MS = 500;

/** "Who watched me" says who saw a picture, as long as that is kept, and nobody else. */
export class WatchLogCheck {
  readonly #home: Home;
  readonly #watching: Watching;
  readonly #wiped: ReadonlyMap<string, number>;
  /** since when each owner keeps a log, without a break; none: not now */
  readonly #since = new Map<string, number>();
  #known = new Set<string>();

  constructor(home: Home, watching: Watching, wiped: ReadonlyMap<string, number>) {
    this.#home = home;
    this.#watching = watching;
    this.#wiped = wiped;
    // Everybody does, until they say otherwise.
    for (const person of home.people) this.#since.set(person, home.now);
  }

  /** @param shown the pictures of this step */
  async check(oracle: Oracle, shown: readonly Shown[]): Promise<void> {
    const { people, household } = this.#home;
    const rows = await household.store.db.selectFrom('watched').selectAll().execute();
    for (const { id, person, other } of rows) {
      if (!this.#watching.wanted.has(`${person} ${other}`))
        this.#home.fail(`${person} is told that ${other} watched, who never wanted to`);
      const isOff = !oracle.keepsLog(person) && !this.#since.has(person);
      if (isOff && !this.#known.has(id))
        this.#home.fail(`it is written down that ${other} watched ${person}, who keeps no log`);
    }
    this.#known = new Set(rows.map(({ id }) => id));
    for (const { owner, viewer, at } of shown) {
      const since = Math.max(this.#since.get(owner) ?? Number.POSITIVE_INFINITY, this.#wiped.get(owner) ?? 0);
      if (!oracle.keepsLog(owner) || at < since) continue;
      const found = rows.some(
        (row) => row.person === owner && row.other === viewer && row.from_at <= at && at <= row.to_at + LAG_MS + WAY_MS,
      );
      if (!found) this.#home.fail(`${viewer} saw ${owner}, and it is not written down`);
    }
    for (const person of people) {
      if (!oracle.keepsLog(person)) this.#since.delete(person);
      else if (!this.#since.has(person)) this.#since.set(person, this.#home.now);
    }
  }
}
