import { air } from './en/air.ts';
import { app } from './en/app.ts';
import { home } from './en/home.ts';
import { questions } from './en/questions.ts';
import { signIn } from './en/sign-in.ts';

/**
 * English, as far as it comes with the first focus; the rest is in `en/later.ts`. Both together are the list of all
 * messages, a file for each part of the app. A message with parameters is a function, so that each language puts them
 * where it needs them and has as many plural forms as it has.
 */
export const en = { ...app, ...air, ...questions, ...home, ...signIn };
