import type { Database } from '../store/store.ts';

/** What somebody has chosen for a conversation. It is theirs alone: the other side is never told. */
export interface Choice {
  muted: boolean;
  /** number of the newest message they have deleted for themselves; 0: none */
  cleared: number;
}

const NOTHING: Choice = { muted: false, cleared: 0 };

export async function choiceOf(db: Database, person: string, other: string): Promise<Choice> {
  const row = await db
    .selectFrom('conversation_choices')
    .select(['muted', 'cleared'])
    .where('person', '=', person)
    .where('other', '=', other)
    .executeTakeFirst();
  return row ? { muted: row.muted === 1, cleared: row.cleared } : NOTHING;
}

export async function saveChoice(db: Database, person: string, other: string, choice: Choice): Promise<void> {
  const row = { muted: choice.muted ? 1 : 0, cleared: choice.cleared };
  await db
    .insertInto('conversation_choices')
    .values({ person, other, ...row })
    .onConflict((conflict) => conflict.columns(['person', 'other']).doUpdateSet(row))
    .execute();
}

/** The people of every conversation somebody has chosen something for, whether it has a message or not. */
export async function chosenOf(db: Database, person: string): Promise<string[]> {
  const rows = await db.selectFrom('conversation_choices').select('other').where('person', '=', person).execute();
  return rows.map(({ other }) => other);
}
