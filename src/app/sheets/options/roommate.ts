import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { cardOf, lookOf, onAirOf } from '../../people.ts';
import type { OptionsForRoommate } from '../options.ts';
import type { OptionRow } from './OptionsSheet.ts';
import { Reporting } from './reporting.ts';
import type { Acting, Subject } from './subject.ts';

/** What can be done with somebody who is in a room with one. */
export type RoommateOption = 'message' | 'befriend' | 'watch' | 'ask' | 'invite' | 'hide';

/** All that decides about it. */
export interface RoommateFacts {
  readonly friend: boolean;
  readonly onAir: 'open' | 'ask' | undefined;
  /** This TV is on air, and they do not watch yet. */
  readonly canInvite: boolean;
}

/** What is offered, in order: words and invitations to watch pass between friends only, and so do questions. */
export function roommateOptionsOf({ friend, onAir, canInvite }: RoommateFacts): RoommateOption[] {
  const watch: RoommateOption | false = onAir === 'open' ? 'watch' : friend && onAir === 'ask' && 'ask';
  const all: readonly (RoommateOption | false)[] = [
    friend ? 'message' : 'befriend',
    watch,
    friend && canInvite && 'invite',
    'hide',
  ];
  return all.filter((one): one is RoommateOption => one !== false);
}

const ICONS: { readonly [N in RoommateOption]: OptionRow['icon'] } = {
  message: 'chat-circle-text-fill',
  befriend: 'user-plus-bold',
  watch: 'television-simple-fill',
  ask: 'hand-palm-fill',
  invite: 'hand-waving-fill',
  hide: 'eye-slash-fill',
};

/** The options of somebody in *Here now* (19). */
export function roommateSubject(
  app: AppContext,
  { room: id, person }: Pick<OptionsForRoommate, 'room' | 'person'>,
  acting: Acting,
): Subject {
  const { closing, keep } = acting;
  const { t, tv, platform, navigation } = app;
  const rooms = tv.rooms.now;
  const room = rooms.peek()?.get(id);
  const card = cardOf(tv, person);
  const name = card?.name ?? person;

  const reporting = new Reporting(app, acting, { person, name }, 'first');

  const actOf = (option: RoommateOption): (() => void) => {
    switch (option) {
      case 'message':
        return closing(() => void navigation.push('conversation', { person }));
      case 'befriend':
        return closing(() => void navigation.push('addFriend', { person }));
      case 'watch':
      case 'ask':
        return closing(() => void navigation.push('watch', { person }));
      case 'invite':
        return closing(keep(() => tv.air.invite(person), t('options.invited', { name })));
      case 'hide':
        return () => room?.hide(person, !room.hidden.peek().has(person));
    }
  };

  return {
    head: {
      heading: t('options.heading', { name }),
      person,
      name,
      picture: faceOf(platform, card?.avatar ?? null),
      presence: lookOf(tv, person),
      line: room?.card.name ?? '',
    },
    rows: (step) => {
      if (step === 'report' || step === 'reported') return reporting.rows(step);
      const watches = tv.air.viewers.value.some((viewer) => viewer.person === person);
      const options = roommateOptionsOf({
        friend: tv.friends.get(person) !== undefined,
        onAir: onAirOf(tv, person),
        canInvite: tv.air.state.value.is === 'on' && !watches,
      });
      const offered = options.map((option) => ({
        key: option,
        icon: ICONS[option],
        label: t(`inRoom.options.${option}`),
        value: option === 'hide' ? t(room?.hidden.value.has(person) ? 'options.on' : 'options.off') : '',
        act: actOf(option),
      }));
      return [...offered, ...reporting.row];
    },
    askedBy: 'report',
    // Whoever has gone out meanwhile can still be written to.
    isGone: () => rooms.value?.get(id) === undefined,
  };
}
