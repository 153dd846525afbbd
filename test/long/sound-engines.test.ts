import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Codec, Kind } from '../../src/protocol/packet.ts';
import type { OldTvOptions, TvBrowser } from '../browser/support/browser.ts';
import { delayOf, heardSince, installEar, type Moment, spokenSince } from '../browser/support/ear.ts';
import { livingRoom, oldLivingRoom } from '../browser/support/living-room.ts';
import type { TvPage } from '../browser/support/page.ts';
import { cameSince } from '../browser/support/pictures.ts';
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

/** Chromium of today, the same with something taken away, or one of 2019. */
type Engine = 'today' | 'no codecs' | 'no wasm' | 'Chromium 72';
/** What an engine is looked at by. */
type Tv = TvBrowser<TvPage>;

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

  function roomWith(engine: Engine, person: string, options: OldTvOptions): Promise<Tv> {
    const own = { ...options, listens: true };
    if (engine === 'Chromium 72') return oldLivingRoom(72, server, person, own);
    if (engine === 'today') return livingRoom(server, person, own);
    return livingRoom(server, person, { ...own, lacks: engine === 'no wasm' ? 'wasm' : 'codecs' });
  }

  /** Maya is on air, and speaks. */
  async function speaker(engine: Engine = 'today'): Promise<Tv> {
    const maya = await roomWith(engine, 'maya', { camera: 'room', voice: voiceFile() });
    await maya.press('green');
    await maya.hasRead(/Only you can see this/, 20_000);
    await maya.press('ok');
    await maya.hears(/On air/, 30_000);
    return maya;
  }

  /** Listens for a while. @param heardOn what came out of the speakers since then */
  async function listen(maya: Tv, heardOn: (since: number) => Promise<Moment[]>): Promise<Omit<Heard, 'codec'>> {
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

  async function visit(speaks: Engine, listens: Engine): Promise<Heard> {
    const maya = await speaker(speaks);
    const noa = await roomWith(listens, 'noa', { camera: 'none' });
    try {
      await noa.press('ok');
      const heard = await listen(maya, (since) => heardSince(noa.page, since));
      return { ...heard, codec: await codecsOn(noa) };
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

  it.each<[Engine, Engine]>([
    ['no codecs', 'today'],
    ['today', 'no codecs'],
    ['no codecs', 'no codecs'],
    ['today', 'no wasm'],
    // JavaScript alone: Opus still, on a machine as fast as that.
    ['no wasm', 'no wasm'],
    ['today', 'Chromium 72'],
    ['Chromium 72', 'today'],
  ])('from %s to %s', async (speaks, listens) => {
    const heard = await visit(speaks, listens);
    report(`sound ${speaks} to ${listens}`, heard);
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

/** Codecs of the sound that has come. */
async function codecsOn({ page }: Tv): Promise<string> {
  const sound = (await cameSince(page, 0)).filter(({ kind }) => kind === Kind.sound);
  const names = sound.map(({ codec }) => (codec === Codec.opus ? 'opus' : codec === Codec.pcmu ? 'pcmu' : 'another'));
  return [...new Set(names)].join();
}
