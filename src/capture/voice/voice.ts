import type { Clock } from '../../protocol/clock.ts';
import { Codec, Kind, writeSound } from '../../protocol/packet.ts';
import type { SoundDemand } from '../../protocol/words.ts';
import { loudnessOf, VoiceGate } from './gate.ts';

/** A stretch of sound as it goes out. */
export interface VoicePacket {
  readonly bytes: Uint8Array;
  /** where it begins, ms since the first sample */
  readonly at: number;
}

/** Makes packets of a voice. */
export interface VoiceEncoder {
  /** @param samples one channel, −1 to 1 @param at ms since the first sample */
  encode(samples: Float32Array, at: number): void;
  /** Nothing more comes out. */
  close(): void;
}

/** @param encoded told each packet, in order, a moment after its last sample */
export type OpenEncoder = (
  wish: Pick<SoundDemand, 'codec' | 'kbps' | 'packetMs'> & { sampleRate: number },
  encoded: (packet: VoicePacket) => void,
) => VoiceEncoder;

export interface VoiceOptions {
  clock: Clock;
  openEncoder: OpenEncoder;
  /** sends a frame, now or never */
  send(frame: Uint8Array): boolean;
}

/** Capture times are in units of this, ms. */
const UNIT_MS = 5;
/** The clock of a microphone and that of its TV differ by less than this; ms a ms. */
const CLOCKS_DIFFER = 0.0005;

/**
 * What a microphone hears, on its way out: encoded as the server asks for it, and sent while somebody speaks. Without
 * a demand nothing is encoded.
 */
export class Voice {
  private readonly options: VoiceOptions;
  private readonly gate = new VoiceGate();
  private demand: SoundDemand | undefined;
  private encoder: VoiceEncoder | undefined;
  private sampleRate = 0;
  /** ms of sound that came in */
  private heard = 0;
  /** the clock minus `heard`, as it is when nothing came late */
  private ahead = Number.POSITIVE_INFINITY;
  private sequence: number;
  /** the one before somebody began to speak: words begin quietly */
  private before: VoicePacket | undefined;
  private speaks = false;
  /** what `at` of the packets counts from, by the clock */
  private began = 0;
  private over = false;

  constructor(options: VoiceOptions) {
    this.options = options;
    this.sequence = options.clock.now() & 0xffff;
  }

  /** What the server wants to have; undefined: nothing. */
  wanted(demand: SoundDemand | undefined): void {
    const { codec, kbps, packetMs } = this.demand ?? {};
    const other = codec !== demand?.codec || kbps !== demand?.kbps || packetMs !== demand?.packetMs;
    this.demand = demand;
    if (other) this.closeEncoder();
  }

  /** The microphone heard this. @param samples one channel, −1 to 1 */
  hear(samples: Float32Array, sampleRate: number): void {
    if (this.over) return;
    const ms = (samples.length / sampleRate) * 1_000;
    const at = this.heard;
    this.heard += ms;
    const ahead = this.options.clock.now() - this.heard;
    this.ahead = Math.min(ahead, this.ahead + ms * CLOCKS_DIFFER);
    this.gate.hear(loudnessOf(samples), this.heard);
    if (sampleRate !== this.sampleRate) this.closeEncoder();
    this.sampleRate = sampleRate;
    this.open()?.encode(samples, at);
  }

  /** Muted: nothing goes out from now on, what is being encoded neither. */
  stop(): void {
    this.over = true;
    this.closeEncoder();
  }

  private open(): VoiceEncoder | undefined {
    if (this.encoder || !this.demand) return this.encoder;
    const { codec, kbps, packetMs } = this.demand;
    const encoder = this.options.openEncoder({ codec, kbps, packetMs, sampleRate: this.sampleRate }, (packet) => {
      if (encoder === this.encoder) this.encoded(packet);
    });
    this.encoder = encoder;
    return encoder;
  }

  private closeEncoder(): void {
    this.encoder?.close();
    this.encoder = undefined;
    this.before = undefined;
    this.speaks = false;
  }

  private encoded(packet: VoicePacket): void {
    const { before } = this;
    this.before = undefined;
    if (packet.at >= this.gate.openUntil) {
      this.before = packet;
      this.speaks = false;
      return;
    }
    // Between words nobody hears that the clock of the microphone is put right.
    if (!this.speaks) this.began = this.ahead;
    this.speaks = true;
    if (before) this.send(before);
    this.send(packet);
  }

  private send({ bytes, at }: VoicePacket): void {
    if (!this.demand) return;
    this.sequence = (this.sequence + 1) & 0xffff;
    const captured = Math.round((at + this.began) / UNIT_MS) & 0xffff;
    const { stream } = this.demand;
    const codec = this.demand.codec === 'pcmu' ? Codec.pcmu : Codec.opus;
    const header = { kind: Kind.sound, codec, flags: 0, stream, sequence: this.sequence, captured };
    this.options.send(writeSound(header, bytes));
  }
}
