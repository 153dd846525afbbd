import type { SelfView } from '../../../components/TopBar/SelfButton.ts';
import type { Friend } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { ownShape } from '../../texts.ts';
import { type Entry, isAsking } from './entries.ts';

/** What OK does on a tile. */
export function hintOfTile({ t, tv }: AppContext, { person, name, presence }: Friend): string {
  if (presence.onAir === 'open') return t('home.hint.watch', { name });
  return isAsking(tv.viewings.of(person)) ? t('home.hint.asking', { name }) : t('home.hint.ask', { name });
}

/** What OK does on a card. */
export function hintOfEntry({ t }: AppContext, entry: Entry): string {
  switch (entry.is) {
    case 'friend':
      return t('home.hint.write', { name: entry.friend.name });
    case 'request':
      return t('home.hint.answer', { name: entry.request.name });
    case 'add':
      return t('home.add');
  }
}

/** Oneself in the top bar; undefined when nobody is signed in. */
export function selfOf({ t, tv, platform }: AppContext): SelfView | undefined {
  const { me } = tv.account;
  if (!me) return undefined;
  const { person, name, avatar } = me;
  const status = me.idle ? 'away' : me.status;
  const air = tv.air.state.peek().is;
  return {
    person,
    name,
    picture: faceOf(platform, avatar),
    presence: ownShape(status, air === 'on' || air === 'elsewhere'),
    spoken: `${name}, ${t(`status.${status}`)}`,
  };
}
