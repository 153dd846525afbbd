import { z } from 'zod';
import { opaque, personId, streamNumber, time } from './common.ts';
import { clipLink, sequence } from './messages.ts';

/**
 * V1–V9. A video message is recorded whole, sealed by its digest, and travels on two legs: from its sender's TV to the
 * store, and from the store to a TV of the recipient who chooses the link. Words say what goes where; bytes go on a
 * media link of their own.
 */

/** V6, V7: what becomes of a video message to this person, and why not. */
export const takes = z
  .object({
    can: z
      .enum(['now', 'later', 'never'])
      .describe('now: they are here, on a TV that plays them; later: it waits for them; never: it would never be seen'),
    why: z
      .enum(['offline', 'other_tv', 'cannot_play', 'not_friends'])
      .optional()
      .describe(
        'unless now. offline: they are not here; other_tv: they are here on a TV that cannot play them, and have another; cannot_play: none of their TVs can',
      ),
    sound: z.boolean().describe('what would play it plays sound too, as far as is known'),
  })
  .meta({ id: 'Takes' });
export type Takes = z.infer<typeof takes>;

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the whole file, hexadecimal');
const bytes = z.number().int().positive().max(0xffffffff).describe('size of the file');
const offset = z.number().int().nonnegative().max(0xffffffff);

/** How the pieces of a leg travel. */
const leg = {
  stream: streamNumber,
  from: offset.describe('the first byte that is wanted'),
  piece: z.number().int().positive().describe('largest payload of a piece'),
  window: z.number().int().positive().describe('so many bytes may be on their way without an acknowledgement'),
};

const sent = {
  sequence: sequence.describe('number of the message in the conversation'),
  at: time.describe('when it was stored'),
  clip: clipLink,
};

export const clipRequests = {
  'conversation.open': {
    word: z.object({ with: personId }),
    answer: z.object({
      takes,
      longestMs: z.number().int().describe('longest video message the operator allows'),
      mostBytes: z.number().int().describe('largest one'),
      left: z.number().int().nonnegative().describe('bytes this person may still store'),
    }),
    doc: 'A text session with somebody begins on this TV. Until it is closed the TV is told when `takes` changes.',
  },
  'conversation.close': {
    word: z.object({ with: personId }),
    answer: z.object({}),
    doc: 'The text session of this TV is over, and its part in a video session with it.',
  },
  'video.open': {
    word: z.object({ with: personId }),
    answer: z.object({ video: opaque, since: time.describe('when the first of the two opened it') }),
    doc: 'Begins a video session beside the text session of this TV, or joins it. Only while both are here.',
  },
  'video.close': {
    word: z.object({ with: personId }),
    answer: z.object({}),
    doc: 'This TV leaves the video session; with the last TV it is over.',
  },
  'clip.send': {
    word: z.object({
      to: personId,
      key: z.string().min(8).max(64).describe('made by the client; the same key again goes on with the same upload'),
      digest,
      bytes,
      ms: z.number().int().positive().describe('how long it plays'),
      sound: z.boolean().describe('there is sound in it'),
      wait: z
        .boolean()
        .optional()
        .describe('false: only while the recipient is here; left out: it waits for them on the server'),
      link: opaque.describe('a media link that carries nothing else'),
    }),
    answer: z.discriminatedUnion('state', [
      z.object({ state: z.literal('uploading'), upload: opaque, ...leg }),
      z.object({ state: z.literal('sent'), ...sent }),
    ]),
    doc: 'Sends a video message, or goes on with it after a cut: the answer says from which byte on.',
  },
  'clip.finish': {
    word: z.object({ upload: opaque }),
    answer: z.object(sent),
    doc: 'Every byte was acknowledged. The answer comes after the digest was checked and the message is stored.',
  },
  'clip.cancel': {
    word: z.object({ to: personId, key: z.string().min(8).max(64) }),
    answer: z.object({}),
    doc: 'Gives up sending one; what came of it is deleted. One that was sent stays sent.',
  },
  'clip.load': {
    word: z.object({
      clip: opaque.describe('one’s own reference, from the message'),
      from: offset.optional().describe('bytes this TV has already; left out: none'),
      link: opaque.describe('a media link that carries nothing else'),
    }),
    answer: z.object({
      ...leg,
      bytes,
      digest,
      video: opaque.optional().describe('the video session it travels in; left out: the other one is not here'),
    }),
    doc: 'Fetches a video message, within a text session of this TV with the other person of its conversation.',
  },
  'clip.mark': {
    word: z.object({
      clip: opaque,
      watched: z.boolean().optional().describe('it was watched to its end; left out: it has arrived on a TV, whole'),
    }),
    answer: z.object({}),
    doc: 'Says how far this person has got with one that was sent to them. Only ever rises.',
  },
  'clip.release': {
    word: z.object({ clip: opaque }),
    answer: z.object({}),
    doc: 'Lets go of one’s own reference. The other person keeps theirs.',
  },
} as const;

export const clipEvents = {
  'conversation.takes': {
    word: z.object({ with: personId, takes }),
    doc: 'What becomes of a video message to somebody has changed, while a text session with them is open.',
  },
  'video.ended': {
    word: z.object({
      with: personId,
      video: opaque,
      why: z
        .enum(['offline', 'closed'])
        .describe('offline: the other one is not here any more; closed: they are no friends any more'),
    }),
    doc: 'The video session is over. What is under way goes on, unless it was not to wait.',
  },
  'clip.changed': {
    word: z.object({ with: personId, sequence, clip: clipLink }),
    doc: 'What is known of a video message is another now: it arrived, was watched, or is gone.',
  },
} as const;
