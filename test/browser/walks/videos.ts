import { setTimeout as sleep } from 'node:timers/promises';
import { FRIENDS_PASSWORD } from '../../../server/demo/seed.ts';
import type { Guide } from './guide.ts';

/** 10, 10b, 11, 12, 12b: a video message from Noa to Jonas, who takes them on the TV opened here. */
export async function videos(guide: Guide): Promise<void> {
  const jonas = await guide.openAs({ person: 'jonas', password: FRIENDS_PASSWORD });
  const tv = await guide.openAs();
  await guide.find(tv, /Jonas/);
  await tv.press('ok');
  await tv.hasRead(/Takes video messages/);
  await tv.press('up', 'up', 'right', 'down');
  await tv.hears(/Record a video message/);
  await guide.keep(tv, '03f-takes-video-messages');
  await tv.press('ok');
  await tv.hears(/^2/, 20_000);
  await guide.keep(tv, '10b-countdown');
  await tv.hears(/Recording/, 10_000);
  await sleep(6_000);
  await guide.keep(tv, '10-recording');
  await tv.press('ok');
  await tv.hears(/Send/);
  await sleep(2_500);
  await guide.keep(tv, '11-preview');
  await tv.press('ok');
  await sleep(3_000);
  await guide.keep(tv, '03g-on-its-way');
  await tv.hasRead(/· Sent/, 60_000);

  await guide.find(jonas, /Noa/);
  await jonas.press('ok');
  await jonas.hasRead(/OK to load/);
  await jonas.press('left', 'up', 'up', 'up');
  await jonas.hears(/Video message.*0:0/);
  await guide.keep(jonas, '03h-link');
  await jonas.press('ok');
  await sleep(3_000);
  await guide.keep(jonas, '12-receiving');
  await jonas.hears(/Pause/, 60_000);
  await sleep(1_500);
  await guide.keep(jonas, '12b-playing');
  await jonas.hears(/Answer with video/, 60_000);
  await guide.keep(jonas, '12c-watched');
}
