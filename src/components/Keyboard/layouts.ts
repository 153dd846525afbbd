import { EMOJI } from '../../theme/emoji.ts';

export type PageName = 'letters' | 'symbols' | 'more' | 'emoji';

/** What a key does. */
export type KeyAct =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'space' }
  | { readonly kind: 'shift' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'send' }
  | { readonly kind: 'page'; readonly page: PageName }
  | { readonly kind: 'flip'; readonly by: 1 | -1 }
  | { readonly kind: 'none' };

/** One key: what it does, and how many of the ten columns it takes. */
export interface KeyPlan {
  readonly act: KeyAct;
  readonly span: number;
}

export type Page = readonly (readonly KeyPlan[])[];

export const COLUMNS = 10;

const key = (act: KeyAct, span = 1): KeyPlan => ({ act, span });
const types = (text: string): KeyPlan => key({ kind: 'type', text });
const all = (signs: string): KeyPlan[] => Array.from(signs).map(types);
const shift = key({ kind: 'shift' });
const erase = key({ kind: 'delete' });
const send = key({ kind: 'send' }, 2);
const space = key({ kind: 'space' }, 4);
const page = (name: PageName): KeyPlan => key({ kind: 'page', page: name });

/** The signs of a letter board, by row; every language brings its own. */
export interface Letters {
  readonly rows: readonly [string, string, string];
}

/** QWERTY, as drawn in 03. */
export const QWERTY: Letters = { rows: ['qwertyuiop', "asdfghjkl'", 'zxcvbnm,'] };

const SYMBOLS: Letters = { rows: ['1234567890', '@#€&-+()/:', '*"!;_=%~'] };
/** Accents of the languages one writes names in, and rarer signs. */
const MORE: Letters = { rows: ['àáâäãåæçèé', 'êëíîïñóôöø', 'œßúûü£$•'] };

function board(letters: Letters, before: KeyPlan, swap: KeyPlan, third: readonly [string, string]): Page {
  const [one, two, three] = letters.rows;
  return [
    all(one),
    all(two),
    [before, ...all(three), erase],
    [swap, page('emoji'), space, types(third[0]), types(third[1]), send],
  ];
}

/** How many emoji fit on one page: two full rows, and a third but for the delete key. */
export const EMOJI_PER_PAGE = COLUMNS * 3 - 1;
export const EMOJI_PAGES = Math.ceil(EMOJI.length / EMOJI_PER_PAGE);

function emojiBoard(number: number): Page {
  const from = number * EMOJI_PER_PAGE;
  const cells: KeyPlan[] = [];
  for (let i = 0; i < EMOJI_PER_PAGE; i++) {
    const emoji = EMOJI[from + i];
    cells.push(emoji ? types(emoji) : key({ kind: 'none' }));
  }
  return [
    cells.slice(0, COLUMNS),
    cells.slice(COLUMNS, COLUMNS * 2),
    [...cells.slice(COLUMNS * 2), erase],
    [page('letters'), page('symbols'), space, key({ kind: 'flip', by: -1 }), key({ kind: 'flip', by: 1 }), send],
  ];
}

/** The keys of a page. All pages have keys of the same sizes at the same places: only what is on them changes. */
export function pageOf(name: PageName, letters: Letters, emojiPage: number): Page {
  switch (name) {
    case 'letters':
      return board(letters, shift, page('symbols'), ['.', '?']);
    case 'symbols':
      return board(SYMBOLS, page('more'), page('letters'), ['.', '?']);
    case 'more':
      return board(MORE, shift, page('letters'), ['.', '?']);
    case 'emoji':
      return emojiBoard(emojiPage);
  }
}

/** Where a key stands. */
export interface KeyPlace {
  readonly row: number;
  readonly index: number;
}

/** The first key that does something of this kind. */
export function placeOf(rows: Page, does: (act: KeyAct) => boolean): KeyPlace | undefined {
  for (let row = 0; row < rows.length; row++) {
    const index = (rows[row] ?? []).map(({ act }) => does(act)).indexOf(true);
    if (index >= 0) return { row, index };
  }
  return undefined;
}

/** First column and middle of a key, in columns. */
export function columnOf(rows: Page, { row, index }: KeyPlace): { readonly start: number; readonly middle: number } {
  const before = (rows[row] ?? []).slice(0, index);
  const start = before.reduce((sum, { span }) => sum + span, 0);
  return { start, middle: start + (rows[row]?.[index]?.span ?? 1) / 2 };
}

/** The key of a row under a column (in columns from the start); the nearest if the row is shorter. */
export function keyUnder(rows: Page, row: number, column: number): KeyPlace {
  const keys = rows[row] ?? [];
  let start = 0;
  for (let index = 0; index < keys.length; index++) {
    start += keys[index]?.span ?? 1;
    if (column < start) return { row, index };
  }
  return { row, index: Math.max(0, keys.length - 1) };
}
