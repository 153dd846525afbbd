import { beforeEach, describe, expect, it } from 'vitest';
import { Tries } from '../../../server/accounts/tries.ts';
import { heapMb } from '../../support/heap.ts';

const HOME = '192.0.2.1';

describe('wrong passwords', () => {
  let tries: Tries;
  let now: number;

  beforeEach(() => {
    tries = new Tries();
    now = 1_000_000;
  });

  /** Tries a wrong password as soon as that is allowed; how long that took to be. */
  function wrong(person: string, address: string): number {
    const wait = tries.wait(person, address, now);
    now += wait;
    tries.wrong(person, address, now);
    return wait;
  }

  it('are free three times, then slow the address down on that account: 1, 2, 4 … s, at most 60', () => {
    const waits = Array.from({ length: 12 }, () => wrong('noa', HOME));
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    expect(waits.slice(3, 8)).toEqual([0, 1_000, 2_000, 4_000, 8_000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
    for (let n = 0; n < 20; n += 1) wrong('noa', HOME);
    expect(wrong('noa', HOME)).toBe(60_000);
  });

  it('slow an address down that tries many accounts', () => {
    for (let n = 0; n < 20; n += 1) expect(wrong(`person${n}`, HOME)).toBe(0);
    wrong('person20', HOME);
    expect(wrong('person21', HOME)).toBeGreaterThan(0);
  });

  it('from a thousand addresses cost the rightful owner 3 s at most: nobody is locked out', () => {
    for (let round = 0; round < 5; round += 1) {
      for (let n = 0; n < 1_000; n += 1) {
        tries.wrong('noa', `198.51.${n >> 8}.${n & 255}`, now);
        now += 10;
        expect(tries.wait('noa', HOME, now)).toBeLessThanOrEqual(3_000);
      }
    }
    expect(tries.wait('noa', HOME, now)).toBeGreaterThan(0);
    expect(tries.wait('noa', HOME, now + 3_000)).toBe(0);
  });

  it('on one account do not concern the others of the same living room', () => {
    for (let n = 0; n < 6; n += 1) wrong('noa', HOME);
    expect(tries.wait('noa', HOME, now)).toBeGreaterThan(0);
    expect(tries.wait('maya', HOME, now)).toBe(0);
    expect(tries.wait('noa', '192.0.2.9', now)).toBe(0);
  });

  it('are forgiven with the right one, there', () => {
    for (let n = 0; n < 6; n += 1) wrong('noa', HOME);
    tries.right('noa', HOME);
    expect(tries.wait('noa', HOME, now)).toBe(0);
    expect([wrong('noa', HOME), wrong('noa', HOME), wrong('noa', HOME)]).toEqual([0, 0, 0]);
  });

  it('and a right one from an attacker’s own account does not free the attacker on others', () => {
    for (let n = 0; n < 30; n += 1) wrong(`victim${n}`, HOME);
    const before = tries.wait('victim', HOME, now);
    tries.right('attacker', HOME);
    expect(before).toBeGreaterThan(0);
    expect(tries.wait('victim', HOME, now)).toBe(before);
  });

  it('are forgotten after a quiet quarter of an hour', () => {
    for (let n = 0; n < 6; n += 1) wrong('noa', HOME);
    now += tries.wait('noa', HOME, now) + 15 * 60_000;
    expect([wrong('noa', HOME), wrong('noa', HOME), wrong('noa', HOME)]).toEqual([0, 0, 0]);
  });

  it('of hundreds of thousands of addresses do not fill the memory', () => {
    const before = heapMb();
    for (let n = 0; n < 300_000; n += 1) tries.wrong(`person${n}`, `address${n}`, now);
    expect(heapMb() - before).toBeLessThan(120);
  });
});
