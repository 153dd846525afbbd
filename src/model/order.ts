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
  return keepOrderBy(({ person }: T) => person, before, now);
}

/** The same for things that are told apart by another key. */
export function keepOrderBy<T>(keyOf: (one: T) => string, before: readonly T[], now: readonly T[]): T[] {
  const byKey = new Map(now.map((one): [string, T] => [keyOf(one), one]));
  const stayed = before.map((one) => byKey.get(keyOf(one))).filter((one) => one !== undefined);
  const known = new Set(before.map(keyOf));
  return [...stayed, ...now.filter((one) => !known.has(keyOf(one)))];
}
