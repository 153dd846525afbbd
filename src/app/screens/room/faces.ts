import type { Face } from '../../../components/RoomMark.ts';
import type { Room } from '../../../model/room.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';

/** Somebody of the room, by name and picture; also who has left it since. Follows what it reads. */
export function faceIn({ platform }: Pick<AppContext, 'platform'>, room: Room, person: string): Face {
  const card = room.talk.speakers.value.get(person);
  return { person, name: card?.name ?? person, picture: faceOf(platform, card?.avatar ?? null) };
}

/** Those the mark of a room shows: others before oneself. Follows what it reads. */
export function facesOf(app: Pick<AppContext, 'platform' | 'tv'>, room: Room): readonly Face[] {
  const me = app.tv.account.me?.person;
  const people = room.members.value.map(({ person }) => person);
  const others = people.filter((person) => person !== me);
  return (others.length > 0 ? others : people).slice(0, 2).map((person) => faceIn(app, room, person));
}
