import { z } from 'zod';
import { line, opaque, personId, streamNumber, time } from './common.ts';
import { stream } from './webcam.ts';

/** What a viewer says and hears. A viewing joins a session to a broadcast; its pictures run on a media link. */
export const viewingState = z
  .object({
    viewing: opaque,
    person: personId,
    streams: z.array(stream).describe('pictures of this broadcast carry one of these stream numbers'),
    small: z.boolean().describe('a thumbnail'),
    paused: z
      .boolean()
      .describe('the broadcast stands still: no pictures come until view.changed says that it goes on'),
  })
  .meta({ id: 'Viewing' });
export type ViewingState = z.infer<typeof viewingState>;

export const opened = viewingState.extend({ state: z.literal('open') });
export const asking = z.object({
  state: z.literal('asking'),
  ask: opaque.describe('what view.opened, view.refused and view.withdraw name'),
  until: time.describe('when the question is over; a yes given off air may take 20 s more to open'),
});

export const viewRequests = {
  'view.open': {
    word: z.object({
      person: personId,
      small: z.boolean().optional().describe('a thumbnail; only with a permission in force, never asks'),
      invitation: opaque.optional().describe('the invitation this answers'),
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
    word: z.object({ viewing: opaque, paused: z.boolean().describe('false: goes on') }),
    answer: z.object({}),
    doc: 'W9: hidden, in the background or under a screen saver: costs no network. Going on brings the newest picture.',
  },
  'view.share': {
    word: z.object({
      shares: z
        .array(z.object({ viewing: opaque, percent: z.number().int().min(1).max(100).describe('of this TV’s line') }))
        .max(8)
        .describe('of viewings that are no thumbnails; those that are not named stay as they are'),
    }),
    answer: z.object({
      kbps: z.number().describe('what this TV is given for pictures'),
      shares: z.array(z.object({ viewing: opaque, kbps: z.number().describe('what this one gets of it') })),
    }),
    doc: 'Divides what this TV is given between what is watched large; without it, each gets the same. A share ends when another viewing of this TV does, and with the session.',
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
    word: z.object({
      ask: opaque,
      person: personId,
      why: z
        .enum(['not_now', 'off_camera', 'full'])
        .describe(
          'not_now: said, or nothing was said in time; off_camera: they stopped or left while you waited; full: allowed, but the server has no place now; view.open opens as soon as there is one',
        ),
    }),
    doc: 'The answer was no, or none came, or the friend went off camera. Every no looks the same.',
  },
  'view.changed': {
    word: z.object({
      viewing: opaque,
      paused: z.boolean().describe('true: for this reason no more pictures; false: this reason is over'),
      reason: z
        .enum(['broadcaster', 'connection', 'acks'])
        .describe(
          'broadcaster: their app is hidden (webcam.pause); connection: their line is lost and may come back; acks: this TV stopped acknowledging. The first two are one state of the broadcast, acks is of this viewing alone',
        ),
    }),
    doc: 'Pictures stopped coming, or come again.',
  },
  'view.allowance': {
    word: z.object({
      line: line.describe('class the line of this TV is taken for now, by what it says of itself and by what it bears'),
      kbps: z.number().describe('what this TV is given for pictures'),
      views: z
        .array(z.object({ viewing: opaque, kbps: z.number().describe('its part of it') }))
        .describe('what is watched on this TV and does not stand still'),
    }),
    doc: 'W16: what this TV and each of its viewings may take from now on. Told whenever that changes: with the number of views, on any TV of the person, and with the class of the line.',
  },
  'view.ended': {
    word: z.object({
      viewing: opaque,
      person: personId,
      why: z
        .enum(['off_camera', 'closed', 'own'])
        .describe('off_camera: the broadcast is over; closed: you may no longer watch; own: kept for later'),
      stream: streamNumber.optional().describe('not sent so far'),
    }),
    doc: 'Over: the friend went off camera, or closed the window (the same for every reason).',
  },
} as const;
