import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import type { TvBrowser } from './support/browser.ts';
import { heardSince } from './support/ear.ts';
import { livingRoom, WHOLE_SCREEN } from './support/living-room.ts';
import { recordVideo } from './support/record-video.ts';
import { VOWEL_HZ, voiceFile } from './support/voice.ts';

/** Louder than this somebody is heard. */
const AUDIBLE = 0.01;

let server: TestServer;
let noa: TvBrowser;
let maya: TvBrowser;

beforeAll(async () => {
  // What is tested is not the line.
  server = await TestServer.start({ noa: 'Noa', maya: 'Maya' }, { HEARTH_ALLOWANCE_FAST: '2000' });
  [noa, maya] = await Promise.all([
    livingRoom(server, 'noa', { camera: 'room', voice: voiceFile() }),
    livingRoom(server, 'maya', { camera: 'study', listens: true }),
  ]);
});

afterAll(async () => {
  await Promise.all([noa?.close(), maya?.close()]);
  await server.stop();
});

/** V1–V7 in two real browsers, with arrows, OK and BACK. */
it('a video message is recorded, looked at, sent, chosen, loaded, watched and answered', async () => {
  await recordVideo(noa);
  await noa.press('ok');
  await noa.hasRead(/^0:0\d · \d.* · Sent$/, 20_000);

  await maya.press('ok');
  await maya.hasRead(/OK to load$/);
  await maya.press('left', 'up', 'up', 'up');
  await maya.hears(/Video message, 0:0/);
  const from = Date.now();
  await maya.press('ok');
  await maya.hears(/Pause/, 20_000);
  await maya.willShow('room', WHOLE_SCREEN, { share: 0.6 });
  await maya.hears(/Answer with video/, 20_000);
  const heard = (await heardSince(maya.page, from)).filter(({ loud }) => loud > AUDIBLE);
  expect(heard.length).toBeGreaterThan(20);
  expect(heard.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250).length / heard.length).toBeGreaterThan(0.7);
  await noa.hasRead(/Watched \d\d:\d\d$/);

  await maya.press('ok');
  await maya.hasRead(/Look at the camera/);
  await waitFor('Maya records', () => maya.hasRead(/^Recording$/), 10_000);
}, 60_000);
