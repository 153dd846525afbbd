import { expect, test } from 'vitest';
import { besiege } from '../../support/besieged.ts';

/** The million is in test/long/hostile.test.ts. */
const INPUTS = 15_000;

test(`${INPUTS} hostile inputs: the server goes on, and somebody who watches a friend sees every picture (W29)`, async () => {
  const { attack, alive, unexplained, viewer } = await besiege(INPUTS, 20261121);
  expect(attack.inputs).toBeGreaterThanOrEqual(INPUTS);
  expect(attack.mutated).toBeGreaterThan(INPUTS / 2);
  expect(alive).toBe(true);
  expect(unexplained).toEqual([]);
  expect(viewer.lost).toBeUndefined();
  expect(viewer.perSecond).toBeGreaterThan(8);
}, 90_000);
