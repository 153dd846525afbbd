import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import type { TvBrowser } from './support/browser.ts';
import { allowOnce, livingRoom, type WatchedRoom, WHOLE_SCREEN, watchedRoom } from './support/living-room.ts';

/** W9 and W4: what a TV does that shows something else. */
describe('the app is hidden while it is on air', () => {
  let server: TestServer;
  let noa: TvBrowser;
  let maya: RealTv;

  beforeAll(async () => {
    server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
    maya = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
    await maya.signIn('maya');
    noa = await livingRoom(server, 'noa', { camera: 'study' });
  });
  afterAll(async () => {
    maya.tv.close();
    await noa?.close();
    await server.stop();
  });

  it('turns the camera off within 500 ms, tells viewers, and goes on when it is shown again', async () => {
    await watchTracks(noa);
    await noa.press('green');
    await noa.hears(/Go on air/);
    await noa.press('ok');
    await noa.hears(/On air/, 15_000);
    const viewing = maya.tv.viewings.open('noa');
    viewing.present({ show: async () => {} });
    await noa.hears(/wants to watch/);
    await allowOnce(noa);
    await waitFor('Maya sees pictures', () => viewing.figures.peek().lastShownAt !== undefined);

    const other = await noa.page.browser().newPage();
    await other.bringToFront();
    const off = await noa.page.evaluate(() => window.tracks.stoppedAfterHidden());
    expect(off).toBeLessThan(500);
    await waitFor('Maya reads that it is paused', () => {
      const state = viewing.state.peek();
      return state.is === 'watching' && state.paused;
    });

    const before = viewing.figures.peek().lastShownAt ?? 0;
    await noa.page.bringToFront();
    await other.close();
    await waitFor('pictures come again', () => (viewing.figures.peek().lastShownAt ?? 0) > before, 15_000);
  });
});

/** Two heartbeats and what a friend's presence costs; one picture is several times as much. */
const IDLE_BYTES = 1_500;
const HIDDEN_MS = 4_000;

describe('the app is hidden while it watches', () => {
  let room: WatchedRoom;
  beforeAll(async () => {
    room = await watchedRoom();
  });
  afterAll(() => room?.close());

  it('costs no network, and shows the newest picture at once when it is back (W9)', async () => {
    const { noa, maya, proxy } = room;
    const other = await noa.page.browser().newPage();
    await other.bringToFront();
    await waitFor('Maya reads that Noa pauses', () => maya.tv.air.viewers.peek().some(({ paused }) => paused));
    const before = proxy.received;
    await new Promise((resolve) => setTimeout(resolve, HIDDEN_MS));
    expect(proxy.received - before).toBeLessThan(IDLE_BYTES);

    await noa.page.bringToFront();
    await other.close();
    await waitFor('pictures come again', () => proxy.received - before > 3 * IDLE_BYTES, 10_000);
    await noa.willShow('room', WHOLE_SCREEN);
  });
});

declare global {
  interface Window {
    tracks: { stoppedAfterHidden(): Promise<number> };
  }
}

/** Takes down when the page was hidden and when its camera's tracks were stopped. */
async function watchTracks(tv: TvBrowser): Promise<void> {
  await tv.page.evaluate(() => {
    let hiddenAt = 0;
    let stoppedAt = 0;
    // Before the app's own listener, which may stop the camera at once.
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') hiddenAt = performance.now();
    };
    window.addEventListener('visibilitychange', hidden, { capture: true });
    const stop = MediaStreamTrack.prototype.stop;
    MediaStreamTrack.prototype.stop = function stopped(this: MediaStreamTrack) {
      stop.call(this);
      if (hiddenAt > 0) stoppedAt = performance.now();
    };
    window.tracks = {
      stoppedAfterHidden: async () => {
        const deadline = performance.now() + 3_000;
        while (stoppedAt === 0 && performance.now() < deadline) await new Promise((wake) => setTimeout(wake, 10));
        return stoppedAt === 0 || hiddenAt === 0 ? Number.POSITIVE_INFINITY : stoppedAt - hiddenAt;
      },
    };
  });
}
