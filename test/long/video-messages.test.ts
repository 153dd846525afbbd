import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClip } from '../../src/protocol/clip/reader.ts';
import type { TvBrowser } from '../browser/support/browser.ts';
import { ROW_PLACE } from '../browser/support/counter.ts';
import { heardSince, installEar, type Moment } from '../browser/support/ear.ts';
import { livingRoom, WHOLE_SCREEN } from '../browser/support/living-room.ts';
import { installRowWatch, numbersOf } from '../browser/support/row-watch.ts';
import { VOWEL_HZ, voiceFile } from '../browser/support/voice.ts';
import { storedClips } from '../support/clips.ts';
import { LineProxy } from '../support/line-proxy.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { Wpe } from '../support/wpe.ts';
import { report } from './report.ts';

const RECORDED_MS = 4_000;
const SIGNS_IN_MS = 60_000;
const TRANSFER_MS = 60_000;
const AUDIBLE = 0.01;
/** Slow enough that a line can be cut on the way of a few hundred kilobytes. */
const KBPS = { HEARTH_ALLOWANCE_FAST: '600' };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** V1–V9 by keys, between TVs that have next to nothing, on lines that break. */
describe.sequential('a video message from a TV without MediaRecorder, WebCodecs and WebRTC', () => {
  let server: TestServer;
  let lines: LineProxy[];
  let tvs: { close(): Promise<void> }[];

  beforeEach(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' }, KBPS);
    lines = [];
    tvs = [];
  });
  afterEach(async () => {
    await Promise.all(tvs.map((tv) => tv.close()));
    await Promise.all(lines.map((line) => line.close()));
    await server.stop();
  });

  async function line(): Promise<LineProxy> {
    const made = await LineProxy.open(() => server.port);
    lines.push(made);
    return made;
  }

  /** @param counted the pictures have their numbers burnt in */
  async function poor(at: LineProxy, person: string, counted = false): Promise<TvBrowser> {
    const camera = person === 'noa' ? 'room' : 'study';
    const tv = await livingRoom(at, person, { camera, counted, voice: voiceFile(), listens: true, lacks: 'media' });
    const left = await tv.page.evaluate(() =>
      ['MediaRecorder', 'VideoEncoder', 'AudioEncoder', 'AudioDecoder', 'RTCPeerConnection'].filter(
        (name) => name in window,
      ),
    );
    expect(left).toEqual([]);
    tvs.push(tv);
    return tv;
  }

  it('is recorded, looked at, sent, loaded, watched, heard and answered, with each line cut twice on the way', async () => {
    const [up, down] = [await line(), await line()];
    const [noa, maya] = await Promise.all([poor(up, 'noa'), poor(down, 'maya')]);
    await noa.press('ok');
    await noa.hasRead(/Takes video messages/);
    await noa.press('up', 'up', 'right', 'down');
    await noa.hears(/Record a video message/);
    await record(noa);
    await cutTwice(up, () => noa.press('ok'));
    await noa.hasRead(/^0:0\d · \d.* · Sent$/, TRANSFER_MS);

    await maya.press('ok');
    await standOnLink(maya);
    const from = Date.now();
    await cutTwice(down, () => maya.press('ok'));
    await maya.willShow('room', WHOLE_SCREEN, { share: 0.6, withinMs: TRANSFER_MS });
    await maya.hears(/Answer with video/, TRANSFER_MS);
    expectVoice(await heardSince(maya.page, from));
    await noa.hasRead(/Watched \d\d:\d\d$/);

    await record(maya);
    await maya.press('ok');
    await noa.hasRead(/OK to load$/, TRANSFER_MS);
    await noa.press('left');
    await noa.seek('up', /Video message, 0:.*OK to load/, 'down');
    await noa.press('ok');
    await noa.willShow('study', WHOLE_SCREEN, { share: 0.6, withinMs: TRANSFER_MS });
    await noa.hears(/Answer with video/, TRANSFER_MS);
  });

  /** WPE WebKit is what many boxes have: without WebCodecs, and here without a camera. */
  it('is loaded, watched and heard in WPE WebKit, by keys, with its line cut twice', async ({ skip }) => {
    if (!Wpe.isHere) skip('WPE WebKit cannot be had here');
    const before = await livingRoom(server, 'maya', { camera: 'none' });
    const kept = await before.page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
    await before.close();
    const down = await line();
    // The storage belongs to the address.
    const maya = await Wpe.open(down.url, kept);
    tvs.push(maya);
    const noa = await poor(await line(), 'noa', true);
    await maya.run(installEar);
    await maya.run(installRowWatch, ROW_PLACE);
    const says = (what: RegExp, withinMs = 20_000): Promise<string> =>
      waitFor(
        `${what} is said`,
        async () => {
          const said = await maya.run(() => Array.from(document.querySelectorAll('.spoken'), (one) => one.textContent));
          return said.find((text) => text !== null && what.test(text)) ?? false;
        },
        withinMs,
      );
    await noa.press('ok');
    await noa.hasRead(/Takes video messages/, SIGNS_IN_MS);
    await noa.press('up', 'up', 'right', 'down');
    await noa.hears(/Record a video message/);
    await record(noa);
    await noa.press('ok');
    await noa.hasRead(/^0:0\d · \d.* · Sent$/, TRANSFER_MS);

    await maya.press('ok');
    await pause(3_000);
    await maya.press('left');
    for (let step = 0; step < 6 && !(await says(/^Video message, 0:/, 1_500).catch(() => false)); step += 1) {
      await maya.press('up');
    }
    await says(/^Video message, 0:/);
    const from = Date.now();
    await cutTwice(down, () => maya.press('ok'));
    await says(/Answer with video/, TRANSFER_MS);
    const numbers = new Set(numbersOf(await maya.run(() => window.rows), 'glass', from).map(({ number }) => number));
    const heard = await maya.run((since: number) => window.ear.filter(({ at }) => at >= since), from);
    const [file] = storedClips(server.folder);
    const recorded = readClip(file ?? new Uint8Array())?.pictures.length ?? Number.POSITIVE_INFINITY;
    report('video message to WPE', {
      recorded,
      pictures: numbers.size,
      heard: heard.filter(({ loud }) => loud > AUDIBLE).length,
    });
    // A machine that does other things as well shows fewer.
    expect(numbers.size).toBeGreaterThan(recorded * 0.5);
    expectVoice(heard);
    await noa.hasRead(/Watched \d\d:\d\d$/);
  });
});

/** 3, 2, 1, a few seconds, and it is looked at; OK sends it. */
async function record(tv: TvBrowser): Promise<void> {
  await tv.press('ok');
  await tv.hears(/Recording/, 20_000);
  await pause(RECORDED_MS);
  await tv.press('ok');
  await tv.hears(/Send/, 20_000);
}

/** In the conversation, on the newest video message. */
async function standOnLink(tv: TvBrowser): Promise<void> {
  await tv.hasRead(/OK to load$/);
  await tv.press('left', 'up', 'up', 'up');
  await tv.hears(/Video message, 0:/);
}

/** Everything on a line breaks twice while something is on its way that was just begun. */
async function cutTwice(line: LineProxy, begin: () => Promise<void>): Promise<void> {
  const first = line.breakAfter(60_000);
  await begin();
  await first;
  await line.breakAfter(80_000);
}

/** What was heard is the voice that was spoken. */
function expectVoice(heard: readonly Moment[]): void {
  const loud = heard.filter((moment) => moment.loud > AUDIBLE);
  expect(loud.length).toBeGreaterThan(50);
  expect(loud.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250).length / loud.length).toBeGreaterThan(0.7);
}
