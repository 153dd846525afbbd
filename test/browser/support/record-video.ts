import type { TvBrowser } from './browser.ts';

/** Long enough to be recognised, short enough for a test that runs each time. */
const RECORDED_MS = 3_000;

/** From Home to a finished take for the first friend, by keys: *Send* has the focus, and nothing is sent. */
export async function recordVideo(tv: TvBrowser): Promise<void> {
  await tv.press('ok');
  await tv.hasRead(/Takes video messages/);
  await tv.press('up', 'up', 'right', 'down');
  await tv.hears(/Record a video message/);
  await tv.press('ok');
  await tv.hears(/Recording/, 15_000);
  await new Promise((resolve) => setTimeout(resolve, RECORDED_MS));
  await tv.press('ok');
  await tv.hears(/Send/);
}
