import { describe, expect, it } from 'vitest';
import { closeStatus, codeOfStatus } from '../../src/protocol/closings.ts';
import { type ErrorCode, errors, Refusal } from '../../src/protocol/errors.ts';

const codes = Object.keys(errors) as ErrorCode[];
const closing = codes.filter((code) => closeStatus(code) !== undefined);

describe('the catalogue of errors', () => {
  it('explains every code in a sentence', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[a-z]+\.[a-z_]+$/);
      expect(errors[code].meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('gives each code that closes a status of its own, which a WebSocket may carry', () => {
    const statuses = closing.map((code) => closeStatus(code) ?? 0);
    expect(closing.length).toBeGreaterThan(5);
    expect(new Set(statuses).size).toBe(statuses.length);
    for (const status of statuses)
      expect([1009, 1012].includes(status) || (status >= 4000 && status < 5000)).toBe(true);
  });

  it('finds the code behind a status, and nothing behind those of WebSocket itself', () => {
    for (const code of closing) expect(codeOfStatus(closeStatus(code) ?? 0)).toBe(code);
    for (const status of [1000, 1001, 1005, 1006, 1011, 4999]) expect(codeOfStatus(status)).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('travels as its code and a text for developers', () => {
    expect(new Refusal('friend.only').toBody()).toEqual({ code: 'friend.only', text: errors['friend.only'].meaning });
    expect(new Refusal('word.invalid', { text: 'to: too short' }).toBody()).toEqual({
      code: 'word.invalid',
      text: 'to: too short',
    });
  });

  it('says when it is worth trying again, where that is known', () => {
    expect(new Refusal('auth.slow_down', { retryAfterMs: 0 }).toBody().retryAfterMs).toBe(0);
    expect(new Refusal('auth.slow_down')).not.toHaveProperty('retryAfterMs', expect.anything());
    expect('retryAfterMs' in new Refusal('auth.slow_down').toBody()).toBe(false);
  });

  it('is an error that can be told from others', () => {
    expect(new Refusal('friend.only')).toBeInstanceOf(Error);
    expect(new Refusal('friend.only')).toBeInstanceOf(Refusal);
    expect(new Refusal('friend.only').code).toBe('friend.only');
  });
});
