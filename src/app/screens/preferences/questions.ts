import type { DeviceView } from '../../../model/profile.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { named } from '../../hints.ts';
import { Question, type QuestionView } from '../../sheets/Question.ts';
import { type ListName, OTHER_LIST } from '../friend-picker/lists.ts';

/** Letting everybody watch is asked once more: it says how many that are. */
export function askForAllFriends(app: AppContext, yes: () => void): void {
  const { t, tv } = app;
  ask(app, (close) => ({
    icon: 'users-fill',
    title: t('preferences.friends.title'),
    text: t('preferences.friends.text', { count: tv.friends.all.peek().length }),
    answers: [
      { icon: 'x-bold', label: t('preferences.friends.no'), act: close },
      {
        icon: 'check-bold',
        label: t('preferences.friends.yes'),
        act: () => {
          close();
          yes();
        },
      },
    ],
  }));
}

/** What is to become of somebody on a list. */
export function askAboutListed(
  app: AppContext,
  list: ListName,
  { person, name }: { readonly person: string; readonly name: string },
  keep: (done: Promise<void>) => void,
): void {
  const { t, tv } = app;
  const other = OTHER_LIST[list];
  ask(app, (close) => {
    const change = (act: () => Promise<void>) => () => {
      close();
      keep(act());
    };
    return {
      icon: list === 'always' ? 'user-check-bold' : 'prohibit-fill',
      title: name,
      text: t(`preferences.${list}.text`),
      answers: [
        { icon: 'couch-fill', label: t('preferences.keep'), act: close },
        {
          icon: 'user-minus-bold',
          label: t('preferences.remove'),
          act: change(() => tv.settings.list(person, 'neither', list)),
        },
        {
          icon: other === 'never' ? 'prohibit-fill' : 'user-check-bold',
          label: t(`preferences.move.${other}`),
          act: change(() => tv.settings.list(person, other)),
        },
      ],
    };
  });
}

/** A short question; `close` takes it away. */
export function ask(app: AppContext, viewOf: (close: () => void) => QuestionView): void {
  const { t } = app;
  const view = viewOf(() => open.close());
  const open: OpenSheet<Question> = app.open(Question, { view });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), view.answers[0].label)]);
}

/** Another TV; it says first when one's own webcam is on there. */
export function askToSignOutThere(app: AppContext, { device, name, onAir }: DeviceView): void {
  const { t, tv } = app;
  const title = t('preferences.tv.signOut.title', { name });
  const text = t(onAir ? 'preferences.tv.signOut.onAir' : 'preferences.tv.signOut.text');
  askToSignOut(app, title, text, () => tv.profile.signOut(device));
}

export function askToSignOutOthers(app: AppContext): void {
  const { t, tv } = app;
  const title = t('preferences.tv.signOut.others.title');
  askToSignOut(app, title, t('preferences.tv.signOut.text'), () => tv.profile.signOutOthers());
}

function askToSignOut(app: AppContext, title: string, text: string, signOut: () => Promise<void>): void {
  const { t, tv } = app;
  ask(app, (close) => ({
    icon: 'television-simple-fill',
    title,
    text,
    answers: [
      { icon: 'couch-fill', label: t('preferences.keep'), act: close },
      {
        icon: 'sign-out-fill',
        label: t('preferences.tv.signOut'),
        act: () => {
          close();
          signOut().catch((failure: unknown) => tv.notices.say({ is: 'failed', code: codeOf(failure) }));
        },
      },
    ],
  }));
}
