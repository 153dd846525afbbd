import type { Grid } from '../../../components/core/Grid.ts';
import type { FriendCard } from '../../../components/FriendCard.ts';
import type { Hint } from '../../../components/HintStrip.ts';
import type { LiveTile } from '../../../components/LiveTile.ts';
import type { Friend } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { coloured, named } from '../../hints.ts';
import type { OptionsFor } from '../../sheets/options.ts';
import type { Entry } from './entries.ts';
import type { Newcomer } from './Newcomer.ts';
import { hintOfEntry, hintOfTile } from './words.ts';

/** What has the focus on the home screen. */
export interface Spot {
  readonly zone: 'tiles' | 'cards' | 'quiet' | 'bar' | undefined;
  readonly tiles: Grid<Friend, LiveTile>;
  readonly cards: Grid<Entry, FriendCard>;
  readonly newcomer: Newcomer;
  /** In the bar: oneself has it, not a tab. */
  readonly self: boolean;
}

/** For whom there are options now (21); undefined for what is no friend. */
export function optionsAt({ zone, tiles, cards }: Spot): OptionsFor | undefined {
  if (zone === 'tiles' && tiles.item && tiles.current) {
    return { person: tiles.item.person, about: 'tile', part: tiles.current };
  }
  if (zone !== 'cards' || cards.item?.is !== 'friend' || !cards.current) return undefined;
  return { person: cards.item.person, about: 'friend', part: cards.current };
}

/** What the keys do; the first hint is OK. */
export function hintsAt(app: AppContext, spot: Spot): readonly Hint[] {
  const { t, tv } = app;
  const news = tv.activity.unseen.peek() > 0 ? t('home.hint.missed') : t('home.tab.messages');
  return [
    named(t('key.ok'), okAt(app, spot)),
    coloured('green', t('home.tab.webcam')),
    spot.zone === 'quiet' ? named(t('key.back'), t('leave.leave')) : coloured('yellow', news),
    ...(optionsAt(spot) ? [coloured('blue', t('home.hint.options'))] : []),
  ];
}

function okAt(app: AppContext, { zone, tiles, cards, newcomer, self }: Spot): string {
  const { t } = app;
  if (zone === 'bar') return self ? t('home.hint.self') : t('home.hint.tab');
  if (zone === 'quiet') return newcomer.does;
  if (zone === 'tiles' && tiles.item) return hintOfTile(app, tiles.item);
  return zone === 'cards' && cards.item ? hintOfEntry(app, cards.item) : t('home.add');
}
