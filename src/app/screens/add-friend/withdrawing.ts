import type { PersonCard } from '../../../protocol/words.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question } from '../../sheets/Question.ts';

/** Whoever was asked and has not answered: *Stop asking?* */
export function askToWithdraw({ t, open }: AppContext, { name }: PersonCard, stop: () => void): void {
  const goOn = t('add.withdraw.no');
  const sheet: OpenSheet<Question> = open(Question, {
    view: {
      icon: 'user-minus-bold',
      title: t('add.withdraw', { name }),
      text: t('add.withdraw.text', { name }),
      answers: [
        { icon: 'clock-fill', label: goOn, act: () => sheet.close() },
        {
          icon: 'x-bold',
          label: t('add.withdraw.yes'),
          act: () => {
            sheet.close();
            stop();
          },
        },
      ],
    },
  });
  sheet.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), goOn)]);
}
