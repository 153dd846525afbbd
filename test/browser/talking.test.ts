import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import type { TvBrowser } from './support/browser.ts';
import { heardSince, type Moment, spokenSince } from './support/ear.ts';
import { livingRoom, WHOLE_SCREEN } from './support/living-room.ts';
import { VOWEL_HZ, voiceFile } from './support/voice.ts';

const AUDIBLE = 0.01;
/** Let go: a last word of 300 ms, and what was under way. */
const SILENT_WITHIN_MS = 300 + 400;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const audible = (moments: readonly Moment[]): Moment[] => moments.filter(({ loud }) => loud > AUDIBLE);

/** X1, 28b in two real browsers: who watches talks while OK is held, and is heard there and only then. */
describe.sequential('OK held to talk', () => {
  let server: TestServer;
  let maya: TvBrowser;
  let noa: TvBrowser;
  let remote: RealTv;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    remote = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
    await remote.signIn('maya');
    await remote.tv.settings.set({ watchMode: 'friends', sound: false });
    [maya, noa] = await Promise.all([
      livingRoom(server, 'maya', { camera: 'room', listens: true }),
      livingRoom(server, 'noa', { camera: 'none', voice: voiceFile(), listens: true }),
    ]);
    await maya.press('green', 'ok');
    await maya.hears(/On air/, 20_000);
    await noa.press('ok');
    await noa.willShow('room', WHOLE_SCREEN, { withinMs: 20_000 });
    await noa.press('up');
    await noa.hears(/Hold OK to talk/);
  });

  afterAll(async () => {
    remote.tv.close();
    await Promise.all([noa?.close(), maya?.close()]);
    await server.stop();
  });

  it('is heard over there, and both see it', async () => {
    const before = Date.now();
    await noa.page.keyboard.down('Enter');
    await noa.hasRead(/Maya hears you/);
    await maya.hasRead(/Noa talks to you/);
    await waitFor('the voice is heard', async () => audible(await heardSince(maya.page, before)).length > 100, 20_000);
    const heard = audible(await heardSince(maya.page, before));
    const vowel = heard.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250);
    expect(vowel.length / heard.length).toBeGreaterThan(0.8);
    // The meter of the button is of this microphone.
    expect(audible(await spokenSince(noa.page, before)).length).toBeGreaterThan(20);
    await maya.hasRead(/Watching now/);
  });

  it('let go, nobody hears it any more', async () => {
    await noa.page.keyboard.up('Enter');
    const released = Date.now();
    await pause(2_500);
    expect(audible(await heardSince(maya.page, released + SILENT_WITHIN_MS))).toEqual([]);
    await noa.hears(/Hold OK to talk/);
  });
});
