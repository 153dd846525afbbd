import { z } from 'zod';
import { MESSAGE_BYTES, PAGE_MESSAGES } from '../limits.ts';
import { opaque, personId, time } from './common.ts';

/**
 * W3, X5. A conversation is named by the other person; its messages are numbered 1, 2, 3 … by the server.
 * A number may be missing for one of the two (never shown to them), so "the next" is the next that comes.
 */
export const sequence = z.number().int().nonnegative();

export const body = z
  .object({
    kind: z.string().min(1).max(20).describe('text or video; others come later and an unknown one is shown as such'),
    bytes: z
      .string()
      .max(MESSAGE_BYTES)
      .describe('for text: the text, at most 500 characters; for video: its facts as JSON, `clip` has them too'),
  })
  .describe('the server passes it on without looking inside, except to hold the limits of text')
  .meta({ id: 'Body' });
export type Body = z.infer<typeof body>;

/** V3, V5: what one of the two knows of a video message; each has a reference of their own. */
export const clipLink = z
  .object({
    clip: opaque.describe('this person’s own reference, for `clip.load`; nobody else can use it'),
    ms: z.number().int().positive().describe('how long it plays'),
    bytes: z.number().int().positive().describe('size of the file'),
    sound: z.boolean().describe('there is sound in it'),
    state: z.enum(['here', 'gone']).describe('gone: it is not on the server any more, for this person at least'),
    arrived: time.optional().describe('when a TV of the recipient had all of it, as far as this person may know'),
    watched: time.optional().describe('when the recipient watched it, as far as this person may know'),
  })
  .meta({ id: 'ClipLink' });
export type ClipLink = z.infer<typeof clipLink>;

export const message = z
  .object({
    sequence: sequence.describe('its number in the conversation, from 1'),
    from: personId,
    at: time.describe('when it was stored'),
    body,
    key: z.string().max(64).optional().describe('the sender’s own key, told to the sender’s TVs only'),
    clip: clipLink.optional().describe('there for a video message; the kind of its body is `video`'),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof message>;

/** Everything up to and including these numbers has arrived, has been read. */
export const marks = z
  .object({
    delivered: sequence.describe('everything up to this number has arrived; 0: nothing'),
    read: sequence.describe('everything up to this number has been read'),
  })
  .meta({ id: 'Marks' });
export type Marks = z.infer<typeof marks>;

export const conversation = z
  .object({
    with: personId,
    last: sequence.describe('number of the newest message; 0: there is none, or all are deleted'),
    newest: message.optional().describe('that message itself'),
    unread: z.number().int().nonnegative().describe('messages of theirs after mine.read'),
    mine: marks.describe('how far I have got with their messages'),
    theirs: marks.describe('how far they have got with mine'),
    muted: z.boolean().optional().describe('this person has muted it; left out: not'),
    cleared: sequence.optional().describe('everything up to this number is deleted for this person; left out: nothing'),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;

export const messageRequests = {
  'message.send': {
    word: z.object({
      to: personId,
      key: z.string().min(8).max(64).describe('made by the client; sending the same key again changes nothing'),
      body,
    }),
    answer: z.object({ sequence, at: time }),
    doc: 'Sends a message. The answer comes after it is stored; the friend need not be there.',
  },
  'message.page': {
    word: z.object({
      with: personId,
      before: sequence.optional().describe('only older than this number; neither given: the newest'),
      after: sequence.optional().describe('only newer than this number, beginning with the oldest of them'),
      limit: z.number().int().min(1).max(PAGE_MESSAGES).optional().describe(`left out: ${PAGE_MESSAGES}`),
    }),
    answer: z.object({
      messages: z.array(message).describe('in order of sequence, whichever way was asked'),
      more: z.boolean().describe('there are more that way: newer ones with after, otherwise older ones'),
      theirs: marks.describe('how far they have got with mine'),
    }),
    doc: 'Part of a conversation’s history.',
  },
  'message.mark': {
    word: z.object({
      with: personId,
      delivered: sequence.optional().describe('everything up to this number has arrived'),
      read: sequence.optional().describe('everything up to this number has been read'),
    }),
    answer: z.object({ mine: marks.describe('how far it counts now'), unread: z.number().int().nonnegative() }),
    doc: 'Says how far this person has got. Marks only ever rise; read implies delivered.',
  },
  'message.typing': {
    word: z.object({ to: personId, typing: z.boolean() }),
    answer: z.object({}),
    doc: 'Says that the person is typing; renewed every few seconds, over by itself after six.',
  },
  'conversation.mute': {
    word: z.object({ with: personId, muted: z.boolean() }),
    answer: z.object({}),
    doc: 'Mutes a conversation on every TV of this person, or takes that back. The other side is never told.',
  },
  'conversation.clear': {
    word: z.object({
      with: personId,
      upTo: sequence.describe('number of the newest message the person has seen here; what came later stays'),
    }),
    answer: z.object({
      cleared: sequence.describe('everything up to this number is deleted now'),
      unread: z.number().int().nonnegative(),
    }),
    doc: 'Deletes messages for this person alone, on every TV of theirs. A new message brings the conversation back.',
  },
} as const;

export const messageEvents = {
  'message.new': {
    word: z.object({ with: personId, message }),
    doc: 'A message in the conversation with somebody: theirs, or your own sent from any TV of yours.',
  },
  'message.marks': {
    word: z.object({
      with: personId,
      mine: marks.optional().describe('how far I have got with their messages'),
      theirs: marks.optional().describe('how far they have got with mine'),
      unread: z.number().int().nonnegative().optional().describe('comes with mine'),
    }),
    doc: 'Marks rose: theirs by the friend, mine by another TV of yours.',
  },
  'conversation.changed': {
    word: z.object({
      with: personId,
      muted: z.boolean(),
      cleared: sequence.describe('everything up to this number is deleted; 0: nothing'),
      unread: z.number().int().nonnegative(),
    }),
    doc: 'Another TV of yours has muted a conversation, or deleted some of it: how both stand now.',
  },
  'message.typing': { word: z.object({ with: personId, typing: z.boolean() }), doc: 'A friend types, or stopped.' },
} as const;
