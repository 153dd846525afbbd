import type { RoomCard } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { sayRoomTrouble } from './trouble.ts';

/** Becomes one of the people of a room and goes in; where they are asked first, waits for them (07). */
export async function comeIn(app: AppContext, card: RoomCard, how: 'push' | 'replace' = 'push'): Promise<void> {
  const { navigation, tv } = app;
  const { screen } = navigation;
  try {
    const rooms = await tv.rooms.load();
    const { room, name, door } = card;
    const joined = await rooms.join({ room, name, door });
    // Whoever went on meanwhile is one of its people now, and finds it among their rooms.
    if (navigation.screen !== screen) return;
    if (joined) await navigation[how]('room', { room });
    else await navigation[how]('askRoom', { card: { room, name, door } });
  } catch (failure) {
    sayRoomTrouble(app, failure);
  }
}
