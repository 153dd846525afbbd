import type { Leg } from './leg.ts';

/** Into the store, or out of it. */
export type Way = 'up' | 'down';

/**
 * What became of a leg. done: all of it went. line: its line broke, or its TV ended it. still: nothing came of it any
 * more. session: its TV is no longer here. stopped: given up, taken away, or the server stopped. disk: could not be
 * written or read. refused: what came was not what it should be.
 */
export const LEG_ENDS = ['done', 'line', 'still', 'session', 'stopped', 'disk', 'refused'] as const;
export type LegEnd = (typeof LEG_ENDS)[number];

/** Why there was no room for one, or why one was not what it should be. */
export const REFUSED = ['too_large', 'quota', 'full', 'busy', 'broken', 'damaged'] as const;
export type Refused = (typeof REFUSED)[number];

const none = <K extends string>(names: readonly K[]): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;

/** What happened to video messages since the start, for the operator: sums, without anybody in them. */
export class ClipCounts {
  readonly legs = { up: none(LEG_ENDS), down: none(LEG_ENDS) } as const satisfies Record<Way, object>;
  readonly refused = none(REFUSED);

  /** @param why what ended it, if it did not itself */
  ended(leg: Leg, why: LegEnd): void {
    this.legs[leg.way][leg.whole ? 'done' : (leg.fault ?? why)] += 1;
  }

  /** @param code of the error it was refused with, `clip.…` */
  refuse(code: `clip.${Refused}`): void {
    this.refused[code.slice('clip.'.length) as Refused] += 1;
  }
}
