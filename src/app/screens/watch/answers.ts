import type { Hint } from '../../../components/HintStrip.ts';
import type { Viewing } from '../../../model/viewing.ts';
import type { AppContext } from '../../context.ts';
import { named } from '../../hints.ts';
import type { Translate } from '../../languages/catalogue.ts';
import type { WaitingAnswer, WaitingView } from './waits.ts';

/** What the answers are called. */
export const waitingWords = (t: Translate): Readonly<Record<WaitingAnswer, string>> => ({
  stop: t('watch.stop'),
  again: t('watch.again'),
  message: t('watch.message'),
  close: t('watch.close'),
});

/** What the keys do while there is no picture, with the focus on this answer. */
export function waitingHints(t: Translate, { answers }: WaitingView, at: WaitingAnswer): Hint[] {
  const ok = answers.indexOf(at) >= 0 ? [named(t('key.ok'), waitingWords(t)[at])] : [];
  const back = answers.indexOf('stop') >= 0 ? t('watch.background') : t('watch.leave');
  return [...ok, named(t('key.back'), back)];
}

/** Does what was answered while there is no picture (07). @param again asks once more */
export function answerWaiting(
  { navigation, tv }: AppContext,
  person: string,
  viewing: Viewing | undefined,
  answer: WaitingAnswer,
  again: () => void,
): void {
  switch (answer) {
    case 'stop':
      if (viewing) tv.viewings.close(viewing);
      navigation.back();
      return;
    case 'close':
      navigation.back();
      return;
    case 'message':
      // Nobody comes back to a no.
      if (viewing?.state.peek().is === 'over') void navigation.replace('conversation', { person });
      else void navigation.push('conversation', { person });
      return;
    case 'again':
      again();
      return;
  }
}
