import { FRIENDS_PASSWORD } from '../../../server/demo/seed.ts';
import type { TvBrowser } from '../support/browser.ts';
import type { Guide } from './guide.ts';
import { choosePin } from './preferences.ts';

/** 22: several people on one TV, one of them with a PIN, and a guest. */
export async function household(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  await somebodyElse(tv, /Noa, Available/);
  await tv.seek('right', /^Add/);
  await tv.press('ok');
  await tv.hears(/Your name or ID/);
  await guide.enter(tv, 'oskar');
  await tv.hears(/Your password/);
  await guide.enter(tv, FRIENDS_PASSWORD);
  await tv.hears(/Friends/, 20_000);

  await guide.tab(tv, /Preferences/, /Preferences/);
  await tv.seek('left', /, tab/);
  await tv.seek('down', /^Household/);
  await tv.press('ok');
  await tv.hears(/My PIN/);
  await tv.press('ok');
  await choosePin(guide, tv, FRIENDS_PASSWORD);
  await guide.home(tv);
  await somebodyElse(tv, /Oskar, Available/);
  await guide.keep(tv, '22-household');
  await tv.press('blue');
  await guide.keep(tv, '22c-change', /What to do with/);
  await tv.press('back');
  await tv.seek('right', /Oskar/, 'left');
  await tv.press('ok');
  await tv.hears(/Hello Oskar/);
  await tv.page.keyboard.type('25');
  await guide.keep(tv, '22b-pin');

  await tv.seek('back', /sofa/);
  await tv.seek('right', /^Guest/);
  await tv.press('ok');
  await tv.hears(/Your name or ID/);
  await guide.enter(tv, 'piet');
  await tv.hears(/Your password/);
  await guide.enter(tv, FRIENDS_PASSWORD);
  await tv.hears(/Friends|Noa/, 20_000);
  await tv.hasRead(/Guest, ends/);
  await tv.press('green');
  await guide.keep(tv, '22e-guest-stays-off-air');
  await tv.press('back');
  await guide.keep(tv, '22f-guest-at-home');
}

/** From home, by way of the own status. */
async function somebodyElse(tv: TvBrowser, who: RegExp): Promise<void> {
  await tv.seek('up', /tab/);
  await tv.seek('right', who);
  await tv.press('ok');
  await tv.hears(/How friends see you/);
  await tv.seek('down', /Somebody else/);
  await tv.press('ok');
  await tv.hears(/Who is on the sofa/);
}
