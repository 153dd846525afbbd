import type { SeatView } from '../../../components/Seat.ts';
import type { PersonHere } from '../../../model/household-state.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';

/** Who can sit down: somebody who lives here, somebody for a while, one more. */
export type SeatItem =
  | { readonly is: 'person'; readonly key: string; readonly person: PersonHere }
  | { readonly is: 'guest'; readonly key: string }
  | { readonly is: 'add'; readonly key: string };

/** No ID looks like these. */
const GUEST: SeatItem = { is: 'guest', key: '+guest' };
const ADD: SeatItem = { is: 'add', key: '+add' };

/** The sofa from left to right. */
export const seatsOf = (people: readonly PersonHere[]): readonly SeatItem[] => [
  ...people.map((person): SeatItem => ({ is: 'person', key: person.card.person, person })),
  GUEST,
  ADD,
];

/** How a place looks. @param coming whoever was chosen and is on the way in */
export function seatOf({ t, platform }: Pick<AppContext, 't' | 'platform'>, item: SeatItem, coming = ''): SeatView {
  switch (item.is) {
    case 'guest': {
      const line = t('household.guest.line');
      const face = { is: 'sign', icon: 'hand-waving-fill', empty: false } as const;
      return { name: t('household.guest'), line, unread: 0, spoken: line, face };
    }
    case 'add': {
      const line = t('household.add.line');
      const face = { is: 'sign', icon: 'plus-bold', empty: true } as const;
      return { name: t('household.add'), line, unread: 0, spoken: line, face };
    }
    case 'person': {
      const { card, locked, familyOnly, unread = 0 } = item.person;
      const { person, name, avatar } = card;
      const face = { is: 'person', person, picture: faceOf(platform, avatar), locked } as const;
      if (person === coming) {
        const line = t('household.goingIn');
        return { name, line, unread: 0, spoken: line, face };
      }
      const line = unread > 0 ? t('household.new') : familyOnly ? t('household.family') : restOf(t, item.person);
      const said = [
        unread > 0 ? t('household.new.spoken', { unread }) : line,
        unread > 0 && familyOnly ? t('household.family') : '',
        locked && line !== t('household.locked') ? t('household.locked') : '',
      ];
      return { name, line, unread, spoken: said.filter((one) => one !== '').join(', '), face };
    }
  }
}

/** Of whom nothing is told but that a PIN is asked, or that nothing is new; '' while that is not known. */
function restOf(t: AppContext['t'], { locked, unread }: PersonHere): string {
  if (locked) return t('household.locked');
  return unread === undefined ? '' : t('household.nothing');
}
