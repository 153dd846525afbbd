import { setTimeout as sleep } from 'node:timers/promises';
import { FRIENDS_PASSWORD, VISITOR } from '../../../server/demo/seed.ts';
import type { Guide } from './guide.ts';

/** 28, 28b, and 05 with sound: talking to whom one watches, and hearing instead of seeing. Their bots have no voice. */
export async function voices(guide: Guide): Promise<void> {
  const own = await guide.friend('maya');
  await own.settings.set({ watchMode: 'friends', sound: true });
  const maya = await guide.openAs({ person: 'maya', password: FRIENDS_PASSWORD });
  await maya.press('green');
  await maya.hears(/Go on air/);
  await maya.press('ok');
  await maya.hears(/On air/, 20_000);

  const tv = await guide.openAs(VISITOR, 'none', 'slow');
  await tv.seek('right', /Maya/);
  await tv.press('ok');
  await tv.hears(/Zoom|Full|100/);
  await tv.seek('up', /Hold OK to talk/);
  await tv.page.keyboard.down('Enter');
  await tv.hasRead(/hears you/);
  await sleep(2_500);
  await guide.keep(tv, '28b-talking');
  await guide.keep(maya, '05c-somebody-talks');
  await tv.page.keyboard.up('Enter');
  await tv.seek('right', /Sound instead/);
  await tv.press('ok');
  await tv.hasRead(/Sound only/);
  await sleep(3_000);
  await guide.keep(tv, '28-sound-only');
}
