import { noise } from '../chance.ts';
import type { Eyes, Mouth } from './face.ts';

/** How somebody sits at one moment: the head moved by units of the stage and turned by degrees, the body scaled by breath. */
export type Pose = { head: { x: number; y: number }; turn: number; breath: number; eyes: Eyes; mouth: Mouth };

/** What makes people move differently. `beatMs`: they nod to music; `talks`: the part of the time they speak. */
export type Manner = { seed: number; talks: number; beatMs?: number };

/** A blink in each of these, somewhere. */
const BLINK_EVERY_MS = 3_400;
const BLINK_MS = 300;
const SENTENCE_MS = 6_500;
const SYLLABLE_MS = 160;

/** A wave between −1 and 1. */
export function wave(atMs: number, periodMs: number, phase = 0): number {
  return Math.sin(2 * Math.PI * (atMs / periodMs + phase));
}

export function poseAt(manner: Manner, atMs: number): Pose {
  const phase = noise(manner.seed, 0);
  const nod = manner.beatMs ? 9 * Math.abs(wave(atMs, manner.beatMs * 2)) : 0;
  return {
    head: {
      x: 14 * wave(atMs, 5_300, phase) + 5 * wave(atMs, 2_300, phase * 3),
      y: 4 * wave(atMs, 3_700, phase * 5) + nod,
    },
    turn: 3 * wave(atMs, 6_100, phase * 7) + 1.2 * wave(atMs, 1_900, phase * 2),
    breath: 1 + 0.009 * wave(atMs, 4_200, phase),
    eyes: eyesAt(manner.seed, atMs),
    mouth: mouthAt(manner, atMs),
  };
}

/** Eyes that blink at uneven times. */
export function eyesAt(seed: number, atMs: number): Eyes {
  const slot = Math.floor(atMs / BLINK_EVERY_MS);
  const into = atMs - slot * BLINK_EVERY_MS - noise(seed + 1, slot) * (BLINK_EVERY_MS - BLINK_MS);
  if (into < 0 || into >= BLINK_MS) return 'open';
  return into < 70 || into > BLINK_MS - 70 ? 'half' : 'shut';
}

/** A mouth that speaks for a while, then smiles. */
function mouthAt({ seed, talks }: Manner, atMs: number): Mouth {
  const sentence = Math.floor(atMs / SENTENCE_MS);
  const length = noise(seed + 2, sentence) * 2 * talks;
  if ((atMs % SENTENCE_MS) / SENTENCE_MS >= length) return noise(seed + 3, sentence) < 0.4 ? 'laugh' : 'smile';
  const syllable = noise(seed + 4, Math.floor(atMs / SYLLABLE_MS));
  return syllable < 0.4 ? 'small' : syllable < 0.7 ? 'laugh' : 'smile';
}

/** How bright a lamp's glow is over its steady light, 0–1: calm, with a dip now and then. */
export function flicker(atMs: number, seed: number): number {
  const dip = noise(seed, Math.floor(atMs / 140)) < 0.06 ? -0.25 : 0;
  return Math.max(0, 0.5 + 0.25 * wave(atMs, 1_300, seed * 0.1) + 0.2 * wave(atMs, 470) + dip);
}
