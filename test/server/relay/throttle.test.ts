import { describe, expect, it } from 'vitest';
import { Meter } from '../../../server/relay/meter.ts';
import { THROTTLE, Throttle, type ThrottleRules } from '../../../server/relay/throttle.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import { seeded } from '../../support/random.ts';

/** When pictures are offered and how large they are. */
interface Offer {
  at: number;
  bytes: number;
}
const MINUTE = 60_000;

/** Pictures in an even rhythm, as a camera makes them. */
function steady(perSecond: number, bytes: number, from = 0, to = MINUTE): Offer[] {
  const count = Math.floor(((to - from) * perSecond) / 1_000);
  return Array.from({ length: count }, (_, n) => ({ at: from + Math.round((n * 1_000) / perSecond), bytes }));
}

/**
 * Plays a minute of pictures through a throttle: the newest is offered when it comes and, where the rule is to wait,
 * when it may go. Returns what passed.
 */
function play(rules: Partial<ThrottleRules>, kbps: number, offers: readonly Offer[], until = MINUTE): Offer[] {
  const all = { ...THROTTLE, ...rules };
  const throttle = new Throttle(all, kbps, 0);
  const passed: Offer[] = [];
  for (const [n, { at, bytes }] of offers.entries()) {
    const wait = throttle.wait(bytes, at);
    const goes = at + wait;
    if (wait > 0 && all.mode === 'drop') throttle.dropped(at);
    else if (goes < (offers[n + 1]?.at ?? until)) {
      expect(throttle.wait(bytes, goes)).toBe(0);
      throttle.passed(bytes, goes);
      passed.push({ at: goes, bytes });
    }
  }
  return passed;
}

const bytesOf = (offers: readonly Offer[]): number => offers.reduce((sum, { bytes }) => sum + bytes, 0);
/** What passed of the allowance of that time, percent. */
const percent = (passed: readonly Offer[], kbps: number, ms: number): number =>
  (bytesOf(passed) * 8 * 100) / (kbps * ms);

/** What fits a class: pictures at the limit of it, and half as large. */
const LINES = [
  { kbps: 20, sizes: [onWire(2_048), onWire(1_024)] },
  { kbps: 80, sizes: [onWire(8_192), onWire(3_000)] },
  { kbps: 280, sizes: [onWire(24_576), onWire(12_000)] },
];
const MODES = ['drop', 'delay'] as const;
const cases = MODES.flatMap((mode) =>
  LINES.flatMap(({ kbps, sizes }) =>
    sizes.flatMap((bytes) => [5, 10, 15, 30].map((perSecond) => ({ mode, kbps, bytes, perSecond }))),
  ),
);

/** W15. */
describe('an allowance held by credit', () => {
  it.each(cases)('$mode: $kbps kbps of $bytes bytes offered $perSecond times a second', (it) => {
    const { mode, kbps, bytes, perSecond } = it;
    const passed = play({ mode }, kbps, steady(perSecond, bytes));
    expect(percent(passed, kbps, MINUTE)).toBeGreaterThan(90);
    expect(percent(passed, kbps, MINUTE)).toBeLessThan(102);
  });

  it.each(MODES.flatMap((mode) => LINES.map(({ kbps, sizes }) => ({ mode, kbps, bytes: sizes[1] ?? 0 }))))(
    '$mode: $kbps kbps in bursts of twenty pictures every four seconds never runs ahead by more than a second',
    ({ mode, kbps, bytes }) => {
      const bursts = Array.from({ length: 15 }, (_, n) => steady(100, bytes, n * 4_000, n * 4_000 + 200)).flat();
      const passed = play({ mode }, kbps, bursts);
      expect(passed.length).toBeGreaterThanOrEqual(15);
      for (const [first, { at: from }] of passed.entries()) {
        for (const [last, { at: to }] of passed.entries()) {
          if (last < first) continue;
          const ahead = bytesOf(passed.slice(first, last + 1)) - (kbps * (to - from)) / 8;
          expect(ahead).toBeLessThanOrEqual(Math.max(bytes, (kbps * 1_000) / 8) + 1);
        }
      }
    },
  );

  it.each(MODES)('%s: after an idle gap goes on as before, and does not make up for the gap', (mode) => {
    const offers = [...steady(10, onWire(3_000), 0, 20_000), ...steady(10, onWire(3_000), 40_000, 60_000)];
    const passed = play({ mode }, 80, offers);
    const after = passed.filter(({ at }) => at >= 40_000);
    expect(percent(after, 80, 20_000)).toBeGreaterThan(90);
    expect(percent(after, 80, 20_000)).toBeLessThan(106);
    expect(percent(passed, 80, 40_000)).toBeLessThan(106);
  });

  it('lets a single picture through at once, also one that is more than a second of the line', () => {
    for (const bytes of [100, onWire(24_576)]) {
      const throttle = new Throttle(THROTTLE, 20, 0);
      expect(throttle.wait(bytes, 0)).toBe(0);
      throttle.passed(bytes, 0);
      expect(throttle.used).toBe(0);
    }
  });

  it('pays back a picture that was more than a second of the line before the next one goes', () => {
    const passed = play({ mode: 'delay' }, 20, steady(5, onWire(24_576)));
    expect(percent(passed, 20, MINUTE)).toBeGreaterThan(90);
    // One picture ahead at most, as there is no smaller step.
    expect(bytesOf(passed)).toBeLessThanOrEqual((20 * MINUTE) / 8 + onWire(24_576));
  });

  it('follows another allowance from that moment on', () => {
    const throttle = new Throttle({ ...THROTTLE, mode: 'delay' }, 280, 0);
    let bytes = 0;
    for (let now = 0; now < MINUTE; now += 10) {
      if (now === 30_000) throttle.limit(20, now);
      if (now === 30_000) bytes = 0;
      if (throttle.wait(2_000, now) > 0) continue;
      throttle.passed(2_000, now);
      bytes += 2_000;
    }
    expect((bytes * 8) / 30_000).toBeGreaterThan(18);
    expect((bytes * 8) / 30_000).toBeLessThan(20.6);
  });

  it('holds whatever comes, in any rhythm and size', () => {
    const random = seeded(11);
    for (let round = 0; round < 40; round += 1) {
      const kbps = 10 + random() * 400;
      const most = (kbps * 1_000) / 8;
      const offers: Offer[] = [];
      for (let at = 0; at < MINUTE; at += random() < 0.1 ? random() * 2_000 : random() * 120) {
        offers.push({ at: Math.floor(at), bytes: Math.ceil(50 + random() * most * 0.8) });
      }
      for (const mode of MODES) {
        expect(percent(play({ mode }, kbps, offers), kbps, MINUTE)).toBeLessThan(102);
      }
    }
  });
});

