import type { RoomView } from '../../../components/RoomCard.ts';
import type { RoomDoorView } from '../../../components/RoomDoor.ts';
import type { Face } from '../../../components/RoomMark.ts';
import type { Room } from '../../../model/room.ts';
import type { InRoom } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { moment, shapeOf } from '../../texts.ts';
import { type Door, type Liveliness, livelierFirst } from './doors.ts';

/** As many pictures, or avatars, stand side by side on a card. */
const SIDE_BY_SIDE = 3;

/** How lively a room is. Follows what it reads. */
function livelinessOf(room: Room): Liveliness {
  const here = room.here.value;
  const onCamera = here.filter(({ onAir }) => onAir !== undefined).length;
  return { onCamera, here: here.length, last: room.talk.newest?.at ?? 0 };
}

/** The rooms of one's own in their order (18). Follows what it reads. */
export function inOrder(rooms: readonly Room[]): Room[] {
  const ranked = rooms.map((room) => ({ room, lively: livelinessOf(room) }));
  return ranked.sort((a, b) => livelierFirst(a.lively, b.lively)).map(({ room }) => room);
}

/** Reads all that the card of a room shows, so that an effect follows it. */
export function readRoom(room: Room): void {
  room.here.value;
  room.members.value;
  room.asking.value;
  room.own.value;
  room.inside.value;
  room.talk.unread.value;
  room.talk.newest;
}

/** The card of a room of one's own. @param isPaused whether what is seen of somebody stands still */
export function roomView(
  { t, tv, platform }: AppContext,
  room: Room,
  now: number,
  isPaused: (person: string) => boolean,
): RoomView {
  const { talk, card } = room;
  const me = tv.account.me?.person;
  const here = room.here.peek();
  const others = here.filter(({ person }) => person !== me);
  const members = room.members.peek();
  const face = ({ person }: InRoom): Face => {
    const known = members.filter((one) => one.person === person)[0];
    return { person, name: known?.name ?? person, picture: faceOf(platform, known?.avatar ?? null) };
  };
  const seen = others.filter(({ onAir }) => onAir === 'open').slice(0, SIDE_BY_SIDE);
  const rest = others.filter((one) => seen.indexOf(one) < 0);
  const shown = rest.slice(0, SIDE_BY_SIDE);
  const paused = seen.length > 0 && seen.every(({ person }) => isPaused(person));
  const unread = talk.unread.peek();
  const { muted } = room.own.peek();
  const line = lineOf({ t }, room, others, now);
  const says = [
    line,
    unread > 0 ? t('rooms.unread', { unread }) : '',
    muted ? t('rooms.muted') : '',
    card.door === 'invitation' ? t('rooms.door.invitation') : '',
  ];
  return {
    name: card.name,
    locked: card.door === 'invitation',
    line,
    panes: seen.map(face),
    faces: shown.map((one) => {
      const friend = tv.friends.get(one.person);
      const presence = one.onAir ? 'air' : friend ? shapeOf(friend.presence) : undefined;
      return { ...face(one), presence };
    }),
    more: rest.length - shown.length,
    live: t(paused ? 'rooms.paused' : 'rooms.live'),
    paused,
    unread,
    muted,
    spoken: says.filter((part) => part !== '').join(', '),
  };
}

/** Who asks to come in, who is here, or when somebody last said something. */
function lineOf({ t }: Pick<AppContext, 't'>, room: Room, others: readonly InRoom[], now: number): string {
  const asking = room.asking.peek();
  if (asking.length > 0) return t('rooms.asking', { names: asking.map(({ name }) => name) });
  const onCamera = others.filter(({ onAir }) => onAir !== undefined).length;
  if (room.inside.peek()) return t('rooms.hereWithMe', { others: others.length, onCamera });
  if (others.length > 0) return t('rooms.here', { here: others.length, onCamera });
  const last = room.talk.newest?.at;
  return last === undefined ? t('rooms.nobody') : t('rooms.nobodySince', { when: moment(t, last, now) });
}

/** The card of a room one is not one of the people of. */
export function doorView({ t, tv, platform }: AppContext, door: Door): RoomDoorView {
  const { name } = door.card;
  switch (door.is) {
    case 'invitation': {
      const { person, name: from, avatar } = door.card.from;
      const faces = [{ person, name: from, picture: faceOf(platform, avatar) }];
      const way = { label: t('rooms.invited'), icon: 'hand-waving-fill' } as const;
      return { name, faces, line: t('rooms.invites', { name: from }), way };
    }
    case 'asked':
      return { name, faces: [], line: t('rooms.asked'), way: { label: t('rooms.askingThem'), icon: 'clock-fill' } };
    case 'around': {
      const friends = door.card.friends.map((person) => tv.friends.get(person));
      const faces = friends
        .filter((friend) => friend !== undefined)
        .map(({ person, name: called, avatar }) => ({ person, name: called, picture: faceOf(platform, avatar) }));
      const asks = door.card.door === 'asks';
      const way = asks
        ? ({ label: t('rooms.asksFirst'), icon: 'hand-palm-fill' } as const)
        : { label: t('rooms.door.open') };
      return { name, faces, line: t('rooms.hereWith', { here: door.card.here, name: faces[0]?.name ?? '' }), way };
    }
  }
}
