import type { Clock } from '../../protocol/clock.ts';
import { type Ack, Codec, Kind, type Still, writePicture } from '../../protocol/packet.ts';
import { onWire } from '../../protocol/wire.ts';

export interface UploaderOptions {
  clock: Clock;
  send(frame: Uint8Array): boolean;
  /** the server has a picture; ms since it was sent */
  arrived?(bytes: number, ms: number): void;
}

/** A server that acknowledges nothing for this long has lost the picture with the line. */
const LOST_MS = 10_000;

/**
 * Sends pictures to the relay, one at a time: the next goes out when the server has the last (W14, the same rule as
 * for a viewer). Whatever was not sent is never queued; the camera has a newer one.
 */
export class Uploader {
  private readonly options: UploaderOptions;
  /** the last sequence of each stream */
  private readonly sequences = new Map<number, number>();
  private readonly startedAt: number;
  private onItsWay: { stream: number; sequence: number; at: number; bytes: number } | undefined;
  /** bytes on the wire and pictures since the last reading, for the screen */
  private bytes = 0;
  private pictures = 0;

  constructor(options: UploaderOptions) {
    this.options = options;
    this.startedAt = options.clock.now();
  }

  /** Whether a picture may be taken now. */
  get ready(): boolean {
    const way = this.onItsWay;
    return !way || this.options.clock.now() - way.at > LOST_MS;
  }

  /** Sends a picture; false when there is no line (nothing is kept). */
  send(picture: Still): boolean {
    const { clock, send } = this.options;
    // From the clock on, so that an app that was started again goes on after what it sent before.
    const sequence = ((this.sequences.get(picture.stream) ?? this.startedAt) + 1) >>> 0;
    const frame = writePicture(
      {
        kind: Kind.picture,
        codec: Codec[picture.codec],
        flags: 0,
        stream: picture.stream,
        sequence,
        captured: picture.capturedAt >>> 0,
        width: picture.width,
        height: picture.height,
      },
      picture.bytes,
    );
    if (!send(frame)) return false;
    this.sequences.set(picture.stream, sequence);
    this.onItsWay = { stream: picture.stream, sequence, at: clock.now(), bytes: frame.length };
    this.bytes += onWire(frame.length, true);
    this.pictures += 1;
    return true;
  }

  /** The server has it. */
  acked(ack: Ack): void {
    const way = this.onItsWay;
    if (way?.stream !== ack.stream || way.sequence !== ack.shown) return;
    this.onItsWay = undefined;
    this.options.arrived?.(way.bytes, this.options.clock.now() - way.at);
  }

  /** A new line: whatever was on the old one is gone. */
  reset(): void {
    this.onItsWay = undefined;
  }

  /** What went out since the last call. */
  read(): { bytes: number; pictures: number } {
    const result = { bytes: this.bytes, pictures: this.pictures };
    this.bytes = 0;
    this.pictures = 0;
    return result;
  }
}
