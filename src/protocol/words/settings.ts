import { z } from 'zod';
import { personList } from './common.ts';

/** W8: who may watch. "Never" and blocks come before all of them. */
export const watchMode = z
  .enum(['ask', 'list_or_ask', 'list_only', 'friends', 'nobody'])
  .describe('ask each time · my list, others ask · only my list · all my friends · nobody');
export type WatchMode = z.infer<typeof watchMode>;

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
    previewInRequests: z.boolean().describe('a request to watch may open the camera for the own preview'),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof settings>;

export const settingsRequests = {
  'settings.set': {
    word: z.object({ changes: settings.partial().describe('only what changes; the rest stays as it is') }),
    answer: z.object({ settings: settings.describe('all of them as they are now') }),
    doc: 'Changes some settings; stored before the answer, told to the person’s other TVs.',
  },
} as const;

export const settingsEvents = {
  'settings.changed': {
    word: z.object({ settings }),
    doc: 'The settings were changed by another TV of yours, or by an answer "always".',
  },
} as const;
