import type { InRoom, PersonCard } from '../protocol/words.ts';
import type { NoticeText } from './notices.ts';
import type { Room } from './room.ts';
import { type WatchRules, watchersOf } from './room-watchers.ts';

export interface RoomNewsPorts {
  me(): string | undefined;
  say(notice: NoticeText): void;
  /** who may watch this person, while they are on air; undefined: they are not */
  onAir(): WatchRules | undefined;
}

/** Its people, or who asks to be, are others now; says who asks, unless the room is muted. */
export function peopleAre(
  room: Room,
  now: { members: readonly PersonCard[]; asking: readonly PersonCard[] },
  { say }: RoomNewsPorts,
): void {
  const before = new Set(room.asking.peek().map(({ person }) => person));
  room.peopleAre(now.members, now.asking);
  if (room.own.peek().muted) return;
  const { room: id, name: roomName } = room.card;
  for (const { person, name } of now.asking) {
    if (!before.has(person)) say({ is: 'room_asks', room: id, roomName, person, name });
  }
}

/** Others are in it now. Nobody is surprised: whoever may watch from now on is said while one is on air. */
export function hereAre(room: Room, here: readonly InRoom[], { me, say, onAir }: RoomNewsPorts): void {
  const before = new Set(room.here.peek().map(({ person }) => person));
  room.hereAre(here);
  const rules = room.inside.peek() && room.own.peek().mayWatch ? onAir() : undefined;
  const watchers = rules ? watchersOf(here, me() ?? '', rules) : [];
  for (const person of watchers) {
    const name = room.talk.speakers.peek().get(person)?.name ?? person;
    if (!before.has(person)) say({ is: 'room_came', name, count: watchers.length });
  }
}
