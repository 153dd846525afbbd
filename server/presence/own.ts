import { RECENT_TEXTS } from '../../src/protocol/limits.ts';
import type { ChosenStatus, OwnPresence } from '../../src/protocol/words.ts';

/** What a person says about themselves. Times are ms since 1970. */
export interface Own {
  status: ChosenStatus;
  text: string;
  /** when the text is cleared; null: it stays */
  textUntil: number | null;
  /** texts of before, newest first, and the one in force */
  texts: readonly string[];
  since: number;
  /** when friends last saw this person here */
  lastHere: number;
}

export const NEW: Own = { status: 'available', text: '', textUntil: null, texts: [], since: 0, lastHere: 0 };

export interface Choice {
  status?: ChosenStatus | undefined;
  text?: string | undefined;
  /** from now; null: for good; undefined: as it is, and a new text for good */
  textForMs?: number | null | undefined;
}

/** What a person is after a choice of theirs. */
export function chosen(before: Own, choice: Choice, now: number): Own {
  const status = choice.status ?? before.status;
  const text = (choice.text ?? before.text).trim();
  return {
    status,
    text,
    textUntil: text === '' ? null : untilOf(before, choice, text, now),
    texts: remembered(before.texts, text),
    since: status === before.status ? before.since : now,
    // What friends see of somebody who hides is when they were last visible.
    lastHere: status === 'invisible' && before.status !== 'invisible' ? now : before.lastHere,
  };
}

function untilOf(before: Own, { textForMs }: Choice, text: string, now: number): number | null {
  if (textForMs !== undefined) return textForMs === null ? null : now + textForMs;
  return text === before.text ? before.textUntil : null;
}

/** A new text comes first; one that was there before moves up. The one in force counts as one of them. */
export function remembered(texts: readonly string[], text: string): readonly string[] {
  if (text === '') return texts;
  return [text, ...texts.filter((other) => other !== text)].slice(0, RECENT_TEXTS + 1);
}

/** Without the text, once its time has come. */
export const cleared = (own: Own, now: number): Own =>
  own.textUntil !== null && own.textUntil <= now ? { ...own, text: '', textUntil: null } : own;

/** How a person's own TVs are told. @param idle away by itself */
export function told(own: Own, idle: boolean): OwnPresence {
  const { status, text, textUntil, texts } = own;
  return {
    status,
    text,
    ...(textUntil === null ? {} : { textUntil }),
    recentTexts: texts.filter((other) => other !== text).slice(0, RECENT_TEXTS),
    idle,
  };
}
