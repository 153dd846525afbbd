import { describe, expect, it } from 'vitest';
import { loudnessOf, VoiceGate } from '../../../src/capture/voice/gate.ts';

const STEP_MS = 20;

/** Hears the same loudness for a while. @returns in how many of the steps it was open */
function hear(gate: VoiceGate, loudness: number, from: number, ms: number): number {
  let open = 0;
  for (let at = from; at < from + ms; at += STEP_MS) if (gate.hear(loudness, at)) open += 1;
  return open;
}

/** X1: silence is not sent. */
describe('whether somebody speaks', () => {
  it('a quiet room is silence, and a voice in it is not', () => {
    const gate = new VoiceGate();
    expect(hear(gate, -70, 0, 5_000)).toBe(0);
    expect(hear(gate, -30, 5_000, 1_000)).toBe(50);
  });

  it('stays open between words, and closes 400 ms after the last', () => {
    const gate = new VoiceGate();
    hear(gate, -65, 0, 1_000);
    hear(gate, -30, 1_000, 300);
    expect(hear(gate, -65, 1_300, 300)).toBe(15);
    expect(hear(gate, -65, 1_600, 1_000)).toBeLessThanOrEqual(5);
    expect(gate.hear(-65, 2_700)).toBe(false);
  });

  it('a fan that is turned on is heard at first, and then is what the room is like', () => {
    const gate = new VoiceGate();
    hear(gate, -65, 0, 2_000);
    expect(hear(gate, -48, 2_000, 500)).toBeGreaterThan(0);
    hear(gate, -48, 2_500, 8_000);
    expect(hear(gate, -48, 10_500, 2_000)).toBe(0);
    expect(hear(gate, -30, 12_500, 200)).toBe(10);
  });

  it('a loud voice without any pause is not taken for the room', () => {
    const gate = new VoiceGate();
    expect(hear(gate, -20, 0, 120_000)).toBe(6_000);
  });

  it('who speaks softly in a quiet room is heard', () => {
    const gate = new VoiceGate();
    hear(gate, -75, 0, 3_000);
    expect(hear(gate, -52, 3_000, 500)).toBe(25);
    expect(hear(gate, -60, 10_000, 500)).toBe(0);
  });

  it('measures in dB under the loudest', () => {
    expect(loudnessOf(new Float32Array(480).fill(1))).toBeCloseTo(0, 5);
    expect(loudnessOf(new Float32Array(480).fill(0.1))).toBeCloseTo(-20, 3);
    expect(loudnessOf(new Float32Array(480))).toBeLessThan(-100);
  });
});
