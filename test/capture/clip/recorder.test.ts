import { describe, expect, it } from 'vitest';
import type { OpenCamera } from '../../../src/capture/camera.ts';
import { planOf } from '../../../src/capture/clip/plan.ts';
import { Recorder } from '../../../src/capture/clip/recorder.ts';
import { capturedAt } from '../../../src/capture/voice/voice.ts';
import { readClip } from '../../../src/protocol/clip/reader.ts';
import { Codec, Kind, writeSound } from '../../../src/protocol/packet.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const LIMITS = { longestMs: 30_000, mostBytes: 3_000_000 };
const camera = {} as OpenCamera;

/**
 * @param encodeMs how long a picture takes, one after the other @param size of a picture at full quality
 * @param wayMs how long it is on its way to the worker and back, beside that
 */
function recording(encodeMs: number, size = 9_000, limits = LIMITS, wayMs = 0) {
  const clock = new FakeClock();
  let over = 0;
  let free = 0;
  const plan = planOf(limits, 'opus');
  const encoder = {
    encode: async (_camera: OpenCamera, _width: number, _height: number, quality: number) => {
      free = Math.max(free, clock.now()) + encodeMs;
      const done = free + wayMs - clock.now();
      await new Promise<void>((resolve) => clock.after(done, resolve));
      return { codec: 'jpeg' as const, bytes: new Uint8Array(Math.round(size * quality)) };
    },
    close: () => {},
  };
  const recorder = new Recorder({ clock, camera, encoder, plan, limits, over: () => (over += 1) });
  const pass = (ms: number): Promise<void> => clock.pass(ms);
  const sealed = async () => {
    const sealing = recorder.finish();
    await pass(1_000);
    return sealing;
  };
  return { clock, recorder, plan, pass, sealed, over: () => over };
}

const speak = (at: number): Uint8Array =>
  writeSound(
    { kind: Kind.sound, codec: Codec.opus, flags: 0, stream: 9, sequence: 1, captured: capturedAt(at) },
    new Uint8Array(60),
  );

describe('recording', () => {
  it('takes pictures in an even rhythm, ten a second, and ends by itself', async () => {
    const { pass, over, sealed } = recording(20);
    await pass(31_000);
    expect(over()).toBe(1);
    const clip = await sealed();
    const read = readClip(clip?.bytes ?? new Uint8Array());
    const times = read?.pictures.map(({ at }) => at) ?? [];
    expect(clip?.ms).toBe(30_000);
    expect(times.length).toBe(300);
    times.forEach((at, index) => {
      expect(at).toBe(index * 100);
    });
  });

  it('on a slow box takes fewer, and each says when it was seen', async () => {
    const { pass, sealed, recorder } = recording(330);
    await pass(10_000);
    expect(recorder.figures.pictures).toBeGreaterThan(23);
    const clip = await sealed();
    const times = readClip(clip?.bytes ?? new Uint8Array())?.pictures.map(({ at }) => at) ?? [];
    // The second is taken while the first is encoded; from then on each is when there is room for one.
    expect(times.slice(0, 5)).toEqual([0, 100, 330, 660, 990]);
  });

  it('keeps its rhythm where pictures are long on their way', async () => {
    const { pass, sealed } = recording(40, 9_000, LIMITS, 120);
    await pass(31_000);
    const clip = await sealed();
    const times = readClip(clip?.bytes ?? new Uint8Array())?.pictures.map(({ at }) => at) ?? [];
    expect(times).toEqual(Array.from({ length: 300 }, (_, index) => index * 100));
  });

  it('keeps what was said where it was said, and nothing of before', async () => {
    const { clock, recorder, pass, sealed } = recording(10);
    const began = clock.now();
    recorder.hear(speak(began - 100));
    await pass(1_000);
    recorder.hear(speak(began + 500));
    recorder.hear(speak(began + 980));
    const clip = await sealed();
    const read = readClip(clip?.bytes ?? new Uint8Array());
    const heard = read?.sounds.map(({ at }) => at) ?? [];
    expect(heard.length).toBe(2);
    expect(Math.abs((heard[0] ?? 0) - 500)).toBeLessThanOrEqual(5);
    expect(clip?.sound).toBe(true);
  });

  it('fits whatever it sees: rich scenes are made coarser, and never more than is allowed', async () => {
    for (const mostBytes of [300_000, 1_000_000, 4_000_000]) {
      const { pass, plan, sealed, recorder } = recording(20, 60_000, { longestMs: 30_000, mostBytes });
      await pass(31_000);
      expect(recorder.figures.bytes).toBeLessThan(mostBytes);
      const clip = await sealed();
      expect(clip?.bytes.length).toBeLessThanOrEqual(mostBytes);
      expect(plan.upTo).toBeLessThanOrEqual(mostBytes);
    }
  });

  it('keeps nothing of what was stopped, and seals nothing where there was no picture', async () => {
    const stopped = recording(20);
    await stopped.pass(2_000);
    stopped.recorder.stop();
    expect(await stopped.sealed()).toBeUndefined();
    expect(stopped.over()).toBe(0);
    const blind = recording(20, 9_000);
    expect((await blind.sealed())?.ms).toBe(1);
  });
});
