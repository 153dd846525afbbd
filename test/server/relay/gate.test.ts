import { beforeEach, describe, expect, it } from 'vitest';
import { Gate, isAfter, NOT_NOW, type Pipe } from '../../../server/relay/gate.ts';
import { seeded } from '../../support/random.ts';

/** A line across the room. */
const SHORT: Pipe = { roundTrip: 2, bears: 10_000, allowed: 280 };
/** Round the world, and fast. */
const LONG: Pipe = { roundTrip: 300, bears: 2_000, allowed: 280 };
/** Nobody has measured it yet. */
const UNKNOWN: Pipe = { roundTrip: undefined, bears: undefined, allowed: 280 };
const BYTES = 6_000;

/** W14. */
describe('what decides when a viewer gets the next picture', () => {
  let gate: Gate;
  beforeEach(() => {
    gate = new Gate(0);
  });

  function send(sequence: number, at: number, { stream = 1, order = sequence, bytes = BYTES } = {}): void {
    gate.sent({ stream, sequence, order, at, takenAt: at, bytes });
  }

  it('lets the first one out, and then none until that one was shown', () => {
    expect(gate.wait(0, SHORT)).toBe(0);
    send(10, 0);
    expect(gate.wait(5, SHORT)).toBe(NOT_NOW);
    expect(gate.shown(1, 10)).toMatchObject({ sequence: 10, at: 0 });
    expect(gate.wait(30, SHORT)).toBe(0);
  });

  it('never sends one twice, nor an older one, of whatever size', () => {
    expect(gate.isNews(0)).toBe(true);
    send(500, 0, { stream: 1, order: 7 });
    expect([6, 7, 8].map((order) => gate.isNews(order))).toEqual([false, false, true]);
  });

  it.each([
    ['a repeat', 1, 9],
    ['one of the future', 1, 11],
    ['another stream', 2, 10],
    ['far ahead, over the wrap', 1, (10 + 0x7fffffff) >>> 0],
  ])('takes no ack of what is not on its way: %s', (_, stream, sequence) => {
    send(9, 0);
    expect(gate.shown(1, 9)).toBeDefined();
    send(10, 1);
    expect(gate.shown(stream, sequence)).toBeUndefined();
    expect(gate.wait(5, SHORT)).toBe(NOT_NOW);
    expect(gate.shown(1, 10)).toBeDefined();
    expect(gate.shown(1, 10)).toBeUndefined();
  });

  describe('where the way is long', () => {
    it('lets a second one follow as soon as the first has left the line, and no third', () => {
      send(1, 1_000);
      // 6,000 bytes at 2,000 kbps: 24 ms.
      expect(gate.wait(1_000, LONG)).toBe(24);
      expect(gate.wait(1_024, LONG)).toBe(0);
      send(2, 1_024);
      expect(gate.wait(1_100, LONG)).toBe(NOT_NOW);
      gate.shown(1, 1);
      expect(gate.wait(1_300, LONG)).toBe(0);
    });

    it('keeps to one where one at a time comes to what is allowed, and where nothing is known of the line', () => {
      send(1, 0);
      // 24 ms and 100 ms: 387 kbps.
      expect(gate.wait(10_000, { ...LONG, roundTrip: 100 })).toBe(NOT_NOW);
      expect(gate.wait(10_000, { ...LONG, roundTrip: 100, allowed: 400 })).toBe(0);
      expect(gate.wait(10_000, UNKNOWN)).toBe(NOT_NOW);
      expect(gate.wait(10_000, { ...LONG, bears: undefined })).toBe(NOT_NOW);
    });

    it('takes an ack for everything before it (cumulative)', () => {
      send(1, 0);
      send(2, 24);
      expect(gate.shown(1, 2)).toMatchObject({ sequence: 2 });
      expect(gate.pending).toBeUndefined();
      expect(gate.shown(1, 1)).toBeUndefined();
    });

    it('does not wait for one of another size that the viewer skipped', () => {
      send(40, 0, { stream: 1, order: 1 });
      send(7, 24, { stream: 2, order: 2 });
      expect(gate.shown(2, 7)).toMatchObject({ stream: 2 });
      expect(gate.pending).toBeUndefined();
    });
  });

  it('of a thumbnail also waits its five seconds, and says how long', () => {
    gate.everyMs = 5_000;
    send(1, 1_000);
    gate.shown(1, 1);
    expect(gate.wait(2_000, SHORT)).toBe(4_000);
    expect(gate.wait(6_000, SHORT)).toBe(0);
  });

  it('begins afresh on a new line: the newest goes out again, acked before or not', () => {
    send(10, 0);
    gate.reset();
    expect(gate.isNews(10)).toBe(true);
    expect(gate.begun).toBe(false);
    expect(gate.wait(1, SHORT)).toBe(0);
    expect(gate.shown(1, 10)).toBeUndefined();
  });

  it('whatever happens has at most two on their way, and shows what only gets newer', () => {
    const random = seeded(7);
    let sequence = 0xffffff00;
    let order = 0;
    let out: number[] = [];
    const shown: number[] = [];
    for (let now = 0; now < 20_000; now += 1) {
      if (random() < 0.5) {
        order += 1;
        sequence = (sequence + 1) >>> 0;
      }
      if (gate.isNews(order) && gate.wait(now, random() < 0.5 ? LONG : SHORT) === 0) {
        send(sequence, now, { order });
        out.push(sequence);
        expect(out.length).toBeLessThanOrEqual(2);
      }
      const acked = random() < 0.1 ? out[Math.floor(random() * out.length)] : Math.floor(random() * 2 ** 32);
      const newest = acked === undefined ? undefined : gate.shown(1, acked);
      if (!newest) continue;
      shown.push(newest.order);
      out = out.slice(out.indexOf(newest.sequence) + 1);
      expect(gate.pending?.sequence).toBe(out[0]);
    }
    expect(shown.length).toBeGreaterThan(500);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
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
