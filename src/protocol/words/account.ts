import { z } from 'zod';
import { AVATAR_BYTES, AVATAR_COLOURS, PASSWORD_CHARACTERS } from '../limits.ts';
import { deviceKind, deviceName, name, opaque, person, personId, time } from './common.ts';

/** What somebody may do with their own account and TVs. Whatever could lock them out or carry them off asks the password. */
const password = z.string().min(1).max(PASSWORD_CHARACTERS.max).describe('the one in force');
const newPassword = z.string().min(PASSWORD_CHARACTERS.min).max(PASSWORD_CHARACTERS.max);
const BASE64_CHARACTERS = Math.ceil(AVATAR_BYTES / 3) * 4;

export const ownDevice = z
  .object({
    device: opaque.describe('start.device of this TV says which one it is'),
    name: z.string().describe('as it called itself when it was last here'),
    kind: deviceKind,
    since: time.describe('when the person first signed in on it'),
    lastHere: time.describe('now, while it is on'),
    on: z.boolean().describe('it has a session: connected, or coming back'),
    onAir: z.boolean().describe('the person’s webcam is on there'),
    stays: z.boolean().describe('it signs in by itself'),
  })
  .meta({ id: 'OwnDevice' });
export type OwnDevice = z.infer<typeof ownDevice>;

export const accountRequests = {
  'account.rename': {
    word: z.object({ name }),
    answer: z.object({ me: person }),
    doc: 'Changes the own name; told to friends at once.',
  },
  'account.picture': {
    word: z.object({
      picture: z
        .base64()
        .max(BASE64_CHARACTERS)
        .nullable()
        .describe('JPEG, PNG or WebP in base64, square at best; null: none any more'),
    }),
    answer: z.object({ me: person }),
    doc: 'Changes the own picture; told to friends at once.',
  },
  'account.colour': {
    word: z.object({
      colour: z
        .number()
        .int()
        .min(0)
        .max(AVATAR_COLOURS - 1)
        .nullable()
        .describe('of the letter that stands for somebody without a picture; null: as TVs draw it by themselves'),
    }),
    answer: z.object({ me: person }),
    doc: 'Chooses a colour for the own letter, in place of a picture; told to friends at once.',
  },
  'account.password': {
    word: z.object({ old: password, new: newPassword }),
    answer: z.object({}),
    doc: 'Changes the password, and signs every other TV of the person out. This one stays.',
  },
  'account.export': {
    word: z.object({ password }),
    answer: z.object({
      path: z.string().describe('on the address of this server; it works once, for anybody who has it'),
      expiresInMs: z.number().int().describe('from now'),
    }),
    doc: 'Makes an address where everything that is stored about this person can be fetched over HTTP, as one JSON file.',
  },
  'account.delete': {
    word: z.object({ password }),
    answer: z.object({}),
    doc: 'Deletes the account and everything that is stored about it. The connection stays open for the next person.',
  },
  'device.list': {
    word: z.object({}),
    answer: z.object({ devices: z.array(ownDevice).describe('those on now first, then by when they were last here') }),
    doc: 'The TVs this person is signed in on.',
  },
  'device.rename': {
    word: z.object({ name: deviceName }),
    answer: z.object({}),
    doc: 'Calls this TV something else, now: hello says it from then on. The person’s other TVs are told that the list changed.',
  },
  'device.sign_out': {
    word: z.object({ device: opaque.describe('another one of the own; for this TV there is account.sign_out') }),
    answer: z.object({}),
    doc: 'Signs another TV of the person out, at once, on or off.',
  },
  'device.sign_out_others': {
    word: z.object({}),
    answer: z.object({}),
    doc: 'Signs every TV of the person out but this one.',
  },
} as const;

export const accountEvents = {
  'person.changed': {
    word: z.object({ person }),
    doc: 'Somebody in one of your lists, or you on another TV, has another name or picture now.',
  },
  'person.gone': {
    word: z.object({ person: personId }),
    doc: 'Somebody deleted their account: nothing of them is left, the conversation with them neither.',
  },
  'device.changed': {
    word: z.object({ on: z.number().int().nonnegative().describe('how many of them are on now') }),
    doc: 'The list of your TVs is another now: one came, went, or was signed out.',
  },
} as const;
