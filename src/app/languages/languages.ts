import type { Language } from './catalogue.ts';
import { en } from './en.ts';

export const english: Language = {
  code: 'en',
  name: 'English',
  direction: 'ltr',
  messages: en,
  later: () => import('./en/later.ts').then(({ later }) => later),
};

/** Languages other than English are script files of their own, fetched when somebody chooses them. */
const others: Record<string, () => Promise<Language>> = {
  xx: () => import('./pseudo.ts').then(({ longer }) => longer),
  xr: () => import('./pseudo.ts').then(({ mirrored }) => mirrored),
};

/** The language of a code; English for one nobody knows, and where its file does not come. */
export function loadLanguage(code: string): Promise<Language> {
  const load = others[code];
  return load ? load().catch(() => english) : Promise.resolve(english);
}
