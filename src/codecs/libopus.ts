/** What is used of a build of libopus (the package `opusscript`), whichever it is: WebAssembly or plain JavaScript. */
export interface LibOpus {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly OpusScriptHandler: {
    new (sampleRate: number, channels: number, application: number): Handler;
  };
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** It encodes and decodes; each of ours does one of the two. Addresses are bytes; what is below 0 is an error. */
interface Handler {
  _encode(samples: number, count: number, packet: number, frame: number): number;
  _decode(packet: number, bytes: number, samples: number): number;
  _encoder_ctl(request: number, value: number): number;
  /** gives its memory back */
  delete(): void;
}

/** What everybody speaks with; enough for a voice, and half the work of 48 kHz. */
export const ENCODED_RATE = 24_000;
/** 120 ms fit into what the build sets aside, and no engine has to make other rates of it. */
export const DECODED_RATE = 48_000;
const LONGEST_MS = 120;
const LARGEST_PACKET = 1_276 * 3;
const VOIP = 2_048;
const SET = { bitrate: 4_002, vbr: 4_006, complexity: 4_010 } as const;
/** Half of it is heard by nobody, and costs a weak box most. */
const COMPLEXITY = 3;

/** A handler and the memory it works on: two bytes a sample, each in sixteen bits, as the build wants to have them. */
class Bench {
  readonly lib: LibOpus;
  readonly handler: Handler;
  readonly packet: number;
  readonly samples: number;

  constructor(lib: LibOpus, rate: number) {
    this.lib = lib;
    this.handler = new lib.OpusScriptHandler(rate, 1, VOIP);
    this.packet = lib._malloc(LARGEST_PACKET);
    this.samples = lib._malloc((rate / 1_000) * LONGEST_MS * 4);
  }

  close(): void {
    this.handler.delete();
    this.lib._free(this.packet);
    this.lib._free(this.samples);
  }
}

/** Makes Opus packets, one channel. */
export class OpusEncoder {
  private readonly bench: Bench;
  /** samples of a packet, at `ENCODED_RATE` */
  readonly frame: number;

  constructor(lib: LibOpus, { kbps, packetMs }: { kbps: number; packetMs: number }) {
    this.bench = new Bench(lib, ENCODED_RATE);
    this.frame = (ENCODED_RATE / 1_000) * packetMs;
    this.bench.handler._encoder_ctl(SET.bitrate, kbps * 1_000);
    // What is asked for is what a line is reckoned to bear.
    this.bench.handler._encoder_ctl(SET.vbr, 0);
    this.bench.handler._encoder_ctl(SET.complexity, COMPLEXITY);
  }

  /** @param samples `frame` of them, −1 to 1 @returns undefined where it fails */
  encode(samples: Float32Array): Uint8Array | undefined {
    const { lib, handler, packet, samples: at } = this.bench;
    const heap = lib.HEAPU16;
    for (let index = 0; index < this.frame; index += 1) {
      const value = Math.max(-1, Math.min(1, samples[index] ?? 0));
      const whole = Math.round(value * 32_767) & 0xffff;
      heap[at / 2 + 2 * index] = whole & 0xff;
      heap[at / 2 + 2 * index + 1] = whole >> 8;
    }
    const bytes = handler._encode(at, this.frame, packet, this.frame);
    return bytes > 0 ? lib.HEAPU8.slice(packet, packet + bytes) : undefined;
  }

  close(): void {
    this.bench.close();
  }
}

/** Plays Opus packets, each by itself, as one channel at `DECODED_RATE`. */
export class OpusDecoder {
  private readonly bench: Bench;

  constructor(lib: LibOpus) {
    this.bench = new Bench(lib, DECODED_RATE);
  }

  /** @returns undefined for what is no Opus */
  decode(payload: Uint8Array): Float32Array | undefined {
    const { lib, handler, packet, samples: at } = this.bench;
    if (payload.length === 0 || payload.length > LARGEST_PACKET) return undefined;
    lib.HEAPU8.set(payload, packet);
    const count = handler._decode(packet, payload.length, at);
    if (count <= 0) return undefined;
    const heap = lib.HEAPU16;
    const samples = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      const low = (heap[at / 2 + 2 * index] ?? 0) & 0xff;
      const high = (heap[at / 2 + 2 * index + 1] ?? 0) & 0xff;
      samples[index] = (((high << 8) | low) << 16) / 0x80000000;
    }
    return samples;
  }

  close(): void {
    this.bench.close();
  }
}
