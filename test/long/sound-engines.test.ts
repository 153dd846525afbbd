import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TvBrowser, TvBrowserOptions } from '../browser/support/browser.ts';
import { delayOf, heardSince, type Moment, spokenSince } from '../browser/support/ear.ts';
import { livingRoom } from '../browser/support/living-room.ts';
import { VOWEL_HZ, voiceFile } from '../browser/support/voice.ts';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { report } from './report.ts';

const AUDIBLE = 0.01;
const LISTENED_MS = 6_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const audible = (moments: readonly Moment[]): Moment[] => moments.filter(({ loud }) => loud > AUDIBLE);

interface Heard {
  delayMs: number;
  /** of what was heard, the part that is the voice that was spoken */
  voice: number;
  codec: string;
}

type Lacks = TvBrowserOptions['lacks'];

/** X1: sound between engines that lack what Chromium of today has. */
describe.sequential('sound where the engine has no Opus of its own', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    const remote = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
    await remote.signIn('maya');
    await remote.tv.settings.set({ watchMode: 'friends', sound: true });
    remote.tv.close();
  });
  afterAll(() => server.stop());

  async function visit(speaks: Lacks, listens: Lacks): Promise<Heard> {
    const tvs: TvBrowser[] = [];
    const open = async (person: string, options: Parameters<typeof livingRoom>[2]): Promise<TvBrowser> => {
      const tv = await livingRoom(server, person, { listens: true, ...options });
      tvs.push(tv);
      return tv;
    };
    try {
      const maya = await open('maya', { camera: 'room', voice: voiceFile(), ...(speaks && { lacks: speaks }) });
      await maya.press('green');
      await maya.hasRead(/Only you can see this/, 20_000);
      await maya.press('ok');
      await maya.hears(/On air/, 30_000);
      const noa = await open('noa', { camera: 'none', ...(listens && { lacks: listens }) });
      const codecs = codecsOn(noa);
      await noa.press('ok');
      await waitFor('the voice is heard', async () => audible(await heardSince(noa.page, 0)).length > 50, 60_000);
      const from = Date.now();
      await pause(LISTENED_MS);
      const heard = await heardSince(noa.page, from);
      const loud = audible(heard);
      const vowel = loud.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250);
      return {
        delayMs: delayOf(await spokenSince(maya.page, from), heard),
        voice: vowel.length / Math.max(1, loud.length),
        codec: [...(await codecs)].join(),
      };
    } finally {
      await Promise.all(tvs.map((tv) => tv.close()));
    }
  }

  it.each<[Lacks, Lacks, string]>([
    ['codecs', undefined, 'opus'],
    [undefined, 'codecs', 'opus'],
    ['codecs', 'codecs', 'opus'],
    [undefined, 'wasm', 'opus'],
    ['wasm', 'wasm', 'pcmu'],
  ])('speaks without %s, listens without %s: %s', async (speaks, listens, codec) => {
    const heard = await visit(speaks, listens);
    report(`sound ${speaks ?? 'all'} to ${listens ?? 'all'}`, heard);
    expect(heard.voice).toBeGreaterThan(0.8);
    expect(heard.delayMs).toBeGreaterThan(0);
    expect(heard.delayMs).toBeLessThanOrEqual(500);
    expect(heard.codec).toBe(codec);
  });
});

const NAMES: Record<number, string> = { 16: 'opus', 17: 'pcmu' };

/** Codecs of the sound packets that come from now on. */
async function codecsOn({ page }: TvBrowser): Promise<Set<string>> {
  const found = new Set<string>();
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    if (response.opcode !== 2) return;
    const bytes = Buffer.from(response.payloadData, 'base64');
    if (((bytes[0] ?? 0) & 0x0f) === 2) found.add(NAMES[bytes[1] ?? 0] ?? 'another');
  });
  return found;
}
