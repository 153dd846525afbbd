import { around, notices, waiting } from './families/around.ts';
import { pressing, setting } from './families/controls.ts';
import { household, pins } from './families/household.ts';
import { choosing, listing, people } from './families/people.ts';
import { live, pictures, watching } from './families/pictures.ts';
import { doors, here, rooms } from './families/rooms.ts';
import { recording, videos } from './families/video.ts';
import { framing, webcam } from './families/webcam.ts';
import { keyboards, moreKeyboards, talking, writing } from './families/writing.ts';
import type { Specimen } from './specimen.ts';

/** The pages of the gallery: their names, and rows of specimens. */
export const families: Readonly<Record<string, readonly (readonly Specimen[])[]>> = {
  Pressing: pressing,
  Setting: setting,
  People: people,
  Choosing: choosing,
  Listing: listing,
  Rooms: rooms,
  Doors: doors,
  'Here now': here,
  Household: household,
  Pins: pins,
  Live: live,
  Pictures: pictures,
  Watching: watching,
  Webcam: webcam,
  Framing: framing,
  Recording: recording,
  'Video messages': videos,
  Writing: writing,
  Keyboards: keyboards,
  'More keyboards': moreKeyboards,
  Talking: talking,
  Waiting: waiting,
  Notices: notices,
  Around: around,
};
