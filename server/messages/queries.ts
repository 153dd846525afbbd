import type { Body, Marks, Message } from '../../src/protocol/words.ts';
import { withClips } from '../clips/records.ts';
import { pair } from '../friends/queries.ts';
import type { Database, Transaction } from '../store/store.ts';
import { choiceOf } from './choices.ts';

/** The name of the conversation between two people. IDs hold no blank, so it cannot be taken for another's. */
export function conversationId(a: string, b: string): string {
  const { first, second } = pair(a, b);
  return `${first} ${second}`;
}

export interface Draft {
  from: string;
  to: string;
  key: string;
  at: number;
  body: Body;
  /** only the sender is ever to see it */
  hidden: boolean;
}

export interface Stored {
  sequence: number;
  at: number;
  /** it was there before: the same key was sent again */
  repeated: boolean;
}

const NO_MARKS: Marks = { delivered: 0, read: 0 };

/** Numbers and stores a message, once however often it is sent; `also` what belongs to it, in the same transaction. */
export async function store(
  db: Database,
  draft: Draft,
  also?: (tx: Transaction, stored: { sequence: number; hidden: boolean }) => Promise<void>,
): Promise<Stored & { sameBody: boolean }> {
  const conversation = conversationId(draft.from, draft.to);
  return db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('messages')
      .select(['sequence', 'at', 'kind', 'bytes'])
      .where('conversation', '=', conversation)
      .where('from_person', '=', draft.from)
      .where('key', '=', draft.key)
      .executeTakeFirst();
    if (before) {
      const sameBody = before.kind === draft.body.kind && before.bytes === draft.body.bytes;
      return { sequence: before.sequence, at: before.at, repeated: true, sameBody };
    }
    const { last: sequence } = await tx
      .insertInto('conversations')
      .values({ id: conversation, ...pair(draft.from, draft.to), last: 1 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ last: eb('conversations.last', '+', 1) })))
      .returning('last')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('messages')
      .values({
        conversation,
        sequence,
        from_person: draft.from,
        key: draft.key,
        at: draft.at,
        ...draft.body,
        hidden: draft.hidden ? 1 : 0,
      })
      .execute();
    await also?.(tx, { sequence, hidden: draft.hidden });
    return { sequence, at: draft.at, repeated: false, sameBody: true };
  });
}

export interface MessageRow {
  sequence: number;
  from_person: string;
  key: string;
  at: number;
  kind: string;
  bytes: string;
}

/** A stored message as `reader` may have it: the key goes back to its maker only. */
export function toMessage(row: MessageRow, reader: string): Message {
  const message: Message = {
    sequence: row.sequence,
    from: row.from_person,
    at: row.at,
    body: { kind: row.kind, bytes: row.bytes },
  };
  return row.from_person === reader ? { ...message, key: row.key } : message;
}

/** The messages of a conversation that `reader` may see. */
function visibleTo(db: Database, reader: string, other: string) {
  return db
    .selectFrom('messages')
    .select(['sequence', 'from_person', 'key', 'at', 'kind', 'bytes'])
    .where('conversation', '=', conversationId(reader, other))
    .where((eb) => eb.or([eb('hidden', '=', 0), eb('from_person', '=', reader)]));
}

export interface PageWish {
  before: number | undefined;
  after: number | undefined;
  limit: number;
  /** nothing said before this time, ms since 1970 */
  since?: number | undefined;
}

/** A stretch of history in order, without what the reader has deleted, and whether there is more that way. */
export async function page(db: Database, reader: string, other: string, wish: PageWish) {
  const { before, after, limit, since } = wish;
  const { cleared } = await choiceOf(db, reader, other);
  let query = visibleTo(db, reader, other).where('sequence', '>', cleared);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (before !== undefined) query = query.where('sequence', '<', before);
  if (after !== undefined) query = query.where('sequence', '>', after);
  const forwards = after !== undefined;
  const rows = await query
    .orderBy('sequence', forwards ? 'asc' : 'desc')
    .limit(limit + 1)
    .execute();
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (!forwards) kept.reverse();
  const messages = kept.map((row) => toMessage(row, reader));
  return { messages: await withClips(db, reader, other, messages), more };
}

export interface Cursor {
  actual: Marks;
  /** as far as the other side may know */
  told: Marks;
}

export async function cursor(db: Database, reader: string, other: string): Promise<Cursor> {
  const row = await db
    .selectFrom('cursors')
    .selectAll()
    .where('conversation', '=', conversationId(reader, other))
    .where('person', '=', reader)
    .executeTakeFirst();
  if (!row) return { actual: NO_MARKS, told: NO_MARKS };
  return {
    actual: { delivered: row.delivered, read: row.read },
    told: { delivered: row.told_delivered, read: row.told_read },
  };
}

export async function saveCursor(db: Database, reader: string, other: string, { actual, told }: Cursor): Promise<void> {
  const row = {
    delivered: actual.delivered,
    read: actual.read,
    told_delivered: told.delivered,
    told_read: told.read,
  };
  await db
    .insertInto('cursors')
    .values({ conversation: conversationId(reader, other), person: reader, ...row })
    .onConflict((conflict) => conflict.columns(['conversation', 'person']).doUpdateSet(row))
    .execute();
}

/** Number of the newest message `reader` may see; 0 for none. */
export async function newestNumber(db: Database, reader: string, other: string): Promise<number> {
  const row = await visibleTo(db, reader, other).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row?.sequence ?? 0;
}

/** Number of the newest message of a conversation, whoever may see it; 0 for none. */
export async function lastNumber(db: Database, a: string, b: string): Promise<number> {
  const row = await db
    .selectFrom('conversations')
    .select('last')
    .where('id', '=', conversationId(a, b))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** How many messages of the other one `reader` has neither read nor deleted. */
export async function unread(db: Database, reader: string, other: string, read: number): Promise<number> {
  const { cleared } = await choiceOf(db, reader, other);
  const row = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('conversation', '=', conversationId(reader, other))
    .where('from_person', '!=', reader)
    .where('hidden', '=', 0)
    .where('sequence', '>', Math.max(read, cleared))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** The other people of every conversation of a person. */
export async function partnersOf(db: Database, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['first', 'second'])
    .where((eb) => eb.or([eb('first', '=', person), eb('second', '=', person)]))
    .execute();
  return rows.map(({ first, second }) => (first === person ? second : first));
}
