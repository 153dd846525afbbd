import { expect, test } from 'vitest';
import { setbackOf } from '../../../../src/app/screens/sign-in/setback.ts';
import { Failure } from '../../../../src/net/failure.ts';

test('sends people back to what they can mend', () => {
  expect(setbackOf(new Failure('auth.wrong'), 0)).toEqual({ is: 'said', step: 'password', says: 'signIn.wrong' });
  expect(setbackOf(new Failure('account.taken'), 0)).toEqual({ is: 'said', step: 'name', says: 'signIn.taken' });
  expect(setbackOf(new Failure('account.closed'), 0).step).toBe('name');
  expect(setbackOf(new Failure('account.password_weak'), 0).step).toBe('password');
});

test('says until when to wait, also where the server does not', () => {
  const told = new Failure('auth.slow_down', 'later', 12_000);
  expect(setbackOf(told, 1_000)).toEqual({ is: 'wait', step: 'password', until: 13_000 });
  expect(setbackOf(new Failure('auth.slow_down'), 1_000)).toEqual({ is: 'wait', step: 'password', until: 31_000 });
});

test('has words for what nobody foresaw', () => {
  expect(setbackOf(new TypeError('oh'), 0)).toEqual({ is: 'said', step: 'password', says: 'signIn.failed' });
});
