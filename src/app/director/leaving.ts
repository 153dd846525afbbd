import type { AppContext, OpenSheet } from '../context.ts';
import { named } from '../hints.ts';
import { Question, type QuestionAnswer } from '../sheets/Question.ts';

/** 26: *Leave Hearth?* On air the safe answer comes first; BACK is *Stay*, so BACK twice never leaves. */
export function askToLeave(app: AppContext): void {
  const { t, tv, platform } = app;
  if (app.asking) return;
  const air = tv.air.state.peek();
  const onAir = air.is === 'on';
  const stay: QuestionAnswer = { icon: 'couch-fill', label: t('leave.stay'), act: () => open.close() };
  const leave: QuestionAnswer = {
    icon: 'sign-out-fill',
    label: t('leave.leave'),
    act: () => {
      open.close();
      tv.close();
      platform.exit();
    },
  };
  const signOut: QuestionAnswer = {
    icon: 'user-circle-fill',
    label: t('leave.signOut'),
    act: () => {
      open.close();
      askToSignOut(app);
    },
  };
  const signedIn = tv.account.state.peek().is === 'in';
  const rest = signedIn ? [signOut] : [];
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon: 'couch-fill',
      title: t('leave.title'),
      text: onAir ? t('leave.textAir') : t('leave.text'),
      answers: onAir ? [stay, leave, ...rest] : [leave, stay, ...rest],
    },
  });
  open.sheet.backIs(stay.act);
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('leave.stay'))]);
}

/** Signing out ends "sign in by itself" on this TV, so it asks once more. */
export function askToSignOut(app: AppContext): void {
  const { t, tv } = app;
  const keep = { icon: 'couch-fill' as const, label: t('leave.stay'), act: () => open.close() };
  const open: OpenSheet<Question> = app.open(Question, {
    view: {
      icon: 'user-circle-fill',
      title: t('leave.signOut.title'),
      text: t('leave.signOut.text'),
      answers: [
        keep,
        {
          icon: 'sign-out-fill',
          label: t('leave.signOut'),
          act: () => {
            open.close();
            tv.account.signOut().catch(() => tv.notices.say({ is: 'failed', code: 'connection.lost' }));
          },
        },
      ],
    },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('leave.stay'))]);
}
