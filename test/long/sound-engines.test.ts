import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TvBrowser, TvBrowserOptions } from '../browser/support/browser.ts';
import { delayOf, heardSince, installEar, type Moment, spokenSince } from '../browser/support/ear.ts';
import { livingRoom } from '../browser/support/living-room.ts';
import { VOWEL_HZ, voiceFile } from '../browser/support/voice.ts';
import { Firefox } from '../support/firefox.ts';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { Wpe } from '../support/wpe.ts';
import { report } from './report.ts';

const AUDIBLE = 0.01;
const LISTENED_MS = 6_000;
const SIGNS_IN_MS = 5_000;
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

  beforeEach(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    const remote = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
    await remote.signIn('maya');
    await remote.tv.settings.set({ watchMode: 'friends', sound: true });
    remote.tv.close();
  });
  afterEach(() => server.stop());

  /** Maya is on air, and speaks. */
  async function speaker(lacks?: Lacks): Promise<TvBrowser> {
    const maya = await livingRoom(server, 'maya', {
      ...{ camera: 'room', voice: voiceFile(), listens: true },
      ...(lacks && { lacks }),
    });
    await maya.press('green');
    await maya.hasRead(/Only you can see this/, 20_000);
    await maya.press('ok');
    await maya.hears(/On air/, 30_000);
    return maya;
  }

  /** Listens for a while. @param heardOn what came out of the speakers since then */
  async function listen(maya: TvBrowser, heardOn: (since: number) => Promise<Moment[]>): Promise<Omit<Heard, 'codec'>> {
    await waitFor('the voice is heard', async () => audible(await heardOn(0)).length > 50, 60_000);
    const from = Date.now();
    await pause(LISTENED_MS);
    const heard = await heardOn(from);
    const loud = audible(heard);
    const vowel = loud.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250);
    return {
      delayMs: delayOf(await spokenSince(maya.page, from), heard),
      voice: vowel.length / Math.max(1, loud.length),
    };
  }

  async function visit(speaks: Lacks, listens: Lacks): Promise<Heard> {
    const maya = await speaker(speaks);
    const noa = await livingRoom(server, 'noa', { camera: 'none', listens: true, ...(listens && { lacks: listens }) });
    try {
      const codecs = await codecsOn(noa);
      await noa.press('ok');
      const heard = await listen(maya, (since) => heardSince(noa.page, since));
      return { ...heard, codec: [...codecs].join() };
    } finally {
      await Promise.all([maya.close(), noa.close()]);
    }
  }

  /** What a TV keeps to sign in by itself. */
  async function signedIn(): Promise<Record<string, string>> {
    const before = await livingRoom(server, 'noa', { camera: 'none' });
    const kept = await before.page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
    await before.close();
    return kept;
  }

  it.each<[Lacks, Lacks]>([
    ['codecs', undefined],
    [undefined, 'codecs'],
    ['codecs', 'codecs'],
    [undefined, 'wasm'],
    // JavaScript alone: Opus still, on a machine as fast as that.
    ['wasm', 'wasm'],
  ])('speaks without %s, listens without %s', async (speaks, listens) => {
    const heard = await visit(speaks, listens);
    report(`sound ${speaks ?? 'all'} to ${listens ?? 'all'}`, heard);
    expect(heard.voice).toBeGreaterThan(0.8);
    expect(heard.delayMs).toBeGreaterThan(0);
    expect(heard.delayMs).toBeLessThanOrEqual(500);
    expect(heard.codec).toMatch(/^(opus|pcmu)(,(opus|pcmu))?$/);
  });

  /** WPE WebKit is what many boxes have; it knows no codecs at all. */
  it.for([
    { name: 'Firefox', Engine: Firefox },
    { name: 'WPE WebKit', Engine: Wpe },
  ])('$name hears it', async ({ name, Engine }, { skip }) => {
    if (!Engine.isHere) skip(`${name} cannot be had here`);
    const kept = await signedIn();
    const maya = await speaker();
    const noa = await Engine.open(server.url, kept);
    try {
      await noa.run(installEar);
      await pause(SIGNS_IN_MS);
      await noa.press('ok');
      const heardOn = (since: number) => noa.run((from: number) => window.ear.filter(({ at }) => at >= from), since);
      const heard = await listen(maya, heardOn);
      report(`sound to ${name}`, heard);
      expect(heard.voice).toBeGreaterThan(0.8);
      expect(heard.delayMs).toBeLessThanOrEqual(600);
    } finally {
      await Promise.all([maya.close(), noa.close()]);
    }
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
