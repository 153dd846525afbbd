import { z } from 'zod';
import { SOUND_LEVELS } from '../limits.ts';
import { opaque, personId, streamNumber } from './common.ts';

/** The sound of a broadcast (X1): one encoding for everybody who listens, so that the slowest of their lines can bear it. */
export const soundDemand = z
  .object({
    stream: streamNumber,
    codec: z.string().describe('what to encode, one channel: opus, or pcmu (8 kHz) where somebody cannot'),
    kbps: z.number().describe('of the payload'),
    packetMs: z.number().int().describe('how much of the sound each packet holds'),
  })
  .meta({ id: 'SoundDemand' });
export type SoundDemand = z.infer<typeof soundDemand>;

const level = z.number().int().min(0).max(SOUND_LEVELS).describe('how loud it is; 0: nobody speaks');

export const soundRequests = {
  'webcam.sound': {
    word: z.object({ on: z.boolean().describe('false: it was muted or turned off') }),
    answer: z.object({}),
    doc: 'X1: the microphone is on, or off again. Off until it is said, in each broadcast. Sound is sent only while webcam.demand asks for it.',
  },
  'view.listen': {
    word: z.object({
      viewing: opaque,
      on: z.boolean().describe('false: without sound again'),
      instead: z
        .boolean()
        .optional()
        .describe('without the pictures, whatever the own line bears; on one of the class slow it is so anyway'),
    }),
    answer: z.object({
      on: z.boolean().describe('whether sound comes from now on; false also where this box cannot play it'),
    }),
    doc: 'X1: takes the sound of what is watched large. On a slow line it comes instead of the pictures.',
  },
  'webcam.level': {
    word: z.object({ level }),
    answer: z.object({}),
    doc: 'X1: how loud the room on air speaks, for marks beside names. Say it without an id when it changes and every second while it is above 0, ten times a second at most; what comes oftener is passed over.',
  },
  'view.talk': {
    word: z.object({ viewing: opaque, on: z.boolean().describe('false: the button was let go') }),
    answer: z.object({
      on: z.boolean().describe('whether they hear you; false also where their TV cannot, or is not to'),
      sound: soundDemand.optional().describe('what to send, from now on'),
    }),
    doc: 'X1: talks to the friend who is watched large, and to nobody else who watches; the own webcam stays as it is. It ends with the viewing, and with the line.',
  },
  'webcam.hear': {
    word: z.object({ on: z.boolean().describe('false: nobody who watches is heard here') }),
    answer: z.object({}),
    doc: 'X1: whether the TV that is on air lets itself be talked to. It does, until it says no, in each broadcast; a no ends who talks.',
  },
} as const;

export const soundEvents = {
  'view.sound': {
    word: z.object({
      viewing: opaque,
      on: z.boolean().describe('their microphone is on'),
      stream: streamNumber.describe('the stream field of its packets'),
      instead: z
        .boolean()
        .optional()
        .describe('true: their own line bears sound or pictures; take the sound with `instead`, or not at all'),
    }),
    doc: 'X1: the friend’s microphone is on, or off again. Told of what is watched large; it is off until this is told. Take the sound with view.listen.',
  },
  'view.level': {
    word: z.object({ viewing: opaque, level }),
    doc: 'X1: how loud the friend speaks, told of everything watched, large or small, whether its sound is taken or not. It has no `seq`: it is of the moment, and not told again after a cut. 2 s after the last one nobody speaks.',
  },
  'view.talking': {
    word: z.object({
      viewing: opaque,
      sound: soundDemand.optional().describe('what to send from now on; left out: nothing, they hear you no longer'),
    }),
    doc: 'X1: what was asked for with view.talk has changed, or is over.',
  },
  'webcam.talk': {
    word: z.object({
      broadcast: opaque,
      person: personId,
      on: z.boolean().describe('false: no longer'),
      stream: streamNumber.describe('the stream field of its packets'),
    }),
    doc: 'X1: somebody who watches talks to you. Its sound comes to the TV that is on air.',
  },
} as const;
