import type { Hint } from '../../../components/HintStrip.ts';
import { arrows, coloured, named } from '../../hints.ts';
import type { Translate } from '../../languages/catalogue.ts';
import type { BeforeRow } from './BeforeAir.ts';
import type { OnAirPlace } from './OnAir.ts';

/** What the keys do on a row of 04. */
export function beforeHints(t: Translate, row: BeforeRow): Hint[] {
  const does: Record<BeforeRow, readonly Hint[]> = {
    go: [named(t('key.ok'), t('webcam.goOnAir'))],
    picture: [arrows(t('webcam.sharperOrFaster'))],
    size: [arrows(t('webcam.smallerOrLarger'))],
    microphone: [named(t('key.ok'), t('sound.microphone.change'))],
    who: [named(t('key.ok'), t('webcam.who.more')), arrows(t('webcam.who.change'))],
    camera: [named(t('key.ok'), t('hint.choose'))],
  };
  return [...does[row], named(t('key.back'), t('webcam.leave'))];
}

/** What the keys do at a place of 05. */
export function onAirHints(t: Translate, place: OnAirPlace): Hint[] {
  const back = t('key.back');
  if (place === 'adjust') return [arrows(t('webcam.sharperOrFaster')), named(back, t('webcam.done'))];
  if ('offer' in place) return [named(t('key.ok'), place.offer), named(back, t('direct.notNow'))];
  const keep = named(back, t('webcam.keepOnAir'));
  if ('button' in place) return [named(t('key.ok'), place.button), keep];
  return [
    named(t('key.ok'), t('webcam.viewer.removeName', { name: place.viewer })),
    coloured('blue', t('webcam.viewer.removeAndBlock')),
    keep,
  ];
}
