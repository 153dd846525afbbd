import { describe, expect, it } from 'vitest';
import { comeUp, goOnWith, periodOf, SEAM_MS } from '../../../src/playback/sound/conceal.ts';

const RATE = 48_000;
const samplesOf = (ms: number): number => Math.round((ms * RATE) / 1_000);
/** A voice of that pitch: five harmonics. */
const voice = (hz: number, ms: number, from = 0): Float32Array =>
  Float32Array.from({ length: samplesOf(ms) }, (_, at) =>
    [1, 2, 3, 4, 5].reduce((sum, of) => sum + (0.1 / of) * Math.sin((2 * Math.PI * hz * of * (from + at)) / RATE), 0),
  );
const loud = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

/** X1: what was lost is made up for. */
describe('what stands in for lost sound', () => {
  it.each([90, 140, 220, 330])('finds the pitch of a voice: %i Hz', (hz) => {
    const period = periodOf(voice(hz, 60), RATE);
    // One vibration, or two of them.
    const vibrations = (period * hz) / RATE;
    expect(Math.abs(vibrations - Math.round(vibrations))).toBeLessThan(0.02);
    expect(Math.round(vibrations)).toBeGreaterThan(0);
  });

  it('goes on where the voice was, without a step', () => {
    const last = voice(150, 20);
    const made = goOnWith(last, RATE, 20, 0);
    const truth = voice(150, 20, last.length);
    expect(made).toHaveLength(samplesOf(20 + SEAM_MS));
    const off = truth.map((value, at) => value - (made[at] ?? 0));
    expect(loud(off) / loud(truth)).toBeLessThan(0.15);
  });

  it('goes on from piece to piece, and fades until nothing is left', () => {
    const last = voice(150, 60);
    const pieces = Array.from({ length: 20 }, (_, at) => goOnWith(last, RATE, 20, at * 20).slice(0, samplesOf(20)));
    const whole = Float32Array.from(pieces.flatMap((piece) => [...piece]));
    const steps = whole.map((value, at) => Math.abs(value - (whole[at - 1] ?? value)));
    expect(Math.max(...steps)).toBeLessThan(0.05);
    const levels = pieces.map(loud);
    levels.slice(1).forEach((level, at) => {
      expect(level).toBeLessThanOrEqual((levels[at] ?? 0) * 1.02);
    });
    // Two packets of 60 ms are still heard, and after 400 ms nothing is.
    expect((levels[5] ?? 0) / (levels[0] ?? 1)).toBeGreaterThan(0.6);
    expect((levels[19] ?? 1) / (levels[0] ?? 1)).toBeLessThan(0.05);
  });

  it('makes something of next to nothing', () => {
    expect(goOnWith(new Float32Array(0), RATE, 20, 0).every((value) => value === 0)).toBe(true);
    expect(goOnWith(Float32Array.of(0.1, 0.2), RATE, 20, 0)).toHaveLength(samplesOf(20 + SEAM_MS));
  });

  it('what comes after it comes up from nothing', () => {
    const next = voice(150, 20, 31).map((value) => value + 0.2);
    const before = next.slice();
    comeUp(next, RATE);
    expect(next[0]).toBe(0);
    expect(next.slice(samplesOf(SEAM_MS))).toEqual(before.slice(samplesOf(SEAM_MS)));
  });
});
