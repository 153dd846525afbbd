import type { InRoom, Settings } from '../protocol/words.ts';

/** What stands before the permission of a room. */
export type WatchRules = Pick<Settings, 'watchMode' | 'never'>;

/** Whom "Room may watch me" lets watch of those who are in the room now: Never and *Nobody* come first, as on the server. */
export function watchersOf(here: readonly InRoom[], me: string, { watchMode, never }: WatchRules): readonly string[] {
  if (watchMode === 'nobody') return [];
  return here.map(({ person }) => person).filter((person) => person !== me && never.indexOf(person) < 0);
}
