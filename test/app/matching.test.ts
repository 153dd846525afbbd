import { expect, test } from 'vitest';
import { matchIn, named } from '../../src/app/matching.ts';

test.each([
  ['Maya', 'ma', { from: 0, count: 2 }],
  ['Grandma Rut', 'MA', { from: 5, count: 2 }],
  ['José', 'ose', { from: 1, count: 3 }],
  ['Jose', 'é', { from: 3, count: 1 }],
  ['Maya', 'x', undefined],
  ['Maya', '', undefined],
  ['Maya', ' ', undefined],
  ['😀 Maya', 'may', { from: 2, count: 3 }],
])('%s has “%s”', (name, typed, expected) => {
  expect(matchIn(name, typed)).toEqual(expected);
});

const people = ['Emma', 'Grandma Rut', 'Jonas', 'Maya'].map((name) => ({ person: `${name[0]}1`.toLowerCase(), name }));

test('nothing typed leaves everybody, as they were', () => {
  expect(named(people, ' ').map(({ one }) => one.name)).toEqual(['Emma', 'Grandma Rut', 'Jonas', 'Maya']);
});

test('names that begin with it come first', () => {
  expect(named(people, 'ma').map(({ one }) => one.name)).toEqual(['Maya', 'Emma', 'Grandma Rut']);
});

test('an ID counts too, without a mark on the name', () => {
  expect(named(people, 'J1')).toEqual([{ one: { person: 'j1', name: 'Jonas' }, match: null }]);
});
