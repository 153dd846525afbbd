import { beforeAll, describe, expect, it } from 'vitest';
import { besiegeClips, type SiegeReport } from '../support/clip-siege.ts';
import { report } from './report.ts';

const CUTS = 1_000;
const KILLS = 60;
const SEED = 7;

describe('V3–V5: a thousand lines that break, and a server that is killed, in upload, store and download', () => {
  let result: SiegeReport;

  beforeAll(async () => {
    result = await besiegeClips({ cuts: CUTS, kills: KILLS, seed: SEED, pairs: 8 });
    report('clips', result);
  }, 1_800_000);

  it('were as many as were meant, in both legs', () => {
    expect(result.cuts.length).toBeGreaterThanOrEqual(CUTS);
    expect(result.kills.length).toBe(KILLS);
    for (const leg of ['up', 'down']) expect(result.cuts.filter((cut) => cut.leg === leg).length).toBeGreaterThan(300);
  });

  it('change not a byte at sender, store or recipient', () => {
    expect(result.transfers).toBeGreaterThan(150);
    expect(result.digestMismatches).toBe(0);
  });

  it('lose and double no message, and leave nothing behind', () => {
    expect({ lost: result.lost, doubled: result.doubled, strays: result.strays }).toEqual({
      lost: 0,
      doubled: 0,
      strays: 0,
    });
  });
});
