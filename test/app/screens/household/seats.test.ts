import { describe, expect, test } from 'vitest';
import { dictionary } from '../../../../src/app/languages/catalogue.ts';
import { seatOf, seatsOf } from '../../../../src/app/screens/household/seats.ts';
import type { PersonHere } from '../../../../src/model/household-state.ts';
import { wholeEnglish } from '../../../support/words.ts';

const { t } = dictionary(wholeEnglish);
const app = { t, platform: { assetUrl: 'https://hearth.test' } as never };
const NOA: PersonHere = {
  card: { person: 'noa', name: 'Noa', avatar: '/avatars/noa.jpg' },
  locked: false,
  child: false,
  familyOnly: false,
  unread: 0,
};
const of = (how: Partial<PersonHere>, coming = '') => {
  const view = seatOf(app, { is: 'person', key: 'noa', person: { ...NOA, ...how } }, coming);
  return { line: view.line, unread: view.unread, spoken: view.spoken };
};

describe('a place on the sofa', () => {
  test('guests and whoever is to come stand last', () => {
    expect(seatsOf([NOA]).map(({ is }) => is)).toEqual(['person', 'guest', 'add']);
    expect(seatsOf([]).map(({ is }) => is)).toEqual(['guest', 'add']);
  });

  test.each<[string, Partial<PersonHere>, ReturnType<typeof of>]>([
    ['nothing new', {}, { line: 'Nothing new', unread: 0, spoken: 'Nothing new' }],
    ['something new', { unread: 3 }, { line: 'new', unread: 3, spoken: '3 new messages' }],
    ['not known', { unread: undefined }, { line: '', unread: 0, spoken: '' }],
    ['a PIN', { locked: true, unread: undefined }, { line: 'With a PIN', unread: 0, spoken: 'With a PIN' }],
    ['family only', { familyOnly: true }, { line: 'Family only', unread: 0, spoken: 'Family only' }],
    [
      'family only, with something new',
      { familyOnly: true, unread: 1 },
      { line: 'new', unread: 1, spoken: '1 new message, Family only' },
    ],
    [
      'family only, with a PIN',
      { familyOnly: true, locked: true, unread: undefined },
      { line: 'Family only', unread: 0, spoken: 'Family only, With a PIN' },
    ],
  ])('%s', (_, how, expected) => {
    expect(of(how)).toEqual(expected);
  });

  test('says who is on the way in', () => {
    expect(of({ unread: 3 }, 'noa').line).toBe('Coming in');
  });

  test('shows the picture of the server', () => {
    expect(seatOf(app, { is: 'person', key: 'noa', person: NOA }).face).toMatchObject({
      picture: 'https://hearth.test/avatars/noa.jpg',
      locked: false,
    });
  });
});
