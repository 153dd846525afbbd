import { z } from 'zod';
import { line, opaque, person, personId, streamNumber, time } from './common.ts';

/** What a broadcaster says and hears. A broadcast is one person's; it has a stream for each width. */
export const stream = z
  .object({
    stream: streamNumber,
    width: z.number().int(),
    height: z.number().int(),
  })
  .meta({ id: 'Stream' });
export type Stream = z.infer<typeof stream>;

/** W10: one row of "Watching now". */
export const viewer = person
  .extend({
    since: time,
    small: z.boolean().describe('only a thumbnail'),
    paused: z.boolean(),
    line,
  })
  .meta({ id: 'Viewer' });
export type Viewer = z.infer<typeof viewer>;

/** One size to encode. What is not in the list is not sent. */
export const demand = z
  .object({
    stream: streamNumber,
    codec: z.string(),
    width: z.number().int(),
    maxKbps: z.number().describe('all that may be sent at this size'),
    maxBytes: z.number().int().describe('largest picture'),
    everyMs: z.number().int().describe('no more often than this; 0: as often as the allowance bears'),
    layers: z.number().int().describe('temporal layers wanted; 1 for still pictures'),
  })
  .meta({ id: 'Demand' });
export type Demand = z.infer<typeof demand>;

export const watchAnswer = z.enum(['once', 'always', 'not_now', 'block']);
export type WatchAnswer = z.infer<typeof watchAnswer>;

export const ask = z
  .object({
    ask: opaque,
    from: person,
    friendSince: time.nullable().describe('null: known from a room'),
    until: time.describe('no answer by then means not now'),
    onAir: z.boolean().describe('whether you are on air at the moment'),
  })
  .meta({ id: 'Ask' });
export type Ask = z.infer<typeof ask>;

export const broadcastState = z
  .object({
    broadcast: opaque,
    since: time,
    streams: z.array(stream),
    demand: z.array(demand),
    viewers: z.array(viewer),
  })
  .meta({ id: 'Broadcast' });
export type BroadcastState = z.infer<typeof broadcastState>;

/** What another TV of the same person needs to show its pill, and to stop it. */
export const airState = z
  .object({
    onAir: z.boolean(),
    device: z.string().optional().describe('name of the TV whose camera is on'),
    watching: z.number().int(),
  })
  .meta({ id: 'Air' });
export type AirState = z.infer<typeof airState>;

export const webcamRequests = {
  'webcam.start': {
    word: z.object({
      broadcast: opaque.optional().describe('the broadcast to go on with after a cut'),
      takeOver: z.boolean().optional().describe('end the broadcast of another TV of mine'),
      link: opaque.optional().describe('a media link to send the pictures on; left out: this connection'),
    }),
    answer: broadcastState,
    doc: 'Goes on air (W5: one broadcast a person). Pictures follow as packets, only while demand asks for them.',
  },
  'webcam.stop': {
    word: z.object({}),
    answer: z.object({}),
    doc: 'Goes off air, whichever TV of the person is on. The kept picture is deleted, everybody watching is told.',
  },
  'webcam.pause': {
    word: z.object({ paused: z.boolean() }),
    answer: z.object({}),
    doc: 'The app is hidden: viewers see "paused", the kept picture is deleted.',
  },
  'webcam.remove': {
    word: z.object({ person: personId, block: z.boolean().optional() }),
    answer: z.object({}),
    doc: 'W11: removes one viewer for the rest of the broadcast; nobody else notices.',
  },
  'webcam.invite': {
    word: z.object({ person: personId }),
    answer: z.object({ invitation: opaque, until: time }),
    doc: 'W6: invites a friend to watch. Their yes opens the view without asking again.',
  },
  'ask.answer': {
    word: z.object({ ask: opaque, answer: watchAnswer }),
    answer: z.object({ opens: z.boolean().describe('true: they watch now; false with a yes: once you are on air') }),
    doc: 'W7: answers somebody who asks to watch. The first answer of any of your TVs counts.',
  },
} as const;

export const webcamEvents = {
  'webcam.demand': {
    word: z.object({ broadcast: opaque, demand: z.array(demand) }),
    doc: 'What to encode from now on. Empty: nobody watches, send nothing.',
  },
  'webcam.key': {
    word: z.object({ stream: streamNumber }),
    doc: 'Somebody joined or lost a picture: send a complete one at once.',
  },
  'webcam.viewer': {
    word: z.object({
      broadcast: opaque,
      change: z.enum(['joined', 'left', 'changed']),
      viewer,
      watching: z.number().int().describe('how many people watch now'),
    }),
    doc: 'W10: told at each join and leave.',
  },
  'webcam.state': {
    word: airState,
    doc: 'Whether one of your TVs is on air, told to all the others at each change.',
  },
  'webcam.rates': {
    word: z.object({
      broadcast: opaque,
      rates: z.array(z.object({ person: personId, perSecond: z.number(), line })).max(32),
    }),
    doc: 'Every two seconds while somebody watches: pictures a second each viewer is shown.',
  },
  'webcam.ended': {
    word: z.object({ broadcast: opaque, why: z.enum(['stopped', 'taken_over', 'lost', 'account']) }),
    doc: 'This broadcast is over: stopped on this TV, taken over by another, or cut for too long.',
  },
  'ask.new': { word: z.object({ ask }), doc: 'Somebody asks to watch. Sent to every TV of the person.' },
  'ask.closed': {
    word: z.object({ ask: opaque, why: z.enum(['answered', 'withdrawn', 'over']) }),
    doc: 'The question is settled; take the prompt away.',
  },
  'webcam.invited': {
    word: z.object({ invitation: opaque, from: person, until: time, open: z.boolean() }),
    doc: 'A friend invites you to watch. Open with view.open; saying no needs no word.',
  },
} as const;
