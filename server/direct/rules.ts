import type { Line, Settings } from '../../src/protocol/words.ts';

/** One of the two homes. */
export interface End {
  /** its TV can */
  able: boolean;
  line: Line;
  setting: Settings['direct'];
  /** does not show its address: only through the operator's TURN */
  relayOnly: boolean;
  /** somebody who cannot agree to it: on somebody else's TV, or a child */
  minor: boolean;
}

export interface Whether {
  /** the operator offers it */
  offered: boolean;
  /** the operator has TURN */
  turn: boolean;
  broadcaster: End;
  viewer: End;
  /** large viewings of the broadcast, second TVs included; thumbnails make way */
  large: number;
  /** watched as a thumbnail, or in a place where no direct picture can be */
  small: boolean;
}

/** never: not between these two. rest: not at the moment. may: the rules do not stand in the way. */
export type Verdict = 'never' | 'rest' | 'may';

/** W21: with exactly one viewer, where both homes can, both want it, and neither line is slow. */
export function mayBeDirect({ offered, turn, broadcaster, viewer, large, small }: Whether): Verdict {
  const fits = ({ able, line, setting, relayOnly, minor }: End): boolean =>
    able && line !== 'slow' && setting !== 'never' && !minor && (turn || !relayOnly);
  if (!offered || !fits(broadcaster) || !fits(viewer)) return 'never';
  return large === 1 && !small ? 'may' : 'rest';
}
