import { expect, it } from 'vitest';
import { fuzz } from './seeds.ts';

const FIRST = Number(process.env['FUZZ_FIRST'] ?? 20_001);
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 4);

it(
  `rooms connect directly, others come and go, lines break: no candidate before two yes, no direct picture for two (${SEEDS} seeds)`,
  async () => {
    const { direct, failures } = await fuzz('direct', FIRST, SEEDS);
    expect(failures, failures.join('\n\n')).toEqual([]);
    // A run in which nothing happens proves nothing; a few seeds are run again for what failed in them.
    if (SEEDS < 4) return;
    for (const [what, count] of Object.entries(direct)) expect(count, what).toBeGreaterThan(SEEDS);
  },
  SEEDS * 5_000,
);
