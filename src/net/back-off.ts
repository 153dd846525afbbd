/** Seconds between tries to connect again (design tokens, `reconnectS`); the last one repeats. */
const SECONDS = [1, 2, 4, 8, 15, 30];

/** While the session can still be resumed, a longer wait could miss the end of the cut (X4: 60 s, on air 30 s). */
const LONGEST_WHILE_RESUMABLE = 4;

/**
 * How long to wait before the next try, ms. A fifth of it is chance, so that a thousand TVs do not come back in step.
 * @param tries how many have failed since the line was lost
 * @param resumable whether the session is still waiting for this TV
 * @param random a number from 0 to 1
 */
export function backOff(tries: number, resumable: boolean, random: number): number {
  const seconds = SECONDS[Math.min(tries, SECONDS.length - 1)] ?? 30;
  const capped = resumable ? Math.min(seconds, LONGEST_WHILE_RESUMABLE) : seconds;
  return Math.round(capped * 1000 * (0.9 + 0.2 * random));
}
