import { PIN_TRIES, PIN_WAIT_MS } from '../../src/protocol/limits.ts';

/** Wrong PINs in a row, for one person on one TV: nobody can lock somebody else out from another one. */
export interface PinTries {
  wrong: number;
  /** none counts before this time, ms since 1970 */
  notBefore: number;
}

export const NO_TRIES: PinTries = { wrong: 0, notBefore: 0 };

/** How long to wait before the next try counts, ms; 0: now. */
export const waitFor = ({ notBefore }: PinTries, now: number): number => Math.max(0, notBefore - now);

/** One more was wrong. Every five of them cost a pause, twice as long each time. */
export function afterWrong({ wrong: before }: PinTries, now: number): PinTries {
  const wrong = before + 1;
  if (wrong % PIN_TRIES > 0) return { wrong, notBefore: 0 };
  const round = wrong / PIN_TRIES - 1;
  return { wrong, notBefore: now + Math.min(PIN_WAIT_MS.max, PIN_WAIT_MS.min * 2 ** round) };
}

/** Tries before the next pause. */
export const leftOf = ({ wrong }: PinTries): number => PIN_TRIES - (wrong % PIN_TRIES);
