import { effect } from '@preact/signals-core';
import type { AppContext, OpenSheet } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { coloured, named } from '../../hints.ts';
import type { QuestionAnswer } from '../Question.ts';
import { type LeaveNote, LeaveSheet, type LeaveView } from './LeaveSheet.ts';

/** If more watch, the others are a number. */
const NAMED = 3;

type Asked = 'leave' | 'signOut';

/** Puts 26 to the person: first *Leave Hearth?*, or at once whether to sign out of this TV. */
export function showLeave(app: AppContext, asks: Asked): void {
  let asked = asks;
  let open: OpenSheet<LeaveSheet> | undefined;
  const close = (): void => {
    follow();
    open?.close();
  };
  const signOut = (): void => {
    asked = 'signOut';
    show();
  };
  const show = (): void => {
    const isOnAir = app.tv.air.state.value.is === 'on';
    const view = asked === 'signOut' ? signOutView(app, close) : leaveView(app, isOnAir, close, signOut);
    if (open) open.sheet.view = view;
    else open = app.open(LeaveSheet, { view, signals: { back: close } });
    const { t } = app;
    const [first] = view.answers;
    open.hints([
      named(t('key.ok'), first.label),
      named(t('key.back'), t('leave.stay')),
      ...(isOnAir ? [coloured('red', t('leave.stop'))] : []),
    ]);
  };
  // Off air by RED or from another TV, or somebody came to watch: it says what is true now.
  const follow = effect(show);
}

/** 26, and 26b on air: there the safe answer comes first. BACK is *Stay*, so BACK twice never leaves. */
function leaveView(app: AppContext, isOnAir: boolean, close: () => void, signOut: () => void): LeaveView {
  const { t, tv, platform } = app;
  const isIn = tv.account.state.value.is === 'in';
  const isGuest = tv.household.visit.value !== undefined;
  const stay: QuestionAnswer = { icon: 'couch-fill', label: t('leave.stay'), act: close };
  const leave: QuestionAnswer = {
    icon: 'sign-out-fill',
    label: t('leave.leave'),
    act: () => {
      close();
      tv.close();
      platform.exit();
    },
  };
  const rest: QuestionAnswer[] = isIn ? [{ icon: 'user-circle-fill', label: t('leave.signOut'), act: signOut }] : [];
  if (isOnAir) {
    return {
      sign: 'presence-air',
      title: t('leave.air.title'),
      text: t(isGuest ? 'leave.air.text.guest' : 'leave.air.text'),
      note: watchersOf(app),
      answers: [stay, leave, ...rest],
    };
  }
  const isSending = !isGuest && (tv.clips.now.value?.sending.value.length ?? 0) > 0;
  const note: LeaveNote = isSending
    ? { before: 'film-strip-fill', words: t('leave.sending') }
    : { before: 'video-camera-slash-fill', words: t('leave.off') };
  return {
    sign: 'mark',
    title: t('leave.title'),
    text: t(isGuest ? 'leave.text.guest' : isIn ? 'leave.text' : 'leave.text.out'),
    ...(isIn ? { note } : {}),
    answers: [leave, stay, ...rest],
  };
}

/** Signing out ends "sign in by itself" on this TV, so it asks once more, in the same place. */
function signOutView({ t, tv }: AppContext, close: () => void): LeaveView {
  const isAlone = tv.household.people.value.length < 2;
  return {
    sign: 'user-circle-fill',
    title: isAlone ? t('leave.signOut.title') : t('leave.signOut.one', { name: tv.account.me?.name ?? '' }),
    text: t(isAlone ? 'leave.signOut.text' : 'leave.signOut.others'),
    answers: [
      { icon: 'couch-fill', label: t('leave.stay'), act: close },
      {
        icon: 'sign-out-fill',
        label: t('leave.signOut'),
        act: () => {
          close();
          tv.account.signOut().catch(() => tv.notices.say({ is: 'failed', code: 'connection.lost' }));
        },
      },
    ],
  };
}

function watchersOf({ t, tv, platform }: AppContext): LeaveNote {
  const viewers = tv.air.viewers.value;
  if (viewers.length === 0) return { before: 'eye-slash-fill', words: t('leave.on.nobody') };
  const first = viewers.slice(0, NAMED);
  const names = first.map(({ name }) => name);
  return {
    before: first.map(({ person, name, avatar }) => ({ person, name, picture: faceOf(platform, avatar) })),
    words: t('leave.on', { names, more: viewers.length - first.length }),
  };
}
