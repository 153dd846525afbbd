import { setTimeout as sleep } from 'node:timers/promises';
import type { Guide } from './guide.ts';

/** 04, 05, 06, 20, 26b: the own webcam, off air and on. */
export async function webcam(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  await tv.press('green');
  await tv.hears(/Go on air/);
  await sleep(3_000);
  await guide.keep(tv, '04-my-webcam');
  await tv.press('down');
  await guide.keep(tv, '04b-adjusting');
  await tv.seek('down', /^Camera/);
  await tv.press('ok');
  await guide.keep(tv, '04c-camera-sheet', /Camera on this TV/);
  await tv.press('back');
  await tv.seek('up', /Go on air/);
  await tv.press('ok');
  await sleep(400);
  await guide.keep(tv, '04d-countdown');
  await tv.hears(/On air/, 10_000);
  await guide.keep(tv, '05b-nobody-yet');
  // Grandma Rut asks whenever somebody goes on air.
  await tv.hears(/wants to watch/, 30_000);
  await sleep(1_200);
  await guide.keep(tv, '06-permission');
  await tv.seek('left', /Allow once/);
  await tv.press('ok');
  await tv.hasRead(/Since/);
  await sleep(2_000);
  await guide.keep(tv, '05-on-air');
  await tv.seek('right', /^Invite/);
  await tv.press('ok');
  await guide.keep(tv, '20e-invite-to-watch', /Invite to watch/);

  await guide.home(tv);
  await guide.find(tv, /Jonas/);
  await tv.press('ok');
  await tv.hears(/Conversation with/);
  await guide.keep(tv, '03e-on-air');
  const jonas = await guide.friend('jonas');
  await tv.listen();
  jonas.viewings.open('noa');
  await tv.hears(/wants to watch/);
  await guide.keep(tv, '06b-toast');
  await tv.press('yellow');
  await tv.hears(/Not now/);
  await sleep(1_200);
  await tv.press('ok');

  await tv.seek('back', /^Friends/);
  await tv.press('back');
  await tv.hears(/./, 700).catch(() => '');
  await tv.seek('back', /Stay/);
  await guide.keep(tv, '26b-leave-on-air');
  await tv.press('ok');
  await tv.press('red');
}

/** 15 and what stands in the place of 04: no camera, a camera pulled out, on air elsewhere. */
export async function notHere(guide: Guide): Promise<void> {
  const tv = await guide.openAs(undefined, 'none');
  await tv.press('green');
  await guide.keep(tv, '15-no-camera', /Look again/);
  await tv.page.evaluate(() => window.postMessage({ hearth: 'camera', camera: 'room' }, '*'));
  await tv.hasRead(/Go on air/);
  await tv.page.evaluate(() => window.postMessage({ hearth: 'camera', camera: 'none' }, '*'));
  await guide.keep(tv, '15d-camera-unplugged', /Look again/);
  await guide.home(tv);

  const elsewhere = await guide.friend('noa');
  await elsewhere.air.goOnAir();
  await tv.press('green');
  await guide.keep(tv, '04e-on-air-elsewhere', /Stop it there/);
  await elsewhere.air.stop();
}
