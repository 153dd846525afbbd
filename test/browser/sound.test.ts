import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETS_GO_MS } from '../../src/model/push-to-talk.ts';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import type { TvBrowser } from './support/browser.ts';
import { delayOf, heardSince, type Moment, spokenSince } from './support/ear.ts';
import { livingRoom, WHOLE_SCREEN } from './support/living-room.ts';
import { VOWEL_HZ, voiceFile } from './support/voice.ts';

/** Louder than this somebody is heard. */
const AUDIBLE = 0.01;
const MUTED_WITHIN_MS = 300;
/** From mouth to ear, on a fast line. */
const HEARD_WITHIN_MS = 300;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const audible = (moments: readonly Moment[]): Moment[] => moments.filter(({ loud }) => loud > AUDIBLE);

/** X1 in two real browsers: what goes into one microphone comes out of the other's speakers, or does not. */
describe.sequential('two living rooms hear each other', () => {
  let server: TestServer;
  let maya: TvBrowser;
  let noa: TvBrowser;
  let remote: RealTv;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    remote = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
    await remote.signIn('maya');
    await remote.tv.settings.set({ watchMode: 'friends', sound: true });
    maya = await livingRoom(server, 'maya', { camera: 'room', voice: voiceFile(), listens: true });
  });

  afterAll(async () => {
    remote.tv.close();
    await Promise.all([noa?.close(), maya?.close()]);
    await server.stop();
  });

  it('before one is on air the microphone shows what it hears', async () => {
    await maya.press('green');
    await maya.hasRead(/Hearing you/, 20_000);
    await maya.hasRead(/Only you can see this/);
  });

  it('on air, whoever watches hears it, and it is the same voice', async () => {
    await maya.press('ok');
    await maya.hears(/On air/, 20_000);
    noa = await livingRoom(server, 'noa', { camera: 'none', voice: voiceFile(), listens: true });
    await noa.press('ok');
    await noa.willShow('room', WHOLE_SCREEN, { withinMs: 20_000 });
    await waitFor('the voice is heard', async () => audible(await heardSince(noa.page, 0)).length > 50, 20_000);
    const from = Date.now();
    await pause(3_000);
    const heard = audible(await heardSince(noa.page, from));
    const vowel = heard.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250);
    expect(heard.length).toBeGreaterThan(40);
    expect(vowel.length / heard.length).toBeGreaterThan(0.8);
    await maya.hasRead(/On air with sound/);
  });

  it('is heard within 300 ms', async () => {
    const from = Date.now();
    await pause(6_000);
    const delay = delayOf(await spokenSince(maya.page, from), await heardSince(noa.page, from));
    expect(delay).toBeGreaterThan(0);
    expect(delay).toBeLessThanOrEqual(HEARD_WITHIN_MS);
  });

  it('muted, nothing of it is heard any more within 300 ms', async () => {
    await maya.seek('right', /Mute/);
    const before = Date.now();
    await maya.press('ok');
    const muted = Date.now();
    expect(audible(await heardSince(noa.page, before - 1_000)).length).toBeGreaterThan(5);
    await pause(2_500);
    expect(audible(await heardSince(noa.page, muted + MUTED_WITHIN_MS))).toEqual([]);
  });

  it('while OK is held, who watches is heard over there; let go, a last word and no more', async () => {
    // The first one brings the bar, if it has gone.
    await noa.seek('up', /Hold OK to talk/);
    const from = Date.now();
    await noa.page.keyboard.down('Enter');
    await noa.hasRead(/Maya hears you/);
    await maya.hasRead(/Noa talks to you/);
    await waitFor('the voice is heard', async () => audible(await heardSince(maya.page, from)).length > 50, 20_000);
    const heard = audible(await heardSince(maya.page, from));
    expect(heard.filter(({ hz }) => Math.abs(hz - VOWEL_HZ) < 250).length / heard.length).toBeGreaterThan(0.8);
    expect(audible(await spokenSince(noa.page, from)).length).toBeGreaterThan(20);
    await noa.page.keyboard.up('Enter');
    const released = Date.now();
    await pause(2_000);
    expect(audible(await heardSince(maya.page, released + LETS_GO_MS + MUTED_WITHIN_MS))).toEqual([]);
  });

  it('goes on when it is unmuted, and ends with the webcam', async () => {
    await maya.hasRead(/Unmute/);
    await maya.press('ok');
    const from = Date.now();
    await waitFor(
      'the voice is heard again',
      async () => audible(await heardSince(noa.page, from)).length > 20,
      20_000,
    );
    await maya.press('red');
    const stopped = Date.now();
    await pause(2_000);
    expect(audible(await heardSince(noa.page, stopped + MUTED_WITHIN_MS))).toEqual([]);
  });
});
