import { setTimeout as pause } from 'node:timers/promises';
import { Broadcaster } from '../../../load/broadcaster.ts';
import { percentile } from '../../../load/report.ts';
import { Viewer } from '../../../load/viewer.ts';
import { HearthUnderTest } from './hearth.ts';

const FAST = 99;
const PER_SECOND = 10;
const SECONDS = 60;
/** So that a fast line's own allowance is not what is measured. */
const BYTES = 2_000;

export interface Mixed {
  /** pictures the fast viewers did without */
  fastGaps: number;
  /** how old the slow viewer's picture was at most, in its own intervals (round trip taken off) */
  slowAgeIntervals: number;
}

/** One viewer on a line of 20 kbps among 99 on fast ones, ten pictures a second, for a minute (W14). */
export async function mixed(): Promise<Mixed> {
  const under = await HearthUnderTest.start({ rooms: 1, viewers: FAST + 1 });
  const [room] = under.rooms;
  if (!room) throw new Error('there is no crew');
  const url = `${under.url}/ws`;
  const viewers = room.viewers.map((_, index) => new Viewer(index === 0 ? 'slow' : 'fast', index > 0));
  try {
    const broadcaster = await Broadcaster.goOnAir(url, room.broadcaster, PER_SECOND, BYTES);
    await Promise.all(
      viewers.map((viewer, index) => {
        const tv = room.viewers[index];
        return tv ? viewer.watch(url, tv, room.broadcaster.person) : undefined;
      }),
    );
    await pause(2_000);
    for (const viewer of viewers) viewer.measure();
    await pause(SECONDS * 1000);
    const [slow, ...fast] = viewers;
    const fastGaps = fast.reduce((sum, { gaps }) => sum + gaps, 0);
    const interval = (SECONDS * 1000) / Math.max(1, slow?.pictures ?? 0);
    // A picture is as old as it gets just before the next one is shown.
    const oldest = percentile(slow?.ages ?? [], 1) + interval;
    for (const one of [...viewers, broadcaster]) one.leave();
    return { fastGaps, slowAgeIntervals: oldest / interval };
  } finally {
    await under.stop();
  }
}
