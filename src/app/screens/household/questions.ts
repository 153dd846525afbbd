import { codeOf } from '../../../net/failure.ts';
import type { Child, ChildAsk, PersonCard } from '../../../protocol/words.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import type { QuestionAnswer } from '../../sheets/Question.ts';
import { ask } from '../preferences/questions.ts';

/** Does it, and says so where it does not work. */
function attempt({ tv, toast }: AppContext, act: () => Promise<unknown>, done?: string): void {
  act().then(
    () => {
      if (done) toast({ title: done, sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
    },
    (failure: unknown) => tv.notices.say({ is: 'failed', code: codeOf(failure) }),
  );
}

/** Two answers: what does no harm (*Keep* unless said), and what was asked for. */
function sure(
  app: AppContext,
  view: { icon: IconName; title: string; text: string; no?: string },
  yes: QuestionAnswer,
): void {
  const { no = app.t('preferences.keep'), ...question } = view;
  ask(app, (close) => {
    const act = (): void => {
      close();
      yes.act();
    };
    return {
      ...question,
      answers: [
        { icon: 'couch-fill', label: no, act: close },
        { ...yes, act },
      ],
    };
  });
}

/** *My PIN*: without one it is chosen; the one there is is changed or taken away. */
export function askAboutPin(app: AppContext): void {
  const { t, tv, navigation } = app;
  const mine = tv.household.mine.peek();
  if (!mine?.pin) return void navigation.push('changeAccount', { what: 'pin' });
  const isGuardian = mine.children.length > 0;
  ask(app, (close) => {
    const then = (what: 'change' | 'remove') => (): void => {
      close();
      void navigation.push('pin', { for: what });
    };
    const remove = { icon: 'trash-fill', label: t('household.pin.remove'), act: then('remove') } as const;
    return {
      icon: 'lock-simple-fill',
      title: t('pin.mine'),
      text: t(isGuardian ? 'household.pin.kept' : 'household.pin.text'),
      answers: [
        { icon: 'couch-fill', label: t('preferences.keep'), act: close },
        { icon: 'pencil-simple-fill', label: t('household.pin.change'), act: then('change') },
        ...(isGuardian ? [] : [remove]),
      ],
    };
  });
}

/** Nobody is a guardian without one. */
export function askToChoosePinFirst(app: AppContext): void {
  const { t, navigation } = app;
  sure(
    app,
    {
      icon: 'lock-simple-fill',
      title: t('household.pin.first'),
      text: t('household.pin.first.text'),
      no: t('ask.notNow'),
    },
    {
      icon: 'check-bold',
      label: t('household.pin.choose'),
      act: () => void navigation.push('changeAccount', { what: 'pin' }),
    },
  );
}

export function askToTakeOff(app: AppContext, { person, name }: PersonCard): void {
  const { t, tv } = app;
  sure(
    app,
    { icon: 'user-minus-bold', title: t('household.takeOff.title', { name }), text: t('household.takeOff.text') },
    {
      icon: 'sign-out-fill',
      label: t('household.takeOff'),
      act: () => attempt(app, () => tv.household.takeOff(person), t('household.takenOff', { name })),
    },
  );
}

/** A friendship of a child that waits: no is never told to the other one. */
export function askAboutAsk(app: AppContext, child: PersonCard, waiting: ChildAsk): void {
  const { t, tv } = app;
  const names = { name: waiting.with.name, child: child.name };
  ask(app, (close) => {
    const answer = (yes: boolean) => (): void => {
      close();
      attempt(app, () => tv.household.answer(waiting, yes));
    };
    return {
      icon: 'user-plus-bold',
      title: t('child.ask.title', names),
      text: t(waiting.mine ? 'child.ask.mine' : 'child.ask.theirs', names),
      answers: [
        { icon: 'clock-fill', label: t('child.ask.later'), act: close },
        { icon: 'prohibit-fill', label: t('child.ask.no'), act: answer(false) },
        { icon: 'check-bold', label: t('child.ask.yes'), act: answer(true) },
      ],
    };
  });
}

export function askToUnfriend(app: AppContext, child: Child, { person, name }: PersonCard): void {
  const { t, tv } = app;
  const title = t('child.unfriend.title', { name, child: child.name });
  sure(
    app,
    { icon: 'user-minus-bold', title, text: t('child.unfriend.text') },
    {
      icon: 'user-minus-bold',
      label: t('preferences.remove'),
      act: () => attempt(app, () => tv.household.unfriend(child.person, person)),
    },
  );
}

/** The account becomes an ordinary one, or goes; both take the guardian's PIN, and lead back from the child. */
export function askToEnd(app: AppContext, { person, name }: PersonCard, how: 'release' | 'delete'): void {
  const { t, tv, navigation, toast } = app;
  const title = t(`child.${how}.title`, { name });
  const icon = how === 'delete' ? 'trash-fill' : 'sign-out-fill';
  const act = async (pin: string): Promise<void> => {
    await (how === 'delete' ? tv.household.deleteChild(person, pin) : tv.household.release(person, pin));
    // The PIN, and the child.
    navigation.back();
    navigation.back();
    const done = t(how === 'delete' ? 'child.deleted' : 'child.released', { name });
    toast({ title: done, sign: { kind: 'icon', icon: 'check-bold' }, seconds: 0 });
  };
  sure(
    app,
    { icon, title, text: t(`child.${how}.text`) },
    {
      icon,
      label: t(`child.${how}.yes`),
      act: () => void navigation.push('pin', { for: 'confirm', does: title, act }),
    },
  );
}
