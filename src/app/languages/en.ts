import { addFriend } from './en/add-friend.ts';
import { app } from './en/app.ts';
import { conversation } from './en/conversation.ts';
import { home } from './en/home.ts';
import { invite } from './en/invite.ts';
import { questions } from './en/questions.ts';
import { signIn } from './en/sign-in.ts';
import { watch } from './en/watch.ts';
import { webcam } from './en/webcam.ts';

/**
 * English, and by that the list of all messages, a file for each part of the app. A message with parameters is a
 * function, so that each language puts them where it needs them and has as many plural forms as it has.
 */
export const en = {
  ...app,
  ...webcam,
  ...invite,
  ...questions,
  ...home,
  ...conversation,
  ...signIn,
  ...addFriend,
  ...watch,
};
