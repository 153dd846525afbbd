import { waitFor } from '../../support/wait-for.ts';
import type { DirectRooms } from './direct-rooms.ts';
import { type Glass, judge, type Seen } from './glass.ts';

/** Nobody is to notice a switch: no picture stands longer than this; two of the relay's usually do for 400 ms. */
const FREEZE_MS = 500;

/** One switch to the relay and back. */
export interface Switched extends Seen {
  readonly clean: boolean;
}

/** Theo comes and goes once. */
export async function switchOnce(rooms: DirectRooms, glass: Glass): Promise<Switched> {
  const from = glass.looks.length;
  await rooms.theoComes();
  await rooms.isDirect(false);
  rooms.theoLeaves();
  await rooms.isDirect(true);
  const back = Date.now();
  await waitFor('a while of direct', () => (glass.last?.from ?? 0) > back + 500);
  const seen = judge(glass.looks.slice(from), 'room');
  const whole = seen.black + seen.wrong + seen.backwards === 0;
  return { ...seen, clean: whole && seen.longestFreezeMs <= FREEZE_MS };
}

/** The first picture that was seen for the first time after a moment, ms since 1970. */
export async function nextPictureAfter(glass: Glass, moment: number): Promise<number> {
  return waitFor('another picture', () => {
    const before = glass.looks.filter(({ to }) => to < moment).pop()?.seen?.number;
    const next = glass.looks.find(({ from, seen }) => from >= moment && seen && seen.number !== before);
    return next && (next.from + next.to) / 2;
  });
}
