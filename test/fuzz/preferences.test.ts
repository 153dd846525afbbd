import { expect, it } from 'vitest';
import { fuzz } from './seeds.ts';

const FIRST = Number(process.env['FUZZ_FIRST'] ?? 10_001);
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 200);

it(
  `whatever people set while others watch and write: no picture, mark or presence that a rule forbids (${SEEDS} seeds)`,
  async () => {
    const { counts, failures } = await fuzz('preferences', FIRST, SEEDS);
    expect(failures, failures.join('\n\n')).toEqual([]);
    // A run in which nothing happens proves nothing; a few seeds are run again for what failed in them.
    if (SEEDS < 100) return;
    for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(SEEDS / 50);
  },
  SEEDS * 5_000,
);
