import { emojiAt } from '../../theme/emoji.ts';

/** A piece of a line: letters, or one emoji. `x` is where it begins, px from the start of the line. */
export interface Run {
  readonly kind: 'letters' | 'emoji';
  readonly text: string;
  readonly x: number;
  readonly w: number;
}

export interface TextLine {
  readonly runs: readonly Run[];
  readonly w: number;
}

export interface Wrapped {
  readonly lines: readonly TextLine[];
  /** Width of the widest line. */
  readonly w: number;
  /** Whether something did not fit and an ellipsis stands for it. */
  readonly cut: boolean;
}

/** How wide letters and emoji are, px. */
export interface Measure {
  letters(text: string): number;
  readonly emoji: number;
}

export interface WrapOptions {
  /** Widest line; 0 for no limit. */
  readonly width: number;
  /** Most lines; 0 for no limit. */
  readonly lines: number;
}

const ELLIPSIS = '…';

interface Token {
  readonly kind: 'word' | 'space' | 'emoji' | 'break';
  readonly text: string;
}

/** Scripts written without spaces may break between any two signs. */
function standsAlone(code: number): boolean {
  return (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff);
}

/** Splits a text into words, spaces, emoji and line ends; never within a code point. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let word = '';
  const flush = () => {
    if (word) tokens.push({ kind: 'word', text: word });
    word = '';
  };
  for (let i = 0; i < text.length; ) {
    const emoji = emojiAt(text, i);
    if (emoji) {
      flush();
      tokens.push({ kind: 'emoji', text: emoji });
      i += emoji.length;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    const sign = String.fromCodePoint(code);
    i += sign.length;
    if (sign === '\n') {
      flush();
      tokens.push({ kind: 'break', text: sign });
    } else if (sign === ' ' || sign === '\t' || sign === '\u200b') {
      flush();
      tokens.push({ kind: 'space', text: sign === '\u200b' ? '' : ' ' });
    } else if (standsAlone(code)) {
      flush();
      tokens.push({ kind: 'word', text: sign });
    } else {
      word += sign;
    }
  }
  flush();
  return tokens;
}

/** One line being filled. Neighbouring letters are one run, so that kerning and joined scripts stay whole. */
class Filling {
  private parts: { kind: Run['kind']; text: string }[] = [];
  private readonly measure: Measure;

  constructor(measure: Measure) {
    this.measure = measure;
  }

  get empty(): boolean {
    return this.parts.length === 0;
  }

  /** Width with `text` added (and without spaces at the end). */
  widthWith(kind: Run['kind'], text: string): number {
    const grown = new Filling(this.measure);
    grown.parts = this.parts.map((part) => ({ ...part }));
    grown.add(kind, text);
    return grown.done().w;
  }

  add(kind: Run['kind'], text: string): void {
    const last = this.parts[this.parts.length - 1];
    if (last && kind === 'letters' && last.kind === 'letters') last.text += text;
    else this.parts.push({ kind, text });
  }

  /** Takes the last code point or emoji away. */
  shorten(): void {
    const last = this.parts[this.parts.length - 1];
    if (!last) return;
    const signs = last.kind === 'letters' ? Array.from(last.text).slice(0, -1).join('') : '';
    if (signs) last.text = signs;
    else this.parts.pop();
  }

  trimEnd(): void {
    for (let last = this.parts[this.parts.length - 1]; last; last = this.parts[this.parts.length - 1]) {
      if (last.kind !== 'letters') return;
      last.text = last.text.replace(/ +$/, '');
      if (last.text) return;
      this.parts.pop();
    }
  }

  done(): TextLine {
    const runs: Run[] = [];
    let x = 0;
    this.parts.forEach((part, index) => {
      const end = index === this.parts.length - 1;
      const text = end && part.kind === 'letters' ? part.text.replace(/ +$/, '') : part.text;
      if (!text) return;
      const w = part.kind === 'emoji' ? this.measure.emoji : this.measure.letters(text);
      runs.push({ kind: part.kind, text, x, w });
      x += w;
    });
    return { runs, w: x };
  }
}

/**
 * Breaks a text into lines. Words too long for a line are broken between code points; what does not fit into the
 * last line is replaced by an ellipsis.
 */
export function wrap(text: string, measure: Measure, { width, lines: most }: WrapOptions): Wrapped {
  const limit = width > 0 ? width : Number.POSITIVE_INFINITY;
  const tokens = tokenize(text);
  const lines: TextLine[] = [];
  let line = new Filling(measure);
  let cut = false;

  const last = () => most > 0 && lines.length === most - 1;
  const close = () => {
    lines.push(line.done());
    line = new Filling(measure);
  };
  const ellipsis = () => {
    cut = true;
    line.trimEnd();
    while (!line.empty && line.widthWith('letters', ELLIPSIS) > limit) {
      line.shorten();
      line.trimEnd();
    }
    line.add('letters', ELLIPSIS);
  };
  /** Puts as much of a word on this line as fits. Returns what is left. */
  const breakWord = (word: string): string => {
    const signs = Array.from(word);
    let fits = 0;
    while (fits < signs.length && line.widthWith('letters', signs.slice(0, fits + 1).join('')) <= limit) fits++;
    if (fits === 0 && line.empty) fits = 1;
    if (fits > 0) line.add('letters', signs.slice(0, fits).join(''));
    return signs.slice(fits).join('');
  };

  for (let i = 0; i < tokens.length && !cut; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'break') {
      if (last()) ellipsis();
      else close();
      continue;
    }
    if (token.kind === 'space') {
      if (!line.empty || lines.length === 0) line.add('letters', token.text);
      continue;
    }
    const kind = token.kind === 'emoji' ? 'emoji' : 'letters';
    if (limit === Number.POSITIVE_INFINITY || line.widthWith(kind, token.text) <= limit) {
      line.add(kind, token.text);
      continue;
    }
    if (last()) {
      if (kind === 'letters') breakWord(token.text);
      ellipsis();
      continue;
    }
    if (!line.empty) close();
    if (kind === 'emoji') {
      line.add(kind, token.text);
      continue;
    }
    let rest = token.text;
    while (rest && line.widthWith(kind, rest) > limit) {
      rest = breakWord(rest);
      if (!rest) break;
      if (last()) {
        ellipsis();
        rest = '';
      } else close();
    }
    if (rest) line.add(kind, rest);
  }
  if (!line.empty || lines.length === 0) lines.push(line.done());
  return { lines, w: lines.reduce((widest, l) => Math.max(widest, l.w), 0), cut };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u058f\u0900-\u1fff\u2e80-\ud7ff]/;

/** Which way a text runs: its first letter that has a direction decides (Unicode bidi, rule P2). */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const rtl = text.search(RIGHT_TO_LEFT);
  if (rtl < 0) return 'ltr';
  const ltr = text.search(LEFT_TO_RIGHT);
  return ltr >= 0 && ltr < rtl ? 'ltr' : 'rtl';
}
