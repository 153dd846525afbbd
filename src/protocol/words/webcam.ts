import { z } from 'zod';
import { line, opaque, person, personId, streamNumber, time } from './common.ts';
import { pin } from './household.ts';
import { soundDemand } from './sound.ts';

/** What a broadcaster says and hears. A broadcast is one person's; it has a stream for each width. */
export const stream = z
  .object({
    stream: streamNumber,
    width: z.number().int().describe('pixels'),
    height: z.number().int().describe('pixels'),
  })
  .meta({ id: 'Stream' });
export type Stream = z.infer<typeof stream>;

/** W10: one row of "Watching now". */
export const viewer = person
  .extend({
    since: time.describe('when they began to watch'),
    small: z.boolean().describe('only a thumbnail'),
    paused: z.boolean().describe('nothing is being sent to them: they are hidden, cut off, or acknowledge nothing'),
    line,
    direct: z.boolean().optional().describe('true: pictures go to them directly'),
  })
  .meta({ id: 'Viewer' });
export type Viewer = z.infer<typeof viewer>;

/** One size to encode. What is not in the list is not sent. */
export const demand = z
  .object({
    stream: streamNumber,
    codec: z.string().describe('what to encode: jpeg'),
    width: z.number().int().describe('of the pictures, pixels'),
    maxKbps: z
      .number()
      .describe(
        'the most that may be sent on this stream, 1000 bits a second; set by the class of your own line, not by the viewers’',
      ),
    maxBytes: z.number().int().describe('largest payload of one picture'),
    everyMs: z.number().int().describe('no more often than this on this stream; 0: as often as the allowance bears'),
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
    friendSince: time.nullable().describe('when the two became friends; null: known from a room'),
    until: time.describe('no answer by then means not now'),
    onAir: z.boolean().describe('whether you are on air at the moment'),
    endsDirect: z
      .boolean()
      .optional()
      .describe('true: somebody watches directly, which ends when this one watches too'),
  })
  .meta({ id: 'Ask' });
export type Ask = z.infer<typeof ask>;

export const broadcastState = z
  .object({
    broadcast: opaque,
    since: time.describe('when the broadcast began; the old time where it goes on'),
    streams: z.array(stream).describe('one for each size, whether it is wanted now or not'),
    demand: z.array(demand).describe('what to encode now; empty: nothing'),
    viewers: z.array(viewer).describe('who watches now, one row a person'),
  })
  .meta({ id: 'Broadcast' });
export type BroadcastState = z.infer<typeof broadcastState>;

/** What another TV of the same person needs to show its pill, and to stop it. */
export const airState = z
  .object({
    onAir: z.boolean().describe('whether this person is on camera, on whichever TV'),
    device: z.string().optional().describe('name of the TV whose camera is on'),
    watching: z.number().int().describe('how many people watch now'),
  })
  .meta({ id: 'Air' });
export type AirState = z.infer<typeof airState>;

export const webcamRequests = {
  'webcam.start': {
    word: z.object({
      broadcast: opaque.optional().describe('the broadcast of this TV to go on with after a cut'),
      takeOver: z
        .boolean()
        .optional()
        .describe('if another TV of mine is on air, end that broadcast and begin one here'),
      link: opaque.optional().describe('a media link to send the pictures on; left out: this connection'),
      pin: pin.optional().describe('of a child: the PIN of their guardian, where a broadcast begins'),
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
    word: z.object({ paused: z.boolean().describe('false: goes on') }),
    answer: z.object({}),
    doc: 'The app is hidden: viewers see "paused", the kept picture is deleted.',
  },
  'webcam.remove': {
    word: z.object({
      person: personId,
      block: z.boolean().optional().describe('block them as well, like person.block'),
    }),
    answer: z.object({}),
    doc: 'W11: removes one viewer for the rest of the broadcast; nobody else notices.',
  },
  'webcam.invite': {
    word: z.object({ person: personId }),
    answer: z.object({ invitation: opaque, until: time.describe('how long their TV shows it') }),
    doc: 'W6: invites a friend to watch. Their yes opens the view without asking again.',
  },
  'webcam.decline': {
    word: z.object({ invitation: opaque }),
    answer: z.object({}),
    doc: 'Says no to an invitation to watch: it is not among the missed, and the person’s other TVs take it away. Never told to the one who invited.',
  },
  'ask.answer': {
    word: z.object({ ask: opaque, answer: watchAnswer }),
    answer: z.object({ opens: z.boolean().describe('true: they watch now; false with a yes: once you are on air') }),
    doc: 'W7: answers somebody who asks to watch. The first answer of any of your TVs counts.',
  },
} as const;

export const webcamEvents = {
  'webcam.demand': {
    word: z.object({
      broadcast: opaque,
      demand: z.array(demand),
      sound: soundDemand.optional().describe('the sound to send; left out: none'),
    }),
    doc: 'What to encode from now on. Empty: nobody watches, send nothing.',
  },
  'webcam.key': {
    word: z.object({ stream: streamNumber }),
    doc: 'Somebody joined or lost a picture: send a complete one at once.',
  },
  'webcam.viewer': {
    word: z.object({
      broadcast: opaque,
      change: z.enum(['joined', 'left', 'changed']).describe('changed: another size, paused or goes on'),
      viewer: viewer.describe('their row as it is now; for left, as it was'),
      watching: z.number().int().describe('how many people watch now'),
    }),
    doc: 'W10: somebody joined or left, or their row changed. Told to the TV that is on air.',
  },
  'webcam.state': {
    word: airState,
    doc: 'Whether one of your TVs is on air, told to all the others at each change.',
  },
  'webcam.rates': {
    word: z.object({
      broadcast: opaque,
      rates: z
        .array(z.object({ person: personId, perSecond: z.number().describe('pictures shown a second'), line }))
        .max(32),
    }),
    doc: 'Every two seconds while somebody watches: pictures a second each viewer is shown.',
  },
  'webcam.ended': {
    word: z.object({
      broadcast: opaque,
      why: z
        .enum(['stopped', 'taken_over', 'lost', 'account'])
        .describe(
          'by webcam.stop on any TV · another TV of yours went on air · cut for too long · the account was closed',
        ),
    }),
    doc: 'This broadcast is over. Told to the TV that was on air.',
  },
  'ask.new': { word: z.object({ ask }), doc: 'Somebody asks to watch. Sent to every TV of the person.' },
  'ask.closed': {
    word: z.object({
      ask: opaque,
      why: z
        .enum(['answered', 'withdrawn', 'over'])
        .describe(
          'on any TV of yours, or by a change of the settings · by the one who asked · too old, or you went off camera',
        ),
    }),
    doc: 'The question is settled; take the prompt away.',
  },
  'webcam.invited': {
    word: z.object({
      invitation: opaque.describe('for view.open'),
      from: person,
      until: time.describe('how long to show it; the permission lasts as long as the broadcast'),
      open: z
        .boolean()
        .describe(
          'true: view.open is answered "open" at once; false: something in their settings still forbids it, and view.open asks',
        ),
    }),
    doc: 'A friend invites you to watch. Open with view.open; without webcam.decline it is among the missed afterwards.',
  },
  'webcam.invitation_closed': {
    word: z.object({ invitation: opaque }),
    doc: 'An invitation was answered, here or on another TV of yours, or is over: take it away.',
  },
} as const;
