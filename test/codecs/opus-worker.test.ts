import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LibOpus } from '../../src/codecs/libopus.ts';
import type { Ask } from '../../src/codecs/messages.ts';
import { OpusWorker, type WorkerEnd } from '../../src/codecs/opus-worker.ts';
import { Workbench } from '../../src/codecs/workbench.ts';

const lib: LibOpus = createRequire(import.meta.url)('opusscript/build/opusscript_native_wasm.js')();
const RATE = 48_000;
const tone = (ms: number): Float32Array =>
  Float32Array.from({ length: (RATE * ms) / 1_000 }, (_, at) => 0.3 * Math.sin((2 * Math.PI * 300 * at) / RATE));

/** X1: both ends of the worker, without its thread. */
describe('Opus in a worker', () => {
  let begun: number;
  let asked: Ask[];
  let worker: OpusWorker;

  beforeEach(() => {
    begun = 0;
    asked = [];
    let [now, step] = [0, 100];
    worker = new OpusWorker(() => {
      begun += 1;
      const end: WorkerEnd = {
        onmessage: null,
        postMessage: (ask) => {
          asked.push(ask);
          bench.take(ask);
        },
      };
      const clock = (): number => {
        now += step;
        step = Math.max(20, step - 10);
        return now;
      };
      const bench = new Workbench(lib, (answer) => end.onmessage?.({ data: answer }), clock);
      return end;
    });
  });

  it('is not begun before somebody needs it, and then once', () => {
    expect(begun).toBe(0);
    worker.openDecoder(() => {});
    worker.openEncoder({ kbps: 24, packetMs: 20, sampleRate: RATE }, () => {});
    expect(begun).toBe(1);
  });

  it('what is encoded there is decoded there, in order and with what it was marked with', () => {
    const heard: { mark: number; length: number }[] = [];
    const decoder = worker.openDecoder(({ mark, samples }) => heard.push({ mark, length: samples.length }));
    const begins: number[] = [];
    const encoder = worker.openEncoder({ kbps: 24, packetMs: 20, sampleRate: RATE }, ({ bytes, at }) => {
      begins.push(at);
      decoder.decode(bytes, begins.length);
    });
    for (let at = 0; at < 200; at += 10) encoder.encode(tone(10), 500 + at);
    expect(begins.slice(0, 3)).toEqual([500, 520, 540]);
    expect(heard.map(({ mark }) => mark)).toEqual(begins.map((_, index) => index + 1));
    expect(heard.every(({ length }) => length === 960)).toBe(true);
  });

  it('says of what is broken that it is nothing, so that nobody waits for it', () => {
    const heard: number[] = [];
    worker.openDecoder(({ samples }) => heard.push(samples.length)).decode(Uint8Array.of(3, 0xff), 1);
    expect(heard).toEqual([0]);
  });

  it('closed, it says and is asked nothing more', () => {
    const encoder = worker.openEncoder({ kbps: 24, packetMs: 20, sampleRate: RATE }, () => {
      throw new Error('too late');
    });
    encoder.close();
    encoder.encode(tone(100), 0);
    encoder.close();
    expect(asked.map((ask) => ask.do)).toEqual(['encoder', 'close']);
  });

  it('keeps what it is given to itself: whoever gave it may go on using it', () => {
    const samples = tone(10);
    worker.openEncoder({ kbps: 24, packetMs: 20, sampleRate: RATE }, () => {}).encode(samples, 0);
    const [, ask] = asked;
    expect(ask?.do === 'encode' && ask.samples !== samples).toBe(true);
  });

  it('measures how long encoding takes once it is warm', async () => {
    // Five times 80 ms are encoded; the clock of this test says that it took 90 ms first, and 20 ms at last.
    expect(await worker.measure()).toBeCloseTo(0.25);
  });
});
