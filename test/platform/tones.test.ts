import { describe, expect, it, vi } from 'vitest';
import { webTones } from '../../src/platform/tones.ts';

const TONE = [{ pitch: 440, at: 100, ms: 200, loud: 0.1 }];

/** As much of an AudioContext as tones need. */
function audio(state: 'running' | 'suspended') {
  const started: number[] = [];
  const gain = { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() };
  let wake: () => void = () => {};
  class Context {
    state = state;
    currentTime = 5;
    destination = {};
    resume = (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve;
      });
    createOscillator = () => ({
      frequency: { value: 0 },
      connect: vi.fn(),
      start: (at: number) => started.push(at),
      stop: vi.fn(),
    });
    createGain = () => ({ gain, connect: vi.fn() });
  }
  return { Context, started, wake: () => wake() };
}

const windowWith = (parts: object): Window => ({ addEventListener: () => {}, ...parts }) as unknown as Window;

describe('tones', () => {
  it('are played at their time', () => {
    const { Context, started } = audio('running');
    expect(webTones(windowWith({ AudioContext: Context })).play(TONE)).toBe(true);
    expect(started).toEqual([5.1]);
  });

  it('wake a page that was silent, but do not come late', async () => {
    vi.useFakeTimers();
    const { Context, started, wake } = audio('suspended');
    const tones = webTones(windowWith({ webkitAudioContext: Context }));
    expect(tones.play(TONE)).toBe(true);
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(started).toHaveLength(1);
    tones.play(TONE);
    await vi.advanceTimersByTimeAsync(1_000);
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(started).toHaveLength(1);
    vi.useRealTimers();
  });

  it('are none, and harm nobody, where the engine has no sound or lies about it', () => {
    class Broken {
      constructor() {
        throw new Error('no device');
      }
    }
    expect(webTones(windowWith({})).play(TONE)).toBe(false);
    expect(webTones(windowWith({ AudioContext: Broken })).play(TONE)).toBe(false);
  });
});
