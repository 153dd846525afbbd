import { describe, expect, it } from 'vitest';
import {
  type HereFacts,
  type JoinFacts,
  looksHere,
  mayJoin,
  nameKey,
  roomLetsWatch,
} from '../../../server/rooms/rules.ts';

const stranger: JoinFacts = {
  door: 'open',
  member: false,
  invited: false,
  full: false,
  tooMany: false,
  unguarded: false,
};

describe('coming into a room', () => {
  it.each<[string, Partial<JoinFacts>, string]>([
    ['an open door', {}, 'joins'],
    ['a door that asks', { door: 'asks' }, 'asks'],
    ['a door for the invited', { door: 'invitation' }, 'invitation_only'],
    ['an invitation, where one asks', { door: 'asks', invited: true }, 'joins'],
    ['an invitation, where one is invited', { door: 'invitation', invited: true }, 'joins'],
    ['a full room', { full: true }, 'full'],
    ['a full room that would ask', { door: 'asks', full: true }, 'full'],
    ['a full room, invited', { invited: true, full: true }, 'full'],
    ['a full room, one of its people', { member: true, full: true }, 'is_in'],
    ['one room too many', { tooMany: true }, 'too_many'],
    ['a full room that is closed says only that', { door: 'invitation', full: true, tooMany: true }, 'invitation_only'],
    ['a child without its guardian, invited or not', { unguarded: true, invited: true }, 'unguarded'],
    ['one of its people, whatever the door', { door: 'invitation', member: true, tooMany: true }, 'is_in'],
  ])('%s: %j is %s', (_what, facts, verdict) => {
    expect(mayJoin({ ...stranger, ...facts })).toBe(verdict);
  });
});

const onAir: HereFacts = {
  self: false,
  blocked: false,
  invisible: false,
  onAir: true,
  tellFriends: true,
  friend: true,
  roomMayWatch: false,
  mayWatch: false,
};

describe('somebody in a room looks to one of its people', () => {
  it.each<[string, Partial<HereFacts>, 'away' | 'here' | 'ask' | 'open']>([
    ['a friend on camera', {}, 'ask'],
    ['a friend on camera who may be watched', { mayWatch: true }, 'open'],
    ['a friend who does not tell', { tellFriends: false }, 'here'],
    ['no friend, on camera', { friend: false }, 'here'],
    ['no friend, whom the room may watch', { friend: false, roomMayWatch: true, mayWatch: true }, 'open'],
    ['no friend, whom the room may watch, but not me', { friend: false, roomMayWatch: true }, 'ask'],
    [
      'the room may watch who does not tell friends',
      { tellFriends: false, roomMayWatch: true, mayWatch: true },
      'open',
    ],
    ['off camera', { onAir: false, mayWatch: true, roomMayWatch: true }, 'here'],
    ['invisible', { invisible: true, onAir: false }, 'away'],
    ['invisible, whom the room may watch', { invisible: true, roomMayWatch: true, mayWatch: true }, 'away'],
    ['across a block', { blocked: true, roomMayWatch: true, mayWatch: true }, 'away'],
    ['oneself', { self: true, invisible: true }, 'here'],
  ])('%s: %j is %s', (_what, facts, looks) => {
    const seen = looksHere('maya', { ...onAir, ...facts });
    expect(seen ? (seen.onAir ?? 'here') : 'away').toBe(looks);
  });
});

describe('a room lets watch', () => {
  const cases = [false, true].flatMap((mayWatch) =>
    [false, true].flatMap((inside) => [false, true].map((viewer) => ({ mayWatch, inside, viewer }))),
  );
  it.each(cases)('%j', ({ mayWatch, inside, viewer }) => {
    expect(roomLetsWatch({ inside, mayWatch }, { inside: viewer })).toBe(mayWatch && inside && viewer);
  });
});

describe('names of rooms', () => {
  it('are one, whatever their capitals and blanks', () => {
    expect(nameKey('  Sunday   Table ')).toBe(nameKey('sunday table'));
    expect(nameKey('Caf\u0065\u0301')).toBe(nameKey('CAF\u00c9'));
    expect(nameKey('Sunday table')).not.toBe(nameKey('Sundaytable'));
  });
});
