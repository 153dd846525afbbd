import { codeOf } from '../../../net/failure.ts';
import type { Friend, Viewer } from '../../../protocol/words.ts';

/** Friends who can be invited now: those who are here and not watching already, by name. A thumbnail is no watching. */
export function invitable(friends: readonly Friend[], viewers: readonly Viewer[]): Friend[] {
  const watching = viewers.filter(({ small }) => !small).map(({ person }) => person);
  return friends
    .filter(({ person, presence }) => presence.status !== 'offline' && watching.indexOf(person) < 0)
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** How inviting several went, by name. */
export interface Invited {
  readonly invited: readonly string[];
  readonly failed: readonly string[];
  /** one of them is no friend any more */
  readonly notFriends: boolean;
}

/** Invites one after the other; somebody who cannot be invited does not keep the others from it. */
export async function inviteAll(
  people: readonly Friend[],
  invite: (person: string) => Promise<void>,
): Promise<Invited> {
  const invited: string[] = [];
  const failed: string[] = [];
  let notFriends = false;
  for (const { person, name } of people) {
    try {
      await invite(person);
      invited.push(name);
    } catch (failure) {
      if (codeOf(failure) === 'friend.only') notFriends = true;
      failed.push(name);
    }
  }
  return { invited, failed, notFriends };
}
