import type { Cancel, Clock } from '../protocol/clock.ts';
import { PICTURE_BYTES } from '../protocol/limits.ts';
import type { Still } from '../protocol/packet.ts';
import type { Demand, Stream } from '../protocol/words.ts';
import type { OpenCamera } from './camera.ts';
import type { StillEncoder } from './encoder.ts';
import { Pacer } from './pacer.ts';
import { LOWEST, nextQuality, type Wish } from './quality.ts';

/** Where pictures go: one at a time, and only while there is a line. */
export interface PictureSink {
  readonly ready: boolean;
  send(picture: Still): boolean;
}

export interface SenderOptions {
  clock: Clock;
  sink: PictureSink;
  encoder: StillEncoder;
  camera: OpenCamera;
  streams: readonly Stream[];
}

/** `goOn` comes with the server's ack; this is for an ack that was lost with its line. */
const GUARD_MS = 1_000;
/** From the finest picture to the coarsest. */
const MOST_TRIES = 10;

/**
 * The life of a picture at its source: camera → encoder → pacer → connection. It runs only while somebody watches,
 * and never has more than one picture between the camera and the server.
 */
export class Sender {
  private readonly options: SenderOptions;
  private readonly pacer = new Pacer();
  private readonly quality = new Map<number, number>();
  private wish: Wish;
  private cancel: Cancel = () => {};
  private busy = false;
  private over = false;

  constructor(options: SenderOptions, wish: Wish) {
    this.options = options;
    this.wish = wish;
    this.pacer.setRate(wish.perSecond);
  }

  /** The person moved the slider; the next picture follows it. */
  setWish(wish: Wish): void {
    this.wish = wish;
    this.quality.clear();
    this.pacer.setRate(wish.perSecond);
    this.goOn();
  }

  setDemand(demand: readonly Demand[]): void {
    this.pacer.setDemand(demand);
    this.goOn();
  }

  hurry(stream: number): void {
    this.pacer.hurry(stream);
    this.goOn();
  }

  stop(): void {
    this.over = true;
    this.cancel();
  }

  /** Something changed that a picture may have waited for: the demand, the wish, the last picture arrived. */
  goOn(): void {
    this.cancel();
    if (this.over || this.busy) return;
    const { clock, sink } = this.options;
    const next = this.pacer.next(clock.now());
    if (!next) return;
    if ('wait' in next) this.later(next.wait);
    else if (!sink.ready) this.later(GUARD_MS);
    else void this.take(next.size);
  }

  private later(ms: number): void {
    this.cancel = this.options.clock.after(ms, () => this.goOn());
  }

  private async take(size: Demand): Promise<void> {
    this.busy = true;
    const { clock, sink } = this.options;
    const picture = await this.encode(size).catch(() => undefined);
    this.busy = false;
    if (this.over) return;
    if (picture && sink.send(picture)) {
      this.pacer.sent(size.stream, picture.bytes.length, clock.now());
      this.goOn();
    } else this.later(1000 / this.wish.perSecond);
  }

  private async encode({ stream, width, maxBytes }: Demand): Promise<Still | undefined> {
    const { clock, encoder, camera, streams } = this.options;
    const height = streams.find((size) => size.stream === stream)?.height ?? Math.round((width * 9) / 16);
    // A scene may suddenly be richer than the last: a picture over the limit is made again, smaller.
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const quality = this.quality.get(stream) ?? this.wish.quality;
      // Each try is of another moment.
      const capturedAt = clock.now();
      const encoded = await encoder.encode(camera, width, height, quality);
      if (!encoded) return undefined;
      this.quality.set(stream, nextQuality(quality, encoded.bytes.length, maxBytes, this.wish.quality));
      // The coarsest there is goes out even if it is too big: it only takes longer, and none at all is worse.
      const most = quality <= LOWEST ? PICTURE_BYTES.fast : maxBytes;
      if (encoded.bytes.length <= most) return { stream, width, height, capturedAt, ...encoded };
    }
    return undefined;
  }
}
