import type { Database } from '../../server/store/store.ts';
import type { Settings } from '../../src/protocol/words.ts';

/**
 * Who may watch whom, read from what is stored and written down here a second time: it shares no code and no memory
 * with the server, so a rule, a cache or an order of events that is wrong there does not agree with it.
 */
export class Oracle {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Every pair "owner viewer" with a permission in force now.
   * @param inside who may be in the room now, which is not stored
   */
  async allowed(people: string[], inside: Set<string>): Promise<Set<string>> {
    const friends = await this.#pairs('friendships', 'first', 'second');
    const blocks = await this.blocks();
    const children = await this.#children();
    const settings = await this.#settings();
    const guests = await this.#guests();
    const shown = await this.#shownToRoom();
    const allowed = new Set<string>();
    for (const owner of people) {
      const { watchMode = 'list_or_ask', always = [], never = [] } = settings.get(owner) ?? {};
      for (const viewer of people) {
        const isFriend = friends.has(`${owner} ${viewer}`) || friends.has(`${viewer} ${owner}`);
        const isBlocked = blocks.has(`${owner} ${viewer}`) || blocks.has(`${viewer} ${owner}`);
        const guest = guests.get(`${owner} ${viewer}`);
        const byRoom = shown.has(owner) && inside.has(owner) && inside.has(viewer) && !children.has(owner);
        if (!(isFriend || byRoom) || isBlocked || never.includes(viewer) || guest === 'removed') continue;
        const byList = (watchMode === 'list_or_ask' || watchMode === 'list_only') && always.includes(viewer);
        if (
          guest === 'granted' ||
          guest === 'invited' ||
          byList ||
          (isFriend && watchMode === 'friends') ||
          (byRoom && watchMode !== 'nobody')
        )
          allowed.add(`${owner} ${viewer}`);
      }
    }
    return allowed;
  }

  /** Pairs "person blocked" as stored, and in both directions those who are apart: one sees family only. */
  async blocks(): Promise<Set<string>> {
    const blocks = await this.#pairs('blocks', 'person', 'blocked');
    const family = await this.#db.selectFrom('family').selectAll().execute();
    const people = await this.#db.selectFrom('accounts').select('person').execute();
    for (const child of await this.#db.selectFrom('children').selectAll().execute()) {
      if (child.family_since === null) continue;
      const seen = [child.person, child.guardian];
      for (const row of family) if (row.child === child.person) seen.push(row.person);
      for (const { person } of people) {
        if (!seen.includes(person)) blocks.add(`${child.person} ${person}`).add(`${person} ${child.person}`);
      }
    }
    return blocks;
  }

  async #children(): Promise<Set<string>> {
    const rows = await this.#db.selectFrom('children').select('person').execute();
    return new Set(rows.map(({ person }) => person));
  }

  async friends(): Promise<Set<string>> {
    const pairs = await this.#pairs('friendships', 'first', 'second');
    return new Set([...pairs].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]));
  }

  async #pairs(table: 'friendships' | 'blocks', a: 'first' | 'person', b: 'second' | 'blocked'): Promise<Set<string>> {
    const rows = await this.#db.selectFrom(table).selectAll().execute();
    return new Set(rows.map((row) => `${Reflect.get(row, a)} ${Reflect.get(row, b)}`));
  }

  async #settings(): Promise<Map<string, Partial<Settings>>> {
    const rows = await this.#db.selectFrom('settings').selectAll().execute();
    return new Map(rows.map((row) => [row.person, JSON.parse(row.json) as Partial<Settings>]));
  }

  async #shownToRoom(): Promise<Set<string>> {
    const rows = await this.#db.selectFrom('room_members').select('person').where('may_watch', '=', 1).execute();
    return new Set(rows.map(({ person }) => person));
  }

  async #guests(): Promise<Map<string, string>> {
    const rows = await this.#db
      .selectFrom('guests')
      .innerJoin('broadcasts', 'broadcasts.broadcast', 'guests.broadcast')
      .select(['broadcasts.person as owner', 'guests.person as viewer', 'guests.state'])
      .where('broadcasts.ended_at', 'is', null)
      .execute();
    return new Map(rows.map((row) => [`${row.owner} ${row.viewer}`, row.state]));
  }
}
