import { describe, expect, test } from 'vitest';
import {
  countOf,
  draftOf,
  erase,
  eraseWord,
  insert,
  moveCaret,
  sight,
  signsOf,
  textOf,
} from '../../../src/components/TextField/draft.ts';

const write = (text: string, limit = 500) => insert(draftOf(''), text, limit);

describe('signs as a reader counts them', () => {
  test.each([
    ['abc', 3],
    ['a👍b', 3],
    ['❤️❤️', 2],
    ['ñ', 1],
    ['𝒳', 1],
    ['✌️!', 2],
  ])('%s has %i', (text, count) => {
    expect(signsOf(text)).toHaveLength(count);
    expect(signsOf(text).join('')).toBe(text);
  });
});

describe('writing', () => {
  test('puts text at the caret', () => {
    const draft = moveCaret(write('Two mites'), -3);
    expect(textOf(insert(draft, 'nu', 500))).toBe('Two minutes');
    expect(insert(draft, 'nu', 500).caret).toBe(8);
  });

  test('takes away whole signs, never half an emoji', () => {
    expect(textOf(erase(write('Hi ❤️')))).toBe('Hi ');
    expect(textOf(erase(write('𝒳')))).toBe('');
    expect(textOf(erase(draftOf('')))).toBe('');
  });

  test('an accent joins the letter before it', () => {
    const draft = insert(write('n'), '\u0303', 500);
    expect([draft.signs.length, draft.caret]).toEqual([1, 1]);
  });

  test('takes away the word before the caret', () => {
    expect(textOf(eraseWord(write('Call you after')))).toBe('Call you ');
    expect(textOf(eraseWord(write('Call you  ')))).toBe('Call ');
    expect(textOf(eraseWord(draftOf('')))).toBe('');
  });

  test('takes no more characters than allowed', () => {
    const full = write('x'.repeat(500));
    expect(insert(full, 'y', 500)).toBe(full);
    expect(countOf(insert(write('x'.repeat(499)), '👍', 500))).toBe(500);
  });

  test('the caret stays within the text', () => {
    expect(moveCaret(write('abc'), 5).caret).toBe(3);
    expect(moveCaret(write('abc'), -5).caret).toBe(0);
  });
});

describe('the part of a long text that shows', () => {
  const signs = signsOf('abcdefghij');
  const measure = (text: string) => text.length * 10;

  test('is all of it where it fits', () => {
    expect(sight(signs, 10, 100, measure, 0)).toEqual({ start: 0, end: 10, caretX: 100 });
  });

  test('follows the caret to the end and back', () => {
    const end = sight(signs, 10, 50, measure, 0);
    expect([end.start, end.end, end.caretX]).toEqual([5, 10, 50]);
    const back = sight(signs, 6, 50, measure, end.start);
    expect([back.start, back.end]).toEqual([5, 10]);
    const first = sight(signs, 0, 50, measure, back.start);
    expect([first.start, first.end, first.caretX]).toEqual([0, 5, 0]);
  });

  test('shows as much as it can after text was taken away', () => {
    expect(sight(signs.slice(0, 3), 3, 50, measure, 5)).toEqual({ start: 0, end: 3, caretX: 30 });
  });
});
