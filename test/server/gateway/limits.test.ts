import { describe, expect, it, vi } from 'vitest';
import { Often } from '../../../server/gateway/often.ts';
import { Places, turnAway, turningAway } from '../../../server/gateway/places.ts';
import type { Refusal } from '../../../src/protocol/errors.ts';

/** W29. */
describe('what one person says too often', () => {
  const rules = { 'webcam.invite': { burst: 3, perSecond: 0.5 } };
  const refused = (often: Often, person: string, now: number): Refusal | undefined => {
    try {
      often.count(person, 'webcam.invite', now);
      return undefined;
    } catch (refusal) {
      return refusal as Refusal;
    }
  };

  it('is refused with the time to wait, and then not any more', () => {
    const often = new Often(rules);
    for (let n = 0; n < 3; n += 1) expect(refused(often, 'noa', 0)).toBeUndefined();
    expect(refused(often, 'noa', 0)).toMatchObject({ code: 'limit.often', retryAfterMs: 2_000 });
    expect(refused(often, 'noa', 1_999)).toBeDefined();
    expect(refused(often, 'noa', 2_000)).toBeUndefined();
  });

  it('costs nobody else anything', () => {
    const often = new Often(rules);
    for (let n = 0; n < 10; n += 1) refused(often, 'noa', 0);
    expect(refused(often, 'maya', 0)).toBeUndefined();
  });

  it('of words without a rule is anything', () => {
    const often = new Often(rules);
    for (let n = 0; n < 1_000; n += 1) expect(() => often.count('noa', 'seen', 0)).not.toThrow();
  });

  it('is remembered for as long as it matters, however many people there are', () => {
    const often = new Often(rules);
    for (let n = 0; n < 10; n += 1) refused(often, 'noa', 0);
    for (let n = 0; n < 30_000; n += 1) refused(often, `person${n}`, 0);
    expect(refused(often, 'noa', 0)).toBeDefined();
    for (let n = 0; n < 30_000; n += 1) refused(often, `other${n}`, 60_000);
    expect(refused(often, 'noa', 60_000)).toBeUndefined();
  });
});

describe('places for connections', () => {
  it('are there for all together', () => {
    const places = new Places({ all: 2, perAddress: 10 });
    const first = places.take('10.0.0.1');
    places.take('10.0.0.2');
    expect(places.take('10.0.0.3')).toBeUndefined();
    first?.();
    first?.();
    expect(places.take('10.0.0.3')).toBeDefined();
    expect(places.take('10.0.0.4')).toBeUndefined();
  });

  it('are not all for one address', () => {
    const places = new Places({ all: 10, perAddress: 2 });
    const given = [places.take('10.0.0.1'), places.take('10.0.0.1')];
    expect(places.take('10.0.0.1')).toBeUndefined();
    expect(places.take('10.0.0.2')).toBeDefined();
    given[0]?.();
    expect(places.take('10.0.0.1')).toBeDefined();
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('of this machine (%s) count among all only', (own) => {
    const places = new Places({ all: 5, perAddress: 1 });
    for (let n = 0; n < 5; n += 1) expect(places.take(own)).toBeDefined();
    expect(places.take(own)).toBeUndefined();
  });

  it('are missing: that is said to a few at a time, and to fewer of one address', () => {
    const goodbyes = turningAway();
    const of = (address: string): boolean[] => [1, 2, 3, 4, 5].map(() => goodbyes.take(address) !== undefined);
    expect(of('10.0.0.1')).toEqual([true, true, true, true, false]);
    for (let n = 2; n <= 16; n += 1) expect(of(`10.0.0.${n}`)[3]).toBe(true);
    expect(goodbyes.take('10.0.0.99')).toBeUndefined();
    const close = vi.fn();
    turnAway({ close });
    expect(close).toHaveBeenCalledWith(4017, 'server.full');
  });
});
