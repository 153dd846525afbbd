import type { Friend } from '../protocol/words.ts';

const RANK: Record<string, number> = { available: 0, busy: 1, away: 2, offline: 3 };
/** A newer server may know a status that this TV does not. */
const LAST = 3;

/** Friends on camera, in the order they are listed: the first row of the home screen. */
export const onCamera = (friends: readonly Friend[]): Friend[] =>
  friends.filter((friend) => friend.presence.onAir !== undefined);

/** The grid of the home screen: everybody else. Unread first, then available, busy, away, offline; then by name. */
export function inGrid(friends: readonly Friend[], unread: (person: string) => number): Friend[] {
  const rank = (friend: Friend): number => (unread(friend.person) > 0 ? -1 : (RANK[friend.presence.status] ?? LAST));
  return friends
    .filter((friend) => friend.presence.onAir === undefined)
    .slice()
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/**
 * A list that does not reorder while somebody moves in it: those who were there keep their places, newcomers go to
 * the end, leavers leave.
 */
export function keepOrder<T extends { readonly person: string }>(before: readonly T[], now: readonly T[]): T[] {
  const byPerson = new Map(now.map((one): [string, T] => [one.person, one]));
  const stayed = before.map(({ person }) => byPerson.get(person)).filter((one) => one !== undefined);
  const known = new Set(before.map(({ person }) => person));
  return [...stayed, ...now.filter(({ person }) => !known.has(person))];
}
