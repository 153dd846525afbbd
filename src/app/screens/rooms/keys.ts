import type { Hint } from '../../../components/HintStrip.ts';
import { coloured, named } from '../../hints.ts';
import type { Translate } from '../../languages/catalogue.ts';
import type { Door } from './doors.ts';

/** What has the focus on 18. */
export interface Spot {
  readonly zone: 'rooms' | 'instead' | 'doors' | 'actions' | 'bar' | undefined;
  readonly door: Door | undefined;
  /** In the bar: oneself has it, not a tab. */
  readonly self: boolean;
  /** what the button says that has it */
  readonly action: string;
}

/** What the keys do; the first hint is OK. */
export function hintsAt(t: Translate, { zone, door, self, action }: Spot): readonly Hint[] {
  const green = coloured('green', t('home.tab.webcam'));
  const ok = (does: string): Hint => named(t('key.ok'), does);
  switch (zone) {
    case 'rooms':
      return [ok(t('rooms.hint.goIn')), green, coloured('blue', t('home.hint.options'))];
    case 'doors':
      if (door?.is === 'asked') return [ok(t('rooms.hint.asking')), green];
      if (door?.is === 'invitation') return [ok(t('rooms.hint.goIn')), green, coloured('blue', t('rooms.hint.no'))];
      return [ok(t(door?.card.door === 'asks' ? 'rooms.hint.ask' : 'rooms.hint.goIn')), green];
    case 'bar':
      return [ok(self ? t('home.hint.self') : t('home.hint.tab')), green];
    case 'instead':
      return [ok(t('rooms.again')), green];
    default:
      return [ok(action), green];
  }
}
