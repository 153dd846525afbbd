import type { Hint } from '../../../components/HintStrip.ts';
import { arrows, coloured, named } from '../../hints.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { heldOf, type Talk } from './talks.ts';

/** What has the focus on 17. */
export interface Spot {
  readonly zone: 'rows' | 'panel' | 'chips' | 'bar' | undefined;
  readonly item: Talk | undefined;
  /** There are ready answers beside the list. */
  readonly canAnswer: boolean;
  /** YELLOW has somewhere to go. */
  readonly hasNews: boolean;
}

/** What the keys do; the first hint is OK. */
export function hintsAt(t: Translate, { zone, item, canAnswer, hasNews }: Spot): readonly Hint[] {
  const onRow = zone === 'rows' && item !== undefined;
  const holds = onRow && heldOf(item) !== undefined;
  const row = holds ? t('messages.hint.undo') : t('messages.hint.open');
  return [
    named(t('key.ok'), zone === 'panel' ? t('messages.hint.reply') : row),
    ...(onRow && canAnswer ? [arrows(t('messages.hint.answer'))] : []),
    ...(hasNews ? [coloured('yellow', t('messages.hint.next'))] : []),
    ...(onRow ? [coloured('blue', t('home.hint.options'))] : []),
  ];
}
