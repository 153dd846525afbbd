import { describe, expect, it } from 'vitest';
import { LineClass } from '../../../server/relay/line-class.ts';
import { PICTURE_BYTES } from '../../../src/protocol/limits.ts';
import type { Line } from '../../../src/protocol/words.ts';
import { seeded } from '../../support/random.ts';

const ALLOWED = { slow: 20, steady: 80, fast: 280 } as const;

/**
 * A viewer on a line that really bears `kbps`: pictures as large as the class allows, one on its way at a time, at the
 * rate of the class; looked at every second, as the relay does.
 */
function live(line: LineClass, kbps: (now: number) => number, until: number, from = 0, noise = () => 1) {
  const changes: { at: number; to: Line }[] = [];
  let out: { bytes: number; at: number; arrives: number } | undefined;
  let next = from;
  for (let now = from; now < until; now += 10) {
    if (out && now >= out.arrives) {
      line.arrived(out.bytes, now - out.at);
      out = undefined;
    }
    if (!out && now >= next) {
      const bytes = PICTURE_BYTES[line.line] * 0.9;
      out = { bytes, at: now, arrives: now + ((bytes * 8) / kbps(now)) * noise() };
      next = now + (bytes * 8) / ALLOWED[line.line];
    }
    if (now % 1_000 !== 0) continue;
    const waiting = out && now - out.at > 2_000 ? { bytes: out.bytes, ms: now - out.at } : undefined;
    if (line.judge(now, waiting)) changes.push({ at: now, to: line.line });
  }
  return changes;
}

/** W17. */
describe('the class of a line', () => {
  it.each([
    [18, 'slow'],
    [20, 'slow'],
    [60, 'steady'],
    [80, 'steady'],
    [300, 'fast'],
    [10_000, 'fast'],
  ] as const)('of %i kbps is %s within 20 s of claiming to be fast', (kbps, class_) => {
    const line = new LineClass('fast', false, 0);
    live(line, () => kbps, 20_000);
    expect(line.line).toBe(class_);
  });

  it.each([
    ['slow', 80, 'steady'],
    ['slow', 10_000, 'fast'],
    ['steady', 400, 'fast'],
    ['steady', 80, 'steady'],
    ['slow', 25, 'slow'],
  ] as const)('that was claimed %s and bears %i kbps becomes %s, a step in ten seconds', (claimed, kbps, class_) => {
    const line = new LineClass(claimed, false, 0);
    const changes = live(line, () => kbps, 60_000);
    expect(line.line).toBe(class_);
    for (const [n, { at }] of changes.entries()) expect(at - (changes[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
  });

  it('changes at most once in ten seconds, whatever the line does', () => {
    const random = seeded(3);
    for (let round = 0; round < 20; round += 1) {
      const line = new LineClass('fast', false, 0);
      let kbps = 280;
      const changes = live(
        line,
        () => {
          if (random() < 0.3) kbps = 10 ** (1 + random() * 2.5);
          return kbps;
        },
        180_000,
      );
      for (const [n, { at }] of changes.entries()) {
        if (n > 0) expect(at - (changes[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(10_000);
      }
    }
  });

  it.each(['slow', 'steady', 'fast'] as const)('stays %s on a line that bears just that, with some noise', (class_) => {
    const random = seeded(9);
    const line = new LineClass(class_, false, 0);
    const noise = (): number => 0.8 + random() * 0.5;
    expect(live(line, () => ALLOWED[class_], 300_000, 0, noise)).toEqual([]);
  });

  it('does not fall for one hiccup', () => {
    const line = new LineClass('fast', false, 0);
    const changes = live(line, (now) => (now >= 30_000 && now < 30_100 ? 120 : 2_000), 60_000);
    expect(changes).toEqual([]);
  });

  it('takes a TV that stood still for no slow line', () => {
    const line = new LineClass('fast', false, 0);
    for (let n = 0; n < 5; n += 1) line.arrived(6_000, 5);
    expect(line.judge(1_000, { bytes: 300, ms: 14_000 })).toBe(false);
    line.arrived(6_000, 12_000);
    expect(line.judge(2_000)).toBe(false);
  });

  it('falls when the line becomes slow, and rises when it is fast again for ten seconds', () => {
    const line = new LineClass('fast', false, 0);
    const changes = live(line, (now) => (now >= 60_000 && now < 120_000 ? 20 : 2_000), 180_000);
    expect(changes.filter(({ at }) => at < 85_000).at(-1)?.to).toBe('slow');
    expect(line.line).toBe('fast');
  });

  it('is not raised above what somebody chose, but lowered all the same', () => {
    const line = new LineClass('steady', true, 0);
    live(line, () => 10_000, 60_000);
    expect(line.line).toBe('steady');
    live(line, () => 15, 120_000, 60_000);
    expect(line.line).toBe('slow');
    live(line, () => 10_000, 240_000, 120_000);
    expect(line.line).toBe('steady');
  });

  it('is what the TV says anew, when it says something else', () => {
    const line = new LineClass('fast', false, 0);
    live(line, () => 20, 20_000);
    line.claim('steady', false);
    expect(line.line).toBe('steady');
    expect(line.kbps).toBeUndefined();
  });

  it('knows what the line bears', () => {
    const line = new LineClass('fast', false, 0);
    expect(line.kbps).toBeUndefined();
    for (let n = 0; n < 20; n += 1) line.arrived(10_000, 200);
    expect(line.kbps).toBe(400);
  });
});
