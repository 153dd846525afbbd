import { z } from 'zod';
import { STATUS_TEXT_CHARACTERS, STATUS_TEXT_MS } from '../limits.ts';
import { chosenStatus, friend, ownPresence, person, personId, presence, time } from './common.ts';

export const friendRequest = person.extend({ at: time.describe('when it was asked') }).meta({ id: 'FriendRequest' });
export type FriendRequest = z.infer<typeof friendRequest>;

export const relation = z
  .enum(['me', 'friend', 'asked', 'asks_me', 'stranger'])
  .describe('what they are to you; asked: by you, asks_me: you, and neither has been answered');
export type Relation = z.infer<typeof relation>;

export const friendRequests = {
  'person.find': {
    word: z.object({ person: personId }),
    answer: person.extend({ relation }),
    doc: 'Looks somebody up by the exact ID. There is no search among strangers.',
  },
  'friend.ask': {
    word: z.object({ person: personId }),
    answer: z.object({ relation: relation.describe('asked; friend, if they had asked already') }),
    doc: 'Asks somebody to be friends. Until they say yes neither sees the other.',
  },
  'friend.answer': {
    word: z.object({ person: personId, accept: z.boolean() }),
    answer: z.object({ friend: friend.optional().describe('after a yes') }),
    doc: 'Answers a request. No is never told.',
  },
  'friend.withdraw': {
    word: z.object({ person: personId }),
    answer: z.object({}),
    doc: 'Takes an own request back.',
  },
  'friend.remove': {
    word: z.object({ person: personId }),
    answer: z.object({}),
    doc: 'Ends a friendship, and with it every permission.',
  },
  'person.block': {
    word: z.object({ person: personId }),
    answer: z.object({}),
    doc: 'Blocks somebody: they see you as offline, and no word or picture passes between you. They leave your list.',
  },
  'person.unblock': {
    word: z.object({ person: personId }),
    answer: z.object({ friend: friend.optional().describe('if the friendship was still there') }),
    doc: 'Takes a block back.',
  },
  'presence.set': {
    word: z.object({
      status: chosenStatus.optional().describe('left out: as it is'),
      text: z.string().max(STATUS_TEXT_CHARACTERS).optional().describe('left out: as it is'),
      textForMs: z
        .number()
        .int()
        .min(0)
        .max(STATUS_TEXT_MS)
        .nullable()
        .optional()
        .describe('from now until the server clears the text; null: it stays; left out: as it is, a new text stays'),
    }),
    answer: ownPresence,
    doc: 'Chooses how friends see this person, on all of their TVs.',
  },
  'presence.idle': {
    word: z.object({ idle: z.boolean().describe('true: no key for IDLE_MS on this TV; false: one was pressed again') }),
    answer: z.object({}),
    doc: 'When all TVs of a person say so, friends see available as away.',
  },
} as const;

export const friendEvents = {
  'friend.asked': { word: z.object({ request: friendRequest }), doc: 'Somebody asks to be friends.' },
  'friend.request_closed': {
    word: z.object({ person: personId, mine: z.boolean().describe('true: you had asked; false: they had') }),
    doc: 'A request is gone: answered on another TV, or withdrawn.',
  },
  'friend.added': { word: z.object({ friend }), doc: 'Somebody is a friend from now on.' },
  'friend.removed': { word: z.object({ person: personId }), doc: 'Somebody is no longer in the list.' },
  'block.changed': {
    word: z.object({ blocked: z.array(person) }),
    doc: 'The own list of blocked people, whenever it changes.',
  },
  presence: {
    word: z.object({ person: personId, presence }),
    doc: 'A friend as you may see them now.',
  },
  'presence.mine': {
    word: ownPresence,
    doc: 'Your status is another now: another TV of yours chose it, signing in decided it, its text was cleared, or you were away by yourself or are back.',
  },
} as const;
