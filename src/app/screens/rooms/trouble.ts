import { codeOf } from '../../../net/failure.ts';
import { ROOMS } from '../../../protocol/limits.ts';
import type { AppContext } from '../../context.ts';

/** Why something about a room did not work, in words. */
export function roomTrouble({ t }: Pick<AppContext, 't'>, failure: unknown): string {
  switch (codeOf(failure)) {
    case 'room.full':
      return t('rooms.full');
    case 'room.limit':
      return t('rooms.limit', { most: ROOMS });
    case 'room.unknown':
      return t('rooms.gone');
    case 'room.invitation_only':
      return t('rooms.door.invitation');
    case 'room.taken':
      return t('room.create.taken');
    case 'connection.lost':
    case 'connection.none':
      return t('rooms.lost');
    default:
      return t('rooms.notNow');
  }
}

export function sayRoomTrouble(app: AppContext, failure: unknown): void {
  app.toast({ title: roomTrouble(app, failure), sign: { kind: 'icon', icon: 'warning-fill' }, seconds: 0 });
}
