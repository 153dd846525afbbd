import type { Signal } from '@preact/signals-core';
import type { ToastView } from '../../../components/Toast.ts';
import { codeOf } from '../../../net/failure.ts';
import type { Friend } from '../../../protocol/words.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { named } from '../../matching.ts';
import { choosingFamily } from './family-purpose.ts';
import { invitable, inviteAll } from './inviting.ts';
import { differences, type ListName, OTHER_LIST } from './lists.ts';
import { choosingGuests, invitingToRoom } from './room-purposes.ts';

/** What the friend picker (20) is opened for. */
export type PickFor =
  | { readonly for: 'invite' | ListName | 'write' }
  /** for the family list of a child whose guardian one is */
  | { readonly for: 'family'; readonly child: string }
  /** to be one of the people of a room */
  | { readonly for: 'room'; readonly room: string }
  /** for a room that is being made; who is kept stands in `chosen` */
  | { readonly for: 'newRoom'; readonly chosen: Signal<readonly string[]> };

/** What the picker says and does for one purpose. What reads stores is called in effects, so it follows them. */
export interface Purpose {
  readonly heading: string;
  /** @param picked how many are chosen now */
  choose(picked: number): string;
  /** Who can be chosen now, in the order they are shown. */
  people(): readonly Friend[];
  /** Why nobody is there to choose. @param typed whether a name was typed */
  nobody(typed: boolean): string;
  /** Nobody of that name: somebody can be added then. */
  readonly adds: boolean;
  /** Says of those who are meant by what was typed why they cannot be chosen; '' where there is nothing to say. */
  remark(typed: string): string;
  /** False: there is nothing to choose for (any more). */
  holds(): boolean;
  /** Where it leads when that was so from the beginning. */
  instead(): void;
  readonly does: Collects | GoesOn;
}

/** Several are chosen, and something is done with all of them. */
export interface Collects {
  readonly is: 'collects';
  /** who is chosen when it opens */
  readonly chosen: readonly string[];
  /** It can be done with nobody, too. */
  readonly withNobody: boolean;
  /** How many can be chosen. Follows what it reads. */
  seats(): number;
  readonly icon: IconName;
  readonly label: string;
  labelFor(count: number): string;
  readonly busy: string;
  /** what follows for those who are chosen */
  readonly promise: string;
  /** @param done called with each of them it was done for  @returns whether it was done for all, and what to say */
  act(people: readonly Friend[], done: (person: string) => void): Promise<Done>;
}

/** One choice: OK goes on at once. */
export interface GoesOn {
  readonly is: 'goesOn';
  /** what OK does, for the hint */
  labelFor(name: string): string;
  go(person: string): void;
}

export interface Done {
  readonly done: boolean;
  readonly toast?: ToastView;
}

export function purposeOf(app: AppContext, wanted: PickFor): Purpose {
  switch (wanted.for) {
    case 'invite':
      return inviting(app);
    case 'write':
      return writing(app);
    case 'family':
      return choosingFamily(app, wanted.child);
    case 'room':
      return invitingToRoom(app, wanted.room);
    case 'newRoom':
      return choosingGuests(app, wanted.chosen);
    default:
      return listing(app, wanted.for);
  }
}

const anyNumber = (): number => Number.POSITIVE_INFINITY;

/** In the order they are shown. */
export const byName = (friends: readonly Friend[]): Friend[] =>
  [...friends].sort((a, b) => a.name.localeCompare(b.name));

/** To watch, while one is on air: friends who are here (W6). */
function inviting({ t, tv, navigation }: AppContext): Purpose {
  const { air, friends } = tv;
  return {
    heading: t('invite.heading'),
    choose: () => t('picker.choose'),
    people: () => invitable(friends.all.value, air.viewers.value),
    nobody: (typed) => (typed ? `${t('invite.nobodyNamed')} ${t('invite.onlyFriends')}` : t('invite.nobodyHere')),
    adds: false,
    remark: () => '',
    // Nobody can be invited to a room that is not shown: that begins with going on air.
    holds: () => air.state.value.is === 'on',
    instead: () => void navigation.replace('myWebcam', {}),
    does: {
      is: 'collects',
      chosen: [],
      withNobody: false,
      seats: anyNumber,
      icon: 'hand-waving-fill',
      label: t('invite.send'),
      labelFor: (count) => t('invite.send.these', { count }),
      busy: t('invite.sending'),
      promise: t('invite.promise'),
      act: async (people, done) => {
        const { invited, failed, notFriends } = await inviteAll(people, async (person) => {
          await air.invite(person);
          done(person);
        });
        const reason = notFriends ? t('invite.onlyFriends') : t('invite.failed', { names: failed });
        const isDone = failed.length === 0;
        const title = isDone ? t('invite.done', { names: invited }) : reason;
        const icon = isDone ? 'hand-waving-fill' : 'warning-fill';
        return { done: isDone, toast: { title, sign: { kind: 'icon', icon }, seconds: 0 } };
      },
    },
  };
}

/** Those who are always, or never, allowed to watch (W8). Who is on the other list cannot be chosen. */
function listing({ t, tv }: AppContext, list: ListName): Purpose {
  const { friends, settings, notices } = tv;
  const isOnOther = ({ person }: Friend): boolean => settings.now.value[OTHER_LIST[list]].indexOf(person) >= 0;
  const before = settings.now.peek()[list];
  return {
    heading: t(`picker.${list}`),
    choose: () => t('picker.choose'),
    people: () => byName(friends.all.value.filter((friend) => !isOnOther(friend))),
    nobody: (typed) => t(typed ? 'picker.nobodyNamed' : 'picker.nobody'),
    adds: true,
    remark: (typed) => {
      if (typed.trim() === '') return '';
      const names = named(byName(friends.all.value.filter(isOnOther)), typed).map(({ one }) => one.name);
      return names.length > 0 ? t(`picker.${list}.others`, { names }) : '';
    },
    holds: () => true,
    instead: () => undefined,
    does: {
      is: 'collects',
      chosen: before,
      withNobody: before.length > 0,
      seats: anyNumber,
      icon: 'check-bold',
      label: t('picker.keep'),
      labelFor: (count) => t('picker.keep.these', { count }),
      busy: t('picker.keeping'),
      promise: t(`picker.${list}.promise`),
      act: async (people) => {
        const chosen = people.map(({ person }) => person);
        const known = friends.all.peek().map(({ person }) => person);
        const shown = before.filter((person) => known.indexOf(person) >= 0);
        try {
          // One by one, so that two TVs at the same list lose nobody.
          const { added, removed } = differences(shown, chosen);
          await Promise.all([
            ...added.map((person) => settings.list(person, list)),
            ...removed.map((person) => settings.list(person, 'neither', list)),
          ]);
          return { done: true };
        } catch (failure) {
          notices.say({ is: 'failed', code: codeOf(failure) });
          return { done: false };
        }
      },
    },
  };
}

/** Somebody to write to; the conversation takes the picker's place, so BACK leads to where it was opened. */
function writing({ t, tv, navigation }: AppContext): Purpose {
  return {
    heading: t('picker.write'),
    choose: () => t('picker.chooseOne'),
    people: () => byName(tv.friends.all.value),
    nobody: (typed) => t(typed ? 'picker.nobodyNamed' : 'picker.nobody'),
    adds: true,
    remark: () => '',
    holds: () => true,
    instead: () => undefined,
    does: {
      is: 'goesOn',
      labelFor: (name) => t('picker.write.name', { name }),
      go: (person) => void navigation.replace('conversation', { person }),
    },
  };
}
