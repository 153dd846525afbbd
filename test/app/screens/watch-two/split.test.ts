import { describe, expect, it } from 'vitest';
import {
  BEGIN,
  percentsOf,
  type Split,
  selected,
  stepped,
  toggledEven,
} from '../../../../src/app/screens/watch-two/split.ts';

const even: Split = { is: 'even', first: 50 };
const chosen: Split = { is: 'chosen', first: 40 };

/** 09. */
describe('how the line is divided between two pictures', () => {
  it.each([
    ['the selected one gets 70', BEGIN, 0, false, { is: 'focus', first: 70 }],
    ['so does the other when it is selected', BEGIN, 1, true, { is: 'focus', first: 30 }],
    ['even stays even', even, 1, true, even],
    ['what was set by hand stays while nothing else is selected', chosen, 0, false, chosen],
    ['and ends when the other one is', chosen, 1, true, { is: 'focus', first: 30 }],
  ] as const)('%s', (_, before, index, moved, after) => {
    expect(selected(before, index, moved)).toEqual(after);
  });

  it('BLUE makes it even, and goes back to what is selected', () => {
    expect(toggledEven(BEGIN, 0)).toEqual(even);
    expect(toggledEven(chosen, 1)).toEqual(even);
    expect(toggledEven(even, 0)).toEqual({ is: 'focus', first: 70 });
    expect(toggledEven(even, 1)).toEqual({ is: 'focus', first: 30 });
  });

  it('is set by hand in steps of ten, and neither goes dark', () => {
    expect(stepped(BEGIN, 1)).toEqual({ is: 'chosen', first: 80 });
    expect(stepped(even, -1)).toEqual({ is: 'chosen', first: 40 });
    let split: Split = BEGIN;
    for (let n = 0; n < 20; n += 1) split = stepped(split, 1);
    expect(split.first).toBe(90);
    for (let n = 0; n < 20; n += 1) split = stepped(split, -1);
    expect(split.first).toBe(10);
  });

  it('leaves room for words, and tells the server whole percents', () => {
    for (let first = 10; first <= 90; first += 10) {
      const [one, two] = percentsOf({ is: 'chosen', first });
      expect([one, two].every((part) => Number.isInteger(part) && part >= 1)).toBe(true);
      expect(one + two).toBe(95);
    }
    expect(percentsOf(BEGIN)).toEqual([67, 28]);
    expect(percentsOf({ is: 'focus', first: 30 })).toEqual([28, 67]);
  });
});
