import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readClip } from '../../src/protocol/clip/reader.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/clips/store.ts';
import { LineProxy } from '../support/line-proxy.ts';
import { RealTv } from '../support/real-tv.ts';
import { TestServer } from '../support/test-server.ts';
import { waitFor } from '../support/wait-for.ts';
import type { TvBrowser } from './support/browser.ts';
import { livingRoom } from './support/living-room.ts';
import { recordVideo } from './support/record-video.ts';

/** So much of it has passed when the line breaks; the whole is three times as much. */
const PASSED = 60_000;

let server: TestServer;
let line: LineProxy;
let noa: TvBrowser;
let maya: RealTv;

beforeAll(async () => {
  server = await TestServer.start({ noa: 'Noa', maya: 'Maya' }, { HEARTH_ALLOWANCE_FAST: '600' });
  line = await LineProxy.open(() => server.port);
  maya = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
  await maya.signIn('maya');
  noa = await livingRoom(line, 'noa', { camera: 'room' });
});

afterAll(async () => {
  maya?.tv.close();
  await noa?.close();
  await line?.close();
  await server?.stop();
});

/** Bytes of uploads that have come so far, one entry each. */
function parts(): number[] {
  const folder = join(server.folder, 'clips', 'parts');
  return readdirSync(folder).map((name) => statSync(join(folder, name)).size);
}

/** How many things are on the shelf in the browser's own database. */
const onShelf = (): Promise<number> =>
  noa.page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('hearth.clips');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('things').objectStore('things').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

/** V4: one may leave, also the app. What was to be sent is kept in the real IndexedDB of a real Chromium. */
it('a video message that was being sent when the app was closed goes on when it is opened again', async () => {
  await recordVideo(noa);
  const broke = line.breakAfter(PASSED);
  await noa.press('ok');
  await broke;
  line.cut();
  await waitFor('some of it is on the server', () => (parts()[0] ?? 0) > 0);
  expect(await onShelf()).toBe(1);

  const froms = await resumedFrom();
  line.mend();
  await noa.page.reload();
  const link = await waitFor('it is sent', () => newest()?.clip, 30_000);
  expect(froms.length).toBeGreaterThan(0);
  expect(Math.min(...froms)).toBeGreaterThan(0);
  await waitFor('nothing is left to be sent', async () => (await onShelf()) === 0);
  expect(parts()).toEqual([]);

  const clips = await maya.tv.clips.load();
  clips.with('noa').open();
  const loading = clips.link(link, 'noa');
  loading.load();
  await waitFor('it is loaded', () => loading.state.peek().is === 'ready', 20_000);
  expect(readClip(loading.file ?? new Uint8Array())?.pictures.length).toBeGreaterThan(15);
}, 60_000);

const newest = () => maya.tv.conversations.with('noa').newest;

/** From which byte on the server wants uploads that begin from now on. */
async function resumedFrom(): Promise<number[]> {
  const froms: number[] = [];
  const session = await noa.page.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
    const from = /"state":"uploading".*"from":(\d+)/.exec(payloadData)?.[1];
    if (from !== undefined) froms.push(Number(from));
  });
  return froms;
}
