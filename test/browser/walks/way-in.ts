import { FRIENDS_PASSWORD } from '../../../server/demo/seed.ts';
import type { Guide } from './guide.ts';

/** 01, 25, 26: coming in, the first evening, and leaving. */
export async function wayIn(guide: Guide): Promise<void> {
  const tv = await guide.open();
  await guide.keep(tv, '01-sign-in');
  await tv.press('ok');
  await tv.spell('no', 't');
  await guide.keep(tv, '01b-keyboard');
  await guide.enter(tv, 'a');
  await tv.hears(/Your password/);
  await guide.enter(tv, 'wrong');
  await guide.keep(tv, '01c-did-not-match', /did not match/);
  await tv.seek('back', /Sign in with the remote/);
  await tv.press('down', 'down', 'ok');
  await tv.hears(/What your friends call you/);
  await tv.page.keyboard.type('Ad');
  await guide.keep(tv, '01d-new-here');
  await guide.enter(tv, 'a');
  await tv.hears(/A password/);
  await guide.enter(tv, FRIENDS_PASSWORD);
  await guide.keep(tv, '25-first-run', /Add a friend/);

  await tv.seek('down', /Join a room/);
  await tv.press('ok');
  await tv.hears(/Join a room/);
  await tv.seek('back', /Add a friend/);
  await tv.seek('up', /tab/);
  await tv.seek('right', /^Messages/);
  await guide.keep(tv, '17b-no-messages');
  await tv.seek('right', /Rooms/);
  await guide.keep(tv, '18c-no-rooms');
  await tv.seek('back', /Add a friend/);
  await tv.press('back');
  await guide.keep(tv, '26-leave', /Leave/);
  await tv.seek('right', /Sign out/);
  await tv.press('ok');
  await guide.keep(tv, '26c-sign-out', /Sign out/);
}

/** What ends it: another TV of the same person signs this one out. */
export async function ended(guide: Guide): Promise<void> {
  const tv = await guide.openAs({ person: 'kofi', password: FRIENDS_PASSWORD });
  const other = await guide.friend('kofi');
  await tv.listen();
  await other.profile.signOutOthers();
  await guide.keep(tv, '15e-signed-out', /Sign in again/);
}

/** Every place on the server is taken. */
export async function full(guide: Guide): Promise<void> {
  await guide.open();
  const tv = await guide.open();
  await guide.keep(tv, '15c-server-full', /Try now/);
}
