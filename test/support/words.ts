import type { Language } from '../../src/app/languages/catalogue.ts';
import { later } from '../../src/app/languages/en/later.ts';
import { english } from '../../src/app/languages/languages.ts';

/** English with all its words there from the start: nothing has to be fetched. */
export const wholeEnglish: Language = {
  ...english,
  messages: { ...english.messages, ...later },
  later: async () => later,
};
