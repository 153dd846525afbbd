import { Codec, type SoundPacket } from '../../protocol/packet.ts';
import { comeUp, goOnWith } from './conceal.ts';
import type { Decoded, SoundDecoder } from './decoder.ts';
import { type OpenDecoder, openPcmuDecoder, packetMs } from './decoders.ts';
import { type Instead, type Placed, Timeline } from './timeline.ts';

const S = 1_000;
/** How often it is looked whether something has to be put where nothing came. */
const LOOK_MS = 5;
/** What nobody waits for any more was broken. */
const WAITING = 64;
/** A step in what is heard clicks; this long it takes to come up, s. */
const SWELL_S = 0.003;

/** Plays the sound of one friend. */
export class SoundPlayer {
  private readonly context: AudioContext;
  private readonly volume: GainNode;
  private readonly openOpus: OpenDecoder;
  private readonly timeline = new Timeline();
  private readonly placed = new Map<number, Placed>();
  private readonly looking: ReturnType<typeof setInterval>;
  private stream: number | undefined;
  private marks = 0;
  private last: Pick<Decoded, 'samples' | 'sampleRate'> | undefined;
  private decoding: { readonly codec: number; readonly decoder: SoundDecoder } | undefined;
  /** what stands in for something lost is heard just before the next */
  private madeUp = false;

  /** @param openOpus the engine's own decoder, or the one we bring @param out where it is heard */
  constructor(context: AudioContext, openOpus: OpenDecoder, out: AudioNode = context.destination) {
    this.context = context;
    this.openOpus = openOpus;
    this.volume = context.createGain();
    this.volume.connect(out);
    this.looking = setInterval(() => this.pad(), LOOK_MS);
  }

  take({ codec, stream, sequence, captured, payload }: SoundPacket): void {
    if (this.context.state !== 'running') {
      // A key has been pressed to get here. What comes until it runs is old by then.
      this.context.resume().catch(() => undefined);
      return;
    }
    const ms = packetMs(codec, payload);
    if (ms === 0) return;
    this.stream = stream;
    const placed = this.timeline.place({ sequence, captured, ms }, this.now);
    if (!placed) return;
    this.marks += 1;
    this.placed.set(this.marks, placed);
    if (this.placed.size > WAITING) this.placed.delete(this.marks - WAITING);
    this.decoderOf(codec).decode(payload, this.marks);
  }

  /**
   * How long until what was captured then is heard, ms; below 0: it was. 0 where nothing is heard.
   * @param showing what showing a picture of that moment takes, ms
   */
  untilHeard(captured: number, showing: number): number {
    if (this.stream === undefined) return 0;
    const until = this.timeline.untilHeard(captured, this.now, showing);
    return until === 0 ? 0 : until + this.beyondMs;
  }

  /** Nothing is heard from now on. */
  close(): void {
    clearInterval(this.looking);
    this.decoding?.decoder.close();
    this.volume.disconnect();
  }

  private get now(): number {
    return this.context.currentTime * S;
  }

  /** What the loudspeaker itself takes, where the engine can tell. */
  private get beyondMs(): number {
    const { outputLatency } = this.context as { readonly outputLatency?: number };
    return (outputLatency ?? 0) * S;
  }

  private decoderOf(codec: number): SoundDecoder {
    if (this.decoding?.codec === codec) return this.decoding.decoder;
    this.decoding?.decoder.close();
    const open = codec === Codec.pcmu ? openPcmuDecoder : this.openOpus;
    const decoder = open((sound) => this.decoded(sound));
    this.decoding = { codec, decoder };
    return decoder;
  }

  private decoded({ mark, samples, sampleRate }: Decoded): void {
    const placed = this.placed.get(mark);
    this.placed.delete(mark);
    if (!placed || samples.length === 0) return;
    if (placed.instead) this.makeUp(placed.instead);
    if (this.madeUp) comeUp(samples, sampleRate);
    this.madeUp = false;
    this.last = { samples, sampleRate };
    this.play(this.bufferOf(samples, sampleRate), placed.at / S, placed.rate);
  }

  private pad(): void {
    const hole = this.timeline.pad(this.now);
    if (hole) this.makeUp(hole);
  }

  private makeUp({ at, ms, after }: Instead): void {
    if (!this.last) return;
    const { samples, sampleRate } = this.last;
    this.madeUp = true;
    this.play(this.bufferOf(goOnWith(samples, sampleRate, ms, after), sampleRate), at / S, 1);
  }

  private bufferOf(samples: Float32Array, sampleRate: number): AudioBuffer {
    const buffer = this.context.createBuffer(1, samples.length, sampleRate);
    buffer.getChannelData(0).set(samples);
    return buffer;
  }

  private play(buffer: AudioBuffer, at: number, rate: number): void {
    const { context } = this;
    const node = context.createBufferSource();
    node.buffer = buffer;
    node.playbackRate.value = rate;
    node.connect(this.volume);
    const late = context.currentTime - at;
    // Decoded too late: the rest of it, so that what follows is in its place.
    if (late > SWELL_S) node.start(0, late * rate);
    else node.start(at);
  }
}
