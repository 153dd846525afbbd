import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 48_000;
const SECONDS = 12;
/** Pitch of the voice; its harmonics are strongest around the vowel. */
const PITCH_HZ = 180;
export const VOWEL_HZ = 720;
const SYLLABLES_A_SECOND = 4;
const SYLLABLE = { ms: 190, swellMs: 25 } as const;
/** Which syllables are spoken: no stretch of it is like another, so that one hears how late it comes. */
const WORDS = '111011010111011110101101110111011010111110110111';

/** Something like somebody who speaks: a pitch that wanders, one vowel, words of several syllables with pauses between. */
export function speech(): Float32Array {
  const samples = new Float32Array(RATE * SECONDS);
  let phase = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const seconds = at / RATE;
    phase += (2 * Math.PI * (PITCH_HZ + 12 * Math.sin(2 * Math.PI * 0.9 * seconds))) / RATE;
    const ms = ((seconds * SYLLABLES_A_SECOND) % 1) * (1_000 / SYLLABLES_A_SECOND);
    const spoken = WORDS[Math.floor(seconds * SYLLABLES_A_SECOND) % WORDS.length] === '1';
    const loud =
      spoken && ms < SYLLABLE.ms ? Math.min(1, ms / SYLLABLE.swellMs, (SYLLABLE.ms - ms) / SYLLABLE.swellMs) : 0;
    let sum = 0;
    for (let harmonic = 1; harmonic <= 12; harmonic += 1) {
      const off = (harmonic * PITCH_HZ - VOWEL_HZ) / 220;
      sum += Math.exp(-off * off) * Math.sin(phase * harmonic);
    }
    samples[at] = 0.3 * loud * sum;
  }
  return samples;
}

/** A file for the fake microphone, which plays it over and over: 16 bit, one channel. */
export function voiceFile(): string {
  const samples = speech();
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples.length * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, at) => {
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + at * 2);
  });
  const path = join(mkdtempSync(join(tmpdir(), 'hearth-voice-')), 'voice.wav');
  writeFileSync(path, wav);
  return path;
}
