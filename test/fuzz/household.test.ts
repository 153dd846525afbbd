import { describe, expect, it } from 'vitest';
import { FuzzRun } from './run.ts';

const FIRST = Number(process.env['FUZZ_FIRST'] ?? 1);
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 200);
const ACTIONS = 100;

describe('whatever a household does, in whatever order', () => {
  it(
    `nobody sees what they may not, and nothing said is lost (${SEEDS} seeds × ${ACTIONS} actions)`,
    async () => {
      const failures: string[] = [];
      const total = { pictures: 0, messages: 0, asks: 0, refused: 0, cuts: 0, restarts: 0 };
      for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
        const run = new FuzzRun(seed);
        await run.run(ACTIONS).catch((error: unknown) => {
          failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        });
        for (const what of Object.keys(total) as (keyof typeof total)[]) total[what] += run.counts[what];
        if (failures.length >= 3) break;
      }
      console.log(JSON.stringify({ seeds: SEEDS, actions: SEEDS * ACTIONS, ...total }));
      expect(failures, failures.join('\n\n')).toEqual([]);
    },
    SEEDS * 5_000,
  );
});
