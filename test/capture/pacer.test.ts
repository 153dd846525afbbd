import { beforeEach, describe, expect, it } from 'vitest';
import { Pacer } from '../../src/capture/pacer.ts';
import { onWire } from '../../src/protocol/wire.ts';
import type { Demand } from '../../src/protocol/words.ts';

const size = (stream: number, more: Partial<Demand> = {}): Demand => ({
  stream,
  codec: 'jpeg',
  width: 320,
  maxKbps: 280,
  maxBytes: 24_576,
  everyMs: 0,
  layers: 1,
  ...more,
});

describe('when the next picture is taken', () => {
  let pacer: Pacer;
  beforeEach(() => {
    pacer = new Pacer();
  });

  /** Sends whenever it may for a while, each picture so many bytes; how many of each stream. */
  function run(ms: number, bytes: number): Map<number, number> {
    const sent = new Map<number, number>();
    for (let now = 0; now < ms; now += 1) {
      const next = pacer.next(now);
      if (!next || 'wait' in next) continue;
      pacer.sent(next.size.stream, bytes, now);
      sent.set(next.size.stream, (sent.get(next.size.stream) ?? 0) + 1);
    }
    return sent;
  }

  it('never comes while nobody watches', () => {
    expect(pacer.next(0)).toBeUndefined();
    pacer.setDemand([size(1)]);
    pacer.setDemand([]);
    expect(pacer.next(0)).toBeUndefined();
  });

  it('is at once for whoever comes first', () => {
    pacer.setDemand([size(1)]);
    expect(pacer.next(0)).toEqual({ size: size(1) });
  });

  it('follows the slider', () => {
    pacer.setDemand([size(1)]);
    for (const perSecond of [1, 5, 15]) {
      pacer.setRate(perSecond);
      const { size: count } = { size: run(10_000, 100).get(1) ?? 0 };
      expect(count).toBeGreaterThanOrEqual(10 * perSecond - perSecond);
      expect(count).toBeLessThanOrEqual(10 * perSecond + 1);
      pacer = new Pacer();
      pacer.setDemand([size(1)]);
    }
  });

  it.each([
    [15, 80, 5_000],
    [15, 280, 12_000],
    [5, 20, 2_000],
    [10, 155, 2_500],
  ])('at %i a second keeps to %i kbps of the wire with pictures of %i bytes', (perSecond, maxKbps, bytes) => {
    pacer.setRate(perSecond);
    pacer.setDemand([size(1, { maxKbps })]);
    const sent = (run(60_000, bytes).get(1) ?? 0) * onWire(24 + bytes, true) * 8;
    expect(sent / 60_000 / maxKbps).toBeLessThanOrEqual(1.02);
    expect(sent / 60_000 / maxKbps).toBeGreaterThan(0.9);
  });

  it('follows another allowance at once', () => {
    pacer.setRate(15);
    pacer.setDemand([size(1, { maxKbps: 280 })]);
    run(5_000, 5_000);
    pacer.setDemand([size(1, { maxKbps: 20 })]);
    pacer.sent(1, 5_000, 5_000);
    const next = pacer.next(5_000);
    expect(next && 'wait' in next ? next.wait : 0).toBeGreaterThan(1_500);
  });

  it('of a thumbnail is one every five seconds', () => {
    pacer.setRate(15);
    pacer.setDemand([size(1, { everyMs: 5_000 })]);
    expect(run(20_000, 500).get(1)).toBe(4);
  });

  it('goes round between sizes: none starves', () => {
    pacer.setRate(5);
    pacer.setDemand([size(1), size(2), size(3, { everyMs: 5_000 })]);
    const sent = run(20_000, 100);
    expect(sent.get(1)).toBeGreaterThan(90);
    expect(sent.get(2)).toBeGreaterThan(90);
    expect(sent.get(3)).toBe(4);
  });

  it('says how long to wait where it is not yet time', () => {
    pacer.setRate(5);
    pacer.setDemand([size(1), size(2, { everyMs: 5_000 })]);
    pacer.sent(1, 100, 1_000);
    pacer.sent(2, 100, 1_000);
    expect(pacer.next(1_050)).toEqual({ wait: 150 });
    expect(pacer.next(1_200)).toMatchObject({ size: { stream: 1 } });
  });

  describe('that somebody waits for', () => {
    beforeEach(() => {
      pacer.setRate(1);
      pacer.setDemand([size(1), size(2)]);
      pacer.sent(1, 24_000, 0);
      pacer.sent(2, 24_000, 0);
    });

    it('comes at once, before everything else, and once', () => {
      pacer.hurry(2);
      expect(pacer.next(1)).toMatchObject({ size: { stream: 2 } });
      pacer.sent(2, 100, 1);
      expect(pacer.next(2)).toHaveProperty('wait');
    });

    it('is forgotten with its size', () => {
      pacer.hurry(2);
      pacer.setDemand([size(1)]);
      pacer.setDemand([size(1), size(2)]);
      expect(pacer.next(1)).toHaveProperty('wait');
    });

    it('of a size nobody wants is nothing', () => {
      pacer.hurry(9);
      expect(pacer.next(1)).toHaveProperty('wait');
    });
  });
});
