import type { Language, Messages } from './catalogue.ts';
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

function mapped(change: (text: string) => string): Messages {
  const all: Record<string, unknown> = {};
  const source: Record<string, string | ((parameters: never) => string)> = en;
  for (const key of Object.keys(source)) {
    const message = source[key];
    all[key] =
      typeof message === 'function' ? (parameters: never) => change(message(parameters)) : change(message ?? '');
  }
  return all as Messages;
}

/** For tests: every text 40 % longer. */
export const longer: Language = { code: 'xx', name: 'Löñg', direction: 'ltr', messages: mapped(lengthen) };

/** For tests: everything runs from right to left. */
export const mirrored: Language = { code: 'xr', name: 'Mirrored', direction: 'rtl', messages: mapped((text) => text) };
