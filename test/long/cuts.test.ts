import { beforeAll, describe, expect, it } from 'vitest';
import { type CutCase, type CutResult, tryCuts } from '../support/cuts.ts';
import { report } from './report.ts';

const CUTS: CutCase[] = [1, 5, 20, 45, 70].flatMap((seconds) => [
  { seconds, how: 'cut' },
  { seconds, how: 'pulled' },
]);
const STEADY = ['available'];
const GONE_ONCE = ['available', 'offline', 'available'];

/**
 * How somebody may look to a friend. The minute begins when the server notices: at once, or (nobody told) when it has
 * heard nothing for a while, 15 s at the most.
 */
function looksAllowed({ seconds, how }: CutCase): string[][] {
  const noticedAfter = how === 'pulled' ? 15 : 0;
  if (seconds < 60) return [STEADY];
  return seconds > 60 + noticedAfter ? [GONE_ONCE] : [STEADY, GONE_ONCE];
}

/** Ten cuts, and over a thousand messages in all. */
const EACH = 51;

describe('X4: a line that breaks in mid conversation and mid viewing', () => {
  let results: CutResult[];

  beforeAll(async () => {
    results = await tryCuts(CUTS, EACH);
    report('cuts', results);
  }, 240_000);

  it('loses and doubles none of over 1,000 messages', () => {
    expect(results.reduce((sum, { messages }) => sum + messages, 0)).toBeGreaterThan(1_000);
    for (const result of results) expect(result, JSON.stringify(result)).toMatchObject({ lost: 0, doubled: 0 });
  });

  it('does not make presence flap up to 60 s, and says offline once after that', () => {
    for (const result of results) expect(looksAllowed(result), JSON.stringify(result)).toContainEqual(result.looks);
  });

  it('comes back to watching by itself up to 60 s', () => {
    for (const { seconds, watching } of results) if (seconds < 60) expect(watching, `${seconds} s`).toBe('back');
  });

  it('comes back on air by itself up to 30 s, and asks after that', () => {
    for (const { seconds, air } of results) expect(air, `${seconds} s`).toBe(seconds < 30 ? 'back' : 'asks');
  });
});
