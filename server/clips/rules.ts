import type { ErrorCode } from '../../src/protocol/errors.ts';
import type { Capabilities, Takes } from '../../src/protocol/words.ts';

/** What the operator decides about video messages; docs/operating.md says what each means. */
export interface ClipRules {
  longestMs: number;
  mostBytes: number;
  /** of all that one person has sent and that is still here */
  personBytes: number;
  /** of everything here; 0: no video messages */
  totalBytes: number;
  /** how long one is kept */
  keepMs: number;
}

const MB = 1024 * 1024;
const DAY_MS = 24 * 3600_000;

export const CLIP_RULES: ClipRules = {
  longestMs: 30_000,
  mostBytes: 6 * MB,
  personBytes: 200 * MB,
  totalBytes: 10_000 * MB,
  keepMs: 30 * DAY_MS,
};

/** The database, and whoever else writes on that disk, keep this much. */
export const DISK_RESERVE = 64 * MB;

/** What is known of somebody a video message could go to, as one other person may know it. */
export interface TakesFacts {
  areFriends: boolean;
  /** they look as if they were here */
  isHere: boolean;
  /** what their TVs that are on can do */
  on: readonly Pick<Capabilities, 'videoMessages' | 'sound'>[];
  /** whether each TV they sign in on plays them; null: it never said */
  known: readonly (boolean | null)[];
}

/** What becomes of a video message to somebody (V6, V7). Whoever hides is told of as if they were not here. */
export function takesOf({ areFriends, isHere, on, known }: TakesFacts): Takes {
  if (!areFriends) return { can: 'never', why: 'not_friends', sound: false };
  const playing = isHere ? on.filter(({ videoMessages }) => videoMessages) : [];
  if (playing.length > 0) {
    return { can: 'now', sound: playing.some(({ sound }) => sound?.play.includes('opus') ?? false) };
  }
  // Of somebody who was never here with a TV that could have said so, nothing bad is believed.
  const may = isHere ? known.includes(true) : known.length === 0 || known.some((plays) => plays !== false);
  if (!may) return { can: 'never', why: 'cannot_play', sound: false };
  return { can: 'later', why: isHere ? 'other_tv' : 'offline', sound: true };
}

/** What stands between a person and sending, at the beginning of it and each time it goes on. */
export interface SendFacts {
  takes: Takes;
  /** the TV has a text session with them, and a video session */
  talks: boolean;
  video: boolean;
  /** the message may wait for them on the server */
  waits: boolean;
}

/** Why a video message may not be sent now; undefined: it may. */
export function sendFault({ takes, talks, video, waits }: SendFacts): ErrorCode | undefined {
  if (takes.why === 'not_friends') return 'friend.only';
  if (!talks) return 'video.no_conversation';
  if (takes.can === 'never') return 'video.cannot';
  if (takes.can === 'now') return video ? undefined : 'video.none';
  return waits ? undefined : 'video.offline';
}

/** What is on the server, bytes. */
export interface RoomFacts {
  bytes: number;
  ms: number;
  /** of this person, what is under way included */
  mine: number;
  /** of everybody, likewise */
  all: number;
  /** the disk has left */
  free: number;
}

/** Why there is no room for another; undefined: there is. */
export function roomFault(
  rules: ClipRules,
  { bytes, ms, mine, all, free }: RoomFacts,
): 'clip.too_large' | 'clip.quota' | 'clip.full' | undefined {
  if (bytes > rules.mostBytes || ms > rules.longestMs) return 'clip.too_large';
  if (mine + bytes > rules.personBytes) return 'clip.quota';
  if (all + bytes > rules.totalBytes || bytes + DISK_RESERVE > free) return 'clip.full';
  return undefined;
}
