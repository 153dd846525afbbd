import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TvBrowser } from '../browser/support/browser.ts';
import { FootageCamera } from '../browser/support/footage-camera.ts';
import {
  allowOnce,
  goHome,
  livingRoom,
  OWN_PICTURE,
  oldLivingRoom,
  openQuestion,
  WHOLE_SCREEN,
} from '../browser/support/living-room.ts';
import type { TvPage } from '../browser/support/page.ts';
import type { RawPage } from '../browser/support/raw-page.ts';
import { SEND } from '../browser/support/spelling.ts';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { openWs } from '../support/ws-client.ts';
import { reportFolder } from './report.ts';

/** No WebGL, no AbortController, no BigInt: the oldest engine that Lightning itself runs on here. */
describe.sequential('a TV with Chromium 64', () => {
  let server: TestServer;
  let old: TvBrowser<RawPage>;
  let maya: RealTv;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    maya = new RealTv(`ws://127.0.0.1:${server.port}/ws`, openWs, new FootageCamera('room'));
    await maya.signIn('maya');
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
  });

  afterAll(async () => {
    maya?.tv.close();
    await old?.close();
    await server?.stop();
  });

  it('signs in with the remote, and the keys lead through home', async () => {
    old = await oldLivingRoom(64, server, 'noa', { camera: 'none', lines: 1080 });
    expect(await old.page.evaluate(() => navigator.userAgent)).toMatch(/Chrome\/64\./);
    await old.hasRead(/On camera/i);
    await old.press('down');
    await old.hears(/Add a friend/);
    await keep('64-home', old);
    await old.press('up');
    await old.hears(/Maya/);
  });

  it('sees the room of a friend', async () => {
    await old.press('ok');
    await old.willShow('room', WHOLE_SCREEN, { withinMs: 20_000 });
    await keep('64-watching', old);
  });
});

/** The main job of Hearth between a TV of 2019 and one of today, by arrow keys only (W1, X4). */
describe.sequential('a TV with Chromium 72', () => {
  let server: TestServer;
  let old: TvBrowser<RawPage>;
  let maya: TvBrowser;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    maya = await livingRoom(server, 'maya', { camera: 'room' });
  });

  afterAll(async () => {
    await Promise.all([old?.close(), maya?.close()]);
    await server?.stop();
  });

  it('signs in with the remote and sees who is there', async () => {
    old = await oldLivingRoom(72, server, 'noa', { camera: 'study', lines: 1080 });
    expect(await old.page.evaluate(() => navigator.userAgent)).toMatch(/Chrome\/72\./);
    await old.hasRead(/^Here$/);
    await maya.hasRead(/^Here$/);
    await keep('home', old);
  });

  it('writes a message, which is read', async () => {
    await old.press('ok');
    await old.hears(/Message to Maya|Conversation with Maya/);
    await old.spell(`soup is on${SEND}`, 't');
    await maya.reads(/^1$/);
    await maya.press('ok');
    await maya.reads(/soup is on/);
    await old.reads(/^Read/);
    await keep('message', old);
  });

  it('both go on air, each after a look at the own picture', async () => {
    for (const [tv, clip] of [
      [maya, 'room'],
      [old, 'study'],
    ] as const) {
      await tv.press('green');
      await tv.willShow(clip, OWN_PICTURE, { mirrored: true, withinMs: 20_000 });
      await tv.press('ok');
      await tv.hears(/On air/, 20_000);
    }
    await keep('on-air', old);
  });

  it('sees the room of its friend', async () => {
    await goHome(old);
    await old.press('ok');
    await maya.hears(/Noa wants to watch/);
    await allowOnce(maya);
    await old.willShow('room', WHOLE_SCREEN, { withinMs: 20_000 });
    const first = await old.screenshot();
    await waitFor('the room moves', async () => Buffer.compare(first, await old.screenshot()) !== 0);
    await keep('watching', old);
  });

  it('is seen by its friend at the same time', async () => {
    await goHome(maya);
    await maya.press('ok');
    await old.hears(/Maya wants to watch/);
    await openQuestion(old);
    await keep('question', old);
    await allowOnce(old);
    await maya.willShow('study', WHOLE_SCREEN, { withinMs: 20_000 });
    expect(await old.shows(WHOLE_SCREEN)).toBe('room');
    const first = await maya.screenshot();
    await waitFor('the study moves', async () => Buffer.compare(first, await maya.screenshot()) !== 0);
  });

  it('RED takes it off air', async () => {
    await old.press('red');
    await old.hears(/off air/i);
    await maya.willShow(undefined, WHOLE_SCREEN);
  });
});

/** Leaves a picture of the screen for whoever wants to see it. */
async function keep(name: string, tv: TvBrowser<TvPage>): Promise<void> {
  const folder = reportFolder('old-chromium');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${name}.png`, await tv.screenshot());
}
