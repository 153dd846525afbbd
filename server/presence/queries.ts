import type { ChosenStatus } from '../../src/protocol/words.ts';
import type { Database } from '../store/store.ts';
import type { Own } from './own.ts';

/** What somebody has said about themselves, or undefined if there is no such account. */
export async function readOwn(db: Database, person: string): Promise<Own | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select(['status', 'status_text', 'status_text_until', 'status_texts', 'status_since', 'last_here'])
    .where('person', '=', person)
    .executeTakeFirst();
  return (
    row && {
      status: row.status as ChosenStatus,
      text: row.status_text,
      textUntil: row.status_text_until,
      texts: JSON.parse(row.status_texts ?? '[]') as string[],
      since: row.status_since,
      lastHere: row.last_here,
    }
  );
}

export async function writeOwn(db: Database, person: string, own: Own): Promise<void> {
  await db
    .updateTable('accounts')
    .set({
      status: own.status,
      status_text: own.text,
      status_text_until: own.textUntil,
      status_texts: JSON.stringify(own.texts),
      status_since: own.since,
      last_here: own.lastHere,
    })
    .where('person', '=', person)
    .execute();
}
