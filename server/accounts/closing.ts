import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/store.ts';

/** Permission ends within half a second of an account being closed, wherever it was closed. */
const LOOK_EVERY_MS = 200;

/**
 * Watches the store for accounts that the operator's command, in a process of its own, has closed.
 * @param closed called with each person, once
 * @returns stops watching
 */
export function watchClosing(db: Database, clock: Clock, log: Log, closed: (person: string) => void): Cancel {
  let since = clock.now();
  let looking = false;
  const told = new Set<string>();
  return every(clock, LOOK_EVERY_MS, () => {
    if (looking) return;
    looking = true;
    const now = clock.now();
    look(db, since)
      .then((people) => {
        for (const person of people.filter((id) => !told.has(id))) closed(person);
        told.clear();
        for (const person of people) told.add(person);
        // A little overlap: the other process has a clock and a commit of its own.
        since = now - 5_000;
      })
      .catch(() => log.warn({}, 'closed accounts could not be looked up'))
      .finally(() => {
        looking = false;
      });
  });
}

async function look(db: Database, since: number): Promise<string[]> {
  const rows = await db.selectFrom('accounts').select('person').where('disabled_at', '>=', since).execute();
  return rows.map((row) => row.person);
}
