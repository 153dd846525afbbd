import { setTimeout as sleep } from 'node:timers/promises';
import type { Guide } from './guide.ts';

/** 07, 08, 09, 15b, 23: asking to watch, watching one, watching two, a line that breaks, being invited. */
export async function watching(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  await tv.hasRead(/Lena/);
  await tv.seek('right', /Lena/);
  await tv.press('ok');
  await guide.keep(tv, '07-waiting', /Stop asking/);
  await tv.press('ok');
  await tv.hears(/Lena/);

  await tv.seek('left', /Maya/);
  await tv.press('ok');
  await tv.hears(/Zoom|Full|100/);
  await sleep(2_000);
  await tv.press('down');
  await guide.keep(tv, '08-viewer');
  await tv.press('ok');
  await guide.keep(tv, '08b-bar-hidden');
  await tv.press('down');
  await tv.page.evaluate(() => window.postMessage({ hearth: 'cut', cut: true }, '*'));
  await tv.hasRead(/PAUSED/);
  await guide.keep(tv, '15b-connection-lost');
  await tv.page.evaluate(() => window.postMessage({ hearth: 'cut', cut: false }, '*'));
  await tv.hasRead(/Back again/, 15_000);
  await sleep(2_000);

  await tv.press('up');
  await tv.seek('right', /Watch another/);
  await guide.keep(tv, '08c-viewer-actions');
  await tv.press('ok');
  await guide.keep(tv, '21e-watch-another', /Theo|Oskar/);
  await tv.press('ok');
  await tv.hasRead(/Your line, shared/);
  await sleep(4_000);
  await guide.keep(tv, '09-watch-two');
  await tv.press('down');
  await guide.keep(tv, '09b-share-panel');
  await guide.home(tv);

  const maya = await guide.friend('maya');
  await tv.listen();
  await maya.air.invite('noa');
  await tv.hears(/invites you/);
  // For a second the sheet is deaf.
  await sleep(1_200);
  await guide.keep(tv, '23-invitation');
  await tv.press('back');
}
