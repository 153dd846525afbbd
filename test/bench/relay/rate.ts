import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../../../load/report.ts';
import { LoadTv } from '../../../load/tv.ts';
import { PICTURE } from './saturation.ts';
import { open } from './subjects.ts';

const SECONDS = 10;
const WORD_EVERY_MS = 20;

/** A server at a rate people would use: 1,000 viewers, 30 pictures a second. */
export interface AtRate {
  /** processor of one core, percent */
  core: number;
  loopDelayP99Ms: number;
  kbPerViewer: number;
  /** of a word and its answer, while pictures run */
  wordP99Ms: number;
  /** pictures that were delivered, of those offered, percent */
  deliveredPct: number;
}

export async function atRate(viewers: number, perSecond: number): Promise<AtRate> {
  const { server, crowd, stream, hearth, leave } = await open('hearth', viewers);
  if (!hearth) throw new Error('only Hearth counts');
  try {
    // What everybody has come to before pictures run is what being signed in costs.
    const before = hearth.emptyRssKb;
    const witness = hearth.rooms[0]?.spare;
    if (!witness) throw new Error('nobody is left to speak');
    const tv = await LoadTv.signIn(`${hearth.url}/ws`, witness, 'fast');
    let cpu = 0;
    let speaking: Promise<number[]> = Promise.resolve([]);
    const counted = await crowd.run({
      stream,
      bytes: PICTURE,
      perSecond,
      seconds: SECONDS,
      begun: () => {
        cpu = server.cpuNs();
        void hearth.counts();
        speaking = speak(tv, SECONDS - 1);
      },
    });
    const used = server.cpuNs() - cpu;
    const { loopDelayP99Ms } = await hearth.counts();
    const words = await speaking;
    tv.close();
    return {
      core: used / 1e7 / counted.seconds,
      loopDelayP99Ms,
      kbPerViewer: (server.rssKb() - before) / viewers,
      wordP99Ms: percentile(words, 0.99),
      deliveredPct: (counted.pictures / (counted.published * viewers)) * 100,
    };
  } finally {
    await leave();
  }
}

/** Asks for a sign of life again and again; how long the answers took, ms. */
async function speak(tv: LoadTv, seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  tv.answerMs.length = 0;
  while (performance.now() < until) {
    await tv.ask('seen', { seq: 0 });
    await pause(WORD_EVERY_MS);
  }
  return [...tv.answerMs];
}
