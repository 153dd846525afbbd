import { expect, test } from 'vitest';
import { soughtIn, standingOf, troubleOf } from '../../../../src/app/screens/add-friend/finding.ts';
import { Failure } from '../../../../src/net/failure.ts';

const people = (...ids: string[]) => ids.map((person) => ({ person }));
const nobody = { me: 'noa', friends: [], blocked: [], mine: [], toMe: [] };

test('what somebody is to this person', () => {
  expect(standingOf('noa', nobody)).toBe('me');
  expect(standingOf('sami', nobody)).toBe('stranger');
  expect(standingOf('sami', { ...nobody, friends: people('maya', 'sami') })).toBe('friend');
  expect(standingOf('sami', { ...nobody, mine: people('sami') })).toBe('asked');
  expect(standingOf('sami', { ...nobody, toMe: people('sami') })).toBe('asksMe');
});

test('blocking comes before all else', () => {
  expect(standingOf('sami', { ...nobody, blocked: people('sami'), friends: people('sami') })).toBe('blocked');
});

test('which ID a finding is about', () => {
  expect(soughtIn({ is: 'nothing' })).toBe('');
  expect(soughtIn({ is: 'missing', person: 'sami' })).toBe('sami');
  expect(soughtIn({ is: 'found', card: { person: 'sami', name: 'Sami', avatar: null } })).toBe('sami');
});

test('why it did not work', () => {
  expect(troubleOf(new Failure('friend.limit'))).toBe('add.limit');
  expect(troubleOf(new Failure('connection.lost'))).toBe('add.lost');
  expect(troubleOf(new Error('oh'))).toBe('add.failed');
});
