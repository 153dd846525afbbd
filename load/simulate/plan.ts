import type { Line } from '../../src/protocol/words.ts';

/** What one person does in the simulation. */
export interface Plan {
  line: Line;
  /** what their line really bears, kbps, and how long a word takes there and back, ms */
  bears: number;
  roundTrip: number;
  /** what they watch: when each view opens and closes, ms */
  views: readonly { from: number; to: number }[];
}

/** Who comes by which line: two in five slow, one in four fast. */
const MIX: readonly (readonly [Line, number])[] = [
  ['slow', 0.4],
  ['steady', 0.75],
  ['fast', 1],
];
const LEAST_MS = 40_000;

/**
 * A person who comes at some time, opens one to four views, and closes them again.
 * @param caps kbps by class; lines bear at least a tenth more
 * @param lengthMs of the whole simulation
 */
export function planOf(random: () => number, caps: Readonly<Record<Line, number>>, lengthMs: number): Plan {
  const drawn = random();
  const line = MIX.find(([, up]) => drawn < up)?.[0] ?? 'fast';
  const came = random() * (lengthMs / 2);
  const left = Math.min(lengthMs, came + LEAST_MS + random() * (lengthMs - LEAST_MS));
  const more = Math.floor(random() * 4);
  const views = Array.from({ length: more }, () => {
    const from = came + random() * (left - came) * 0.8;
    return { from, to: from + random() * (left - from) };
  });
  return {
    line,
    bears: caps[line] * (1.1 + 3 * random()),
    roundTrip: 10 + 190 * random() ** 2,
    views: [{ from: came, to: left }, ...views],
  };
}
