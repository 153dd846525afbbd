import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question } from '../../sheets/Question.ts';

/** Before the password: what goes with the account. */
export function askToDelete(app: AppContext, goOn: () => void): void {
  const { t } = app;
  ask(app, t('account.delete.title'), t('account.delete.text'), t('account.delete.goOn'), goOn);
}

/** After the password, and for the last time. */
export function askForGood(app: AppContext, doIt: () => void): void {
  const { t, tv } = app;
  // Whoever is a guardian decides for their children, too.
  const names = (tv.household.mine.peek()?.children ?? []).map(({ name }) => name);
  const text = names.length > 0 ? t('account.delete.children', { names }) : t('account.delete.last.text');
  ask(app, t('account.delete.last'), text, t('account.delete.yes'), doIt);
}

/** Keeping the account has the focus, and BACK means it too. */
function ask({ t, open }: AppContext, title: string, text: string, yes: string, act: () => void): void {
  const keep = t('account.delete.keep');
  const sheet: OpenSheet<Question> = open(Question, {
    view: {
      icon: 'trash-fill',
      title,
      text,
      answers: [
        { icon: 'couch-fill', label: keep, act: () => sheet.close() },
        {
          icon: 'trash-fill',
          label: yes,
          act: () => {
            sheet.close();
            act();
          },
        },
      ],
    },
  });
  sheet.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), keep)]);
}
