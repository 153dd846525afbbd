import { z } from 'zod';
import { person, personId, time } from './common.ts';

/** What happened while nobody answered, and who watched: each person's own, told to nobody else. */
export const missed = person
  .extend({
    what: z.enum(['ask', 'invitation']).describe('they asked to watch · they invited to watch; more kinds come later'),
    at: time.describe('when, the last time'),
    times: z.number().int().describe('how often, since the list was last looked at'),
    quiet: z.boolean().describe('swallowed by quiet hours, the last time'),
    seen: z.boolean().describe('it was there when the list was last looked at'),
  })
  .meta({ id: 'Missed' });
export type Missed = z.infer<typeof missed>;

export const watched = person
  .extend({
    from: time,
    to: time.optional().describe('left out while they watch'),
    small: z.boolean().describe('a thumbnail; those of somebody who comes and goes are one entry'),
    by: z
      .enum(['always', 'friends', 'once', 'invited', 'room'])
      .describe('what allowed it: the list · all friends may · a yes, or an invitation, for that broadcast · a room'),
  })
  .meta({ id: 'Watched' });
export type Watched = z.infer<typeof watched>;

const unseen = z.number().int().nonnegative().describe('entries nobody has looked at');

export const activityRequests = {
  'missed.list': {
    word: z.object({}),
    answer: z.object({ missed: z.array(missed).describe('newest first') }),
    doc: 'What was missed. The list is not counted as looked at by that.',
  },
  'missed.seen': {
    word: z.object({}),
    answer: z.object({}),
    doc: 'The person has looked at the list: nothing in it is new any more, on any of their TVs.',
  },
  'missed.wipe': {
    word: z.object({}),
    answer: z.object({}),
    doc: 'Deletes the list.',
  },
  'watched.list': {
    word: z.object({}),
    answer: z.object({ watched: z.array(watched).describe('newest first') }),
    doc: 'Who watched this person, as far as `keepWatchLog` was on.',
  },
  'watched.wipe': {
    word: z.object({}),
    answer: z.object({}),
    doc: 'Deletes the list; who watches now is written down anew when they leave or change.',
  },
  'person.report': {
    word: z.object({
      person: personId,
      why: z
        .enum(['pictures', 'words', 'pretends', 'other'])
        .describe('what they show · what they write · they are not who they say · something else'),
    }),
    answer: z.object({}),
    doc: 'Tells the operator about somebody, who never hears of it. The answer is the same whether there is anybody of that ID or not.',
  },
} as const;

export const activityEvents = {
  'missed.changed': {
    word: z.object({ unseen }),
    doc: 'Something was missed, or the list was looked at or deleted on another TV of yours.',
  },
  'quiet.changed': {
    word: z.object({ until: time.optional().describe('left out: they are over') }),
    doc: 'Your quiet hours begin, are others, or are over.',
  },
} as const;
