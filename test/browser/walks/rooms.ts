import { setTimeout as sleep } from 'node:timers/promises';
import type { Guide } from './guide.ts';

/** 18, 18b, 19: rooms. */
export async function rooms(guide: Guide): Promise<void> {
  const tv = await guide.openAs();
  await tv.hasRead(/Maya/);
  await guide.tab(tv, /Rooms/, /Rooms/);
  await tv.seek('down', /Sunday table/, 'left');
  // Pictures are refreshed every 5 s.
  await sleep(6_000);
  await guide.keep(tv, '18-rooms');
  await tv.press('blue');
  await guide.keep(tv, '21f-options-room', /Go in/);
  await tv.press('back');
  await tv.hears(/Sunday table/);

  await tv.seek('down', /Create a room/, 'left');
  await tv.press('ok');
  await tv.hears(/Create a room/);
  await tv.spell('cinema', 't');
  await tv.hasRead(/name is free/);
  await guide.keep(tv, '18b-create');
  await tv.seek('back', /^Rooms/);
  await tv.seek('down', /Create a room|Join by name/);
  await tv.seek('right', /Join by name/);
  await tv.press('ok');
  await tv.hears(/Join a room/);
  await tv.spell('garden talk', 't');
  await tv.hasRead(/Open to anybody/);
  await guide.keep(tv, '18d-join-by-name');
  await tv.seek('back', /^Rooms/);

  await tv.seek('up', /, tab/);
  await tv.seek('down', /Sunday table/, 'left');
  await tv.press('ok');
  await tv.hears(/Write to everyone/);
  await sleep(4_000);
  await guide.keep(tv, '19-room');
  await tv.seek('right', /Room may watch me/);
  await guide.keep(tv, '19b-room-may-watch');
  await tv.seek('up', /^(Maya|Theo|Oskar), /);
  await tv.press('ok');
  await guide.keep(tv, '21g-options-in-a-room', /Hide for me|Message|Watch/);
  await tv.press('back');
  await tv.seek('left', /live picture|Write to everyone/);
  await tv.seek('down', /Write to everyone/);
  await tv.press('ok');
  await tv.spell('hello', 't');
  await guide.keep(tv, '19c-writing');

  await tv.seek('back', /^Rooms/);
  await tv.seek('down', /Film night|Garden talk/, 'left');
  await tv.seek('left', /Film night/);
  await tv.press('ok');
  await guide.keep(tv, '07b-asking-a-room', /asking|Asking/);
}
