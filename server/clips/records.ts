import type { ClipLink, Message, Request } from '../../src/protocol/words.ts';
import type { Schema } from '../store/schema.ts';
import type { Database } from '../store/store.ts';

/** Who holds what (V3), as the database has it. Whatever deletes a reference leaves the bytes to the next sweep. */

export interface Upload {
  upload: string;
  person: string;
  other: string;
  key: string;
  digest: string;
  bytes: number;
  ms: number;
  sound: boolean;
  waits: boolean;
}

export async function uploadOf(db: Database, person: string, other: string, key: string): Promise<Upload | undefined> {
  const row = await db
    .selectFrom('clip_uploads')
    .selectAll()
    .where('person', '=', person)
    .where('other', '=', other)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { ...row, sound: row.sound === 1, waits: row.waits === 1 };
}

export async function uploadNamed(db: Database, upload: string, person: string): Promise<Upload | undefined> {
  const row = await db
    .selectFrom('clip_uploads')
    .selectAll()
    .where('upload', '=', upload)
    .where('person', '=', person)
    .executeTakeFirst();
  return row && { ...row, sound: row.sound === 1, waits: row.waits === 1 };
}

/** How many a person has begun and not ended. */
export async function uploadsOf(db: Database, person: string): Promise<number> {
  const row = await db
    .selectFrom('clip_uploads')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Begins an upload, or notes that somebody goes on with it. */
export async function saveUpload(db: Database, upload: Upload, at: number): Promise<void> {
  const { sound, waits, ...facts } = upload;
  const row = { ...facts, sound: sound ? 1 : 0, waits: waits ? 1 : 0, at };
  await db
    .insertInto('clip_uploads')
    .values(row)
    .onConflict((conflict) => conflict.column('upload').doUpdateSet({ at, waits: row.waits }))
    .execute();
}

export async function dropUpload(db: Database, upload: string): Promise<void> {
  await db.deleteFrom('clip_uploads').where('upload', '=', upload).execute();
}

/** What was sent with this key before; undefined: nothing. */
export async function sentWith(db: Database, word: Pick<Request<'clip.send'>, 'to' | 'key'>, conversation: string) {
  return db
    .selectFrom('messages')
    .select(['sequence', 'at', 'from_person', 'kind'])
    .where('conversation', '=', conversation)
    .where('from_person', '!=', word.to)
    .where('key', '=', word.key)
    .executeTakeFirst();
}

/** Bytes a person has sent that are still here, and what all have, with what is under way. */
export async function bytesHeld(db: Database, person: string): Promise<{ mine: number; all: number }> {
  const sum = async (query: Promise<{ sum: unknown } | undefined>): Promise<number> => Number((await query)?.sum ?? 0);
  const mine = await sum(
    db
      .selectFrom('clip_refs')
      .select((eb) => eb.fn.sum('bytes').as('sum'))
      .where('person', '=', person)
      .where('role', '=', 'sender')
      .where('digest', 'is not', null)
      .executeTakeFirst(),
  );
  const uploading = db.selectFrom('clip_uploads').select((eb) => eb.fn.sum('bytes').as('sum'));
  const files = db.selectFrom('clip_files').select((eb) => eb.fn.sum('bytes').as('sum'));
  return {
    mine: mine + (await sum(uploading.where('person', '=', person).executeTakeFirst())),
    all: (await sum(files.executeTakeFirst())) + (await sum(uploading.executeTakeFirst())),
  };
}

/** How many files are there, and their bytes together. */
export async function stored(db: Database): Promise<{ files: number; bytes: number }> {
  const row = await db
    .selectFrom('clip_files')
    .select((eb) => [eb.fn.countAll<number>().as('files'), eb.fn.sum('bytes').as('bytes')])
    .executeTakeFirst();
  return { files: Number(row?.files ?? 0), bytes: Number(row?.bytes ?? 0) };
}

/** What one of the two holds of a video message. */
export type Ref = Schema['clip_refs'];

export async function refNamed(db: Database, ref: string, person: string): Promise<Ref | undefined> {
  return db.selectFrom('clip_refs').selectAll().where('ref', '=', ref).where('person', '=', person).executeTakeFirst();
}

/** What one of the two holds of a message. */
export async function refOf(db: Database, person: string, other: string, sequence: number): Promise<Ref | undefined> {
  return db
    .selectFrom('clip_refs')
    .selectAll()
    .where('person', '=', person)
    .where('other', '=', other)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
}

/** Notes a file and who holds it: one reference of the sender, one of the recipient unless they are to hear nothing of it. */
export async function addClip(
  db: Database,
  { digest, bytes, ms, sound, person, other }: Upload,
  facts: { sequence: number; at: number; refs: { sender: string; recipient: string | undefined } },
): Promise<void> {
  const { sequence, at, refs } = facts;
  await db
    .insertInto('clip_files')
    .values({ digest, bytes })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute();
  const both = { sequence, digest, bytes, ms, sound: sound ? 1 : 0, at, arrived_at: null, watched_at: null };
  await db
    .insertInto('clip_refs')
    .values({ ...both, ref: refs.sender, person, other, role: 'sender' })
    .execute();
  if (refs.recipient === undefined) return;
  await db
    .insertInto('clip_refs')
    .values({ ...both, ref: refs.recipient, person: other, other: person, role: 'recipient' })
    .execute();
}

/** A reference as its holder is told of it. */
export const linkOf = (ref: Ref): ClipLink => ({
  clip: ref.ref,
  ms: ref.ms,
  bytes: ref.bytes,
  sound: ref.sound === 1,
  state: ref.digest === null ? 'gone' : 'here',
  ...(ref.arrived_at === null ? {} : { arrived: ref.arrived_at }),
  ...(ref.watched_at === null ? {} : { watched: ref.watched_at }),
});

/** Messages of a conversation, with what their reader holds of those that are video messages. */
export async function withClips(db: Database, reader: string, other: string, messages: Message[]): Promise<Message[]> {
  const videos = messages.filter(({ body }) => body.kind === VIDEO);
  if (videos.length === 0) return messages;
  const rows = await db
    .selectFrom('clip_refs')
    .selectAll()
    .where('person', '=', reader)
    .where('other', '=', other)
    .where(
      'sequence',
      'in',
      videos.map(({ sequence }) => sequence),
    )
    .execute();
  const links = new Map(rows.map((row) => [row.sequence, linkOf(row)]));
  return messages.map((message) => {
    const clip = links.get(message.sequence);
    return clip ? { ...message, clip } : message;
  });
}

/** The kind of body of a video message. */
export const VIDEO = 'video';

/** Somebody deletes what was said up to a number, for themselves: they hold nothing of it any more. */
export async function releaseUpTo(db: Database, person: string, other: string, upTo: number): Promise<void> {
  await db
    .updateTable('clip_refs')
    .set({ digest: null })
    .where('person', '=', person)
    .where('other', '=', other)
    .where('sequence', '<=', upTo)
    .execute();
}

/** What was sent between two people and has not been loaded is gone for whom it was sent to. @returns what that was */
export async function loseUnloaded(db: Database, a: string, b: string): Promise<Ref[]> {
  return db
    .updateTable('clip_refs')
    .set({ digest: null })
    .where('role', '=', 'recipient')
    .where('arrived_at', 'is', null)
    .where('digest', 'is not', null)
    .where('person', 'in', [a, b])
    .where('other', 'in', [a, b])
    .returningAll()
    .execute();
}
