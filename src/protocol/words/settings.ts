import { z } from 'zod';
import { ALLOWANCE_STEPS } from '../limits.ts';
import { personId, personList } from './common.ts';

/** W8: who may watch. "Never" and blocks come before all of them. */
export const watchMode = z
  .enum(['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'])
  .describe('ask each time · my list, others ask · only my list · all my friends · nobody');
export type WatchMode = z.infer<typeof watchMode>;

const minuteOfDay = z.number().int().min(0).max(1439);

/** While they hold, nothing rings and nobody is asked; what came is among the missed. */
export const quietHours = z
  .object({
    on: z.boolean(),
    from: minuteOfDay.describe('minute of the day they begin at'),
    to: minuteOfDay.describe('minute of the day they end at, perhaps of the next one; the same as `from`: never'),
    zone: z
      .string()
      .max(64)
      .refine(isZone, 'no such time zone')
      .describe('IANA name of the zone whose clock counts: Europe/Berlin'),
  })
  .meta({ id: 'QuietHours' });

/** What the server’s own calendar knows. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/** W25: kept on the server, the same on every TV of the person. A change names only what changes. */
export const settings = z
  .object({
    watchMode,
    always: personList.describe(
      'their IDs: may watch without being asked for, while on air, in the modes that use the list',
    ),
    never: personList.describe('their IDs: can never watch, whatever the mode; nobody is in both lists'),
    tellFriends: z.boolean().describe('friends see the camera mark while on air'),
    picture: z
      .number()
      .int()
      .min(0)
      .max(10)
      .describe('how a broadcaster’s TV spends its allowance: 0 sharpest … 10 fastest'),
    width: z.union([z.literal(160), z.literal(320), z.literal(640)]).describe('largest picture sent, pixels across'),
    sound: z
      .boolean()
      .describe('the microphone starts with the webcam; left out by a server without the feature `sound`'),
    mirror: z.boolean().describe('pictures go out as in a mirror: for cameras that give them the wrong way round'),
    rotate: z
      .union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)])
      .describe('how far pictures are turned before they go out, degrees clockwise; on its side, with bars beside it'),
    previewInRequests: z.boolean().describe('a request to watch may open the camera for the own preview'),
    guestsOnAir: z.boolean().describe('guests on a TV of mine may go on air there'),
    sounds: z
      .object({
        tick: z.boolean().describe('at each move of the focus'),
        chime: z.boolean().describe('when a question opens by itself'),
        air: z.boolean().describe('when the own webcam goes on air or off'),
      })
      .describe('what the person’s TVs let be heard; each has something to be seen as well'),
    calm: z.boolean().describe('little moves on the person’s TVs: short cross-fades, no loops'),
    quiet: quietHours.describe('left out by a server without the feature `quiet`'),
    keepWatchLog: z.boolean().describe('who watched is written down; left out by a server without the feature `quiet`'),
    secondWhileDirect: z
      .enum(['ask', 'never'])
      .describe('who wants to watch while one watches directly: is asked about, or gets no answer'),
    direct: z
      .enum(['ask', 'always', 'never'])
      .describe(
        'pictures straight from home to home while exactly one watches: ask · without being asked · never; sent and watched; left out by a server without the feature `direct`',
      ),
    directRelayOnly: z
      .boolean()
      .describe(
        'directly only through the operator’s TURN, so that the other home does not see this one’s address; left out by a server without the feature `direct`',
      ),
    allowance: z
      .number()
      .int()
      .min(0)
      .max(ALLOWANCE_STEPS)
      .describe(
        'how much pictures may take of a line, sent and watched: 0 what is usual for the person’s service level … 10 the most it permits, `start.allowanceUpTo` times the usual; left out by a server without the feature `raise`',
      ),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof settings>;

export const settingsRequests = {
  'settings.set': {
    word: z.object({ changes: settings.partial().describe('only what changes; the rest stays as it is') }),
    answer: z.object({ settings: settings.describe('all of them as they are now') }),
    doc: 'Changes some settings; stored before the answer, told to the person’s other TVs.',
  },
  'settings.list': {
    word: z.object({
      person: personId,
      list: z.enum(['always', 'never', 'neither']).describe('the one they are in from now on, and no other'),
      from: z
        .enum(['always', 'never'])
        .optional()
        .describe('only if they are in this one still: who takes somebody off a list does not take back a Never'),
    }),
    answer: z.object({ settings: settings.describe('all of them as they are now') }),
    doc: 'Puts one person in one of the two lists, or takes them out, and leaves everybody else in them where they are: two TVs at once lose nothing.',
  },
} as const;

export const settingsEvents = {
  'settings.changed': {
    word: z.object({ settings }),
    doc: 'The settings were changed by another TV of yours, or by an answer "always".',
  },
} as const;
