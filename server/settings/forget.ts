import type { Database } from '../store/store.ts';
import type { SettingsKeeper } from './settings.ts';

/**
 * Takes somebody who is gone out of everybody's lists: those of people who are here through their keeper, which tells
 * their TVs; the others' in the store.
 */
export async function forgetInSettings(
  db: Database,
  keeper: Pick<SettingsKeeper, 'of' | 'set'>,
  gone: string,
  here: { isHere(person: string): boolean; tell(person: string): void },
): Promise<void> {
  const rows = await db
    .selectFrom('settings')
    .select(['person', 'json'])
    .where('json', 'like', `%"${gone.replace(/[%_\\]/g, '_')}"%`)
    .execute();
  for (const { person, json } of rows) {
    if (here.isHere(person)) {
      await keeper.set(person, without(keeper.of(person), gone));
      here.tell(person);
      continue;
    }
    const changed = JSON.stringify({ ...JSON.parse(json), ...without(JSON.parse(json), gone) });
    await db.updateTable('settings').set({ json: changed }).where('person', '=', person).execute();
  }
}

/** The lists of some settings that name somebody, without them. */
export function without<T extends object>(settings: T, gone: string): Partial<T> {
  const lists = Object.entries(settings)
    .filter(([, value]) => Array.isArray(value) && value.includes(gone))
    .map(([name, value]) => [name, (value as unknown[]).filter((entry) => entry !== gone)]);
  return Object.fromEntries(lists);
}
