import { type AllowanceRules, allowanceOf, capOf, type SharedView } from '../../server/relay/allowance.ts';
import { Capacity } from '../../server/relay/capacity.ts';
import type { Line } from '../../src/protocol/words.ts';

export interface Admission {
  admitted: Uint8Array;
  refused: number;
  /** the most that was reserved at once, kbps */
  most: number;
  total: number;
}

const LARGE: SharedView = { small: false, percent: undefined };

/**
 * Lets people in as they come, as long as what the operator gives bears it (W20); who leaves makes room.
 * @param stays when each person comes and goes, ms, and by which line
 * @param totalKbps what the operator gives to all
 */
export function admit(
  stays: { from: Float64Array; to: Float64Array; line: (index: number) => Line },
  rules: AllowanceRules,
  totalKbps: number,
): Admission {
  const { from, to, line } = stays;
  const capacity = new Capacity(totalKbps);
  const count = from.length;
  const admitted = new Uint8Array(count);
  const comes = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (a, b) => (from[a] ?? 0) - (from[b] ?? 0),
  );
  const goes = Uint32Array.from({ length: count }, (_, index) => index).sort((a, b) => (to[a] ?? 0) - (to[b] ?? 0));
  let leaving = 0;
  let refused = 0;
  let most = 0;
  for (const index of comes) {
    for (; leaving < count && (to[goes[leaving] ?? 0] ?? 0) <= (from[index] ?? 0); leaving += 1) {
      capacity.reserve(String(goes[leaving]), 0);
    }
    const cap = capOf(rules, { class: line(index), kbps: undefined }, undefined);
    const kbps = allowanceOf([{ cap, views: [LARGE] }]);
    if (!capacity.admits(String(index), kbps)) {
      refused += 1;
      continue;
    }
    admitted[index] = 1;
    capacity.reserve(String(index), kbps);
    most = Math.max(most, capacity.reserved);
  }
  return { admitted, refused, most, total: totalKbps };
}
