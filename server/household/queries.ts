import type { PersonCard } from '../../src/protocol/words.ts';
import { choiceOf } from '../messages/choices.ts';
import { cursor, partnersOf, unread } from '../messages/queries.ts';
import { avatarPath } from '../people/people.ts';
import type { Database } from '../store/store.ts';

/** A child, as stored. */
export interface ChildRow {
  person: string;
  guardian: string;
  /** since when they see family only */
  familySince: number | null;
  family: string[];
}

export async function childrenIn(db: Database, only?: string): Promise<ChildRow[]> {
  let query = db.selectFrom('children').select(['person', 'guardian', 'family_since as familySince']);
  if (only !== undefined) query = query.where('person', '=', only);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  let family = db.selectFrom('family').selectAll();
  if (only !== undefined) family = family.where('child', '=', only);
  const families = Map.groupBy(await family.execute(), ({ child }) => child);
  return rows.map((row) => ({ ...row, family: (families.get(row.person) ?? []).map(({ person }) => person) }));
}

/** Friend requests that wait for the guardian of one of these children. */
export async function asksOf(db: Database, children: string[]) {
  if (children.length === 0) return [];
  return db
    .selectFrom('child_asks')
    .innerJoin('friend_requests', (join) =>
      join
        .onRef('friend_requests.from_person', '=', 'child_asks.from_person')
        .onRef('friend_requests.to_person', '=', 'child_asks.to_person'),
    )
    .select(['child', 'friend_requests.from_person as from', 'friend_requests.to_person as to', 'at'])
    .where('child', 'in', children)
    .orderBy('at')
    .execute();
}

/** The cards of people, by ID. */
export async function cardsOf(db: Database, people: string[]): Promise<Map<string, PersonCard>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['person', 'name', 'avatar'])
    .where('person', 'in', people)
    .execute();
  return new Map(rows.map((row) => [row.person, { ...row, avatar: avatarPath(row.avatar) }]));
}

/** Messages somebody has not read, without conversations they have muted. */
export async function unreadOf(db: Database, person: string): Promise<number> {
  let all = 0;
  for (const other of await partnersOf(db, person)) {
    if ((await choiceOf(db, person, other)).muted) continue;
    const { actual } = await cursor(db, person, other);
    all += await unread(db, person, other, actual.read);
  }
  return all;
}

/** Children, by when their accounts were made. */
export async function childCards(db: Database, people: string[]): Promise<(PersonCard & { since: number })[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('accounts')
    .select(['person', 'name', 'avatar', 'created_at'])
    .where('person', 'in', people)
    .orderBy('created_at')
    .execute();
  return rows.map(({ created_at, ...row }) => ({ ...row, avatar: avatarPath(row.avatar), since: created_at }));
}
