import { z } from 'zod';
import { ICE_SERVERS, SIGNAL_CHARACTERS } from '../limits.ts';
import { opaque, person, time } from './common.ts';

/**
 * Pictures and sound straight from one TV to another, while exactly one watches (W21–W24). The server brings the two
 * together, decides which path counts, and keeps the relay ready; `step` counts what it decided.
 */
const direct = opaque.describe('names what joins one broadcast and one viewing');
const step = z.number().int().min(1).describe('which of the server’s decisions this is about');

/** What two peer connections have to tell each other. The server reads nothing in it but which kind it is, and who may say so. */
export const signal = z
  .discriminatedUnion('is', [
    z.object({ is: z.literal('offer'), sdp: z.string().max(SIGNAL_CHARACTERS).describe('only from the broadcaster') }),
    z.object({ is: z.literal('answer'), sdp: z.string().max(SIGNAL_CHARACTERS).describe('only from the viewer') }),
    z.object({
      is: z.literal('candidate'),
      candidate: z.string().max(1000),
      mid: z.string().max(64).nullable(),
      line: z.number().int().min(0).max(64).nullable(),
    }),
    z.object({ is: z.literal('end') }),
  ])
  .describe('offer, answer, candidates one by one, end: no more candidates')
  .meta({ id: 'Signal' });
export type Signal = z.infer<typeof signal>;

export const ice = z
  .object({
    servers: z
      .array(
        z.object({
          urls: z.array(z.string().max(300)).max(ICE_SERVERS),
          username: z.string().optional(),
          credential: z.string().optional().describe('works for TURN_MS at most'),
        }),
      )
      .max(2),
    relayOnly: z.boolean().describe('only candidates of TURN may be used: this person does not show their address'),
  })
  .meta({ id: 'Ice' });
export type Ice = z.infer<typeof ice>;

export const directState = z
  .discriminatedUnion('is', [
    z.object({
      is: z.literal('offered'),
      yours: z.boolean().describe('false: your yes is wanted. true: you said it, theirs is waited for'),
      until: time.optional().describe('of a viewer’s: no answer by then is a no'),
    }),
    z.object({
      is: z.literal('declined'),
      by: z.enum(['you', 'them']).describe('you: a yes is still taken. Until the end of the broadcast'),
    }),
    z.object({
      is: z.literal('connecting'),
      step,
      ice,
      until: time.describe('without a first picture by then it has failed'),
    }),
    z.object({
      is: z.literal('direct'),
      step,
      still: z.boolean().describe('true: the viewer has paused or the broadcaster is hidden; nothing is sent'),
    }),
    z.object({ is: z.literal('resting'), step }),
    z.object({ is: z.literal('returning'), step, until: time.describe('as in connecting') }),
    z.object({
      is: z.literal('waiting'),
      why: z
        .enum(['failed', 'lost', 'rested'])
        .describe('never came about · broke · was given up before it came about, because somebody else watches too'),
      againAt: time.optional().describe('when it is tried again at the earliest'),
    }),
    z.object({ is: z.literal('over') }),
  ])
  .describe(
    'offered, declined: both have to say yes. connecting: the two make a connection, pictures come by the relay. direct: the relay stands still. resting: by the relay again, the connection stays, nothing flows in it. returning: it flows again, the first picture is waited for. waiting: the connection is gone, a new one is tried later. over: forget it',
  )
  .meta({ id: 'DirectState' });
export type DirectState = z.infer<typeof directState>;

export const directRequests = {
  'direct.answer': {
    word: z.object({
      direct,
      yes: z.boolean().describe('false at any time: by the relay for the rest of the broadcast'),
      always: z.boolean().optional().describe('with a yes: from now on without being asked (the setting `direct`)'),
    }),
    answer: z.object({}),
    doc: 'W21: says yes or no to a direct connection. Kept with the broadcast; *always* in the settings.',
  },
  'direct.signal': {
    word: z.object({ direct, step: step.describe('of the `connecting` it belongs to'), signal }),
    answer: z.object({}),
    doc: 'Hands the other end what its peer connection needs. Refused until both have said yes.',
  },
  'direct.shown': {
    word: z.object({ direct, step }),
    answer: z.object({}),
    doc: 'The first direct picture of this `connecting` or `returning` is on the viewer’s screen: the relay may stand still.',
  },
  'direct.failed': {
    word: z.object({
      direct,
      step,
      why: z
        .enum(['ice', 'never_began', 'timeout', 'lost', 'unable'])
        .describe(
          'no way was found · no way was even looked for · no picture came in time · it broke · this TV cannot make a connection',
        ),
    }),
    answer: z.object({}),
    doc: 'It did not come about, or broke. Pictures come by the relay at once, and it is tried again later.',
  },
  'direct.rest': {
    word: z.object({ direct, rest: z.boolean().describe('false: there is a place for it again') }),
    answer: z.object({}),
    doc: 'The viewer’s TV has no place for a direct picture at the moment: by the relay until it has.',
  },
  'direct.report': {
    word: z.object({
      direct,
      perSecond: z.number().min(0).max(240).describe('pictures shown a second'),
      roundTripMs: z.number().min(0).max(60_000).optional(),
      turned: z.boolean().optional().describe('true: it runs through TURN'),
    }),
    answer: z.object({}),
    doc: 'What the viewer’s TV sees of the connection, every two seconds while it is direct: for webcam.rates and the operator.',
  },
} as const;

export const directEvents = {
  'direct.changed': {
    word: z.object({
      direct,
      role: z.enum(['sends', 'shows']).describe('sends: you are on air. shows: you watch'),
      peer: person.describe('the other one'),
      broadcast: opaque.optional().describe('yours, where you are on air'),
      viewing: opaque.optional().describe('yours, where you watch'),
      state: directState,
    }),
    doc: 'Which way pictures go from now on, or what is asked of you. The viewer hears of it once the broadcaster has said yes.',
  },
  'direct.signal': {
    word: z.object({ direct, step, signal }),
    doc: 'From the other end’s peer connection.',
  },
} as const;
