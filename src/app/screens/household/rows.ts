import type { FriendView } from '../../../components/FriendCard.ts';
import type { PersonCard } from '../../../protocol/words.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';

/** Somebody in a list, and one line about them; `wants`: something is to be decided. */
export function personRow(
  { platform }: Pick<AppContext, 'platform'>,
  { person, name, avatar }: PersonCard,
  status: string,
  wants?: IconName,
): FriendView {
  return {
    person,
    name,
    picture: faceOf(platform, avatar),
    presence: null,
    status,
    spoken: status,
    unread: 0,
    camera: false,
    videoMessages: false,
    ...(wants ? { wants } : {}),
  };
}
