import { setTimeout as sleep } from 'node:timers/promises';
import { FRIENDS_PASSWORD, VISITOR } from '../../../server/demo/seed.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Key, TvBrowser } from '../support/browser.ts';
import type { Guide } from './guide.ts';

/** From wherever the focus is in 14 to a section above or below. */
async function section(tv: TvBrowser, way: Key, name: RegExp): Promise<void> {
  await tv.seek('left', /, tab/);
  await tv.seek(way, name);
  await tv.press('ok');
  // What it shows comes from the server.
  await sleep(500);
}

/** 14: every section, and the lists that open from it (20). */
export async function preferences(guide: Guide): Promise<void> {
  const other = await guide.friend(VISITOR.person);
  const maya = await guide.friend('maya');
  const hour = new Date().getHours();
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  const quiet = { on: true, from: ((hour + 23) % 24) * 60, to: ((hour + 8) % 24) * 60, zone };
  await other.settings.set({ quiet });
  await waitFor('Maya is on air', () => other.friends.get('maya')?.presence.onAir !== undefined, 20_000);
  // Quiet hours hold: it is among the missed at once.
  await maya.air.invite(VISITOR.person);

  const tv = await guide.openAs();
  await guide.tab(tv, /Preferences/, /Preferences/);
  await tv.seek('down', /My list, others/);
  await tv.press('ok', 'right');
  await tv.hears(/Add/);
  await tv.press('ok');
  await tv.hears(/1 of/);
  await tv.press('ok', 'right', 'ok', 'down', 'ok');
  await guide.keep(tv, '20-friend-picker');
  await tv.seek('right', /Keep these/);
  await tv.press('ok');
  await tv.hears(/Add/);
  // The toast has gone.
  await sleep(8_500);
  await guide.keep(tv, '14-webcam');
  await tv.seek('left', /My list|Ask me/);
  await tv.seek('down', /All my friends/);
  await tv.press('ok');
  await guide.keep(tv, '14h-all-my-friends', /All my friends\?/);
  await tv.press('back');

  await section(tv, 'down', /^Camera/);
  await guide.keep(tv, '14b-camera');
  // On the slider LEFT makes the picture sharper.
  await tv.press('down');
  await section(tv, 'down', /^Quiet hours/);
  await guide.keep(tv, '14c-quiet-hours');
  await section(tv, 'down', /^Activity/);
  await guide.keep(tv, '14d-activity');
  await section(tv, 'down', /^Motion/);
  await guide.keep(tv, '14e-motion-and-sounds');
  await section(tv, 'down', /^Household/);
  await guide.keep(tv, '14f-household');
  await section(tv, 'down', /^About/);
  await guide.keep(tv, '14g-about');

  await section(tv, 'up', /^Camera/);
  await tv.seek('down', /160/);
  await tv.seek('right', /Go to the test/);
  await tv.press('ok');
  await tv.hears(/Camera and sound test/);
  await tv.press('ok');
  await tv.hasRead(/Hearing you|Say something|No sound/);
  await sleep(2_000);
  await guide.keep(tv, '14i-camera-and-sound-test');
  await other.settings.set({ quiet: { ...quiet, on: false } });
}

/** 14: the account, and what opens from it. */
export async function account(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  // A second TV, so that the list has more than this one.
  await guide.friend(VISITOR.person);
  await guide.tab(tv, /Preferences/, /Preferences/);
  await section(tv, 'up', /^Account/);
  await guide.keep(tv, '14a-account');

  const opens = async (row: RegExp, what: RegExp): Promise<void> => {
    await tv.seek('down', row);
    await tv.press('ok');
    await tv.hears(what);
  };
  const back = (): Promise<void> => tv.seek('back', /^Preferences/);
  await opens(/^Name/, /Your name/);
  await guide.keep(tv, '14j-change-name');
  await back();
  await opens(/^Picture/, /My picture/);
  await sleep(2_000);
  await guide.keep(tv, '14k-my-picture');
  await back();
  await opens(/^Password/, /Your password/);
  await guide.keep(tv, '14l-change-password');
  await back();
  await opens(/^Export/, /Your password/);
  await guide.enter(tv, VISITOR.password);
  await guide.keep(tv, '14m-export', /Your data|Done/);
  await back();
  await opens(/^Delete/, /Delete your account/);
  await guide.keep(tv, '14n-delete-account');
  await tv.press('back');
}

/** 14: a child, which takes a PIN of its guardian. */
export async function child(guide: Guide): Promise<void> {
  const tv = await guide.openAs({ person: 'jonas', password: FRIENDS_PASSWORD });
  await guide.tab(tv, /Preferences/, /Preferences/);
  await section(tv, 'down', /^Household/);
  await tv.seek('down', /Add a child/);
  await tv.press('ok');
  await guide.keep(tv, '14o-a-guardian-has-a-pin', /A guardian has a PIN/);
  await tv.seek('right', /Choose a PIN/);
  await tv.press('ok');
  await choosePin(guide, tv, FRIENDS_PASSWORD);
  await tv.seek('down', /Add a child/);
  await tv.press('ok');
  await tv.hears(/What the child is called/);
  await guide.enter(tv, 'Lotte');
  await tv.hears(/A password for the child/);
  await guide.enter(tv, 'pony-and-carrots');
  await tv.hears(/Your PIN|account for/);
  await guide.keep(tv, '22d-a-pin-to-be-sure');
  await tv.page.keyboard.type(PIN);
  await tv.hasRead(/has an account/);
  await tv.seek('up', /Lotte, opens/);
  await tv.press('ok');
  await tv.hears(/Who sees|Family only/);
  // The toast has gone.
  await sleep(8_500);
  await guide.keep(tv, '14p-a-child');
}

export const PIN = '2580';

/** The focus asks for the password; then four digits, twice. */
export async function choosePin(guide: Guide, tv: TvBrowser, password: string): Promise<void> {
  await tv.hears(/Your password/);
  await guide.enter(tv, password);
  await tv.hears(/Choose four digits/);
  await tv.page.keyboard.type(PIN);
  await tv.hears(/The same once more/);
  await tv.page.keyboard.type(PIN);
  await tv.hears(/PIN set/);
}
