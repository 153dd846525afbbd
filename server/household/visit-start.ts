import type { StartOfParts } from '../gateway/lifecycle.ts';

/**
 * The start of a guest on somebody's TV: friends are there, and what is said during the visit. Nothing that was said
 * before, nor what a guest could not answer anyway.
 */
export function visitStart(whole: StartOfParts, since: number): StartOfParts {
  const { rooms } = whole;
  const start: StartOfParts = {
    ...whole,
    requests: { toMe: [], mine: [] },
    blocked: [],
    conversations: whole.conversations.filter(({ newest }) => newest !== undefined && newest.at >= since),
  };
  if (rooms) {
    start.rooms = {
      rooms: rooms.rooms.map(({ newest, ...room }) =>
        newest && newest.at >= since ? { ...room, newest } : { ...room, last: 0, unread: 0, read: 0 },
      ),
      invitations: [],
      asked: [],
    };
  }
  if (start.missed !== undefined) start.missed = 0;
  return start;
}
