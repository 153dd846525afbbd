import { z } from 'zod';
import { PAGE_MESSAGES, ROOM_NAME_CHARACTERS, ROOM_PEOPLE } from '../limits.ts';
import { opaque, person, personId, time } from './common.ts';
import { body, message, sequence } from './messages.ts';

/** W28. A room belongs to its people, all alike; being one of them is for good, being *in* it is for now. */
export const roomName = z
  .string()
  .trim()
  .min(1)
  .max(ROOM_NAME_CHARACTERS)
  .describe('unique on the server, whatever its capitals and blanks');

export const door = z
  .enum(['invitation', 'asks', 'open'])
  .catch('invitation')
  .describe('who comes in: only by invitation · one of its people is asked first · anybody who knows the name');
export type Door = z.infer<typeof door>;

/** A room as somebody who is not one of its people may know it. */
export const roomCard = z.object({ room: opaque, name: roomName, door }).meta({ id: 'RoomCard' });
export type RoomCard = z.infer<typeof roomCard>;

export const inRoom = z
  .object({
    person: personId,
    onAir: z
      .enum(['open', 'ask'])
      .optional()
      .describe('on camera, as far as you may know: open = you may watch at once, ask = they decide'),
  })
  .meta({ id: 'InRoom' });
export type InRoom = z.infer<typeof inRoom>;

const here = z.array(inRoom).max(ROOM_PEOPLE).describe('who is in it now, as far as you may know');
const members = z
  .array(person)
  .max(ROOM_PEOPLE)
  .describe('its people, you among them, whether they are in it now or not');
const asking = z.array(person).describe('who wants to be one of its people; any of them may answer');
const unread = z.number().int().nonnegative().describe('messages of others after read');

export const room = roomCard
  .extend({
    members,
    asking,
    here,
    mayWatch: z.boolean().describe('my own setting: its people may watch me while both of us are in it'),
    muted: z.boolean().describe('my own setting: what is said there makes no noise'),
    last: sequence.describe('number of the newest message I may see; 0: none'),
    newest: message.optional().describe('that message itself'),
    read: sequence.describe('how far I have read'),
    unread,
  })
  .meta({ id: 'Room' });
export type Room = z.infer<typeof room>;

export const roomInvitation = roomCard.extend({ from: person, at: time }).meta({ id: 'RoomInvitation' });
export type RoomInvitation = z.infer<typeof roomInvitation>;

export const roomsOfMine = z
  .object({
    rooms: z.array(room).describe('those I am one of the people of'),
    invitations: z.array(roomInvitation).describe('those I am invited to'),
    asked: z.array(roomCard).describe('those whose people I have asked, and nobody has said yes yet'),
  })
  .meta({ id: 'RoomsOfMine' });
export type RoomsOfMine = z.infer<typeof roomsOfMine>;

const named = { room: opaque };

