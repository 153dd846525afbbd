import type { ViewingEnd, ViewingState } from '../../../model/viewing.ts';
import type { Translate } from '../../languages/catalogue.ts';
import { duration } from '../../texts.ts';

/** What one can do while there is no picture. */
export type WaitingAnswer = 'stop' | 'again' | 'message' | 'close';

/** What stands in the place of the picture. */
export interface WaitingView {
  readonly title: string;
  readonly text: string;
  /** It may still come. */
  readonly rings: boolean;
  readonly answers: readonly WaitingAnswer[];
}

export interface WaitingFacts {
  readonly name: string;
  /** As far as is known before the server answers, the friend has to be asked. */
  readonly asks: boolean;
  /** Something was seen before it ended. */
  readonly seen: boolean;
  /** ms since 1970 */
  readonly now: number;
}

/** 07, and what 08 says when there is nothing to see. Every no has the same words ("Settled" 4). */
export function waitingOf(t: Translate, state: ViewingState, facts: WaitingFacts): WaitingView {
  const { name, asks, seen, now } = facts;
  if (state.is === 'over') return endOf(t, state.why, name, seen);
  if (state.is === 'full')
    return { title: t('watch.full'), text: t('watch.full.text'), rings: true, answers: ['stop', 'message'] };
  if (state.is === 'asking' || (state.is === 'opening' && asks)) {
    const waiting = duration(state.is === 'asking' ? now - state.since : 0);
    const text = t('watch.asking.text', { name, waiting });
    return { title: t('watch.asking', { name }), text, rings: true, answers: ['stop', 'message'] };
  }
  const text = state.is === 'watching' && state.paused ? t('watch.coming.paused') : '';
  return { title: t('watch.coming', { name }), text, rings: true, answers: [] };
}

function endOf(t: Translate, why: ViewingEnd, name: string, seen: boolean): WaitingView {
  const end = { text: '', rings: false, answers: ['message', 'close'] } as const;
  switch (why) {
    case 'off_camera':
      // It goes back by itself.
      if (seen) return { ...end, title: t('watch.wentOff', { name }), answers: [] };
      return { ...end, title: t('watch.offCamera', { name }) };
    case 'closed':
      return { ...end, title: t('watch.closed', { name }) };
    case 'full':
      return { ...end, title: t('watch.full'), text: t('watch.full.text'), answers: ['again', 'close'] };
    case 'failed':
      return { ...end, title: t('watch.failed'), text: t('watch.failed.text'), answers: ['again', 'close'] };
    case 'not_now':
    case 'withdrawn':
      return { ...end, title: t('watch.notNow'), text: t('watch.notNow.text', { name }) };
  }
}
