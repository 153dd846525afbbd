import type { WatchMode } from '../../src/protocol/words.ts';

/** Everything that decides whether one person may watch another (W8, W28). */
export interface WatchFacts {
  mode: WatchMode;
  friend: boolean;
  /** both are in a room now whose people the broadcaster lets watch */
  room: boolean;
  /** either has blocked the other */
  blocked: boolean;
  /** the broadcaster is a child: only friends, whom its guardian has approved, whatever room or mode (X9) */
  child: boolean;
  always: boolean;
  never: boolean;
  /** what was decided for this broadcast: allowed once (or invited), removed, or nothing */
  guest: 'granted' | 'removed' | undefined;
}

/**
 * allow: watches at once. ask: the broadcaster is asked. refuse: the broadcaster never hears of it and the asker
 * is told the same as for any other no.
 */
export type Verdict = 'allow' | 'ask' | 'refuse';

/**
 * The whole rule set. It fails closed: what is not allowed by a line below is refused, and each no stands before
 * each yes. Somebody who is neither friend nor in a shared room can never watch.
 */
export function mayWatch(facts: WatchFacts): Verdict {
  if (facts.blocked || facts.never) return 'refuse';
  if (!facts.friend && (!facts.room || facts.child)) return 'refuse';
  if (facts.guest === 'removed') return 'refuse';
  if (facts.guest === 'granted') return 'allow';
  if (facts.room && facts.mode !== 'nobody') return 'allow';
  switch (facts.mode) {
    case 'nobody':
      return 'refuse';
    case 'friends':
      return facts.friend ? 'allow' : 'refuse';
    case 'ask':
      return 'ask';
    case 'list_or_ask':
      return facts.always ? 'allow' : 'ask';
    case 'list_only':
      return facts.always ? 'allow' : 'refuse';
    default:
      return 'refuse';
  }
}

/** What allows somebody to watch, for the log of who did. `once`: a yes or an invitation for this broadcast. */
export type Ground = 'once' | 'room' | 'friends' | 'always';

/** The line above that lets them watch; undefined where none does. */
export function groundOf(facts: WatchFacts): Ground | undefined {
  if (mayWatch(facts) !== 'allow') return undefined;
  if (facts.guest === 'granted') return 'once';
  if (facts.room) return 'room';
  return facts.mode === 'friends' ? 'friends' : 'always';
}

/** A mode that takes back what was granted one by one: choosing it means nobody else. */
export const endsGrants = (mode: WatchMode): boolean => mode === 'list_only' || mode === 'nobody';
