import { describe, expect, it } from 'vitest';
import {
  CLIP_RULES,
  DISK_RESERVE,
  roomFault,
  type SendFacts,
  sendFault,
  type TakesFacts,
  takesOf,
} from '../../../server/clips/rules.ts';

const OPUS = { send: [], play: ['opus'] };
const plays = { videoMessages: true };
const cannot = { videoMessages: false };
const facts = (more: Partial<TakesFacts>): TakesFacts => ({
  areFriends: true,
  isHere: true,
  on: [],
  known: [],
  ...more,
});

describe('what becomes of a video message to somebody', () => {
  it.each<[string, Partial<TakesFacts>, object]>([
    ['here, on a TV that plays them', { on: [plays] }, { can: 'now', sound: false }],
    ['here, with sound', { on: [{ ...plays, sound: OPUS }] }, { can: 'now', sound: true }],
    ['here on two, one of which plays', { on: [cannot, plays] }, { can: 'now', sound: false }],
    ['sound on the one that cannot play', { on: [{ ...cannot, sound: OPUS }, plays] }, { can: 'now', sound: false }],
    ['here, on one that cannot', { on: [cannot], known: [false] }, { can: 'never', why: 'cannot_play', sound: false }],
    [
      '... with another at home',
      { on: [cannot], known: [false, true] },
      { can: 'later', why: 'other_tv', sound: true },
    ],
    ['... whose other one never said', { on: [cannot], known: [false, null] }, { can: 'never', why: 'cannot_play' }],
    ['not here', { isHere: false, known: [true] }, { can: 'later', why: 'offline', sound: true }],
    ['hiding, which looks the same', { isHere: false, on: [plays], known: [true] }, { can: 'later', why: 'offline' }],
    ['not here, and never said', { isHere: false, known: [null] }, { can: 'later', why: 'offline' }],
    ['never here at all', { isHere: false }, { can: 'later', why: 'offline' }],
    ['not here, and cannot', { isHere: false, known: [false, false] }, { can: 'never', why: 'cannot_play' }],
    ['no friend, though here', { areFriends: false, on: [plays] }, { can: 'never', why: 'not_friends' }],
  ])('%s', (_name, more, expected) => {
    expect(takesOf(facts(more))).toMatchObject(expected);
  });
});

describe('sending one', () => {
  const now: SendFacts = { takes: { can: 'now', sound: true }, talks: true, video: true, waits: true };
  const later: SendFacts = { ...now, takes: { can: 'later', why: 'offline', sound: true }, video: false };
  it.each<[string, SendFacts, string | undefined]>([
    ['within a video session', now, undefined],
    ['they are here and there is none', { ...now, video: false }, 'video.none'],
    ['without a text session', { ...now, talks: false }, 'video.no_conversation'],
    ['to somebody who is not here, where it may wait', later, undefined],
    ['... where it may not', { ...later, waits: false }, 'video.offline'],
    ['... without a text session', { ...later, talks: false }, 'video.no_conversation'],
    ['to who cannot play it', { ...now, takes: { can: 'never', why: 'cannot_play', sound: false } }, 'video.cannot'],
    ['to a stranger', { ...now, takes: { can: 'never', why: 'not_friends', sound: false } }, 'friend.only'],
  ])('%s', (_name, given, expected) => {
    expect(sendFault(given)).toBe(expected);
  });
});

describe('room for another', () => {
  const rules = { ...CLIP_RULES, mostBytes: 100, personBytes: 250, totalBytes: 1_000, longestMs: 30_000 };
  const room = { bytes: 100, ms: 30_000, mine: 0, all: 0, free: DISK_RESERVE + 100 };
  it.each<[string, Partial<typeof room>, string | undefined]>([
    ['is there', {}, undefined],
    ['one byte too large', { bytes: 101 }, 'clip.too_large'],
    ['a moment too long', { ms: 30_001 }, 'clip.too_large'],
    ['the last of one’s own', { mine: 150 }, undefined],
    ['past one’s own', { mine: 151 }, 'clip.quota'],
    ['the last of all', { all: 900 }, undefined],
    ['past all', { all: 901 }, 'clip.full'],
    ['the disk is needed for something else', { free: DISK_RESERVE + 99 }, 'clip.full'],
    ['what is too large is said first', { bytes: 101, mine: 250, all: 1_000, free: 0 }, 'clip.too_large'],
  ])('%s', (_name, more, expected) => {
    expect(roomFault(rules, { ...room, ...more })).toBe(expected);
  });
});
