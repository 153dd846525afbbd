import type { Database } from '../../server/store/store.ts';
import type { ChildAsk } from '../../src/protocol/words.ts';
import { quickHasher, type TestTv } from '../support/household.ts';

export const CHILD = 'mika';
export const GUARDIAN = 'noa';
const PIN = '2468';

/** A child among the people of a random household (X9), what is done about it, and what may never come of that. */
export class ChildAtPlay {
  readonly #counts: { approvals: number; familyOnly: number };
  readonly #db: Database;
  readonly #people: readonly string[];
  readonly #random: () => number;
  /** whom the guardian has said yes to, at the start or since */
  readonly #approved = new Set<string>();
  /** broadcasts that were begun with the right PIN, at most */
  #begun = 0;

  /** @param counts how often the guardian decides */
  constructor(
    db: Database,
    people: readonly string[],
    random: () => number,
    counts: { approvals: number; familyOnly: number },
  ) {
    this.#counts = counts;
    this.#db = db;
    this.#people = people;
    this.#random = random;
  }

  /** Written into the store, before the server starts. */
  async found(friends: [string, string][]): Promise<void> {
    await this.#db
      .insertInto('pins')
      .values({ person: GUARDIAN, hash: await quickHasher.hash(PIN) })
      .execute();
    await this.#db.insertInto('children').values({ person: CHILD, guardian: GUARDIAN, family_since: null }).execute();
    for (const pair of friends) if (pair.includes(CHILD)) this.#approved.add(pair.find((one) => one !== CHILD) ?? '');
  }

  actions(person: string, { tv }: TestTv, other: string): [string, () => Promise<unknown>][] {
    if (person === CHILD) {
      return [
        ['goes on air with the PIN, not for', () => this.goOnAir(tv)],
        ['wishes for a friend, maybe', () => tv.friends.ask({ person: other, name: other, avatar: null })],
        ['wishes for a friend, maybe', () => tv.friends.ask({ person: other, name: other, avatar: null })],
      ];
    }
    if (person !== GUARDIAN) return [];
    // After a long cut, or a restart of the server: the guardian has a PIN.
    if (tv.household.state.peek().is === 'choosing')
      return Array.from({ length: 20 }, () => ['types the PIN, not', () => tv.household.choose(GUARDIAN, PIN)]);
    const asks = tv.household.mine.peek()?.asks ?? [];
    const family = this.#people.filter(() => this.#random() < 0.5);
    return [
      ...asks.flatMap((ask) => Array.from({ length: 8 }, () => this.#decide(tv, ask))),
      ['lets the child see family only, or all, not', () => this.#setFamily(tv, this.#random() < 0.6, family)],
      ['lets the child see family only, or all, not', () => this.#setFamily(tv, this.#random() < 0.4, family)],
      ['ends the friendship of the child with', () => tv.household.unfriend(CHILD, other)],
    ];
  }

  #decide(tv: TestTv['tv'], ask: ChildAsk): [string, () => Promise<unknown>] {
    const yes = this.#random() < 0.7;
    const act = (): Promise<void> => {
      if (yes) this.#approved.add(ask.with.person);
      if (yes) this.#counts.approvals += 1;
      return tv.household.answer(ask, yes);
    };
    return [`says ${yes ? 'yes' : 'no'} to the child about ${ask.with.person}, not`, act];
  }

  /** What is wrong, if anything is. */
  async fault(): Promise<string | undefined> {
    const broadcasts = await this.#db.selectFrom('broadcasts').selectAll().where('person', '=', CHILD).execute();
    if (broadcasts.length > this.#begun)
      return `${CHILD} was on air ${broadcasts.length} times, and the PIN was typed ${this.#begun} times`;
    const rows = await this.#db
      .selectFrom('friendships')
      .selectAll()
      .where((eb) => eb.or([eb('first', '=', CHILD), eb('second', '=', CHILD)]))
      .execute();
    const stranger = rows
      .map(({ first, second }) => (first === CHILD ? second : first))
      .find((friend) => friend !== GUARDIAN && !this.#approved.has(friend));
    return stranger && `${CHILD} is a friend of ${stranger}, whom ${GUARDIAN} has not approved`;
  }

  /** With the right PIN, mostly. */
  async goOnAir(tv: TestTv['tv']): Promise<void> {
    const pin = this.#random() < 0.8 ? PIN : '0000';
    if (pin === PIN) this.#begun += 1;
    await tv.air.goOnAir({ pin, takeOver: this.#random() < 0.5 });
  }

  async #setFamily(tv: TestTv['tv'], familyOnly: boolean, family: string[]): Promise<void> {
    await tv.household.setChild(CHILD, { familyOnly, family });
    if (familyOnly) this.#counts.familyOnly += 1;
  }
}
