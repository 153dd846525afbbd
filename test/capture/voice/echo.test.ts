import { describe, expect, it } from 'vitest';
import { EchoGuard } from '../../../src/capture/voice/echo.ts';
import { loudnessOf } from '../../../src/capture/voice/gate.ts';
import { speech } from '../../browser/support/voice.ts';
import { seeded } from '../../support/random.ts';

const RATE = 48_000;
const SECONDS = 12;
/** The loudspeaker is looked at as the analyser of the engine does it. */
const LOOKED_AT = 2_048;

const samplesOf = (ms: number): number => Math.round((ms * RATE) / 1_000);
const power = (samples: Float32Array): number => samples.reduce((sum, sample) => sum + sample * sample, 0);
const lessDb = (before: number, after: number): number => 10 * Math.log10(before / (after + 1e-12));

interface Room {
  far: Float32Array;
  near?: Float32Array;
  /** how much of the loudspeaker the microphone hears, dB; when, ms */
  coupled?: number;
  later?: number;
  noiseDb?: number;
  blockMs?: number;
}

/** A room with a loudspeaker and a microphone: how much goes out of what comes back, and of what is said here. */
function heardFrom({ far, near, coupled = -20, later = 40, noiseDb = -70, blockMs = 10 }: Room) {
  const guard = new EchoGuard();
  const random = seeded(1);
  const noise = far.map(() => (random() * 2 - 1) * 1.7 * 10 ** (noiseDb / 20));
  const echo = far.map((_, at) => (far[at - samplesOf(later)] ?? 0) * 10 ** (coupled / 20));
  const block = samplesOf(blockMs);
  const sum = { alone: [0, 0], near: [0, 0] };
  for (let from = 0; from + block <= far.length; from += block) {
    const mine = near?.subarray(from, from + block) ?? new Float32Array(block);
    const theirs = echo.subarray(from, from + block);
    const heard = mine.map((sample, at) => sample + (theirs[at] ?? 0) + (noise[from + at] ?? 0));
    const played = loudnessOf(far.subarray(Math.max(0, from + block - LOOKED_AT), from + block));
    const out = guard.pass(heard, RATE, played);
    const gains = out.map((sample, at) => (heard[at] ? sample / (heard[at] ?? 1) : 1));
    const through = (part: Float32Array): number => power(part.map((sample, at) => sample * (gains[at] ?? 1)));
    // The first second it does not know the room.
    const counts = from >= RATE;
    // Who pauses between two words still has it.
    const late = near?.subarray(Math.max(0, from - samplesOf(300)), from + block);
    const into = late && power(late) > 0 ? undefined : sum.alone;
    if (into && counts) into[0] = (into[0] ?? 0) + power(theirs);
    if (into && counts) into[1] = (into[1] ?? 0) + through(theirs);
    sum.near[0] = (sum.near[0] ?? 0) + power(mine);
    sum.near[1] = (sum.near[1] ?? 0) + through(mine);
  }
  return {
    echoDb: lessDb(sum.alone[0] ?? 0, sum.alone[1] ?? 0),
    nearDb: lessDb(sum.near[0] ?? 0, sum.near[1] ?? 0),
  };
}

const voice = speech();
const silence = new Float32Array(RATE * SECONDS);
/** Somebody else, who speaks now and then. */
const answer = (loud: number): Float32Array =>
  voice.map((_, at) => {
    const second = Math.floor(at / RATE);
    return second % 4 >= 2 ? (voice[(at + 5 * RATE) % voice.length] ?? 0) * loud : 0;
  });

/** X1: never echo into the room. */
describe('an echo', () => {
  it.each([
    [-6, 40],
    [-20, 40],
    [-20, 120],
    [-30, 40],
  ])('of %i dB that comes back after %i ms does not go out', (coupled, later) => {
    expect(heardFrom({ far: voice, coupled, later }).echoDb).toBeGreaterThanOrEqual(25);
  });

  it('nor where the blocks are longer, or the room is noisy', () => {
    expect(heardFrom({ far: voice, blockMs: 20 }).echoDb).toBeGreaterThanOrEqual(25);
    expect(heardFrom({ far: voice, noiseDb: -50 }).echoDb).toBeGreaterThanOrEqual(25);
  });
});

describe('somebody who speaks here', () => {
  it('is untouched while nothing is played: the very same samples', () => {
    const guard = new EchoGuard();
    for (let from = 0; from < voice.length; from += samplesOf(10)) {
      const samples = voice.subarray(from, from + samplesOf(10));
      expect(guard.pass(samples, RATE, -120)).toBe(samples);
    }
  });

  it('is heard as before while the far side speaks too, if louder than its echo; between, nothing comes back', () => {
    const { echoDb, nearDb } = heardFrom({ far: voice, near: answer(1) });
    expect(nearDb).toBeLessThan(0.5);
    expect(echoDb).toBeGreaterThanOrEqual(25);
  });

  it('is heard where there is no echo at all, quiet as they may be', () => {
    expect(heardFrom({ far: voice, near: answer(0.2), coupled: -90 }).nearDb).toBeLessThan(0.5);
  });

  it('is heard the moment the far side is silent', () => {
    const far = voice.map((sample, at) => (at < 6 * RATE ? sample : 0));
    const near = silence.map((_, at) => (at >= 7 * RATE ? (voice[at] ?? 0) * 0.2 : 0));
    expect(heardFrom({ far, near }).nearDb).toBeLessThan(0.1);
  });
});
