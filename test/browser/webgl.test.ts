import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestServer } from '../support/test-server.ts';
import { TvBrowser } from './support/browser.ts';
import { distance } from './support/likeness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ noa: 'Noa' });
});
afterAll(() => server.stop());

/** The sign-in screen at rest, as a small grey picture; and whether WebGL drew it. */
async function look(webgl: boolean): Promise<{ picture: Uint8Array; webgl: boolean }> {
  const tv = await TvBrowser.open(server.url, { camera: 'none', webgl });
  try {
    await tv.press('down');
    await tv.hears(/Sign in invisible/);
    const { width, height } = { width: 320, height: 180 };
    const shot = await tv.screenshot();
    const picture = await sharp(shot).resize(width, height).greyscale().raw().toBuffer();
    // Asking for the other kind of context of a canvas gives null.
    const drawnByWebgl = await tv.page.evaluate(() => {
      const stage = Array.from(document.querySelectorAll('canvas')).find(({ width }) => width >= 1280);
      return !!stage && stage.getContext('2d') === null;
    });
    return { picture, webgl: drawnByWebgl };
  } finally {
    await tv.close();
  }
}

it('draws the same screen with WebGL and without', async () => {
  const [withIt, without] = [await look(true), await look(false)];
  expect(withIt.webgl).toBe(true);
  expect(without.webgl).toBe(false);
  expect(distance(withIt.picture, without.picture)).toBeLessThan(3);
  // A black screen is like another black screen.
  const { channels } = await sharp(withIt.picture, { raw: { width: 320, height: 180, channels: 1 } }).stats();
  expect(channels[0]?.stdev).toBeGreaterThan(10);
});
