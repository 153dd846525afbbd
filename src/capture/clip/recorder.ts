import { ClipWriter, type SealedClip } from '../../protocol/clip/writer.ts';
import type { Cancel, Clock } from '../../protocol/clock.ts';
import { Codec, Kind, readFrame } from '../../protocol/packet.ts';
import type { OpenCamera } from '../camera.ts';
import type { StillEncoder } from '../encoder.ts';
import { nextQuality } from '../quality.ts';
import { capturedAt } from '../voice/voice.ts';
import type { ClipLimits, ClipPlan } from './plan.ts';

export interface RecorderOptions {
  readonly clock: Clock;
  readonly camera: OpenCamera;
  readonly encoder: StillEncoder;
  readonly plan: ClipPlan;
  readonly limits: ClipLimits;
  /** The time, or the room there is, is over: what is there can be sealed. */
  over(): void;
}

/** What a recording has come to. */
export interface RecorderFigures {
  readonly ms: number;
  readonly bytes: number;
  readonly pictures: number;
}

const QUALITY = 0.7;
/** Pictures may run ahead of what they are reckoned with by so much; a richer scene is made coarser, not left out. */
const AHEAD_BYTES = 64 * 1024;
/** Pictures being encoded at the same time. */
const AT_ONCE = 2;
const SOUND_UNIT_MS = 5;
const HALF = 0x8000;

/**
 * Records (V2): takes stills of the camera in an even rhythm, and what is handed in of the voice. Works wherever a
 * webcam does; needs neither MediaRecorder nor WebCodecs nor WebRTC. Everything stays here until it is sealed.
 */
export class Recorder {
  private readonly options: RecorderOptions;
  private readonly writer: ClipWriter;
  private readonly began: number;
  private quality = QUALITY;
  private cancel: Cancel = () => {};
  private cancelEnd: Cancel;
  private taking: Promise<void> = Promise.resolve();
  private next = 0;
  private encoding = 0;
  /** the next one is taken when one of those is done */
  private waits = false;
  private last = 0;
  private is: 'on' | 'over' | 'stopped' = 'on';

  /** Begins at once. */
  constructor(options: RecorderOptions) {
    this.options = options;
    const { clock, plan, limits } = options;
    this.writer = new ClipWriter(plan);
    this.began = clock.now();
    this.cancelEnd = clock.after(limits.longestMs, () => this.end());
    this.tick();
  }

  get figures(): RecorderFigures {
    const { bytes, pictures } = this.writer;
    return { ms: this.elapsed, bytes, pictures };
  }

  /** A packet of the voice, as it would go out on air. */
  hear(frame: Uint8Array): void {
    const [packet] = readFrame(frame).packets;
    if (this.is !== 'on' || packet?.kind !== Kind.sound) return;
    const ahead = (packet.captured - capturedAt(this.began)) & 0xffff;
    // Its first packets may be of before the beginning.
    if (ahead < HALF) this.writer.sound(ahead * SOUND_UNIT_MS, packet.codec, packet.payload);
  }

  /** Ends it and seals what there is; undefined: not one picture came of it, or it was stopped. */
  async finish(): Promise<SealedClip | undefined> {
    if (this.is === 'on') this.end(false);
    await this.taking;
    return this.is === 'over' && this.writer.pictures > 0 ? this.writer.seal(this.last) : undefined;
  }

  /** Nothing is kept of it. */
  stop(): void {
    this.is = 'stopped';
    this.cancel();
    this.cancelEnd();
  }

  private get elapsed(): number {
    const { clock, limits } = this.options;
    return this.is === 'on' ? Math.min(limits.longestMs, clock.now() - this.began) : this.last;
  }

  private end(tell = true): void {
    this.last = Math.max(1, this.elapsed);
    this.is = 'over';
    this.cancel();
    this.cancelEnd();
    if (tell) this.options.over();
  }

  /**
   * Pictures in the rhythm of the plan. While one is still being encoded, elsewhere, the next one is taken; a box that is
   * slower than that takes the next one at once when it has the one before.
   */
  private tick(): void {
    const { clock, plan } = this.options;
    const now = clock.now() - this.began;
    this.next = Math.max(this.next + plan.everyMs, Math.floor(now / plan.everyMs) * plan.everyMs + plan.everyMs);
    this.encoding += 1;
    this.taking = this.take(now, this.taking).then(() => {
      this.encoding -= 1;
      if (this.waits) this.goOn();
    });
    this.goOn();
  }

  private goOn(): void {
    const { clock } = this.options;
    this.waits = this.encoding >= AT_ONCE;
    if (this.waits || this.is !== 'on') return;
    this.cancel = clock.after(Math.max(0, this.began + this.next - clock.now()), () => this.tick());
  }

  /** @param before it is kept when those of before are */
  private async take(at: number, before: Promise<void>): Promise<void> {
    const { camera, encoder, plan, limits } = this.options;
    const { width, height, pictureBytes, everyMs } = plan;
    // What was seen later than it says would not fit what is heard.
    const encoded = await encoder.encode(camera, width, height, this.quality).catch(() => undefined);
    await before;
    if (!encoded || this.is === 'stopped') return;
    const { length } = encoded.bytes;
    this.quality = nextQuality(this.quality, length, pictureBytes, QUALITY);
    const reckoned = (at / everyMs + 1) * pictureBytes + AHEAD_BYTES;
    if (this.writer.bytes + length > reckoned) return;
    this.writer.picture(at, Codec[encoded.codec], encoded.bytes);
    const around = limits.mostBytes / 50;
    if (this.is === 'on' && this.writer.bytes + pictureBytes * (1 + AT_ONCE) + around > limits.mostBytes) this.end();
  }
}
