import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Sender } from '../../demo/sender.ts';
import type { Demand } from '../../demo/words.ts';

const fast: Demand = { stream: 72, codec: 'jpeg', width: 320, maxKbps: 280, maxBytes: 24_576, everyMs: 0 };
const thumbnail: Demand = { ...fast, width: 160, everyMs: 5_000 };

describe('sending pictures', () => {
  /** Bytes of the next picture at a quality. */
  let weigh: (quality: number) => number;
  let sent: number[];
  let line: 'up' | 'down';
  let sender: Sender;

  beforeEach(() => {
    vi.useFakeTimers();
    weigh = () => 3_500;
    sent = [];
    line = 'up';
    sender = new Sender(
      (quality) => Promise.resolve(Buffer.alloc(weigh(quality))),
      (jpeg) => (line === 'up' ? sent.push(jpeg.length) : undefined),
    );
  });
  afterEach(() => {
    sender.stop();
    expect(vi.getTimerCount(), 'nothing goes on after stop').toBe(0);
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  it('sends nothing while nobody watches', async () => {
    sender.key();
    sender.demand(undefined);
    await pass(60_000);
    expect(sent).toEqual([]);
  });

  it('sends the first picture at once, and no other before its ack', async () => {
    sender.demand(fast);
    await pass(5_000);
    expect(sent).toHaveLength(1);
    sender.acked(1);
    await pass(100);
    expect(sent).toHaveLength(2);
  });

  it('keeps to the allowance however fast the acks come', async () => {
    sender.demand(fast);
    for (let i = 0; i < 1_000; i++) {
      sender.acked(sent.length);
      await pass(10);
    }
    const kbps = (sent.reduce((sum, bytes) => sum + bytes, 0) * 8) / 10_000;
    expect(kbps).toBeLessThanOrEqual(fast.maxKbps * 1.02);
    expect(kbps).toBeGreaterThan(fast.maxKbps * 0.8);
  });

  it('sends a thumbnail every five seconds, and one more at once when a key is asked for', async () => {
    sender.demand(thumbnail);
    await pass(1_000);
    sender.acked(1);
    await pass(2_000);
    expect(sent).toHaveLength(1);
    sender.key();
    await pass(0);
    expect(sent).toHaveLength(2);
    sender.acked(2);
    await pass(4_900);
    expect(sent).toHaveLength(2);
    await pass(200);
    expect(sent).toHaveLength(3);
  });

  it('answers a key right after the ack of the picture under way', async () => {
    sender.demand(thumbnail);
    await pass(100);
    sender.key();
    await pass(1_000);
    expect(sent).toHaveLength(1);
    sender.acked(1);
    await pass(0);
    expect(sent).toHaveLength(2);
  });

  it('stops in the middle when the last viewer leaves', async () => {
    sender.demand(fast);
    await pass(100);
    sender.demand(undefined);
    sender.acked(1);
    await pass(10_000);
    expect(sent).toHaveLength(1);
  });

  it('makes a picture that is too big softer until it fits', async () => {
    weigh = (quality) => quality * 60;
    sender.demand({ ...fast, maxBytes: 2_048 });
    await pass(0);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toBeLessThanOrEqual(2_048);
  });

  it('never sends one that is too big, and goes on trying', async () => {
    weigh = () => 30_000;
    sender.demand(fast);
    await pass(3_000);
    expect(sent).toEqual([]);
    weigh = () => 3_000;
    await pass(3_000);
    expect(sent).toEqual([3_000]);
  });

  it('goes on with the next line after a cut', async () => {
    sender.demand(fast);
    await pass(100);
    sender.acked(1);
    line = 'down';
    await pass(30_000);
    expect(sent).toHaveLength(1);
    line = 'up';
    sender.restart();
    await pass(0);
    expect(sent).toHaveLength(2);
  });
});
