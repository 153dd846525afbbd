import type { FriendRequest, PersonCard } from '../../src/protocol/words.ts';
import { avatarPath } from '../people/people.ts';
import type { Database } from '../store/store.ts';

/** The lesser ID first: how a pair is kept. */
export const pair = (a: string, b: string): { first: string; second: string } =>
  a < b ? { first: a, second: b } : { first: b, second: a };

export interface FriendRow extends PersonCard {
  since: number;
}

const card = (row: { person: string; name: string; avatar: string | null }): PersonCard => ({
  person: row.person,
  name: row.name,
  avatar: avatarPath(row.avatar),
});

export async function friendsOf(db: Database, person: string): Promise<FriendRow[]> {
  const rows = await db
    .selectFrom('friendships')
    .innerJoin('accounts', (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb('friendships.first', '=', person), eb('accounts.person', '=', eb.ref('friendships.second'))]),
          eb.and([eb('friendships.second', '=', person), eb('accounts.person', '=', eb.ref('friendships.first'))]),
        ]),
      ),
    )
    .select(['accounts.person', 'accounts.name', 'accounts.avatar', 'friendships.since'])
    .where((eb) => eb.or([eb('friendships.first', '=', person), eb('friendships.second', '=', person)]))
    .where('accounts.disabled_at', 'is', null)
    .execute();
  return rows.map((row) => ({ ...card(row), since: row.since }));
}

/** Open requests: to this person, without those that wait for a guardian, and by them. */
export async function requestsOf(db: Database, person: string) {
  const toMe = await db
    .selectFrom('friend_requests')
    .innerJoin('accounts', 'accounts.person', 'friend_requests.from_person')
    .select(['accounts.person', 'accounts.name', 'accounts.avatar', 'friend_requests.at'])
    .where('friend_requests.to_person', '=', person)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('child_asks')
            .select('child')
            .whereRef('child_asks.from_person', '=', 'friend_requests.from_person')
            .whereRef('child_asks.to_person', '=', 'friend_requests.to_person'),
        ),
      ),
    )
    .execute();
  const mine = await db
    .selectFrom('friend_requests')
    .innerJoin('accounts', 'accounts.person', 'friend_requests.to_person')
    .select(['accounts.person', 'accounts.name', 'accounts.avatar', 'friend_requests.at'])
    .where('friend_requests.from_person', '=', person)
    .execute();
  const request = (row: { person: string; name: string; avatar: string | null; at: number }): FriendRequest => ({
    ...card(row),
    at: row.at,
  });
  return { toMe: toMe.map(request), mine: mine.map(request) };
}

export async function blockedBy(db: Database, person: string): Promise<PersonCard[]> {
  const rows = await db
    .selectFrom('blocks')
    .innerJoin('accounts', 'accounts.person', 'blocks.blocked')
    .select(['accounts.person', 'accounts.name', 'accounts.avatar'])
    .where('blocks.person', '=', person)
    .execute();
  return rows.map(card);
}

/** Who blocked this person, and when. */
export async function blockersOf(db: Database, person: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom('blocks').select(['person', 'at']).where('blocked', '=', person).execute();
  return new Map(rows.map((row) => [row.person, row.at]));
}

/** @returns false where it was there already */
export async function addRequest(db: Database, from: string, to: string, at: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('friend_requests')
    .values({ from_person: from, to_person: to, at })
    .onConflict((conflict) => conflict.columns(['from_person', 'to_person']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Whether somebody's request is there, and waits for no guardian. */
export async function hasAsked(db: Database, from: string, to: string): Promise<boolean> {
  const { toMe } = await requestsOf(db, to);
  return toMe.some(({ person }) => person === from);
}

export async function dropRequest(db: Database, from: string, to: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('friend_requests')
    .where('from_person', '=', from)
    .where('to_person', '=', to)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

/** Makes two people friends and settles whatever they had asked. */
export async function addFriendship(db: Database, a: string, b: string, since: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await dropRequest(tx, a, b);
    await dropRequest(tx, b, a);
    await tx
      .insertInto('friendships')
      .values({ ...pair(a, b), since })
      .onConflict((conflict) => conflict.columns(['first', 'second']).doNothing())
      .execute();
  });
}

export async function dropFriendship(db: Database, a: string, b: string): Promise<void> {
  const { first, second } = pair(a, b);
  await db.deleteFrom('friendships').where('first', '=', first).where('second', '=', second).execute();
}

export async function addBlock(db: Database, person: string, blocked: string, at: number): Promise<void> {
  await db
    .insertInto('blocks')
    .values({ person, blocked, at })
    .onConflict((conflict) => conflict.columns(['person', 'blocked']).doNothing())
    .execute();
}

export async function dropBlock(db: Database, person: string, blocked: string): Promise<void> {
  await db.deleteFrom('blocks').where('person', '=', person).where('blocked', '=', blocked).execute();
}
