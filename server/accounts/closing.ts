import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/store.ts';

/** Permission ends within half a second of an account being closed, wherever it was closed. */
const LOOK_EVERY_MS = 200;

/** What the operator did to somebody: closed the account, or signed every TV of theirs out. */
export type Closing = 'disabled' | 'signed_out';

interface Found {
  person: string;
  why: Closing;
  at: number;
}

/**
 * Watches the store for people whom the operator's command, in a process of its own, has closed or signed out.
 * @param closed called once for each time that was done
 * @returns stops watching
 */
export function watchClosing(
  db: Database,
  clock: Clock,
  log: Log,
  closed: (person: string, why: Closing) => void,
): Cancel {
  let since = clock.now();
  let looking = false;
  const told = new Set<string>();
  return every(clock, LOOK_EVERY_MS, () => {
    if (looking) return;
    looking = true;
    const now = clock.now();
    look(db, since)
      .then((found) => {
        for (const one of found) if (!told.has(nameOf(one))) closed(one.person, one.why);
        told.clear();
        for (const one of found) told.add(nameOf(one));
        // A little overlap: the other process has a clock and a commit of its own.
        since = now - 5_000;
      })
      .catch(() => log.warn({}, 'closed accounts could not be looked up'))
      .finally(() => {
        looking = false;
      });
  });
}

const nameOf = ({ person, why, at }: Found): string => `${person} ${why} ${at}`;

async function look(db: Database, since: number): Promise<Found[]> {
  const disabled = await db
    .selectFrom('accounts')
    .select(['person', 'disabled_at as at'])
    .where('disabled_at', '>=', since)
    .execute();
  const signedOut = await db
    .selectFrom('accounts')
    .select(['person', 'signed_out_at as at'])
    .where('signed_out_at', '>=', since)
    .execute();
  return [
    ...disabled.map(({ person, at }): Found => ({ person, why: 'disabled', at: at ?? 0 })),
    ...signedOut.map(({ person, at }): Found => ({ person, why: 'signed_out', at: at ?? 0 })),
  ];
}