describe('the rule of [0085] taken literally', () => {
  const literal = { admission: 'window', mode: 'drop' } as const;

  it('lets pass what comes while the window is under the allowance, and counts what is dropped as 0', () => {
    const throttle = new Throttle({ ...literal, mode: 'drop', samples: 3 }, 80, 0);
    throttle.passed(1_000, 0);
    // One sample is no rate.
    expect(throttle.wait(1_000, 10)).toBe(0);
    throttle.passed(1_000, 10);
    expect(throttle.used).toBe(1_600);
    expect(throttle.wait(1_000, 20)).toBeGreaterThan(0);
    throttle.dropped(20);
    expect(throttle.used).toBe(800);
    throttle.dropped(110);
    expect(throttle.used).toBe(80);
    throttle.dropped(120);
    expect(throttle.wait(1_000, 121)).toBe(0);
  });

  it('swings around the allowance: the reason it is not how we hold it', () => {
    const results = [5, 10, 15, 30].flatMap((perSecond) =>
      LINES.flatMap(({ kbps, sizes }) =>
        sizes.map((bytes) => percent(play(literal, kbps, steady(perSecond, bytes)), kbps, MINUTE)),
      ),
    );
    expect(Math.max(...results)).toBeGreaterThan(120);
    expect(Math.min(...results)).toBeLessThan(98);
  });

  it('in delay mode waits until what is in the window is no more than the allowance', () => {
    const throttle = new Throttle({ admission: 'window', mode: 'delay', samples: 10 }, 80, 0);
    throttle.passed(1_000, 0);
    throttle.passed(1_000, 10);
    expect(throttle.wait(1_000, 10)).toBe(190);
    expect(throttle.wait(1_000, 200)).toBeLessThanOrEqual(1);
  });
});

describe('the window', () => {
  it('is Σ length ÷ (last − first) of the last samples', () => {
    const meter = new Meter(3);
    expect(meter.kbps).toBe(0);
    meter.add(1_000, 0);
    expect(meter.kbps).toBe(0);
    meter.add(1_000, 100);
    expect(meter.kbps).toBe(160);
    meter.add(0, 200);
    expect(meter.kbps).toBe(80);
    meter.add(500, 300);
    expect(meter.kbps).toBe(60);
  });
});

describe('bytes on the wire', () => {
  it.each([
    // payload, frame header, TLS, segments
    [0, 2 + 22 + 52],
    [125, 125 + 2 + 22 + 52],
    [126, 126 + 4 + 22 + 52],
    [1_422, 1_422 + 4 + 22 + 52],
    [1_423, 1_423 + 4 + 22 + 104],
    [24_600, 24_600 + 4 + 44 + 18 * 52],
    [70_000, 70_000 + 10 + 5 * 22 + 49 * 52],
  ])('of %i are %i', (payload, bytes) => {
    expect(onWire(payload)).toBe(bytes);
    expect(onWire(payload, true)).toBeGreaterThanOrEqual(bytes + 4);
  });
});
