import type { Member } from '../../components/core/FocusGroup.ts';
import type { AppContext } from '../context.ts';
import { openFetched } from './fetched.ts';

/** Whom options are for, and where they were asked for. */
export interface OptionsFor {
  readonly person: string;
  /** What the item is about: the person, who may be watched (a tile), or the conversation with them (a row). */
  readonly about: 'friend' | 'tile' | 'conversation';
  /** The item itself: it stays bright under the sheet. */
  readonly part: Member;
}

/** Opens the options of an item (21): BLUE, or OK held. The sheet is a script file of its own. Always takes the key. */
export function openOptions(app: AppContext, item: OptionsFor): true {
  openFetched(app, import('./options/opening.ts'), ({ showOptions }) => showOptions(app, item));
  return true;
}
