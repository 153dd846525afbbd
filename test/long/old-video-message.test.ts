import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TvBrowser } from '../browser/support/browser.ts';
import { heardSince } from '../browser/support/ear.ts';
import { livingRoom, oldLivingRoom, WHOLE_SCREEN } from '../browser/support/living-room.ts';
import type { TvPage } from '../browser/support/page.ts';
import type { RawPage } from '../browser/support/raw-page.ts';
import { VOWEL_HZ, voiceFile } from '../browser/support/voice.ts';
import { TestServer } from '../support/test-server.ts';

const RECORDED_MS = 4_000;
const TRANSFER_MS = 60_000;
const AUDIBLE = 0.01;

let server: TestServer;
let old: TvBrowser<RawPage> | undefined;
let maya: TvBrowser | undefined;

beforeAll(async () => {
  server = await TestServer.start({ noa: 'Noa', maya: 'Maya' }, { HEARTH_ALLOWANCE_FAST: '2000' });
});

afterAll(async () => {
  await Promise.all([old?.close(), maya?.close()]);
  await server?.stop();
});

/** V1–V7 with Chromium 72 at one end, by arrows, OK and BACK. */
it('a video message of Chromium 72 is watched by one of today, and its answer by Chromium 72', async () => {
  old = await oldLivingRoom(72, server, 'noa', { camera: 'room', voice: voiceFile(), listens: true });
  maya = await livingRoom(server, 'maya', { camera: 'study', voice: voiceFile(), listens: true });
  await old.press('ok');
  await old.hasRead(/Takes video messages/, 20_000);
  await old.press('up', 'up', 'right', 'down');
  await old.hears(/Record a video message/);
  await record(old);
  await old.press('ok');
  await old.hasRead(/^0:0\d · \d.* · Sent$/, TRANSFER_MS);

  await maya.press('ok');
  await maya.hasRead(/OK to load$/, 20_000);
  await maya.press('left');
  await maya.seek('up', /Video message, 0:/);
  await watch(maya, 'room');

  await record(maya);
  await maya.press('ok');
  await old.hasRead(/OK to load$/, TRANSFER_MS);
  await old.press('left');
  await old.seek('up', /Video message, 0:.*OK to load/, 'down');
  await watch(old, 'study');
});

/** OK: 3, 2, 1, a few seconds, and it is looked at. */
async function record(tv: TvBrowser<TvPage>): Promise<void> {
  await tv.press('ok');
  await tv.hears(/Recording/, 20_000);
  await new Promise((resolve) => setTimeout(resolve, RECORDED_MS));
  await tv.press('ok');
  await tv.hears(/Send/, 20_000);
}

/** OK: it is loaded, and plays to its end with the voice that was spoken. */
async function watch(tv: TvBrowser<TvPage>, clip: 'room' | 'study'): Promise<void> {
  const from = Date.now();
  await tv.press('ok');
  await tv.willShow(clip, WHOLE_SCREEN, { share: 0.6, withinMs: TRANSFER_MS });
  await tv.hears(/Answer with video/, TRANSFER_MS);
  const heard = (await heardSince(tv.page, from)).filter(({ loud }) => loud > AUDIBLE);
  expect(heard.length).toBeGreaterThan(20);
  expect(heard.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250).length / heard.length).toBeGreaterThan(0.7);
}
