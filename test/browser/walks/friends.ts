import { setTimeout as sleep } from 'node:timers/promises';
import { SEND } from '../support/spelling.ts';
import type { Guide } from './guide.ts';

/** 02, 03, 17, 20b, 21, 24: friends, and writing to them. */
export async function friends(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  await tv.hasRead(/Maya/);
  // Friends have come and their pictures too: a thumbnail is refreshed every 5 s.
  await sleep(8_000);
  // A key brings the hints back.
  await tv.press('right', 'left');
  await guide.keep(tv, '02-home');
  await guide.find(tv, /Jonas/);
  await guide.keep(tv, '02b-home-cards');

  await tv.seek('up', /tab/);
  await tv.seek('right', /Noa, /);
  await tv.press('ok');
  await guide.keep(tv, '24-status-menu', /How friends see you/);
  await tv.seek('down', /Status text/);
  await tv.press('ok');
  await guide.keep(tv, '24b-status-text', /./);
  await guide.home(tv);

  await guide.find(tv, /Add a friend/);
  await tv.press('ok');
  await tv.hears(/t$/);
  await guide.keep(tv, '20b-add-a-friend');
  await tv.spell(`mika${SEND}`, 't');
  await guide.keep(tv, '20c-add-a-friend-found', /Ask to be friends/);
  await guide.home(tv);

  await guide.find(tv, /Jonas/);
  await tv.press('blue');
  await guide.keep(tv, '21-options', /Options for/);
  await tv.seek('down', /Block or remove/);
  await tv.press('ok');
  await tv.hears(/Keep/);
  await guide.keep(tv, '21b-options-block-or-remove');
  await tv.seek('up', /Report/);
  await tv.press('ok');
  await guide.keep(tv, '21c-options-report', /What they show/);
  await guide.home(tv);
}

/** 03, 17: the list of conversations, and one of them. */
export async function talking(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  await tv.press('yellow');
  await tv.hears(/Messages/);
  await guide.keep(tv, '17-messages');
  await tv.seek('down', /(^|\. )Maya, /);
  await tv.press('blue');
  await guide.keep(tv, '21d-options-conversation', /Options for/);
  await tv.press('back');
  await tv.hears(/Maya, /);
  await tv.press('ok');
  await tv.hears(/Conversation with/);
  await sleep(2_000);
  await guide.keep(tv, '03b-quick-replies');
  // From the quick replies to the keyboard.
  await tv.press('back');
  await tv.spell('soup', 't');
  await guide.keep(tv, '03-conversation');
  await tv.press('down', 'down', 'down');
  await tv.seek('left', /Emoji/);
  await tv.press('ok');
  await guide.keep(tv, '03c-emoji');

  await guide.home(tv);
  await guide.find(tv, /Kofi/);
  await tv.press('ok');
  await guide.keep(tv, '03d-friend-offline', /Conversation with/);
}
