import { Frames } from './frames.ts';
import { DECODED_RATE, ENCODED_RATE, type LibOpus, OpusDecoder, OpusEncoder } from './libopus.ts';
import type { Answer, Ask } from './messages.ts';

interface Encoding {
  readonly encoder: OpusEncoder;
  readonly frames: Frames;
}

/** Measured with what costs most, so long of it, and so often: the engine warms up, and others want the processor too. */
const MEASURED = { kbps: 24, packetMs: 20, ms: 80, times: 5 } as const;

/** The worker without its threads: every encoder and decoder of this TV, by the number they were given. */
export class Workbench {
  private readonly lib: LibOpus;
  private readonly answer: (answer: Answer, transfer: ArrayBuffer[]) => void;
  private readonly now: () => number;
  private readonly encoders = new Map<number, Encoding>();
  private readonly decoders = new Map<number, OpusDecoder>();

  /** @param now ms, any origin */
  constructor(lib: LibOpus, answer: (answer: Answer, transfer: ArrayBuffer[]) => void, now: () => number) {
    this.lib = lib;
    this.answer = answer;
    this.now = now;
  }

  take(ask: Ask): void {
    switch (ask.do) {
      case 'encoder': {
        const encoder = new OpusEncoder(this.lib, ask);
        this.encoders.set(ask.id, { encoder, frames: new Frames(encoder.frame, ask.sampleRate, ENCODED_RATE) });
        return;
      }
      case 'encode':
        return this.encode(ask);
      case 'decoder':
        this.decoders.set(ask.id, new OpusDecoder(this.lib));
        return;
      case 'decode':
        return this.decode(ask);
      case 'close':
        this.encoders.get(ask.id)?.encoder.close();
        this.decoders.get(ask.id)?.close();
        this.encoders.delete(ask.id);
        this.decoders.delete(ask.id);
        return;
      case 'measure':
        return this.measure();
    }
  }

  private encode({ id, samples, at }: { id: number; samples: Float32Array; at: number }): void {
    const encoding = this.encoders.get(id);
    encoding?.frames.add(samples, at, (frame, begins) => {
      const bytes = encoding.encoder.encode(frame);
      if (bytes) this.answer({ is: 'packet', id, bytes, at: begins }, [bytes.buffer as ArrayBuffer]);
    });
  }

  private decode({ id, payload, mark }: { id: number; payload: Uint8Array; mark: number }): void {
    // What is broken is silence, so that whoever waits for it does not wait for ever.
    const samples = this.decoders.get(id)?.decode(payload) ?? new Float32Array(0);
    this.answer({ is: 'sound', id, samples, sampleRate: DECODED_RATE, mark }, [samples.buffer as ArrayBuffer]);
  }

  private measure(): void {
    const encoder = new OpusEncoder(this.lib, MEASURED);
    const frame = Float32Array.from({ length: encoder.frame }, (_, at) => Math.sin(at * at) / 4);
    let least = Number.POSITIVE_INFINITY;
    for (let time = 0; time < MEASURED.times; time += 1) {
      const began = this.now();
      for (let ms = 0; ms < MEASURED.ms; ms += MEASURED.packetMs) encoder.encode(frame);
      least = Math.min(least, this.now() - began);
    }
    this.answer({ is: 'measured', share: least / MEASURED.ms }, []);
    encoder.close();
  }
}
