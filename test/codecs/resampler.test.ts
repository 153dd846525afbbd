import { describe, expect, it } from 'vitest';
import { Frames } from '../../src/codecs/frames.ts';
import { fromPcmu, PCMU_RATE, toPcmu } from '../../src/codecs/pcmu.ts';
import { Resampler } from '../../src/codecs/resampler.ts';

const tone = (hz: number, rate: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => 0.5 * Math.sin((2 * Math.PI * hz * at) / rate));
const loud = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length));

/** All of it in pieces of uneven length, one after the other. */
function inPieces(samples: Float32Array, resampler: Resampler): Float32Array {
  const made: number[] = [];
  for (let at = 0, piece = 0; at < samples.length; piece += 1) {
    const length = 100 + ((piece * 37) % 400);
    made.push(...resampler.pass(samples.subarray(at, at + length)));
    at += length;
  }
  return Float32Array.from(made);
}

describe('sound of another rate', () => {
  it.each([
    [48_000, 24_000],
    [44_100, 24_000],
    [16_000, 24_000],
    [48_000, 8_000],
    [8_000, 48_000],
  ])('from %i to %i it is the same tone, without a seam', (from, to) => {
    const made = inPieces(tone(440, from, from), new Resampler(from, to));
    // A little is kept for what comes next.
    expect(Math.abs(made.length - to)).toBeLessThan(to / 100);
    const wanted = tone(440, to, made.length);
    const off = made.map((value, at) => value - (wanted[at] ?? 0)).slice(200, -200);
    expect(20 * Math.log10(loud(off) / loud(wanted))).toBeLessThan(-50);
  });

  it('leaves out what the lower rate cannot carry, instead of making another tone of it', () => {
    const made = inPieces(tone(15_000, 48_000, 48_000), new Resampler(48_000, 24_000));
    expect(20 * Math.log10(loud(made.slice(200)) / 0.35)).toBeLessThan(-50);
  });
});

describe('frames', () => {
  it('begin where the one before ends, whatever the pieces are', () => {
    const frames = new Frames(480, 48_000, 24_000);
    const begins: number[] = [];
    for (let at = 0; at < 200; at += 10) frames.add(new Float32Array(480), 1_000 + at, (_, from) => begins.push(from));
    expect(begins.slice(0, 4)).toEqual([1_000, 1_020, 1_040, 1_060]);
    expect(begins).toHaveLength(9);
  });
});

describe('the simple codec', () => {
  it('is what G.711 says', () => {
    expect([...toPcmu(Float32Array.of(0, 1, -1))]).toEqual([0xff, 0x80, 0x00]);
    expect([...fromPcmu(Uint8Array.of(0xff, 0x80, 0x00))].map((value) => Math.round(value * 32_768))).toEqual([
      0, 32_124, -32_124,
    ]);
  });

  it('keeps a voice 30 dB over what it adds', () => {
    for (const size of [1, 0.1, 0.02]) {
      const voice = tone(300, PCMU_RATE, PCMU_RATE).map((value) => value * size);
      const back = fromPcmu(toPcmu(voice));
      const added = back.map((value, at) => value - (voice[at] ?? 0));
      expect(20 * Math.log10(loud(added) / loud(voice))).toBeLessThan(-30);
    }
  });
});
