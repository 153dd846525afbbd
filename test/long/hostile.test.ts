import { expect, test } from 'vitest';
import { type RequestName, requests } from '../../src/protocol/words.ts';
import { besiege } from '../support/besieged.ts';
import { report } from './report.ts';

const INPUTS = 1_000_000;
const OF_EACH_WORD = 1_000;
/** A session whose line was lost is kept for a minute; sweeping takes a moment more. */
const CALM_MS = 70_000;
/** What a server may hold more afterwards than before, MB: code that has run, and what was written down about people. */
const GROWTH_MB = 20;

test(`${INPUTS} hostile inputs: no crash, heap flat, and somebody who watches a friend sees every picture (W29)`, async () => {
  const { attack, alive, unexplained, viewer, heldMb, rssMb } = await besiege(INPUTS, 1, CALM_MS);
  const names = Object.keys(requests) as RequestName[];
  const leastOfAWord = Math.min(...names.map((name) => attack.words.get(name) ?? 0));
  report('hostile', {
    inputs: attack.inputs,
    mutatedSessions: attack.mutated,
    leastOfAWord,
    closed: Object.fromEntries(attack.closed),
    heldMb,
    rssMb,
    viewer,
  });
  expect(alive).toBe(true);
  expect(unexplained).toEqual([]);
  expect(leastOfAWord).toBeGreaterThanOrEqual(OF_EACH_WORD);
  expect(attack.mutated).toBeGreaterThanOrEqual(INPUTS / 2);
  expect(heldMb.after - heldMb.before).toBeLessThan(GROWTH_MB);
  expect(viewer.lost).toBeUndefined();
  expect(viewer.perSecond).toBeGreaterThan(8);
});
