import type { Ask, WatchAnswer } from '../../protocol/words.ts';
import type { AppContext } from '../context.ts';
import { faceOf } from '../faces.ts';
import type { PromptAnswer, PromptPerson, PromptView } from '../sheets/Prompt.ts';
import { shapeOf, sinceWhen } from '../texts.ts';

/** What can be done about somebody who asks to watch. */
export interface AskActs {
  answer(answer: WatchAnswer): void;
  /** asks once more */
  block(): void;
}

/** Who asks, with how they are now. */
export function askerOf({ tv, platform }: AppContext, { from }: Ask): PromptPerson {
  const { person, name, avatar } = from;
  const friend = tv.friends.all.peek().filter((each) => each.person === person)[0];
  const presence = friend ? shapeOf(friend.presence) : 'available';
  return { person, name, picture: faceOf(platform, avatar), presence };
}

/** How the one who asks is known, and how many others wait. */
export function knownAs({ t, tv }: AppContext, { friendSince }: Ask): string {
  const known =
    friendSince === null ? t('ask.fromRoom') : t('ask.friendSince', { when: sinceWhen(t, friendSince, Date.now()) });
  const more = tv.asks.waiting.peek().length - 1;
  return more > 0 ? `${known} · ${t('ask.more', { more })}` : known;
}

/** 06: somebody wants to watch. Without a camera there is only no. */
export function viewOfAsk(app: AppContext, ask: Ask, { answer, block }: AskActs): PromptView {
  const { t, tv } = app;
  const { name } = ask.from;
  const hasCamera = tv.air.camera.peek().is === 'on' || tv.hasCamera.peek();
  const visit = tv.household.visit.peek();
  const once: PromptAnswer = {
    icon: 'check-bold',
    label: t('ask.once'),
    x: 304,
    w: 304,
    act: () => answer('once'),
  };
  // A guest on this TV decides for now, and only where they may be seen.
  const always: readonly PromptAnswer[] = visit
    ? []
    : [{ icon: 'user-check-bold', label: t('ask.always'), x: 640, w: 304, act: () => answer('always') }];
  const allow = hasCamera && visit?.mayGoOnAir !== false ? [once, ...always] : [];
  const no: readonly PromptAnswer[] = visit
    ? []
    : [{ icon: 'prohibit-fill', label: t('ask.block'), x: 1312, w: 304, act: block }];
  return {
    who: askerOf(app, ask),
    known: { icon: 'users-fill', text: knownAs(app, ask) },
    question: t('ask.title', { name }),
    under: hasCamera
      ? { icon: 'eye-fill', text: t('ask.wouldSee', { name }) }
      : { icon: 'video-camera-slash-fill', text: t('ask.noCamera') },
    ...(ask.endsDirect ? { warning: t('ask.endsDirect') } : {}),
    answers: [
      ...allow,
      { icon: 'clock-fill', label: t('ask.notNow'), x: 976, w: 304, first: true, act: () => answer('not_now') },
      ...no,
    ],
  };
}
