import { waitFor } from '../../support/wait-for.ts';
import type { DirectRooms, FilmChange } from './direct-rooms.ts';
import { type Glass, judge, type Seen } from './glass.ts';

/** Nobody is to notice a switch: no picture stands longer than this, or than two of the relay's do. */
const FREEZE_MS = 500;

/** Calm, and the way back; and where a connection was lost, the wait before it is tried again. */
const BACK_MS = 15_000;
const AGAIN_MS = 60_000;
const WATCHED_MS = 4_000;
/** So many of the pictures that stood longest are told of. */
const LONGEST = 3;

/** One switch to the relay and back. */
export interface Switched extends Omit<Seen, 'freezes'> {
  /** the connection did not live through it, and was made anew */
  readonly anew: boolean;
  readonly clean: boolean;
  /** when it began and ended, ms since 1970 */
  readonly began: number;
  readonly ended: number;
  /** when the relay was what is seen, and when direct again, ms after it began */
  readonly relayedAt: number;
  readonly directAt: number;
  /** what stood longest: when it came, ms after it began, and for how long */
  readonly freezes: readonly { readonly at: number; readonly ms: number }[];
}

/** How long a relayed picture stands on this machine now, while two watch, ms: the median. */
export async function relayInterval(rooms: DirectRooms, glass: Glass): Promise<number> {
  await rooms.theoComes();
  await rooms.isDirect(false);
  const from = glass.looks.length;
  const begin = Date.now();
  await waitFor('two watch for a while', () => Date.now() - begin > WATCHED_MS, WATCHED_MS * 2);
  const stands = judge(glass.looks.slice(from), 'room').freezes.map(({ ms }) => ms);
  rooms.theoLeaves();
  await rooms.isDirect(true, AGAIN_MS);
  return stands[Math.floor(stands.length / 2)] ?? 0;
}

/** Theo comes and goes once. @param relayMs how long a relayed picture stands otherwise */
export async function switchOnce(rooms: DirectRooms, glass: Glass, relayMs: number): Promise<Switched> {
  const from = glass.looks.length;
  const began = Date.now();
  await rooms.theoComes();
  await rooms.isDirect(false);
  rooms.theoLeaves();
  const anew = await rooms.isDirect(true, BACK_MS).then(
    () => false,
    () => true,
  );
  if (anew) await rooms.isDirect(true, AGAIN_MS);
  const back = Date.now();
  await waitFor('a while of direct', () => (glass.last?.from ?? 0) > back + 500);
  const { freezes, ...seen } = judge(glass.looks.slice(from), 'room');
  const whole = !anew && seen.black + seen.wrong + seen.backwards === 0;
  const film = (await rooms.film()).filter(({ at }) => at >= began);
  const after = (is: FilmChange['is']): number => (film.find((one) => one.is === is)?.at ?? Number.NaN) - began;
  return {
    ...seen,
    ...{ began, ended: Date.now(), relayedAt: after('gone'), directAt: after('seen'), anew },
    freezes: freezes.slice(0, LONGEST).map(({ at, ms }) => ({ at: Math.round(at - began), ms: Math.round(ms) })),
    clean: whole && seen.longestFreezeMs <= Math.max(FREEZE_MS, 2 * relayMs),
  };
}

/** The first picture that was seen for the first time after a moment, ms since 1970. */
export async function nextPictureAfter(glass: Glass, moment: number): Promise<number> {
  return waitFor('another picture', () => {
    const before = glass.looks.filter(({ to }) => to < moment).pop()?.seen?.number;
    const next = glass.looks.find(({ from, seen }) => from >= moment && seen && seen.number !== before);
    return next && (next.from + next.to) / 2;
  });
}
