import type { Database } from '../store/store.ts';

export type Guest = 'granted' | 'removed';

/**
 * What was decided about people for one broadcast: allowed once, invited, removed ("Settled" 4). Stored, so that
 * it holds over a cut and a restart of the server; gone with the broadcast.
 */
export class Guests {
  readonly broadcast: string;
  readonly #db: Database;
  readonly #kept: Map<string, Guest>;
  /** those of the granted who were invited */
  readonly #invited: Set<string>;

  private constructor(db: Database, broadcast: string, kept: Map<string, Guest>, invited: Set<string>) {
    this.#db = db;
    this.broadcast = broadcast;
    this.#kept = kept;
    this.#invited = invited;
  }

  static async of(db: Database, broadcast: string): Promise<Guests> {
    const rows = await db.selectFrom('guests').selectAll().where('broadcast', '=', broadcast).execute();
    const granted = (state: string): boolean => state === 'granted' || state === 'invited';
    const kept = rows.map((row): [string, Guest] => [row.person, granted(row.state) ? 'granted' : 'removed']);
    const invited = rows.filter(({ state }) => state === 'invited').map(({ person }) => person);
    return new Guests(db, broadcast, new Map(kept), new Set(invited));
  }

  get(person: string): Guest | undefined {
    return this.#kept.get(person);
  }

  /** Whether what was granted was an invitation, not a yes. */
  wasInvited(person: string): boolean {
    return this.#invited.has(person) && this.#kept.get(person) === 'granted';
  }

  /** Removed for the rest of the broadcast: in force at once, then stored. */
  async remove(person: string): Promise<void> {
    this.#kept.set(person, 'removed');
    await this.#store(person, 'removed');
  }

  /**
   * Granted for this broadcast: stored, then in force.
   * @param lift true for an invitation: the broadcaster thought better of having removed somebody
   */
  async grant(person: string, lift = false): Promise<void> {
    if (this.#kept.get(person) === 'removed') {
      // Not stored either: after a restart they would be let in.
      if (!lift) return;
      this.#kept.delete(person);
    }
    await this.#store(person, lift ? 'invited' : 'granted');
    if (lift) this.#invited.add(person);
    else this.#invited.delete(person);
    if (this.#kept.get(person) !== 'removed') this.#kept.set(person, 'granted');
  }

  /** Takes every grant back; who was removed stays removed. */
  async endGrants(): Promise<void> {
    for (const [person, state] of this.#kept) if (state === 'granted') this.#kept.delete(person);
    await this.#db
      .deleteFrom('guests')
      .where('broadcast', '=', this.broadcast)
      .where('state', 'in', ['granted', 'invited'])
      .execute();
  }

  async #store(person: string, state: Guest | 'invited'): Promise<void> {
    await this.#db
      .insertInto('guests')
      .values({ broadcast: this.broadcast, person, state })
      .onConflict((conflict) => conflict.columns(['broadcast', 'person']).doUpdateSet({ state }))
      .execute();
  }
}
