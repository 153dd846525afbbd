import { Codec, Kind, readFrame, writePicture } from '../src/protocol/packet.ts';
import { onWire } from '../src/protocol/wire.ts';
import type { Demand } from '../src/protocol/words.ts';
import type { CrewTv } from './crew.ts';
import { LoadTv } from './tv.ts';

/** Bytes at the start of a payload that say when it left, ms; viewers of the same process read them. */
export const STAMP_BYTES = 8;

/** Sends pictures as a TV does: what is in demand, one at a time on its way up for each size. */
export class Broadcaster {
  sent = 0;
  readonly #tv: LoadTv;
  readonly #perSecond: number;
  readonly #bytes: number | undefined;
  readonly #began = Date.now();
  readonly #sequences = new Map<number, number>();
  readonly #onTheirWay = new Set<number>();
  readonly #next = new Map<number, number>();
  #demand: Demand[] = [];
  #timer: NodeJS.Timeout | undefined;

  private constructor(tv: LoadTv, perSecond: number, bytes: number | undefined) {
    this.#tv = tv;
    this.#perSecond = perSecond;
    this.#bytes = bytes;
  }

  /**
   * Signs in and goes on air.
   * @param perSecond pictures offered of each size
   * @param bytes of each payload; left out: as many as the server allows for its size
   */
  static async goOnAir(url: string, who: CrewTv, perSecond: number, bytes?: number): Promise<Broadcaster> {
    const tv = await LoadTv.signIn(url, who, 'fast');
    const broadcaster = new Broadcaster(tv, perSecond, bytes);
    tv.onEvent = (word) => {
      if (word.t === 'webcam.demand') broadcaster.#demand = word['demand'] as Demand[];
    };
    tv.onBytes = (frame) => {
      for (const packet of readFrame(frame).packets) {
        if (packet.kind === Kind.ack) broadcaster.#onTheirWay.delete(packet.stream);
      }
    };
    broadcaster.#demand = (await tv.ask('webcam.start', { takeOver: true })).demand;
    broadcaster.#timer = setInterval(() => broadcaster.#tick(), Math.min(20, 500 / perSecond));
    return broadcaster;
  }

  leave(): void {
    clearInterval(this.#timer);
    this.#tv.close();
  }

  #tick(): void {
    const now = Date.now();
    for (const { stream, width, maxBytes, maxKbps, everyMs } of this.#demand) {
      const at = this.#next.get(stream) ?? 0;
      if (now < at || this.#onTheirWay.has(stream)) continue;
      const length = Math.max(STAMP_BYTES, Math.min(maxBytes, this.#bytes ?? maxBytes));
      const gap = Math.max(everyMs, 1000 / this.#perSecond, (onWire(length, true) * 8) / maxKbps);
      // Never late for longer than one picture: a pause is not made up for.
      this.#next.set(stream, Math.max(at + gap, now - gap));
      const sequence = (this.#sequences.get(stream) ?? 0) + 1;
      this.#sequences.set(stream, sequence);
      const payload = Buffer.alloc(length, 0x5a);
      payload.writeDoubleBE(now, 0);
      const captured = now - this.#began;
      const size = { width, height: Math.round((width * 9) / 16) };
      const header = { kind: Kind.picture, codec: Codec.jpeg, flags: 0, stream, sequence, captured, ...size };
      this.#tv.send(writePicture(header, payload));
      this.#onTheirWay.add(stream);
      this.sent += 1;
    }
  }
}
