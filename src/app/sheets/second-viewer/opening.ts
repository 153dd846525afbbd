import { codeOf } from '../../../net/failure.ts';
import type { Ask, WatchAnswer } from '../../../protocol/words.ts';
import type { AppContext, OpenSheet } from '../../context.ts';
import { askerOf, knownAs } from '../../director/asking.ts';
import { faceOf } from '../../faces.ts';
import { named } from '../../hints.ts';
import { SecondViewer } from './SecondViewer.ts';

/** Puts 27 to the person; the safe answer has the focus ("Settled" 2), and BACK means it too. */
export function openSecondViewer(
  app: AppContext,
  ask: Ask,
  guarded: boolean,
  answer: (answer: WatchAnswer) => void,
): { readonly open: OpenSheet<SecondViewer>; deadline(left: string): string } {
  const { t, tv, platform } = app;
  const { name } = ask.from;
  const face = (one: { readonly person: string; readonly name: string; readonly avatar: string | null }) => ({
    person: one.person,
    name: one.name,
    picture: faceOf(platform, one.avatar),
  });
  const nobody = { person: '', name: '', avatar: null };
  const watching = tv.air.viewers.peek().filter(({ person }) => person !== ask.from.person)[0] ?? nobody;
  const keep = (): void => answer('not_now');
  const never = (): void => {
    keep();
    tv.settings.set({ secondWhileDirect: 'never' }).then(
      () => app.toast({ title: t('second.never.kept'), sign: { kind: 'icon', icon: 'lightning-fill' }, seconds: 0 }),
      (failure: unknown) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
    );
  };
  const open = app.open(SecondViewer, {
    guarded,
    view: {
      who: askerOf(app, ask),
      known: knownAs(app, ask),
      question: t('second.title', { name }),
      warning: t('second.warning'),
      explanation: t('second.text'),
      diagram: {
        now: t('second.now'),
        after: t('second.then', { name }),
        self: face(tv.account.me ?? nobody),
        watching: face(watching),
      },
      answers: [
        { icon: 'check-bold', label: t('second.letIn', { name }), x: 304, w: 420, act: () => answer('once') },
        { icon: 'lightning-fill', label: t('second.keep'), x: 750, w: 420, first: true, act: keep },
        { icon: 'hand-palm-fill', label: t('second.never'), x: 1196, w: 420, act: never },
      ],
    },
    signals: { back: keep },
  });
  open.hints([named(t('key.ok'), t('hint.choose')), named(t('key.back'), t('second.keep'))]);
  return { open, deadline: (left) => t('second.deadline', { left }) };
}
