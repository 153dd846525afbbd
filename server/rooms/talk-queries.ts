import type { Body, PersonCard } from '../../src/protocol/words.ts';
import { type PageWish, type Stored, toMessage } from '../messages/queries.ts';
import { avatarPath } from '../people/people.ts';
import type { Database } from '../store/store.ts';

export interface RoomDraft {
  room: string;
  from: string;
  key: string;
  at: number;
  body: Body;
  /** people of the room who are never to see it */
  hiddenFrom: string[];
}

/** Numbers and stores what was said, once however often it is sent. */
export async function store(db: Database, draft: RoomDraft): Promise<Stored & { sameBody: boolean }> {
  const { room, from, key, at, body, hiddenFrom } = draft;
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('room_messages')
      .select(['sequence', 'at', 'kind', 'bytes'])
      .where('room', '=', room)
      .where('from_person', '=', from)
      .where('key', '=', key)
      .executeTakeFirst();
    if (before) {
      const sameBody = before.kind === body.kind && before.bytes === body.bytes;
      return { sequence: before.sequence, at: before.at, repeated: true, sameBody };
    }
    const { last: sequence } = await tx
      .updateTable('rooms')
      .set((eb) => ({ last: eb('last', '+', 1) }))
      .where('room', '=', room)
      .returning('last')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('room_messages')
      .values({ room, sequence, from_person: from, key, at, ...body })
      .execute();
    if (hiddenFrom.length > 0) {
      await tx
        .insertInto('room_hidden')
        .values(hiddenFrom.map((person) => ({ room, sequence, person })))
        .execute();
    }
    return { sequence, at, repeated: false, sameBody: true };
  });
}

/** What `reader` may see of what was said: since they are one of the people, and nothing from across a block. */
function visibleTo(db: Database, reader: string, room: string) {
  return db
    .selectFrom('room_messages as m')
    .innerJoin('room_members as reader', (join) =>
      join.onRef('reader.room', '=', 'm.room').on('reader.person', '=', reader),
    )
    .where('m.room', '=', room)
    .whereRef('m.sequence', '>', 'reader.seen_from')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('room_hidden as h')
            .select('h.person')
            .whereRef('h.room', '=', 'm.room')
            .whereRef('h.sequence', '=', 'm.sequence')
            .where('h.person', '=', reader),
        ),
      ),
    );
}

/** A stretch of what was said, in order, and whether there is more in the direction asked. */
export async function page(db: Database, reader: string, room: string, wish: PageWish) {
  const { before, after, limit, since } = wish;
  let query = visibleTo(db, reader, room).select(['m.sequence', 'm.from_person', 'm.key', 'm.at', 'm.kind', 'm.bytes']);
  if (since !== undefined) query = query.where('m.at', '>=', since);
  if (before !== undefined) query = query.where('m.sequence', '<', before);
  if (after !== undefined) query = query.where('m.sequence', '>', after);
  const forwards = after !== undefined;
  const rows = await query
    .orderBy('m.sequence', forwards ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  const kept = rows.slice(0, limit);
  if (!forwards) kept.reverse();
  return { messages: kept.map((row) => toMessage(row, reader)), more: rows.length > limit };
}

export async function readUpTo(db: Database, reader: string, room: string): Promise<number> {
  const row = await db
    .selectFrom('room_members')
    .select('read')
    .where('room', '=', room)
    .where('person', '=', reader)
    .executeTakeFirst();
  return row?.read ?? 0;
}

export async function saveRead(db: Database, reader: string, room: string, read: number): Promise<void> {
  await db.updateTable('room_members').set({ read }).where('room', '=', room).where('person', '=', reader).execute();
}

/** Number of the newest message of a room, whoever may see it; 0 for none. */
export async function lastNumber(db: Database, room: string): Promise<number> {
  const row = await db.selectFrom('rooms').select('last').where('room', '=', room).executeTakeFirst();
  return row?.last ?? 0;
}

/** How many messages of others `reader` has not read. */
export async function unread(db: Database, reader: string, room: string, read: number): Promise<number> {
  const row = await visibleTo(db, reader, room)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('m.from_person', '!=', reader)
    .where('m.sequence', '>', read)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The cards of people, whether they are of the room still or not. */
export async function cardsOf(db: Database, people: string[]): Promise<PersonCard[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('accounts')
    .select(['person', 'name', 'avatar'])
    .where('person', 'in', people)
    .execute();
  return rows.map((row) => ({ person: row.person, name: row.name, avatar: avatarPath(row.avatar) }));
}
