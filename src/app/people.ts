import type { PresenceShape } from '../components/Avatar.ts';
import type { Tv } from '../model/tv.ts';
import type { PersonCard } from '../protocol/words.ts';
import { shapeOf } from './texts.ts';

type Known = Pick<Tv, 'friends' | 'rooms'>;

/** Somebody this TV knows: a friend, or one of the people of a room. Follows what it reads. */
export function cardOf({ friends, rooms }: Known, person: string): PersonCard | undefined {
  const friend = friends.get(person);
  if (friend) return friend;
  for (const { talk } of rooms.now.value?.all.value ?? []) {
    const card = talk.speakers.value.get(person);
    if (card) return card;
  }
  return undefined;
}

/** Whether somebody is on camera, as friend or in a room, and may be watched at once. Follows what it reads. */
export function onAirOf({ friends, rooms }: Known, person: string): 'open' | 'ask' | undefined {
  let found = friends.get(person)?.presence.onAir;
  for (const { here } of rooms.now.value?.all.value ?? []) {
    for (const one of here.value) if (one.person === person && found !== 'open') found = one.onAir ?? found;
  }
  return found;
}

/** The shape on somebody's avatar; of those who are no friends only that they are on camera is known. */
export function lookOf(tv: Known, person: string): PresenceShape | undefined {
  const friend = tv.friends.get(person);
  if (friend) return shapeOf(friend.presence);
  return onAirOf(tv, person) && 'air';
}
