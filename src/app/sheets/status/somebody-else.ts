import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question } from '../Question.ts';

/** *Somebody else* (24): the webcam goes off first, and where somebody watches, that is asked; then 22. */
export function leaveToSomebodyElse(app: AppContext): void {
  const { t, tv } = app;
  const leave = (): void => void tv.household.leave();
  const watching = tv.air.state.peek().is === 'on' ? tv.air.viewers.peek().length : 0;
  if (watching === 0) return leave();
  const stay = (): void => open.close();
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon: 'eye-fill',
      title: t('household.onAir.title'),
      text: t('household.onAir.text', { watching }),
      answers: [
        { icon: 'record-fill', label: t('status.air.stay'), act: stay },
        {
          icon: 'couch-fill',
          label: t('household.somebodyElse'),
          act: () => {
            open.close();
            leave();
          },
        },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('status.air.stay'))]);
}
