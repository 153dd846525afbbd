import type { Member } from '../../components/core/FocusGroup.ts';
import type { AppContext } from '../context.ts';

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
  const { screen } = app.navigation;
  app.whole(import('./options/opening.ts')).then(
    ({ showOptions }) => {
      // Whoever went on meanwhile, or is asked something, does not want it any more.
      if (app.navigation.screen === screen && !app.asking) showOptions(app, item);
    },
    () => app.tv.notices.say({ is: 'failed', code: 'connection.lost' }),
  );
  return true;
}
