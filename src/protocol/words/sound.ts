import { z } from 'zod';
import { opaque, streamNumber } from './common.ts';

/** The sound of a broadcast (X1): one encoding for everybody who listens, so that the slowest of their lines can bear it. */
export const soundDemand = z
  .object({
    stream: streamNumber,
    codec: z.string().describe('what to encode: opus, one channel'),
    kbps: z.number().describe('of the payload'),
    packetMs: z.number().int().describe('how much of the sound each packet holds'),
  })
  .meta({ id: 'SoundDemand' });
export type SoundDemand = z.infer<typeof soundDemand>;

export const soundRequests = {
  'webcam.sound': {
    word: z.object({ on: z.boolean().describe('false: it was muted or turned off') }),
    answer: z.object({}),
    doc: 'X1: the microphone is on, or off again. Off until it is said, in each broadcast. Sound is sent only while webcam.demand asks for it.',
  },
  'view.listen': {
    word: z.object({ viewing: opaque, on: z.boolean().describe('false: without sound again') }),
    answer: z.object({
      on: z.boolean().describe('whether sound comes from now on; false also where this box cannot play it'),
    }),
    doc: 'X1: takes the sound of what is watched large. On a slow line it comes instead of the pictures.',
  },
} as const;

export const soundEvents = {
  'view.sound': {
    word: z.object({
      viewing: opaque,
      on: z.boolean().describe('their microphone is on'),
      stream: streamNumber.describe('the stream field of its packets'),
    }),
    doc: 'X1: the friend’s microphone is on, or off again. Told of what is watched large; it is off until this is told. Take the sound with view.listen.',
  },
} as const;
