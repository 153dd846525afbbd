import { expect, test } from 'vitest';
import { type PinSetback, setbackOf } from '../../../../src/app/screens/pin/setback.ts';
import { Failure } from '../../../../src/net/failure.ts';

const NOW = 1_000_000;

test.each<[string, unknown, PinSetback]>([
  ['wrong', new Failure('pin.wrong', '', undefined, 3), { is: 'wrong', left: 3 }],
  ['a pause', new Failure('pin.wait', '', 60_000), { is: 'wait', until: NOW + 60_000 }],
  ['a pause of the password', new Failure('auth.slow_down', '', 5_000), { is: 'wait', until: NOW + 5_000 }],
  ['a pause nobody said the length of', new Failure('pin.wait'), { is: 'wait', until: NOW + 60_000 }],
  ['a guardian without a PIN', new Failure('pin.needed'), { is: 'said', says: 'pin.none' }],
  ['who lives here no more', new Failure('auth.stay_refused'), { is: 'said', says: 'pin.gone' }],
  ['no line', new Failure('connection.lost'), { is: 'said', says: 'pin.lost' }],
  ['anything else', new Error('?'), { is: 'said', says: 'pin.failed' }],
])('%s', (_, error, expected) => {
  expect(setbackOf(error, NOW)).toEqual(expected);
});
