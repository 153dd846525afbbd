import type { SoundPacket } from '../../protocol/packet.ts';
import { type Decoded, openDecoder, type SoundDecoder } from './decoder.ts';
import { opusMs } from './opus.ts';
import { type Placed, Timeline } from './timeline.ts';

const S = 1_000;
/** How often it is looked whether something has to be put where nothing came. */
const LOOK_MS = 5;
/** What stands in for something lost: a little quieter, and fading. */
const INSTEAD_LOUD = 0.7;
/** What nobody waits for any more was broken. */
const WAITING = 64;
/** A step in what is heard clicks; this long it takes to come up, s. */
const SWELL_S = 0.003;

/** Plays the sound of one friend. */
export class SoundPlayer {
  private readonly context: AudioContext;
  private readonly volume: GainNode;
  private readonly decoder: SoundDecoder;
  private readonly timeline = new Timeline();
  private readonly placed = new Map<number, Placed>();
  private readonly looking: ReturnType<typeof setInterval>;
  private stream: number | undefined;
  private marks = 0;
  private last: AudioBuffer | undefined;

  constructor(context: AudioContext) {
    this.context = context;
    this.volume = context.createGain();
    this.volume.connect(context.destination);
    this.decoder = openDecoder((sound) => this.decoded(sound));
    this.looking = setInterval(() => this.pad(), LOOK_MS);
  }

  take({ stream, sequence, captured, payload }: SoundPacket): void {
    if (this.context.state !== 'running') {
      // A key has been pressed to get here. What comes until it runs is old by then.
      this.context.resume().catch(() => undefined);
      return;
    }
    const ms = opusMs(payload);
    if (ms === 0) return;
    this.stream = stream;
    const placed = this.timeline.place({ sequence, captured, ms }, this.now);
    if (!placed) return;
    this.marks += 1;
    this.placed.set(this.marks, placed);
    if (this.placed.size > WAITING) this.placed.delete(this.marks - WAITING);
    this.decoder.decode(payload, this.marks);
  }

  /** How long a picture waits to be in step with what is heard, ms; below 0: it is late. 0 where nothing is heard. */
  untilHeard(captured: number): number {
    return this.stream === undefined ? 0 : this.timeline.untilHeard(captured, this.now);
  }

  /** Nothing is heard from now on. */
  close(): void {
    clearInterval(this.looking);
    this.decoder.close();
    this.volume.disconnect();
  }

  private get now(): number {
    return this.context.currentTime * S;
  }

  private decoded({ mark, samples, sampleRate }: Decoded): void {
    const placed = this.placed.get(mark);
    this.placed.delete(mark);
    if (!placed || samples.length === 0) return;
    const { instead } = placed;
    if (instead) this.repeat(instead.at, instead.ms);
    const buffer = this.context.createBuffer(1, samples.length, sampleRate);
    buffer.getChannelData(0).set(samples);
    this.last = buffer;
    this.play(buffer, placed.at / S, placed.rate);
  }

  private pad(): void {
    const hole = this.timeline.pad(this.now);
    if (hole) this.repeat(hole.at, hole.ms);
  }

  /** What came last, once more and fading, as long as the hole is. */
  private repeat(at: number, ms: number): void {
    const { last, context } = this;
    if (!last) return;
    const fading = context.createGain();
    const begins = Math.max(at / S, context.currentTime);
    fading.gain.setValueAtTime(INSTEAD_LOUD, begins);
    fading.gain.linearRampToValueAtTime(0, begins + ms / S);
    fading.connect(this.volume);
    const node = context.createBufferSource();
    node.buffer = last;
    node.loop = ms / S > last.duration;
    node.connect(fading);
    node.start(begins);
    node.stop(begins + ms / S);
    node.onended = () => fading.disconnect();
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
