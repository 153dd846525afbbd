import type { FirstMessages, Language, LaterMessages } from './catalogue.ts';
import { en } from './en.ts';

/** Letters with an accent that look alike: one sees at a glance what did not come from the catalogue. */
const ACCENTED: Record<string, string> = { a: 'á', e: 'ë', i: 'ï', o: 'ö', u: 'ü', A: 'Å', E: 'É', O: 'Ö', n: 'ñ' };
/** Translations are up to this much longer than English (screens, "Accessibility"). */
const LONGER = 0.4;

function lengthen(text: string): string {
  if (!text) return text;
  const accented = text.replace(/[aeiouAEOn]/g, (letter) => ACCENTED[letter] ?? letter);
  const more = Math.ceil(text.length * LONGER);
  return `${accented} ${'lorem ipsum dolor sit '.repeat(Math.ceil(more / 22)).slice(0, Math.max(1, more - 1))}`.trim();
}

type Words = Record<string, string | ((parameters: never) => string)>;

function mapped<W extends object>(words: Words, change: (text: string) => string): W {
  const all: Record<string, unknown> = {};
  for (const key of Object.keys(words)) {
    const message = words[key];
    all[key] =
      typeof message === 'function' ? (parameters: never) => change(message(parameters)) : change(message ?? '');
  }
  return all as W;
}

function changed(facts: Pick<Language, 'code' | 'name' | 'direction'>, change: (text: string) => string): Language {
  return {
    ...facts,
    messages: mapped<FirstMessages>(en, change),
    later: () => import('./en/later.ts').then(({ later }) => mapped<LaterMessages>(later, change)),
  };
}

/** For tests: every text 40 % longer. */
export const longer = changed({ code: 'xx', name: 'Löñg', direction: 'ltr' }, lengthen);

/** For tests: everything runs from right to left. */
export const mirrored = changed({ code: 'xr', name: 'Mirrored', direction: 'rtl' }, (text) => text);
