import type { AtTime } from '../../protocol/clip/reader.ts';
import type { SoundPacket } from '../../protocol/packet.ts';
import type { Decoded, SoundDecoder } from '../sound/decoder.ts';

const S = 1_000;
/** So much is decoded and put in line ahead of what is heard. */
const AHEAD_MS = 1_500;
/** From "play" to the first of it: what is decoded by then is heard from its beginning. */
const LEAD_MS = 60;

/** Opens a decoder for a codec of packets. @param decoded told in the order in which they were given */
export type OpenFor = (codec: number, decoded: (sound: Decoded) => void) => SoundDecoder;

/** The sound of a clip. While it runs it is the clock the pictures follow. */
export class ClipSound {
  private readonly context: AudioContext;
  private readonly sounds: () => readonly AtTime<SoundPacket>[];
  private readonly open: OpenFor;
  private running = false;
  private decoder: SoundDecoder | undefined;
  private nodes: AudioBufferSourceNode[] = [];
  /** where it began to run: place in the clip and time of the context, ms */
  private from = 0;
  private since = 0;
  private next = 0;

  /** @param sounds all that have come, in order */
  constructor(context: AudioContext, sounds: () => readonly AtTime<SoundPacket>[], open: OpenFor) {
    this.context = context;
    this.sounds = sounds;
    this.open = open;
  }

  /** ms on the clock of what is heard now, not of what is handed over to be heard. */
  get now(): number {
    const { currentTime, baseLatency } = this.context;
    const { outputLatency } = this.context as { readonly outputLatency?: number };
    return (currentTime - (outputLatency || baseLatency || 0)) * S;
  }

  /** Whether it can be heard: a TV may need a key first. */
  get runs(): boolean {
    return this.context.state === 'running';
  }

  /** Wakes it. */
  wake(): Promise<void> {
    return this.runs ? Promise.resolve() : this.context.resume();
  }

  /** Is heard from a place in the clip on. @returns when that place is heard, on the clock of `now` */
  start(from: number): number {
    this.stop();
    this.from = from;
    this.since = this.context.currentTime * S + LEAD_MS;
    const sounds = this.sounds();
    this.next = 0;
    while (this.next < sounds.length && (sounds[this.next]?.at ?? 0) < from) this.next += 1;
    this.running = true;
    this.pump();
    return this.since;
  }

  /** Puts in line what will be heard soon; call it a few times a second. */
  pump(): void {
    if (!this.running) return;
    const until = this.from + (this.context.currentTime * S - this.since) + AHEAD_MS;
    const sounds = this.sounds();
    for (let sound = sounds[this.next]; sound && sound.at < until; sound = sounds[this.next]) {
      this.decoder ??= this.begin(sound.packet.codec);
      this.decoder.decode(sound.packet.payload, sound.at);
      this.next += 1;
    }
  }

  /** Silent from now on. */
  stop(): void {
    this.running = false;
    this.decoder?.close();
    this.decoder = undefined;
    for (const node of this.nodes) {
      node.onended = null;
      node.stop();
      node.disconnect();
    }
    this.nodes = [];
  }

  private begin(codec: number): SoundDecoder {
    const decoder = this.open(codec, (sound) => {
      if (decoder === this.decoder) this.decoded(sound);
    });
    return decoder;
  }

  private decoded({ mark, samples, sampleRate }: Decoded): void {
    const { context } = this;
    if (samples.length === 0) return;
    const buffer = context.createBuffer(1, samples.length, sampleRate);
    buffer.getChannelData(0).set(samples);
    const node = context.createBufferSource();
    node.buffer = buffer;
    node.connect(context.destination);
    const at = (this.since + mark - this.from) / S;
    const late = context.currentTime - at;
    if (late >= buffer.duration) return;
    this.nodes.push(node);
    node.onended = () => {
      this.nodes = this.nodes.filter((one) => one !== node);
      node.disconnect();
    };
    // Decoded late: the rest of it, so that what follows is in its place.
    if (late > 0) node.start(0, late);
    else node.start(at);
  }
}
