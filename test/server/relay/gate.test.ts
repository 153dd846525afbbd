import { beforeEach, describe, expect, it } from 'vitest';
import { Gate, isAfter } from '../../../server/relay/gate.ts';
import { seeded } from '../../support/random.ts';

/** W14. */
describe('what decides when a viewer gets the next picture', () => {
  let gate: Gate;
  beforeEach(() => {
    gate = new Gate(0);
  });

  it('lets the first one out, and then none until that one was shown', () => {
    expect(gate.ask(1, 10, 0)).toEqual({ open: true });
    gate.sent(1, 10, 0);
    expect(gate.ask(1, 11, 5)).toEqual({ open: false });
    expect(gate.shown(1, 10, 30)).toBe(30);
    expect(gate.ask(1, 11, 30)).toEqual({ open: true });
  });

  it('never sends one twice, nor an older one', () => {
    gate.sent(1, 10, 0);
    gate.shown(1, 10, 1);
    for (const sequence of [10, 9, 1]) expect(gate.ask(1, sequence, 2).open).toBe(false);
  });

  it('takes an ack only for the picture that is on its way', () => {
    gate.sent(1, 10, 0);
    for (const [stream, sequence] of [
      [1, 9],
      [1, 11],
      [2, 10],
    ] as const) {
      expect(gate.shown(stream, sequence, 5)).toBeUndefined();
      expect(gate.ask(1, 12, 5).open).toBe(false);
    }
    expect(gate.shown(1, 10, 5)).toBe(5);
    expect(gate.shown(1, 10, 6)).toBeUndefined();
  });

  it('of a thumbnail also waits its five seconds, and says how long', () => {
    gate.everyMs = 5_000;
    gate.sent(1, 1, 1_000);
    gate.shown(1, 1, 1_100);
    expect(gate.ask(1, 2, 2_000)).toEqual({ open: false, wait: 4_000 });
    expect(gate.ask(1, 2, 6_000)).toEqual({ open: true });
  });

  it.each([
    // bytes, kbps, ms until the next
    [24_000, undefined, 0],
    [24_000, 280, 686],
    [24_000, 196, 980],
    [24_000, 84, 2_286],
    [2_000, 10, 1_600],
    [0, 84, 0],
  ])('with a share of the line lets %i bytes take up %s kbps for %i ms', (bytes, kbps, ms) => {
    gate.kbps = kbps;
    gate.sent(1, 1, 1_000, bytes);
    gate.shown(1, 1, 1_000);
    if (ms > 0) expect(gate.ask(1, 2, 1_000)).toEqual({ open: false, wait: ms });
    if (ms > 0) expect(gate.ask(1, 2, 999 + ms).open).toBe(false);
    expect(gate.ask(1, 2, 1_000 + ms).open).toBe(true);
  });

  it('goes by the share of now, not by that of when the last one went out', () => {
    gate.kbps = 84;
    gate.sent(1, 1, 0, 24_000);
    gate.shown(1, 1, 0);
    gate.kbps = 196;
    expect(gate.ask(1, 2, 980).open).toBe(true);
    gate.kbps = undefined;
    expect(gate.ask(1, 2, 1).open).toBe(true);
  });

  it('knows how long a picture has been out', () => {
    expect(gate.waiting(100)).toBe(0);
    gate.sent(1, 1, 100);
    expect(gate.waiting(15_101)).toBe(15_001);
    gate.shown(1, 1, 15_101);
    expect(gate.waiting(20_000)).toBe(0);
  });

  it('begins afresh on a new line: the newest goes out again, acked before or not', () => {
    gate.sent(1, 10, 0);
    gate.reset();
    expect(gate.ask(1, 10, 1).open).toBe(true);
    expect(gate.shown(1, 10, 1)).toBeUndefined();
  });

  it('lets another size out with numbers of its own, but not while one is on its way', () => {
    gate.sent(1, 500, 0);
    expect(gate.ask(2, 3, 1).open).toBe(false);
    gate.shown(1, 500, 1);
    expect(gate.ask(2, 3, 1).open).toBe(true);
  });

  it('goes on over the wrap of the count', () => {
    gate.sent(1, 0xffffffff, 0);
    gate.shown(1, 0xffffffff, 1);
    expect(gate.ask(1, 0, 2).open).toBe(true);
    expect(gate.ask(1, 0xfffffffe, 2).open).toBe(false);
  });

  it('whatever happens has at most one on its way, and shows numbers that only rise', () => {
    const random = seeded(7);
    let newest = 0xffffff00;
    let out: number | undefined;
    const shown: number[] = [];
    for (let now = 0; now < 20_000; now += 1) {
      if (random() < 0.5) newest = (newest + 1) >>> 0;
      if (gate.ask(1, newest, now).open) {
        expect(out).toBeUndefined();
        gate.sent(1, newest, now);
        out = newest;
      }
      const acked = random() < 0.3 ? out : Math.floor(random() * 2 ** 32);
      if (acked !== undefined && gate.shown(1, acked, now) !== undefined) {
        shown.push(acked);
        out = undefined;
      }
    }
    expect(shown.length).toBeGreaterThan(1_000);
    for (const [n, sequence] of shown.entries()) if (n > 0) expect(isAfter(sequence, shown[n - 1] ?? 0)).toBe(true);
  });
});

describe('"comes after", counted in 32 bits', () => {
  it('is the shorter way round', () => {
    expect(isAfter(2, 1)).toBe(true);
    expect(isAfter(1, 2)).toBe(false);
    expect(isAfter(1, 1)).toBe(false);
    expect(isAfter(0, 0xffffffff)).toBe(true);
    expect(isAfter(0xffffffff, 0)).toBe(false);
    expect(isAfter(0x7fffffff, 0)).toBe(true);
    expect(isAfter(0x80000001, 0)).toBe(false);
  });
  it('holds for one of two different numbers, never for both', () => {
    const random = seeded(5);
    const number = (): number => Math.floor(random() * 2 ** 32);
    for (let n = 0; n < 10_000; n += 1) {
      const [a, b] = [number(), number()];
      if ((a - b) >>> 0 === 0x80000000) continue;
      expect(isAfter(a, b)).toBe(a !== b && !isAfter(b, a));
    }
  });
});
