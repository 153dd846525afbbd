import type { Clock } from '../../protocol/clock.ts';
import { Codec, Kind, writeSound } from '../../protocol/packet.ts';
import type { SoundDemand } from '../../protocol/words.ts';
import { loudnessOf, VoiceGate } from './gate.ts';
import { HeardClock } from './heard-clock.ts';

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
const PICTURES_WRAP_MS = 2 ** 32;
/** Part of a packet by which its clock is put right with it; whoever plays it follows that, and nobody hears it. */
const PUT_RIGHT = 0.02;
/** What is so far off is put right at once: a part of what the microphone heard was lost. */
const JUMPS_MS = 250;

/** A moment by the clock, ms, as packets carry it: as pictures count, in 32 bits, otherwise the two are never in step. */
export const capturedAt = (ms: number): number => Math.round((ms % PICTURES_WRAP_MS) / UNIT_MS) & 0xffff;

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
  private readonly heard = new HeardClock();
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
    const at = this.heard.came(ms, this.options.clock.now());
    this.gate.hear(loudnessOf(samples), this.heard.ms);
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
    this.putRight();
    this.speaks = true;
    if (before) this.send(before);
    this.send(packet);
  }

  /** Between words nobody hears that the clock of the microphone is put right; in a word only so much at a time. */
  private putRight(): void {
    const off = this.heard.began - this.began;
    const most = (this.demand?.packetMs ?? 0) * PUT_RIGHT;
    const slowly = this.speaks && Math.abs(off) < JUMPS_MS;
    this.began += slowly ? Math.max(-most, Math.min(most, off)) : off;
  }

  private send({ bytes, at }: VoicePacket): void {
    if (!this.demand) return;
    this.sequence = (this.sequence + 1) & 0xffff;
    const captured = capturedAt(at + this.began);
    const { stream } = this.demand;
    const codec = this.demand.codec === 'pcmu' ? Codec.pcmu : Codec.opus;
    const header = { kind: Kind.sound, codec, flags: 0, stream, sequence: this.sequence, captured };
    this.options.send(writeSound(header, bytes));
  }
}
