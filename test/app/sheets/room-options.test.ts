import { describe, expect, test } from 'vitest';
import { type RoomFacts, roomOptionsOf } from '../../../src/app/sheets/options/room.ts';

const QUIET: RoomFacts = { shows: false, asked: false, unread: false, inside: false };
const of = (facts: Partial<RoomFacts>) => roomOptionsOf({ ...QUIET, ...facts });

describe('what can be done with a room (21)', () => {
  test.each<[string, Partial<RoomFacts>, string[]]>([
    ['on its card', {}, ['goIn', 'invite', 'mute', 'leave']],
    ['with something unread', { unread: true }, ['goIn', 'invite', 'markRead', 'mute', 'leave']],
    ['while somebody asks', { asked: true }, ['goIn', 'answer', 'invite', 'mute', 'leave']],
    ['while this TV is in it', { inside: true }, ['goIn', 'invite', 'mute', 'exit', 'leave']],
    ['on its own screen', { shows: true, inside: true }, ['invite', 'mute', 'exit', 'leave']],
  ])('%s', (_, facts, expected) => {
    expect(of(facts)).toEqual(expected);
  });
});
