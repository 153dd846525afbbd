import { describe, expect, test } from 'vitest';
import { directionOf, type Measure, tokenize, wrap } from '../../../src/components/text/wrap.ts';

/** Ten px a letter, twelve an emoji. */
const measure: Measure = { letters: (text) => Array.from(text).length * 10, emoji: 12 };
const lines = (text: string, width: number, most = 0) =>
  wrap(text, measure, { width, lines: most }).lines.map((line) => line.runs.map((run) => run.text).join(''));

describe('breaking a text into lines', () => {
  test('keeps what fits on one line', () => {
    expect(lines('Soup is on', 200)).toEqual(['Soup is on']);
  });

  test('breaks between words and drops the space at the break', () => {
    expect(lines('Soup is on', 80)).toEqual(['Soup is', 'on']);
  });

  test('keeps line ends the writer made', () => {
    expect(lines('See\nfriends', 500)).toEqual(['See', 'friends']);
  });

  test('breaks a word that is longer than a line, between code points', () => {
    expect(lines('abcdefgh', 30)).toEqual(['abc', 'def', 'gh']);
    expect(lines('a𝒳𝒳𝒳b', 20)).toEqual(['a𝒳', '𝒳𝒳', 'b']);
  });

  test('ends in an ellipsis what does not fit into the last line', () => {
    const { cut } = wrap('Reading. Ring me.', measure, { width: 100, lines: 1 });
    expect(lines('Reading. Ring me.', 100, 1)).toEqual(['Reading.…']);
    expect(cut).toBe(true);
    expect(lines('one two three four', 90, 2)).toEqual(['one two', 'three fo…']);
  });

  test('never makes a line wider than allowed', () => {
    const text = 'Ha! Save me a bowl 🍵 and one for Grandma ❤️❤️❤️ Donaudampfschifffahrtsgesellschaft';
    for (let width = 30; width < 400; width += 17) {
      for (const line of wrap(text, measure, { width, lines: 3 }).lines) expect(line.w).toBeLessThanOrEqual(width);
    }
  });

  test('places emoji between the letters', () => {
    const [line] = wrap('Hi 👍!', measure, { width: 0, lines: 1 }).lines;
    expect(line?.runs).toEqual([
      { kind: 'letters', text: 'Hi ', x: 0, w: 30 },
      { kind: 'emoji', text: '👍', x: 30, w: 12 },
      { kind: 'letters', text: '!', x: 42, w: 10 },
    ]);
  });

  test('takes an emoji with and without its variation sign for the same one', () => {
    expect(tokenize('❤️❤').map(({ kind }) => kind)).toEqual(['emoji', 'emoji']);
  });

  test('breaks scripts without spaces anywhere', () => {
    expect(lines('暖炉の前で', 30)).toEqual(['暖炉の', '前で']);
  });

  test('has a line for an empty text', () => {
    expect(lines('', 100)).toEqual(['']);
  });
});

describe('the direction of a text', () => {
  test.each([
    ['Hello', 'ltr'],
    ['שלום', 'rtl'],
    ['مرحبا Maya', 'rtl'],
    ['Maya שלום', 'ltr'],
    ['12:04', 'ltr'],
  ])('%s runs %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});
