import { expect, it } from 'vitest';
import { fuzz } from '../fuzz/seeds.ts';
import { report } from './report.ts';

/** Others than the ones of `npm test`. */
const FIRST = 100_001;

it.each([
  ['everything', 4_000],
  ['preferences', 2_000],
  ['direct', 1_000],
] as const)('nobody sees what they may not, and nothing said is lost: %s, %i households', async (mix, seeds) => {
  const { failures, ...totals } = await fuzz(mix, FIRST, seeds);
  report(mix === 'everything' ? 'fuzz' : `fuzz-${mix}`, totals);
  expect(failures, failures.join('\n\n')).toEqual([]);
});
