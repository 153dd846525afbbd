import { LineProxy } from '../../support/line-proxy.ts';
import type { OldChromium } from '../../support/old-chromium.ts';
import { RealTv } from '../../support/real-tv.ts';
import { TestServer } from '../../support/test-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { openWs, TEST_PASSWORD } from '../../support/ws-client.ts';
import { type OldTvOptions, TvBrowser, type TvBrowserOptions } from './browser.ts';
import type { Clip } from './footage.ts';
import { FootageCamera } from './footage-camera.ts';
import type { TvPage } from './page.ts';
import type { RawPage } from './raw-page.ts';
import { SEND } from './spelling.ts';

/** A TV with somebody signed in by remote control, on their home screen. */
export async function livingRoom(
  server: Pick<TestServer, 'url'>,
  person: string,
  options: Partial<TvBrowserOptions> & { camera: Clip | 'none' },
): Promise<TvBrowser> {
  const tv = await TvBrowser.open(server.url, { query: { name: `${person}'s TV` }, ...options });
  await signIn(tv, person);
  return tv;
}

/** The same with a Chromium of years ago. */
export async function oldLivingRoom(
  engine: OldChromium,
  server: Pick<TestServer, 'url'>,
  person: string,
  options: OldTvOptions,
): Promise<TvBrowser<RawPage>> {
  const tv = await TvBrowser.openOld(engine, server.url, { query: { name: `${person}'s TV` }, ...options });
  await signIn(tv, person);
  return tv;
}

/** From the sign-in screen to home, with arrows and OK. */
export async function signIn(tv: TvBrowser<TvPage>, person: string, password = TEST_PASSWORD): Promise<void> {
  await tv.press('ok');
  await tv.hears(/Your name or ID/);
  await tv.spell(`${person}${SEND}`, 't');
  await tv.hears(/Your password/);
  await tv.spell(`${password}${SEND}`, SEND);
  await tv.hears(/Friends/, 20_000);
}

/** From *Not now*, where the focus is first, to *Allow once*. For a second the question is deaf. */
export async function allowOnce(tv: TvBrowser<TvPage>): Promise<void> {
  await tv.hears(/Not now/);
  await waitFor('the question listens', async () => {
    await tv.press('left');
    return tv.hears(/Always allow/, 500).catch(() => false as const);
  });
  await tv.press('left');
  await tv.hears(/Allow once/);
  await tv.press('ok');
}

/** From one's webcam by way of the conversation home, where the friend's tile is the first thing. */
export async function goHome(tv: TvBrowser<TvPage>): Promise<void> {
  await tv.seek('back', /^Friends/);
  await tv.press('back');
  await tv.hears(/on camera/i);
}

/** Where a screen must not be covered a question comes as a toast: YELLOW opens it. */
export async function openQuestion(tv: TvBrowser<TvPage>): Promise<void> {
  await tv.press('yellow');
  await tv.hears(/Not now/);
}

/** Noa's TV shows Maya's room, full screen; Noa's line can be broken. Maya's TV has no screen, and real footage. */
export interface WatchedRoom {
  proxy: LineProxy;
  maya: RealTv;
  noa: TvBrowser;
  close(): Promise<void>;
}

/** Where pictures are on the screen (design 04, and 05 or 08). */
export const OWN_PICTURE = { left: 96, top: 150, width: 1104, height: 621 };
export const WHOLE_SCREEN = { left: 0, top: 0, width: 1920, height: 1080 };

export async function watchedRoom(): Promise<WatchedRoom> {
  const server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
  const proxy = await LineProxy.open(() => server.port);
  const maya = new RealTv(`ws://127.0.0.1:${server.port}/ws`, openWs, new FootageCamera('room'));
  await maya.signIn('maya');
  await maya.tv.settings.set({ watchMode: 'friends' });
  await maya.tv.air.goOnAir();
  const noa = await livingRoom(proxy, 'noa', { camera: 'none' });
  await noa.press('ok');
  await noa.willShow('room', WHOLE_SCREEN);
  const close = async (): Promise<void> => {
    maya.tv.close();
    await noa.close();
    await proxy.close();
    await server.stop();
  };
  return { proxy, maya, noa, close };
}
