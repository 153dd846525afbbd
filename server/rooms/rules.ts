import type { Door, InRoom } from '../../src/protocol/words.ts';

/** A room's name as names are compared: "Sunday  Table" is "sunday table". */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Everything that decides how somebody comes in. */
export interface JoinFacts {
  door: Door;
  member: boolean;
  /** by somebody with whom there is no block */
  invited: boolean;
  /** it has as many people as it can have */
  full: boolean;
  /** the one who comes is in as many rooms as one can be */
  tooMany: boolean;
  /** the one who comes is a child, and its guardian is not of the room */
  unguarded: boolean;
}

export type JoinVerdict = 'is_in' | 'joins' | 'asks' | 'invitation_only' | 'full' | 'too_many' | 'unguarded';

/** An invitation opens every door; nothing opens a full room, nor one without its guardian to a child. */
export function mayJoin({ door, member, invited, full, tooMany, unguarded }: JoinFacts): JoinVerdict {
  if (member) return 'is_in';
  if (unguarded) return 'unguarded';
  if (!invited && door === 'invitation') return 'invitation_only';
  if (tooMany) return 'too_many';
  if (full) return 'full';
  return invited || door === 'open' ? 'joins' : 'asks';
}

/** What stands between somebody who is in a room now and one of its people who looks. */
export interface HereFacts {
  self: boolean;
  /** either has blocked the other */
  blocked: boolean;
  invisible: boolean;
  onAir: boolean;
  /** the one in the room tells friends when their webcam is on */
  tellFriends: boolean;
  friend: boolean;
  /** "Room may watch me" is on, there */
  roomMayWatch: boolean;
  /** may the one who looks watch at once? */
  mayWatch: boolean;
}

/**
 * How somebody in a room looks to one of its people; undefined: not at all. A block hides both from each other and is
 * seen by neither; an invisible person is not there. On camera is told to whom it would be told outside, and to the
 * room that may watch.
 */
export function looksHere(person: string, facts: HereFacts): InRoom | undefined {
  if (!facts.self && (facts.blocked || facts.invisible)) return undefined;
  const told = facts.roomMayWatch || (facts.friend && facts.tellFriends);
  if (!facts.onAir || facts.self || !told) return { person };
  return { person, onAir: facts.mayWatch ? 'open' : 'ask' };
}

/** W28: a room lets watch while both are of it and in it, and the one who is watched has said so there. */
export function roomLetsWatch(owner: { inside: boolean; mayWatch: boolean }, viewer: { inside: boolean }): boolean {
  return owner.inside && viewer.inside && owner.mayWatch;
}
