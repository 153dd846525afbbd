import type { Room } from '../../../model/room.ts';
import type { AppContext } from '../../context.ts';
import { askToLetIn } from '../room-asks.ts';
import type { OptionRow } from './OptionsSheet.ts';
import type { Acting, Subject } from './subject.ts';

/** What can be done with a room of one's own. */
export type RoomOption = 'goIn' | 'answer' | 'invite' | 'mute' | 'markRead' | 'exit' | 'leave';

/** All that decides about it. */
export interface RoomFacts {
  /** The item is the room one looks at: there is no going in. */
  readonly shows: boolean;
  readonly asked: boolean;
  readonly unread: boolean;
  /** This TV is in the room. */
  readonly inside: boolean;
}

/** What is offered, in order. The first is always what OK does on the item (21). */
export function roomOptionsOf({ shows, asked, unread, inside }: RoomFacts): RoomOption[] {
  const all: readonly (RoomOption | false)[] = [
    !shows && 'goIn',
    asked && 'answer',
    'invite',
    unread && 'markRead',
    'mute',
    inside && 'exit',
    'leave',
  ];
  return all.filter((one): one is RoomOption => one !== false);
}

const ICONS: { readonly [N in RoomOption]: OptionRow['icon'] } = {
  goIn: 'sign-in-fill',
  answer: 'handshake-fill',
  invite: 'user-plus-bold',
  mute: 'bell-slash-fill',
  markRead: 'check-bold',
  exit: 'sign-out-fill',
  leave: 'trash-fill',
};

/** The options of a room of one's own. */
export function roomSubject(app: AppContext, id: string, { closing, keep, goTo }: Acting): Subject {
  const { t, tv, navigation } = app;
  const rooms = tv.rooms.now;
  const room = rooms.peek()?.get(id);
  const name = room?.card.name ?? '';
  const { screen, name: route } = navigation;
  const shows = route === 'room';
  const leaves = (act: () => Promise<unknown> | undefined, done?: string) =>
    closing(
      keep(async () => {
        await act();
        // The screen of a room one has left has nothing more to show.
        if (shows && navigation.screen === screen) navigation.back();
      }, done),
    );

  const actOf = (option: RoomOption, asks: string, of: Room): (() => void) => {
    switch (option) {
      case 'goIn':
        return closing(() => void navigation.push('room', { room: id }));
      case 'answer':
        return closing(() => askToLetIn(app, id, asks));
      case 'invite':
        return closing(() => void navigation.push('pickFriends', { for: 'room', room: id }));
      case 'mute':
        return keep(async () => rooms.peek()?.set(of, { muted: !of.own.peek().muted }));
      case 'markRead':
        return closing(keep(() => of.talk.markRead()));
      case 'exit':
        return leaves(() => rooms.peek()?.exit(of));
      case 'leave':
        return () => goTo('sure', 'stay');
    }
  };

  const first = (): readonly OptionRow[] => {
    const of = rooms.value?.get(id);
    if (!of) return [];
    const asking = of.asking.value;
    const options = roomOptionsOf({
      shows,
      asked: asking.length > 0,
      unread: of.talk.unread.value > 0,
      inside: of.inside.value,
    });
    return options.map((option) => ({
      key: option,
      icon: ICONS[option],
      label:
        option === 'answer'
          ? t('room.options.answer', { names: asking.map((one) => one.name) })
          : t(`room.options.${option}`),
      value: option === 'mute' ? t(of.own.value.muted ? 'options.on' : 'options.off') : '',
      act: actOf(option, asking[0]?.person ?? '', of),
    }));
  };

  const sure = (): readonly OptionRow[] => [
    {
      key: 'leave',
      icon: 'trash-fill',
      label: t('room.options.leave.yes'),
      value: '',
      act: leaves(() => rooms.peek()?.leave(id), t('room.options.left', { name })),
    },
    {
      key: 'stay',
      icon: 'users-three-fill',
      label: t('room.options.leave.no'),
      value: '',
      act: () => goTo('first', 'leave'),
    },
  ];

  const people = room?.members.peek().length ?? 0;
  return {
    head: {
      heading: t('options.heading', { name }),
      person: id,
      name,
      picture: null,
      presence: undefined,
      line: t('room.options.people', { people }),
    },
    rows: (step) => (step === 'first' ? first() : sure()),
    askedBy: 'leave',
    isGone: () => rooms.value?.get(id) === undefined,
  };
}
