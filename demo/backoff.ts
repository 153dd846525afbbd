/** docs/protocol.md, "Staying connected": 1, 2, 4, 4 … s while the session can be resumed, then 8, 15, 30 s. */
const SOON_MS = [1_000, 2_000, 4_000];
const LATER_MS = [8_000, 15_000, 30_000];

/**
 * How long to wait before trying again, in ms.
 * @param tries made so far while resumable, or since it is not, from 0
 * @param random from 0 to 1: up to a fifth more, so that a household does not come back in one blow
 */
export function backoff(tries: number, resumable: boolean, random: number): number {
  const row = resumable ? SOON_MS : LATER_MS;
  const step = row[Math.min(tries, row.length - 1)] ?? 0;
  return Math.round(step * (1 + random * 0.2));
}

/** Close statuses after which the document says not to try again. */
export function isFinal(status: number): boolean {
  return status === 4000 || status === 4010 || status === 4011 || status === 4012;
}
