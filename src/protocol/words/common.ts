import { z } from 'zod';
import { DEVICE_NAME_CHARACTERS, LIST_PEOPLE, NAME_CHARACTERS, STATUS_TEXT_CHARACTERS } from '../limits.ts';
import { PERSON_ID_PATTERN } from '../person-id.ts';

/** Parts that several words share. Shapes on the wire; unknown fields are dropped, so either side may be newer. */

export const personId = z.string().regex(PERSON_ID_PATTERN).describe('a person’s ID: 3–32 of a–z 0–9 . _ -');
export const name = z.string().trim().min(1).max(NAME_CHARACTERS).describe('a person’s name as friends see it');
export const time = z.number().int().nonnegative().describe('ms since 1970, the server’s clock');
export const opaque = z.string().min(1).max(200).describe('made by the server; means nothing to anybody else');
/** Travels in the first word only, never in an address. */
export const secret = z.string().min(16).max(300);
export const streamNumber = z.number().int().min(1).max(0xffffffff).describe('the stream field of its packets');
export const line = z
  .enum(['slow', 'steady', 'fast'])
  .describe('class of the line between a TV and the server: about 20, 80 or 280 kbps for pictures');
export type Line = z.infer<typeof line>;

const screenPixels = z.number().int().min(0).max(16384);

/** V6: what one TV can do, told at hello and kept up to date; screens show only what will work. */
export const capabilities = z
  .object({
    camera: z.boolean().describe('a camera is plugged in and may be used'),
    microphone: z.boolean().describe('a microphone is plugged in and may be used'),
    codecs: z
      .object({
        show: z.array(z.string().max(20)).max(12).describe('picture codecs this box can show, best first'),
        send: z.array(z.string().max(20)).max(12).describe('picture codecs this box can send, best first'),
      })
      .describe('jpeg is what everybody shows; more come later'),
    sound: z
      .object({
        send: z.array(z.string().max(20)).max(12).describe('sound codecs this box can send, best first'),
        play: z.array(z.string().max(20)).max(12).describe('sound codecs this box can play, best first'),
      })
      .optional()
      .describe('opus, and pcmu for boxes that opus is too much for; left out: no sound'),
    videoMessages: z.boolean().describe('can play a recorded video message'),
    direct: z.boolean().describe('can open a peer-to-peer connection'),
    line: line
      .catch('steady')
      .describe(
        'class of its line: about 20, 80 or 280 kbps for pictures; what an older server does not know counts as steady',
      ),
    lineChosen: z
      .boolean()
      .optional()
      .describe('true: somebody wants this class; the server does not raise it, however fast the line proves to be'),
    screen: z
      .object({ width: screenPixels, height: screenPixels })
      .describe('what pictures are shown on; 0 where it is not known'),
  })
  .meta({ id: 'Capabilities' });
export type Capabilities = z.infer<typeof capabilities>;

export const deviceKind = z
  .enum(['tv', 'box', 'browser', 'phone', 'other'])
  .catch('other')
  .describe('what an older server does not know counts as other');
export const deviceName = z.string().trim().min(1).max(DEVICE_NAME_CHARACTERS).describe('"Living room"');

/** What a person chooses to be; offline is what others see of somebody invisible or not there. */
export const chosenStatus = z.enum(['available', 'away', 'busy', 'invisible']);
export type ChosenStatus = z.infer<typeof chosenStatus>;

/** W2: how a person says they are, as their own TVs show it. Fields an older server leaves out are not offered. */
export const ownPresence = z.object({
  status: chosenStatus,
  text: z.string().describe('status text, may be empty'),
  textUntil: time.optional().describe('when the server clears the text; left out: it stays'),
  recentTexts: z
    .array(z.string())
    .optional()
    .describe('texts of before, newest first, without the one in force; at most RECENT_TEXTS'),
  idle: z
    .boolean()
    .optional()
    .describe('true: nobody has pressed a key on any TV of this person, so that friends see available as away'),
});
export type OwnPresence = z.infer<typeof ownPresence>;

/** W2: a friend as this person may see them now. */
export const presence = z
  .object({
    status: z.enum(['available', 'away', 'busy', 'offline']),
    text: z.string().max(STATUS_TEXT_CHARACTERS).describe('status text, may be empty'),
    since: time.describe(
      'when this person came, or when they changed to this status if that was later; for offline, when they were last here (0: not known)',
    ),
    onAir: z
      .enum(['open', 'ask'])
      .optional()
      .describe('present while on camera and telling friends: open = you may watch at once, ask = they decide'),
    camera: z.boolean().describe('one of their TVs has a camera'),
    videoMessages: z.boolean().describe('one of their TVs takes video messages'),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof presence>;

/** Somebody by name, as little as a list row needs. */
export const person = z
  .object({
    person: personId,
    name,
    avatar: z
      .string()
      .max(120)
      .nullable()
      .describe(
        'path of the picture on this server; null, or one that ends with letter-0 to letter-4: draw the first letter',
      ),
  })
  .meta({ id: 'Person' });
export type PersonCard = z.infer<typeof person>;

export const friend = person
  .extend({
    friendSince: time.describe('when the two became friends'),
    presence,
  })
  .meta({ id: 'Friend' });
export type Friend = z.infer<typeof friend>;

export const personList = z.array(personId).max(LIST_PEOPLE);
