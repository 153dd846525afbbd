import type { Hint } from '../../../components/HintStrip.ts';
import { coloured, named } from '../../hints.ts';
import type { Translate } from '../../languages/catalogue.ts';

/** What has the focus on 19. */
export interface Spot {
  readonly zone: 'tiles' | 'thread' | 'field' | 'chips' | 'keyboard' | 'here' | 'watch' | 'show' | undefined;
  /** The tile with the focus shows pictures, or its owner asks first. */
  readonly access: 'open' | 'ask';
  readonly here: 'person' | 'folded';
  /** The webcam of this person is on. */
  readonly onAir: boolean;
}

/** What the keys do; OK does nothing with what was said. While one writes, the keyboard stands where hints would. */
export function hintsAt(t: Translate, spot: Spot): readonly Hint[] {
  const ok = whatOkDoes(t, spot);
  return [
    ...(ok === undefined ? [] : [named(t('key.ok'), ok)]),
    coloured('blue', t('home.hint.options')),
    named(t('key.back'), t('inRoom.hint.back')),
  ];
}

function whatOkDoes(t: Translate, { zone, access, here, onAir }: Spot): string | undefined {
  switch (zone) {
    case 'tiles':
      return t(access === 'open' ? 'inRoom.hint.watch' : 'inRoom.hint.ask');
    case 'here':
      return t(here === 'person' ? 'inRoom.person' : 'inRoom.unfold');
    case 'watch':
      return t('hint.choose');
    case 'show':
      return t(onAir ? 'inRoom.stop' : 'inRoom.show');
    case 'field':
      return t('inRoom.hint.write');
    default:
      return undefined;
  }
}
