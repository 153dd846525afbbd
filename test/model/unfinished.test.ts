import { expect, test } from 'vitest';
import { Unfinished } from '../../src/model/unfinished.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { memoryStorage } from '../support/household.ts';

function open(storage = memoryStorage(), clock = new FakeClock()) {
  const unfinished = new Unfinished(storage, clock);
  unfinished.belongsTo('noa');
  return { unfinished, storage, clock };
}

test('a text begun to a friend outlives the app', async () => {
  const { unfinished, storage, clock } = open();
  unfinished.set('maya', 'two min');
  unfinished.set('oskar', 'hey');
  await clock.pass(1_000);
  const again = open(storage).unfinished;
  expect([again.get('maya'), again.get('oskar'), again.get('lena')]).toEqual(['two min', 'hey', '']);
});

test('it is stored when typing rests, or at once when told to', async () => {
  const { unfinished, storage, clock } = open();
  unfinished.set('maya', 'a');
  await clock.pass(900);
  unfinished.set('maya', 'ab');
  await clock.pass(900);
  expect(open(storage).unfinished.get('maya')).toBe('');
  unfinished.store();
  expect(open(storage).unfinished.get('maya')).toBe('ab');
});

test('once it is sent, nothing of it is kept', async () => {
  const { unfinished, storage, clock } = open();
  unfinished.set('maya', 'two min');
  await clock.pass(1_000);
  unfinished.set('maya', '');
  await clock.pass(1_000);
  expect(storage.get('unfinished.noa')).toBeUndefined();
});

test('somebody else on this TV does not see it; whoever wrote it does', () => {
  const { unfinished } = open();
  unfinished.set('maya', 'two min');
  unfinished.belongsTo('oskar');
  expect(unfinished.get('maya')).toBe('');
  unfinished.belongsTo('noa');
  expect(unfinished.get('maya')).toBe('two min');
});

test('a damaged storage just forgets', () => {
  const storage = memoryStorage();
  storage.set('unfinished.noa', '{');
  expect(open(storage).unfinished.get('maya')).toBe('');
});
