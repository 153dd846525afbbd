import { emojiAt } from '../../theme/emoji.ts';

/** A text being written: its signs as a reader counts them, and the caret before sign number `caret`. */
export interface Draft {
  readonly signs: readonly string[];
  readonly caret: number;
}

const COMBINING = /[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\u200d]/;

/** Splits a text so that an emoji, or a letter with its accents, is one sign. */
export function signsOf(text: string): string[] {
  const signs: string[] = [];
  for (let i = 0; i < text.length; ) {
    const sign = emojiAt(text, i) ?? String.fromCodePoint(text.codePointAt(i) ?? 0);
    i += sign.length;
    const last = signs.length - 1;
    const before = signs[last];
    if (before !== undefined && (COMBINING.test(sign.charAt(0)) || before.charAt(before.length - 1) === '\u200d')) {
      signs[last] = before + sign;
    } else {
      signs.push(sign);
    }
  }
  return signs;
}

export const empty: Draft = { signs: [], caret: 0 };

export function draftOf(text: string): Draft {
  const signs = signsOf(text);
  return { signs, caret: signs.length };
}

export function textOf(draft: Draft): string {
  return draft.signs.join('');
}

/** How many characters (code points) a text has: what the limits count. */
export function countOf(draft: Draft): number {
  return Array.from(textOf(draft)).length;
}

/** Puts text at the caret; of what would be more than `limit` characters, nothing. */
export function insert(draft: Draft, text: string, limit: number): Draft {
  const added = signsOf(text);
  const signs = draft.signs.slice(0, draft.caret).concat(added, draft.signs.slice(draft.caret));
  const next = { signs: signsOf(signs.join('')), caret: 0 };
  if (countOf(next) > limit) return draft;
  // An accent joins the sign before it, so the caret is counted from the end.
  return { signs: next.signs, caret: next.signs.length - (draft.signs.length - draft.caret) };
}

/** Takes away the sign before the caret. */
export function erase(draft: Draft): Draft {
  if (draft.caret === 0) return draft;
  const signs = draft.signs.slice(0, draft.caret - 1).concat(draft.signs.slice(draft.caret));
  return { signs, caret: draft.caret - 1 };
}

/** Takes away the word before the caret, and the spaces after it. */
export function eraseWord(draft: Draft): Draft {
  let from = draft.caret;
  while (from > 0 && draft.signs[from - 1] === ' ') from--;
  while (from > 0 && draft.signs[from - 1] !== ' ') from--;
  return { signs: draft.signs.slice(0, from).concat(draft.signs.slice(draft.caret)), caret: from };
}

export function moveCaret(draft: Draft, by: number): Draft {
  return { ...draft, caret: Math.max(0, Math.min(draft.signs.length, draft.caret + by)) };
}

/** What of a long text shows in a field of `width` px: signs `start` to `end`, and where the caret stands. */
export interface Sight {
  readonly start: number;
  readonly end: number;
  readonly caretX: number;
}

/**
 * The part of the text that shows. It moves as little as needed to keep the caret in sight, and never shows less
 * than it could.
 */
export function sight(
  signs: readonly string[],
  caret: number,
  width: number,
  measure: (text: string) => number,
  before: number,
): Sight {
  const wide = (from: number, to: number) => measure(signs.slice(from, to).join(''));
  let start = Math.min(before, caret, signs.length);
  while (start < caret && wide(start, caret) > width) start++;
  while (start > 0 && wide(start - 1, signs.length) <= width) start--;
  let end = signs.length;
  while (end > caret && wide(start, end) > width) end--;
  return { start, end, caretX: wide(start, caret) };
}
