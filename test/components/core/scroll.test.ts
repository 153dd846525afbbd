import { describe, expect, test } from 'vitest';
import { scrollTo, stepTo } from '../../../src/components/core/scroll.ts';

describe('scrolling keeps the focused line within the first lines of the view', () => {
  test.each([
    [0, 0, 2, 10, 0],
    [0, 1, 2, 10, 0],
    [0, 2, 2, 10, 1],
    [5, 4, 2, 10, 4],
    [5, 5, 2, 10, 5],
    [0, 9, 1, 10, 9],
    [7, 0, 2, 1, 0],
    [3, 0, 2, 0, 0],
  ])('from line %i with the focus on %i (keep %i of %i lines) to %i', (first, focused, keep, lines, to) => {
    expect(scrollTo(first, focused, keep, lines)).toBe(to);
  });
});

describe('arrows in a grid of seven things, three side by side', () => {
  const grid = { count: 7, lanes: 3 };
  test('stay within a line', () => {
    expect(stepTo(1, 0, 1, grid)).toBe(2);
    expect(stepTo(2, 0, 1, grid)).toBeNull();
    expect(stepTo(3, 0, -1, grid)).toBeNull();
  });
  test('go to the line above or below', () => {
    expect(stepTo(1, 1, 0, grid)).toBe(4);
    expect(stepTo(4, -1, 0, grid)).toBe(1);
    expect(stepTo(1, -1, 0, grid)).toBeNull();
  });
  test('find the last thing of a shorter last line', () => {
    expect(stepTo(5, 1, 0, grid)).toBe(6);
    expect(stepTo(6, 1, 0, grid)).toBeNull();
  });
});
