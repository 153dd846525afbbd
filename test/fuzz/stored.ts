import type { Database } from '../../server/store/store.ts';
import type { Settings } from '../../src/protocol/words.ts';

/** As delivered, as far as it decides what others see. */
const DELIVERED = {
  watchMode: 'list_or_ask' as Settings['watchMode'],
  always: [] as string[],
  never: [] as string[],
  tellFriends: true,
  keepWatchLog: true,
  quiet: { on: false, from: 0, to: 0, zone: 'UTC' },
};

/** What decides who sees what, as it is in the store: read once, with no word of the server about it. Pairs are "a b". */
export interface Stored {
  people: readonly string[];
  /** both ways */
  friends: ReadonlySet<string>;
  /** who blocked, whom */
  blocks: ReadonlySet<string>;
  /** a child who sees family only, and somebody who is not of it */
  kept: ReadonlySet<string>;
  children: ReadonlySet<string>;
  settings: ReadonlyMap<string, typeof DELIVERED>;
  /** all of them, of those who have ever set one */
  whole: ReadonlyMap<string, Settings>;
  statuses: ReadonlyMap<string, string>;
  /** owner, viewer: what was decided for the broadcast that is on */
  guests: ReadonlyMap<string, string>;
  /** the people of the room */
  members: ReadonlyMap<string, { mayWatch: boolean; muted: boolean }>;
}

export async function readStored(db: Database, people: readonly string[]): Promise<Stored> {
  const whole = new Map<string, Settings>();
  for (const row of await db.selectFrom('settings').selectAll().execute()) whole.set(row.person, JSON.parse(row.json));
  const accounts = await db.selectFrom('accounts').select(['person', 'status']).execute();
  const children = await db.selectFrom('children').selectAll().execute();
  const members = await db.selectFrom('room_members').selectAll().execute();
  const friends = (await db.selectFrom('friendships').selectAll().execute()).flatMap(({ first, second }) => [
    `${first} ${second}`,
    `${second} ${first}`,
  ]);
  const blocks = await db.selectFrom('blocks').selectAll().execute();
  const guests = await db
    .selectFrom('guests')
    .innerJoin('broadcasts', 'broadcasts.broadcast', 'guests.broadcast')
    .select(['broadcasts.person as owner', 'guests.person as viewer', 'guests.state'])
    .where('broadcasts.ended_at', 'is', null)
    .execute();
  return {
    people,
    friends: new Set(friends),
    blocks: new Set(blocks.map(({ person, blocked }) => `${person} ${blocked}`)),
    kept: await readKept(db, people),
    children: new Set(children.map(({ person }) => person)),
    settings: new Map(people.map((person) => [person, { ...DELIVERED, ...whole.get(person) }])),
    whole,
    statuses: new Map(accounts.map(({ person, status }) => [person, status])),
    guests: new Map(guests.map((row) => [`${row.owner} ${row.viewer}`, row.state])),
    members: new Map(members.map((row) => [row.person, { mayWatch: row.may_watch === 1, muted: row.muted === 1 }])),
  };
}

async function readKept(db: Database, people: readonly string[]): Promise<Set<string>> {
  const family = await db.selectFrom('family').selectAll().execute();
  const kept = new Set<string>();
  for (const child of await db.selectFrom('children').selectAll().execute()) {
    if (child.family_since === null) continue;
    const seen = [child.person, child.guardian];
    for (const row of family) if (row.child === child.person) seen.push(row.person);
    for (const person of people) if (!seen.includes(person)) kept.add(`${child.person} ${person}`);
  }
  return kept;
}
