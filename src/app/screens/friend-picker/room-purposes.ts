import type { Signal } from '@preact/signals-core';
import { codeOf } from '../../../net/failure.ts';
import { ROOM_PEOPLE } from '../../../protocol/limits.ts';
import type { Friend } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { named } from '../../matching.ts';
import { inviteAll } from './inviting.ts';
import { byName, type Purpose } from './purposes.ts';

/** To be one of the people of a room (18): friends who are not, and are not thinking about it already. */
export function invitingToRoom({ t, tv, navigation }: AppContext, id: string): Purpose {
  const { friends, rooms } = tv;
  const room = rooms.now.peek()?.get(id);
  const members = (): readonly string[] => (room?.members.value ?? []).map(({ person }) => person);
  const invited = (): readonly string[] => room?.invited.value ?? [];
  const isOf =
    (people: readonly string[]) =>
    ({ person }: Friend) =>
      people.indexOf(person) >= 0;
  const seats = (): number => Math.max(0, ROOM_PEOPLE - members().length);
  return {
    heading: t('room.invite.heading', { name: room?.card.name ?? '' }),
    choose: (picked) => t('room.invite.seats', { seats: Math.max(0, seats() - picked) }),
    people: () => {
      const others = [...members(), ...invited()];
      return byName(friends.all.value.filter((friend) => !isOf(others)(friend)));
    },
    nobody: (typed) => t(typed ? 'picker.nobodyNamed' : 'picker.nobody'),
    adds: true,
    remark: (typed) => {
      if (typed.trim() === '') return '';
      const namesOf = (people: readonly string[]): readonly string[] =>
        named(byName(friends.all.value.filter(isOf(people))), typed).map(({ one }) => one.name);
      const inside = namesOf(members());
      const before = namesOf(invited().filter((person) => members().indexOf(person) < 0));
      const says = [
        inside.length > 0 ? t('room.invite.in', { names: inside }) : '',
        before.length > 0 ? t('room.invite.before', { names: before }) : '',
      ];
      return says.filter((sentence) => sentence !== '').join(' ');
    },
    holds: () => rooms.now.value?.get(id) !== undefined,
    instead: () => void navigation.replace('rooms', {}),
    does: {
      is: 'collects',
      chosen: [],
      withNobody: false,
      seats,
      icon: 'user-plus-bold',
      label: t('room.invite.send'),
      labelFor: (count) => t('room.invite.send.these', { count }),
      busy: t('room.invite.sending'),
      promise: t('room.invite.promise'),
      act: async (people, done) => {
        let full = false;
        const {
          invited: names,
          failed,
          notFriends,
        } = await inviteAll(people, async (person) => {
          try {
            await (await rooms.load()).invite(id, person);
          } catch (failure) {
            full ||= codeOf(failure) === 'room.full';
            throw failure;
          }
          done(person);
        });
        const isDone = failed.length === 0;
        const reason = notFriends ? t('room.invite.onlyFriends') : t('invite.failed', { names: failed });
        const why = full ? t('rooms.full') : reason;
        const title = isDone ? t('invite.done', { names }) : why;
        const icon = isDone ? 'user-plus-bold' : 'warning-fill';
        return { done: isDone, toast: { title, sign: { kind: 'icon', icon }, seconds: 0 } };
      },
    },
  };
}

/** To a room that is being made (18b): they are invited with it. */
export function choosingGuests({ t, tv }: AppContext, chosen: Signal<readonly string[]>): Purpose {
  const { friends } = tv;
  // Whoever makes it has a seat too.
  const seats = ROOM_PEOPLE - 1;
  return {
    heading: t('room.guests.heading'),
    choose: (picked) => t('room.invite.seats', { seats: seats - picked }),
    people: () => byName(friends.all.value),
    nobody: (typed) => t(typed ? 'picker.nobodyNamed' : 'picker.nobody'),
    adds: true,
    remark: () => '',
    holds: () => true,
    instead: () => undefined,
    does: {
      is: 'collects',
      chosen: chosen.peek(),
      withNobody: chosen.peek().length > 0,
      seats: () => seats,
      icon: 'check-bold',
      label: t('picker.keep'),
      labelFor: (count) => t('picker.keep.these', { count }),
      busy: t('picker.keeping'),
      promise: t('room.guests.promise'),
      act: async (people) => {
        chosen.value = people.map(({ person }) => person);
        return { done: true };
      },
    },
  };
}
