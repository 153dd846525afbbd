import { describe, expect, test } from 'vitest';
import { type DoorFacts, doorsOf, type Liveliness, livelierFirst } from '../../../../src/app/screens/rooms/doors.ts';

const card = (room: string) => ({ room, name: room.toUpperCase(), door: 'open' as const });
const invitation = (room: string) => ({
  ...card(room),
  from: { person: 'maya', name: 'Maya', avatar: null },
  at: 0,
});
const nearby = (room: string) => ({ ...card(room), friends: ['maya'], here: 1 });
const NONE: DoorFacts = { mine: [], invitations: [], asked: [], around: [] };
const doors = (facts: Partial<DoorFacts>) => doorsOf({ ...NONE, ...facts }).map(({ is, card: { room } }) => [is, room]);

describe('*Friends are here* (18)', () => {
  test('invitations first, then rooms that were asked, then those with friends in them', () => {
    expect(doors({ around: [nearby('c')], asked: [card('b')], invitations: [invitation('a')] })).toEqual([
      ['invitation', 'a'],
      ['asked', 'b'],
      ['around', 'c'],
    ]);
  });

  test('each room once, and none of one’s own', () => {
    const facts = {
      mine: [card('d')],
      invitations: [invitation('a')],
      asked: [card('a'), card('b')],
      around: [nearby('a'), nearby('b'), nearby('d')],
    };
    expect(doors(facts)).toEqual([
      ['invitation', 'a'],
      ['asked', 'b'],
    ]);
  });
});

describe('rooms of one’s own', () => {
  const room = (onCamera: number, here: number, last: number): Liveliness => ({ onCamera, here, last });

  test.each<[string, Liveliness, Liveliness]>([
    ['on camera before in it', room(1, 1, 0), room(0, 5, 9)],
    ['more on camera before fewer', room(3, 3, 0), room(1, 9, 9)],
    ['somebody in it before nobody', room(0, 1, 0), room(0, 0, 9)],
    ['the newest word, however many are in them', room(0, 1, 9), room(0, 6, 1)],
    ['the newest word, where nobody is', room(0, 0, 9), room(0, 0, 1)],
  ])('%s', (_, first, second) => {
    expect(livelierFirst(first, second)).toBeLessThan(0);
    expect(livelierFirst(second, first)).toBeGreaterThan(0);
  });
});
