import { expect, test } from 'vitest';
import { type RoommateFacts, roommateOptionsOf } from '../../../src/app/sheets/options/roommate.ts';

test.each<[string, RoommateFacts, string[]]>([
  ['a friend', { friend: true, onAir: undefined, canInvite: false }, ['message', 'hide']],
  ['a friend who may be watched', { friend: true, onAir: 'open', canInvite: false }, ['message', 'watch', 'hide']],
  ['a friend who asks first', { friend: true, onAir: 'ask', canInvite: true }, ['message', 'ask', 'invite', 'hide']],
  ['a stranger the room lets watch', { friend: false, onAir: 'open', canInvite: true }, ['befriend', 'watch', 'hide']],
  // Nobody who is no friend can be asked, so it is not offered.
  ['a stranger on camera', { friend: false, onAir: 'ask', canInvite: true }, ['befriend', 'hide']],
])('what can be done with %s in a room', (_, facts, options) => {
  expect(roommateOptionsOf(facts).filter((option) => (option as string) !== 'report')).toEqual(options);
});
