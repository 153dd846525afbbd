import { describe, expect, it } from 'vitest';
import { speech } from '../browser/support/voice.ts';
import { seeded } from '../support/random.ts';
import { offSound, recordedOnTime, shownOnTime } from './clips/in-step.ts';
import { median } from './median.ts';

const CAMERA_MS = 1_000 / 15;
const PICTURES = 300;
const BEGAN = 1_000_000;
const MS = 30_000;
const RATE = 48_000;

/** What is spoken over half a minute and a little longer, every 10 ms. */
const voice = speech();
const spoken = Array.from({ length: (MS + 4_000) / 10 }, (_, step) => {
  const from = ((step * RATE) / 100) % (voice.length - 480);
  const loud = Math.sqrt(voice.subarray(from, from + 480).reduce((sum, value) => sum + value * value, 0) / 480);
  // Words are not all as loud.
  return { at: BEGAN - 2_000 + step * 10, loud: loud * (0.55 + 0.45 * Math.sin(step / 90)), hz: 700 };
});
const camera = Array.from({ length: Math.round((MS + 4_000) / CAMERA_MS) }, (_, n) => ({
  at: BEGAN - 2_000 + n * CAMERA_MS,
  number: n % PICTURES,
}));

/** Recorded from `BEGAN` on, and played so much later; pictures so much later than their sound. */
function replay(laterMs: number, pictureMs: (at: number) => number) {
  const glass = Array.from({ length: MS / 100 }, (_, n) => {
    const at = BEGAN + n * 100;
    const seen = camera[Math.floor((at - BEGAN + 2_000) / CAMERA_MS)];
    return { at: at + laterMs + pictureMs(n * 100), number: seen?.number ?? 0 };
  });
  const recorded = spoken.filter(({ at }) => at >= BEGAN && at < BEGAN + MS);
  const heard = recorded.map((moment) => ({ ...moment, at: moment.at + laterMs }));
  return { camera, spoken, glass, heard, latencyMs: 0 };
}

describe('how far pictures are from their sound', () => {
  it.each([0, 60, 200, -150])('is found where they are %i ms late', (late) => {
    const off = offSound(replay(47_310, () => late));
    expect(off.length).toBeGreaterThan(290);
    // A picture belongs to the middle of the 67 ms it stood for, and sound is known to 10 ms.
    expect(Math.abs(median(off) - late)).toBeLessThan(15);
    for (const one of off) expect(Math.abs(one - late)).toBeLessThan(50);
  });

  it('is found where they drift apart', () => {
    const off = offSound(replay(20_000, (at) => at / 100));
    expect(median(off.slice(0, 20))).toBeLessThan(30);
    expect(median(off.slice(-20))).toBeGreaterThan(260);
  });
});

describe('pictures on time', () => {
  const recorded = Array.from({ length: 100 }, (_, n) => ({ at: n * 100, number: n * 3 }));

  it('are those of the moments that have one', () => {
    expect(recordedOnTime(recorded, 10_000, 100)).toBe(100);
    const random = seeded(3);
    const jittered = recorded.map(({ at }) => ({ at: at + (random() - 0.5) * 90 }));
    expect(recordedOnTime(jittered, 10_000, 100)).toBe(100);
    expect(
      recordedOnTime(
        recorded.filter((_, n) => n % 10 !== 0),
        10_000,
        100,
      ),
    ).toBe(90);
  });

  it('are those shown when they are due; missing and late ones are not', () => {
    const glass = recorded.map(({ at, number }) => ({ at: BEGAN + at, number }));
    expect(shownOnTime(recorded, glass, 50)).toBe(100);
    const late = glass.map((came, n) => (n % 5 === 0 ? { ...came, at: came.at + 60 } : came));
    expect(shownOnTime(recorded, late, 50)).toBe(80);
    expect(
      shownOnTime(
        recorded,
        glass.filter((_, n) => n % 4 !== 0),
        50,
      ),
    ).toBe(75);
  });
});
