import { ASK_AGAIN_MS, NOT_NOW_LIMIT } from '../../src/protocol/limits.ts';

/** What one asker has done in this broadcast, or since the last one ended. */
export interface Askings {
  lastAskedAt: number | undefined;
  notNow: number;
}

export const NO_ASKINGS: Askings = { lastAskedAt: undefined, notNow: 0 };

export type AskVerdict = { is: 'prompt' } | { is: 'quiet' } | { is: 'too_soon'; retryAfterMs: number };

/**
 * "Settled" 4: asking again once a minute; after three "not now" nobody is bothered again in this broadcast, which
 * the asker does not notice.
 */
export function mayAsk(askings: Askings, now: number): AskVerdict {
  const { lastAskedAt, notNow } = askings;
  const wait = lastAskedAt === undefined ? 0 : lastAskedAt + ASK_AGAIN_MS - now;
  if (wait > 0) return { is: 'too_soon', retryAfterMs: wait };
  return notNow >= NOT_NOW_LIMIT ? { is: 'quiet' } : { is: 'prompt' };
}
