import { setTimeout as sleep } from 'node:timers/promises';
import { FRIENDS_PASSWORD } from '../../../server/demo/seed.ts';
import type { Guide } from './guide.ts';

/** 05b, 08, 27, 14: straight from room to room, between two TVs of this machine. */
export async function direct(guide: Guide): Promise<void> {
  const own = await guide.friend('noa');
  await own.settings.set({ watchMode: 'friends' });
  const tv = await guide.openAs();
  await tv.press('green');
  await tv.hears(/Go on air/);
  await tv.press('ok');
  await tv.hears(/On air/, 10_000);

  const jonas = await guide.openAs({ person: 'jonas', password: FRIENDS_PASSWORD }, 'none');
  await guide.find(jonas, /Noa/);
  await jonas.press('ok');
  await tv.hasRead(/Smoother picture/, 20_000);
  await tv.seek('right', /Use direct/);
  await guide.keep(tv, '05b-direct-offer');
  await tv.press('ok');
  await jonas.hasRead(/offers direct/);
  await guide.keep(jonas, '08d-direct-offered');
  await jonas.press('yellow');
  await jonas.hears(/Not now/);
  await guide.keep(jonas, '08e-direct-question');
  await jonas.press('right');
  await jonas.hears(/Use direct/);
  await jonas.press('ok');
  await tv.hasRead(/Use the relay/);
  await tv.hasRead(/kbps · Direct/);
  await sleep(2_500);
  await guide.keep(tv, '05g-direct');
  await jonas.press('up');
  await jonas.hasRead(/^Direct/);
  await guide.keep(jonas, '08f-direct');

  // Somebody who has to be asked about.
  await own.settings.set({ always: ['jonas'], watchMode: 'list_or_ask' });
  const theo = await guide.friend('theo');
  await tv.listen();
  theo.viewings.open('noa');
  await tv.hears(/wants to watch too/);
  await sleep(1_200);
  await guide.keep(tv, '27-second-viewer');
  await tv.seek('left', /Let Theo in/);
  await tv.press('ok');
  await tv.hasRead(/Two are watching/);
  await guide.keep(tv, '05h-direct-rests');
  await tv.press('red');

  await guide.home(tv);
  await guide.tab(tv, /Preferences/, /Preferences/);
  await tv.seek('left', /, tab/);
  await tv.seek('down', /^Direct/);
  await sleep(600);
  await guide.keep(tv, '14h-direct');
}
