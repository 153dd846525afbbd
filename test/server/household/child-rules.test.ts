import { describe, expect, it } from 'vitest';
import { type Befriending, childMay, guardiansOf } from '../../../server/household/child-rules.ts';
import { type RequestName, requests } from '../../../src/protocol/words.ts';

const noa: Befriending = { person: 'noa', guardian: undefined };
const oskar: Befriending = { person: 'oskar', guardian: undefined };
const mika: Befriending = { person: 'mika', guardian: 'noa' };
const lou: Befriending = { person: 'lou', guardian: 'noa' };
const piet: Befriending = { person: 'piet', guardian: 'oskar' };

/** X9. */
describe('a wish to be friends', () => {
  it.each<[Befriending, Befriending, string[]]>([
    [noa, oskar, []],
    [mika, oskar, ['from noa']],
    [oskar, mika, ['to noa']],
    [mika, piet, ['from noa', 'to oskar']],
    [piet, mika, ['from oskar', 'to noa']],
    [mika, lou, ['from noa']],
    [mika, noa, []],
    [noa, mika, []],
    [noa, piet, ['to oskar']],
    [oskar, piet, []],
  ])('from %j to %j needs the yes of %j', (from, to, yes) => {
    expect(guardiansOf({ from, to }).map(({ child, guardian }) => `${child} ${guardian}`)).toEqual(yes);
  });
});

it('a child leaves its account, and having children, to others', () => {
  const left = Object.keys(requests).filter((t) => !childMay(t as RequestName));
  expect(left.sort()).toEqual(['account.delete', 'child.create']);
});
