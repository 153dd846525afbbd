import { codeOf } from '../../../net/failure.ts';
import type { Child, Friend } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { byName, type Purpose } from './purposes.ts';

/** How somebody is of whom one cannot see it. */
const UNSEEN = { status: 'offline', text: '', since: 0, camera: false, videoMessages: false } as const;

/** Whom a child sees and is seen by while it is *Family only* (X9): some of its friends. The guardian is always one. */
export function choosingFamily({ t, tv, navigation }: AppContext, person: string): Purpose {
  const { household, friends, account, notices } = tv;
  const childNow = (): Child | undefined => {
    const state = household.children.value;
    return state.is === 'known' ? state.children.filter((one) => one.person === person)[0] : undefined;
  };
  const before = childNow();
  const me = account.me?.person;
  return {
    heading: t('picker.family', { name: before?.name ?? person }),
    choose: () => t('picker.choose'),
    people: () => {
      const known = (childNow()?.friends ?? []).filter((one) => one.person !== me);
      return byName(
        known.map((card): Friend => friends.get(card.person) ?? { ...card, friendSince: 0, presence: UNSEEN }),
      );
    },
    nobody: (typed) => t(typed ? 'picker.nobodyNamed' : 'picker.family.nobody'),
    adds: false,
    remark: () => '',
    holds: () => childNow() !== undefined,
    instead: () => void navigation.back(),
    does: {
      is: 'collects',
      chosen: before?.family ?? [],
      withNobody: true,
      seats: () => Number.POSITIVE_INFINITY,
      icon: 'check-bold',
      label: t('picker.keep'),
      labelFor: (count) => t('picker.keep.these', { count }),
      busy: t('picker.keeping'),
      promise: t('picker.family.promise'),
      act: async (people) => {
        try {
          await household.setChild(person, { family: people.map((one) => one.person) });
          return { done: true };
        } catch (failure) {
          notices.say({ is: 'failed', code: codeOf(failure) });
          return { done: false };
        }
      },
    },
  };
}
