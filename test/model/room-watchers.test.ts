import { expect, test } from 'vitest';
import { type WatchRules, watchersOf } from '../../src/model/room-watchers.ts';

const HERE = ['noa', 'maya', 'oskar'].map((person) => ({ person }));

test.each<[WatchRules['watchMode'], string[], string[]]>([
  ['ask', [], ['maya', 'oskar']],
  ['list_only', [], ['maya', 'oskar']],
  ['ask', ['oskar'], ['maya']],
  ['friends', ['maya', 'oskar'], []],
  ['nobody', [], []],
])('the room that may watch, with mode %s and never %j: %j', (watchMode, never, watchers) => {
  expect(watchersOf(HERE, 'noa', { watchMode, never })).toEqual(watchers);
});
