import { LineProxy } from '../../support/line-proxy.ts';
import { RealTv } from '../../support/real-tv.ts';
import { TestServer } from '../../support/test-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { openWs, TEST_PASSWORD } from '../../support/ws-client.ts';
import { SEND, TvBrowser, type TvBrowserOptions } from './browser.ts';
import type { Clip } from './footage.ts';
import { FootageCamera } from './footage-camera.ts';

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

/** From the sign-in screen to home, with arrows and OK. */
export async function signIn(tv: TvBrowser, person: string, password = TEST_PASSWORD): Promise<void> {
  await tv.press('ok');
  await tv.hears(/Your name or ID/);
  await tv.spell(`${person}${SEND}`, 't');
  await tv.hears(/Your password/);
  await tv.spell(`${password}${SEND}`, SEND);
  await tv.hears(/Friends/, 20_000);
}

/** From *Not now*, where the focus is first, to *Allow once*. For a second the question is deaf. */
export async function allowOnce(tv: TvBrowser): Promise<void> {
  await tv.hears(/Not now/);
  await waitFor('the question listens', async () => {
    await tv.press('left');
    return tv.hears(/Always allow/, 500).catch(() => false as const);
  });
  await tv.press('left');
  await tv.hears(/Allow once/);
  await tv.press('ok');
}

/** Noa's TV shows Maya's room, full screen; Noa's line can be broken. Maya's TV has no screen, and real footage. */
export interface WatchedRoom {
  proxy: LineProxy;
  maya: RealTv;
  noa: TvBrowser;
  close(): Promise<void>;
}

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
