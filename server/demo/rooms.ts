import type { Door } from '../../src/protocol/words.ts';
import { addMember, addRoom } from '../rooms/queries.ts';
import { nameKey } from '../rooms/rules.ts';
import { saveRead, store } from '../rooms/talk-queries.ts';
import type { Database } from '../store/store.ts';

interface SeededRoom {
  readonly name: string;
  readonly door: Door;
  /** its people, who made it first; the last words are read by all of them but the visitor */
  readonly people: readonly string[];
  readonly said: readonly (readonly [from: string, text: string, minutesAgo: number])[];
  /** how many of these words the visitor has not read */
  readonly unread?: number;
}

/** The rooms of the design: three of the visitor's, and two of friends. */
const ROOMS: readonly SeededRoom[] = [
  {
    name: 'Sunday table',
    door: 'invitation',
    people: ['maya', 'noa', 'theo', 'oskar', 'grandma.rut', 'jonas', 'amir'],
    said: [
      ['grandma.rut', 'Is everybody at the table?', 26],
      ['maya', 'Soup is on here. Leek.', 22],
      ['theo', 'Pasta here. No headphones at the table, I know.', 19],
      ['grandma.rut', 'Good boy.', 18],
      ['noa', 'Bread is in the oven, ten minutes', 14],
      ['oskar', 'The boss has eaten already. He wants more.', 7],
      ['maya', 'Give him my regards 🐱', 6],
    ],
    unread: 2,
  },
  {
    name: 'Family',
    door: 'invitation',
    people: ['grandma.rut', 'noa', 'amir', 'piet'],
    said: [
      ['grandma.rut', 'Who comes on Saturday?', 5 * 60],
      ['piet', 'I bring the cake.', 5 * 60 - 4],
      ['noa', 'We are there at three', 4 * 60],
    ],
  },
  {
    name: 'Chess club',
    door: 'open',
    people: ['jonas', 'noa', 'kofi'],
    said: [
      ['jonas', 'Knight to f6. Your move, Kofi.', 27 * 60],
      ['noa', 'He will take the bishop', 26 * 60],
    ],
  },
  {
    name: 'Film night',
    door: 'asks',
    people: ['lena', 'oskar', 'ines', 'mika'],
    said: [
      ['lena', 'Something with snow tonight?', 55],
      ['ines', 'As long as nobody sings.', 52],
    ],
  },
  {
    name: 'Garden talk',
    door: 'open',
    people: ['piet', 'mika'],
    said: [['piet', 'The tomatoes are in. Now we wait.', 90]],
  },
];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Fills the store with rooms of the household; its people are there already. @param visitor who tries the demo */
export async function seedRooms(db: Database, visitor: string, now: number): Promise<void> {
  for (const [number, { name, door, people, said, unread = 0 }] of ROOMS.entries()) {
    const room = `demo-room-${number}`;
    const madeAt = now - 200 * DAY;
    const [maker = visitor, ...others] = people;
    await addRoom(db, { room, name, door }, nameKey(name), maker, madeAt);
    for (const [later, person] of others.entries()) await addMember(db, room, person, madeAt + (later + 1) * MINUTE);
    let last = 0;
    for (const [from, text, minutesAgo] of said) {
      const at = now - minutesAgo * MINUTE;
      const body = { kind: 'text', bytes: text };
      ({ sequence: last } = await store(db, { room, from, key: `seed-${at}`, at, body, hiddenFrom: [] }));
    }
    for (const person of people) await saveRead(db, person, room, person === visitor ? last - unread : last);
  }
}
