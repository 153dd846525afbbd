import { addFriend } from './add-friend.ts';
import { conversation } from './conversation.ts';
import { messages } from './messages.ts';
import { options } from './options.ts';
import { picker } from './picker.ts';
import { preferences } from './preferences.ts';
import { watch } from './watch.ts';
import { webcam } from './webcam.ts';

/** English for what opens after the first focus: a script file of its own, fetched right after that. */
export const later = {
  ...webcam,
  ...picker,
  ...preferences,
  ...messages,
  ...options,
  ...conversation,
  ...addFriend,
  ...watch,
};
