import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { Frames } from '../../src/codecs/frames.ts';
import { DECODED_RATE, ENCODED_RATE, type LibOpus, OpusDecoder, OpusEncoder } from '../../src/codecs/libopus.ts';
import { startWasm } from '../../src/codecs/wasm.ts';
import { opusMs } from '../../src/playback/sound/opus.ts';
import { SOUND_KBPS, SOUND_PACKET_MS } from '../../src/protocol/limits.ts';
import type { Line } from '../../src/protocol/words.ts';

const require = createRequire(import.meta.url);
const HZ = 300;
const SECONDS = 1;

/** How loud one pitch is in a stretch of sound, and how loud all of it is. */
function pitch(samples: Float32Array, rate: number, hz: number): { one: number; all: number } {
  let [cosine, sine, all] = [0, 0, 0];
  samples.forEach((value, at) => {
    cosine += value * Math.cos((2 * Math.PI * hz * at) / rate);
    sine += value * Math.sin((2 * Math.PI * hz * at) / rate);
    all += value * value;
  });
  return { one: (2 * (cosine * cosine + sine * sine)) / samples.length, all };
}

/** X1: both builds that we ship, with what is really asked for. */
describe.each(['wasm', 'nasm'])('libopus, build %s', (build) => {
  let lib: LibOpus;
  beforeAll(() => {
    const file = require.resolve(`opusscript/build/opusscript_native_${build}.js`);
    const start = require(file);
    // As the worker starts it. That it links proves that what takes the place of 64-bit numbers is what is wanted there.
    lib = build === 'wasm' ? startWasm(start, readFileSync(file.replace('.js', '.wasm'))) : start();
  });

  it.each<Line>(['slow', 'steady', 'fast'])(
    'on a %s line: what goes in comes out, in packets of the right size',
    (line) => {
      const wish = { kbps: SOUND_KBPS[line], packetMs: SOUND_PACKET_MS[line] };
      const encoder = new OpusEncoder(lib, wish);
      const decoder = new OpusDecoder(lib);
      const frames = new Frames(encoder.frame, 44_100, ENCODED_RATE);
      const packets: { at: number; bytes: Uint8Array }[] = [];
      for (let at = 0; at < SECONDS * 1_000; at += 10) {
        const samples = Float32Array.from(
          { length: 441 },
          (_, index) => 0.3 * Math.sin((2 * Math.PI * HZ * (at * 44.1 + index)) / 44_100),
        );
        frames.add(samples, at, (frame, begins) => {
          const bytes = encoder.encode(frame);
          if (bytes) packets.push({ at: begins, bytes });
        });
      }
      expect(packets.length).toBe(Math.floor((SECONDS * 1_000 - 1) / wish.packetMs));
      packets.forEach(({ at, bytes }, index) => {
        expect(at).toBeCloseTo(index * wish.packetMs);
        expect(opusMs(bytes)).toBe(wish.packetMs);
        expect((bytes.length * 8) / wish.packetMs).toBeLessThanOrEqual(wish.kbps);
        expect((bytes.length * 8) / wish.packetMs).toBeGreaterThan(wish.kbps * 0.9);
      });
      const heard = packets.map(({ bytes }) => decoder.decode(bytes) ?? new Float32Array(0));
      expect(heard.every(({ length }) => length === (wish.packetMs * DECODED_RATE) / 1_000)).toBe(true);
      const second = heard[Math.floor(heard.length / 2)] ?? new Float32Array(0);
      const { one, all } = pitch(second, DECODED_RATE, HZ);
      // At 12 kbps a voice is what is kept, not a whistle.
      expect(one / all).toBeGreaterThan(0.6);
      expect(Math.sqrt(all / second.length)).toBeGreaterThan(0.15);
      encoder.close();
      decoder.close();
    },
  );

  it('makes nothing of what is no Opus, and goes on', () => {
    const decoder = new OpusDecoder(lib);
    expect(decoder.decode(new Uint8Array(0))).toBeUndefined();
    expect(decoder.decode(Uint8Array.of(3, 0xff, 0xff))).toBeUndefined();
    expect(decoder.decode(new Uint8Array(5_000))).toBeUndefined();
    const encoder = new OpusEncoder(lib, { kbps: 24, packetMs: 20 });
    expect(decoder.decode(encoder.encode(new Float32Array(encoder.frame)) ?? new Uint8Array(0))).toHaveLength(960);
  });
});
