import type { Member } from '../../components/core/FocusGroup.ts';
import type { AppContext } from '../context.ts';
import { openFetched } from './fetched.ts';

/** Somebody, and where the options were asked for. */
export interface OptionsForPerson {
  readonly person: string;
  /**
   * What the item is about: the person, who may be watched (a tile) or is watched (their picture), or the conversation
   * with them (a row).
   */
  readonly about: 'friend' | 'tile' | 'picture' | 'conversation';
  /** The item itself: it stays bright under the sheet. Left out: what fills the screen, and goes dark. */
  readonly part?: Member;
}

/** A room of one's own. */
export interface OptionsForRoom {
  readonly about: 'room';
  readonly room: string;
  readonly part: Member;
}

/** Somebody who is in a room with one now. */
export interface OptionsForRoommate {
  readonly about: 'inRoom';
  readonly room: string;
  readonly person: string;
  readonly part: Member;
}

/** What options are for. */
export type OptionsFor = OptionsForPerson | OptionsForRoom | OptionsForRoommate;

/** Opens the options of an item (21): BLUE, or OK held. The sheet is a script file of its own. Always takes the key. */
export function openOptions(app: AppContext, item: OptionsFor): true {
  openFetched(app, import('./options/opening.ts'), ({ showOptions }) => showOptions(app, item));
  return true;
}
