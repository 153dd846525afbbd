import { expect, test } from 'vitest';
import { emojiIn, RecentEmoji, stripOf, usedAfter } from '../../../../src/app/screens/conversation/emoji.ts';
import { memoryStorage } from '../../../support/household.ts';

test('finds the emoji of a text, written with or without their variation sign', () => {
  expect(emojiIn('Soup 🍵 and \u2764 and ❤️!')).toEqual(['🍵', '❤️', '❤️']);
});

test('the strip begins with the design’s three, then those used last, then others', () => {
  expect(stripOf([])).toEqual(['👍', '❤️', '😂', '😄', '👋', '🍵']);
  expect(stripOf(['🔥', '🍵'])).toEqual(['👍', '❤️', '😂', '🔥', '🍵', '😄']);
});

test('what was used last comes first, once, and never one that is there anyway', () => {
  expect(usedAfter(['🍵', '🔥'], 'ok 👍 🔥 🎉')).toEqual(['🎉', '🔥', '🍵']);
});

test('they are remembered on this TV', () => {
  const storage = memoryStorage();
  new RecentEmoji(storage).sent('Hot 🔥');
  expect(new RecentEmoji(storage).strip[3]).toBe('🔥');
  storage.set('emoji', 'nonsense 🔥');
  expect(new RecentEmoji(storage).strip.slice(3)).toEqual(['🔥', '😄', '👋']);
});
