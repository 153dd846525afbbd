import { NOTHING, NOTHING_DIRECT } from './home.ts';
import { FuzzRun, type Mix } from './run.ts';

/** things done in one household */
const ACTIONS: Record<Mix, number> = { everything: 100, preferences: 80, direct: 80 };
const ENOUGH_FAILURES = 3;

export interface FuzzTotals {
  seeds: number;
  actions: number;
  /** pictures shown, those by way of a room only and those of the child, messages that arrived, asks, requests refused, lines cut, servers killed and started again */
  counts: FuzzRun['counts'];
  /** of direct connections: pictures, moments in which there was one, and in which one rested */
  direct: typeof NOTHING_DIRECT;
  /** what to run again and how it came about, for the first seeds that failed */
  failures: string[];
}

/** Runs households with the seeds `first` to `first + seeds - 1`; stops after a few failures. */
export async function fuzz(mix: Mix, first: number, seeds: number): Promise<FuzzTotals> {
  const counts = { ...NOTHING };
  const direct = { ...NOTHING_DIRECT };
  const failures: string[] = [];
  let done = 0;
  for (; done < seeds && failures.length < ENOUGH_FAILURES; done += 1) {
    const run = new FuzzRun(first + done, mix);
    await run.run(ACTIONS[mix]).catch((error: unknown) => {
      failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
    for (const what of Object.keys(counts) as (keyof typeof counts)[]) counts[what] += run.counts[what];
    for (const what of Object.keys(direct) as (keyof typeof direct)[]) direct[what] += run.directing?.counts[what] ?? 0;
  }
  return { seeds: done, actions: done * ACTIONS[mix], counts, direct, failures };
}
