import type { Cancel, Clock } from '../../src/protocol/clock.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import type { MediaLink, Session } from '../gateway/session.ts';
import type { LegEnd, Way } from './counts.ts';
import type { ClipFiles } from './files.ts';
import type { Pace } from './pace.ts';

/** One of the two ways a clip goes (V4, V5): a connection of its own, which carries nothing else. */
export interface Leg {
  readonly way: Way;
  readonly facts: LegFacts;
  /** all of it went */
  readonly whole: boolean;
  /** why it ended by itself */
  readonly fault: LegEnd | undefined;
  /** when something last came of it, ms since 1970 */
  readonly heardAt: number;
  /** A frame that came on its link. */
  take(frame: Uint8Array): void;
  /** Ends it; resolves when nothing of it is under way any more. */
  end(why?: ErrorCode): Promise<void>;
}

export interface LegFacts {
  session: Session;
  link: MediaLink;
  stream: number;
  /** the first byte that is wanted */
  from: number;
  /** size of the whole */
  bytes: number;
  /** largest payload of a piece */
  piece: number;
  /** bytes that may be on their way unacknowledged */
  window: number;
}

export interface LegPorts {
  clock: Clock;
  files: ClipFiles;
  pace: Pace;
}

/** The line may be another in a moment: nothing waits longer for it than this. */
const LOOK_AGAIN_MS = 1_000;

/** Does something when there is room for it on the line. @returns stops waiting */
export function whenPaced({ clock, pace }: LegPorts, bytes: number, act: () => void): Cancel {
  let cancel: Cancel = () => {};
  const look = (): void => {
    const now = clock.now();
    const wait = pace.wait(bytes, now);
    if (wait > 0) {
      cancel = clock.after(Math.min(wait, LOOK_AGAIN_MS), look);
      return;
    }
    pace.spend(bytes, now);
    act();
  };
  look();
  return () => cancel();
}
