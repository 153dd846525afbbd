import { describe, expect, it } from 'vitest';
import { digestOf, take, talking, videosOf } from '../support/clips.ts';
import { Household } from '../support/household.ts';
import { pick, seeded } from '../support/random.ts';

const BYTES = 250_000;
/** It takes about so long on a fast line, ms. */
const LEG_MS = 7_500;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** In upload, store and download of each. */
const CUTS = 5;

interface Cut {
  leg: 'up' | 'down';
  how: 'cut' | 'pulled' | 'killed';
  /** bytes that had come by then */
  offset: number;
}

/** Sends one and loads it, with cuts at moments drawn at random; what both ends and the store hold in the end. */
async function tryCuts(seed: number) {
  const random = seeded(seed);
  const household = await Household.open({ people: ['noa', 'maya'] });
  const cuts: Cut[] = [];
  const clip = take(BYTES, seed);
  const noa = await household.signedIn('noa', { line: 'fast' });
  const maya = await household.signedIn('maya', { line: 'fast' });
  const mine = await talking(noa, 'maya');
  const theirs = await talking(maya, 'noa');
  await household.pass(100);

  /** Breaks the line, or the server, a few times while a leg runs, and lets it come to its end. */
  async function through(leg: Cut['leg'], offset: () => number, isDone: () => boolean): Promise<void> {
    const { plug } = leg === 'up' ? noa : maya;
    for (let n = 0; n < CUTS && !isDone(); n += 1) {
      await household.pass(random() * LEG_MS * 0.3);
      const how = pick(random, ['cut', 'cut', 'pulled', 'killed'] as const);
      cuts.push({ leg, how, offset: offset() });
      if (how === 'killed') household.kill();
      else if (how === 'pulled') plug.pull();
      else plug.cut();
      await household.pass(random() * 2_000);
      if (how === 'killed') await household.start();
      else plug.mend();
      // Not always does it come to run again before the next one.
      await household.pass(random() < 0.3 ? 500 : how === 'pulled' ? 16_000 : 2_500);
    }
    for (let n = 0; n < 30 && !isDone(); n += 1) await household.pass(10_000);
  }

  await mine.with('maya').startVideo();
  const sending = mine.send('maya', clip);
  const partial = (): number => [...household.files.begun.values()][0]?.length ?? 0;
  await through('up', partial, () => sending.state.peek().is === 'sent');
  const link = videosOf(maya, 'noa')[0]?.clip;
  const loading = link && theirs.link(link, 'noa');
  loading?.load();
  const loaded = (): number => {
    const state = loading?.state.peek();
    return state?.is === 'loading' ? state.loaded : 0;
  };
  await through('down', loaded, () => loading?.state.peek().is === 'ready');
  const result = {
    cuts,
    sent: sending.state.peek().is,
    messages: videosOf(maya, 'noa').length,
    loaded: loading?.state.peek().is,
    store: [...household.files.stored].map(([name, bytes]) => [name, digestOf(bytes)]),
    parts: household.files.begun.size,
    recipient: digestOf(loading?.file ?? new Uint8Array()),
    errors: household.errors,
  };
  await household.close();
  return { ...result, digest: clip.digest };
}

describe('a video message over lines and servers that break at any moment', () => {
  it.each(SEEDS)('is the same at sender, store and recipient, once (seed %i)', async (seed) => {
    const { cuts, digest, ...result } = await tryCuts(seed);
    expect(cuts.length).toBeGreaterThan(3);
    expect(result, JSON.stringify(cuts)).toEqual({
      sent: 'sent',
      messages: 1,
      loaded: 'ready',
      store: [[digest, digest]],
      parts: 0,
      recipient: digest,
      errors: [],
    });
  });
});
