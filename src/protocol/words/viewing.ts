import { z } from 'zod';
import { opaque, personId, streamNumber, time } from './common.ts';
import { stream } from './webcam.ts';

/** What a viewer says and hears. A viewing joins a session to a broadcast; its pictures run on a media link. */
export const viewingState = z
  .object({
    viewing: opaque,
    person: personId,
    streams: z.array(stream).describe('pictures of this broadcast carry one of these stream numbers'),
    small: z.boolean(),
    paused: z.boolean().describe('by the broadcaster; no pictures come until it ends'),
  })
  .meta({ id: 'Viewing' });
export type ViewingState = z.infer<typeof viewingState>;

export const opened = viewingState.extend({ state: z.literal('open') });
export const asking = z.object({ state: z.literal('asking'), ask: opaque, until: time });

export const viewRequests = {
  'view.open': {
    word: z.object({
      person: personId,
      small: z.boolean().optional().describe('a thumbnail; only with a permission in force, never asks'),
      invitation: opaque.optional(),
      askAgain: z.boolean().optional().describe('false: do not ask, only open if permitted (after a cut)'),
      link: opaque.optional().describe('a media link to receive the pictures on; left out: this connection'),
    }),
    answer: z.discriminatedUnion('state', [opened, asking]),
    doc: 'Watches a friend, or asks to. Opening what is open already changes its size.',
  },
  'view.close': {
    word: z.object({ viewing: opaque }),
    answer: z.object({}),
    doc: 'Stops watching.',
  },
  'view.pause': {
    word: z.object({ viewing: opaque, paused: z.boolean() }),
    answer: z.object({}),
    doc: 'W9: hidden, in the background or under a screen saver: costs no network. Going on brings the newest picture.',
  },
  'view.withdraw': {
    word: z.object({ ask: opaque }),
    answer: z.object({}),
    doc: 'Stops asking.',
  },
} as const;

export const viewEvents = {
  'view.opened': {
    word: viewingState.extend({ ask: opaque.describe('the ask that was granted') }),
    doc: 'The answer was yes: pictures follow.',
  },
  'view.refused': {
    word: z.object({ ask: opaque, person: personId, why: z.enum(['not_now', 'off_camera']) }),
    doc: 'The answer was no, or none came, or the friend went off camera. Every no looks the same.',
  },
  'view.changed': {
    word: z.object({ viewing: opaque, paused: z.boolean(), reason: z.enum(['broadcaster', 'connection', 'acks']) }),
    doc: 'The broadcast paused or goes on: hidden, its line was lost, or this viewer stopped acknowledging.',
  },
  'view.ended': {
    word: z.object({
      viewing: opaque,
      person: personId,
      why: z.enum(['off_camera', 'closed', 'own']),
      stream: streamNumber.optional(),
    }),
    doc: 'Over: the friend went off camera, closed the window (the same for every reason), or another TV of yours ended it.',
  },
} as const;
