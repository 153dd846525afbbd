import { expect, it } from 'vitest';
import { fuzz } from '../fuzz/seeds.ts';
import { report } from './report.ts';

const SEEDS = 4_000;
/** Others than the ones of `npm test`. */
const FIRST = 100_001;

it(`nobody sees what they may not, and nothing said is lost, whatever ${SEEDS} households do`, async () => {
  const { failures, ...totals } = await fuzz('everything', FIRST, SEEDS);
  report('fuzz', totals);
  expect(failures, failures.join('\n\n')).toEqual([]);
});
