import { expect, test } from 'vitest';
import { type RequestName, requests } from '../../src/protocol/words.ts';
import { besiege } from '../support/besieged.ts';
import { report } from './report.ts';

const INPUTS = 1_000_000;
const OF_EACH_WORD = 1_000;
/** What a server may keep more at the end than after a fifth, MB: buffers that grew with the load, not with its length. */
const GROWTH_MB = 40;

test(`${INPUTS} hostile inputs: no crash, memory flat, and somebody who watches a friend sees every picture (W29)`, async () => {
  const { attack, alive, unexplained, viewer, rssMb } = await besiege(INPUTS, 1);
  const names = Object.keys(requests) as RequestName[];
  const leastOfAWord = Math.min(...names.map((name) => attack.words.get(name) ?? 0));
  report('hostile', {
    inputs: attack.inputs,
    mutatedSessions: attack.mutated,
    leastOfAWord,
    closed: Object.fromEntries(attack.closed),
    rssMb,
    viewer,
  });
  expect(alive).toBe(true);
  expect(unexplained).toEqual([]);
  expect(leastOfAWord).toBeGreaterThanOrEqual(OF_EACH_WORD);
  expect(attack.mutated).toBeGreaterThanOrEqual(INPUTS / 2);
  expect(rssMb.late - rssMb.early).toBeLessThan(GROWTH_MB);
  expect(viewer.lost).toBeUndefined();
  expect(viewer.perSecond).toBeGreaterThan(8);
});