export const roomRequests = {
  'room.find': {
    word: z.object({ name: roomName }),
    answer: z.object({
      found: roomCard
        .extend({ relation: z.enum(['mine', 'invited', 'asked', 'stranger']).describe('what you are to it') })
        .optional()
        .describe('left out: there is none, so the name is free'),
    }),
    doc: 'Looks a room up by its exact name: whether a name is free, and to join by name.',
  },
  'room.around': {
    word: z.object({}),
    answer: z.object({
      rooms: z.array(
        roomCard.extend({
          friends: z.array(personId).describe('friends who are in it now'),
          here: z.number().int().describe('how many are in it now, as far as you may know'),
        }),
      ),
    }),
    doc: 'Rooms that are not mine, not only by invitation, and have friends in them now.',
  },
  'room.create': {
    word: z.object({
      name: roomName,
      door,
      mayWatch: z.boolean().optional().describe('left out: no'),
      invite: z.array(personId).max(ROOM_PEOPLE).optional().describe('friends to invite at once'),
    }),
    answer: z.object({ room }),
    doc: 'Makes a room; its maker is the first of its people.',
  },
  'room.join': {
    word: z.object(named),
    answer: z.object({ room: room.optional().describe('left out: its people are asked now; room.added is their yes') }),
    doc: 'Becomes one of its people: at once if invited or its door is open, otherwise they are asked.',
  },
  'room.decline': {
    word: z.object(named),
    answer: z.object({}),
    doc: 'Says no to an invitation, or takes back having asked. Neither is told.',
  },
  'room.answer': {
    word: z.object({ ...named, person: personId, accept: z.boolean() }),
    answer: z.object({}),
    doc: 'One of its people answers somebody who asked. No is never told.',
  },
  'room.invite': {
    word: z.object({ ...named, person: personId }),
    answer: z.object({}),
    doc: 'Invites a friend to be one of its people. If they have asked already, that is a yes.',
  },
  'room.leave': {
    word: z.object(named),
    answer: z.object({}),
    doc: 'Is no longer one of its people. When the last one leaves, the room and what was said are gone.',
  },
  'room.enter': {
    word: z.object(named),
    answer: z.object({ here }),
    doc: 'This TV is in the room now. It stays so over a cut, as its session does, and ends with it.',
  },
  'room.exit': { word: z.object(named), answer: z.object({}), doc: 'This TV is no longer in the room.' },
  'room.set': {
    word: z.object({
      ...named,
      mayWatch: z.boolean().optional().describe('left out: as it is'),
      muted: z.boolean().optional().describe('left out: as it is'),
    }),
    answer: z.object({ mayWatch: z.boolean(), muted: z.boolean() }),
    doc: 'My own settings for one room, on all of my TVs.',
  },
  'room.send': {
    word: z.object({
      ...named,
      key: z.string().min(8).max(64).describe('made by the client; sending the same key again changes nothing'),
      body,
    }),
    answer: z.object({ sequence, at: time }),
    doc: 'Says something in a room. The answer comes after it is stored.',
  },
  'room.page': {
    word: z.object({
      ...named,
      before: sequence.optional().describe('only older than this number; neither given: the newest'),
      after: sequence.optional().describe('only newer than this number, beginning with the oldest of them'),
      limit: z.number().int().min(1).max(PAGE_MESSAGES).optional().describe(`left out: ${PAGE_MESSAGES}`),
    }),
    answer: z.object({
      messages: z.array(message).describe('in order of sequence, whichever way was asked'),
      more: z.boolean().describe('there are more that way: newer ones with after, otherwise older ones'),
      people: z.array(person).describe('who said them, those who have left since among them'),
    }),
    doc: 'Part of what was said in a room since I became one of its people.',
  },
  'room.mark': {
    word: z.object({ ...named, read: sequence.describe('everything up to this number has been read') }),
    answer: z.object({ read: sequence.describe('how far it counts now'), unread }),
    doc: 'Says how far this person has read. It only ever rises, and nobody else is told.',
  },
  'room.typing': {
    word: z.object({ ...named, typing: z.boolean() }),
    answer: z.object({}),
    doc: 'Says that the person is typing; renewed every few seconds, over by itself after six.',
  },
} as const;

export const roomEvents = {
  'room.added': {
    word: z.object({ room }),
    doc: 'I am one of its people now: somebody said yes, or I joined on another TV.',
  },
  'room.removed': { word: z.object(named), doc: 'I am no longer one of its people.' },
  'room.members': {
    word: z.object({ ...named, members, asking }),
    doc: 'Its people, or who asks to be, are others now.',
  },
  'room.here': { word: z.object({ ...named, here }), doc: 'Who is in it now, or on camera there, has changed.' },
  'room.mine': {
    word: z.object({ ...named, mayWatch: z.boolean(), muted: z.boolean() }),
    doc: 'My own settings for a room were changed on another TV of mine.',
  },
  'room.new': { word: z.object({ ...named, message }), doc: 'Somebody said something in a room of mine.' },
  'room.marks': { word: z.object({ ...named, read: sequence, unread }), doc: 'I read on, on another TV of mine.' },
  'room.typing': {
    word: z.object({ ...named, person: personId, typing: z.boolean() }),
    doc: 'Somebody in the room I am in types, or stopped.',
  },
  'room.invited': { word: z.object({ invitation: roomInvitation }), doc: 'A friend invites me to a room.' },
  'room.closed': {
    word: z.object(named),
    doc: 'An invitation to a room, or my having asked, is over: dealt with on another TV, or the room is gone.',
  },
  'room.asked': { word: z.object({ room: roomCard }), doc: 'I asked the people of a room, on another TV of mine.' },
} as const;
