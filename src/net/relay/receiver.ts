import type { Clock } from '../../protocol/clock.ts';
import { type PicturePacket, writeAck } from '../../protocol/packet.ts';

/** Turns a packet into something that can be shown, and shows it. Resolves when it is on the screen, rejects if it never is. */
export interface Presenter {
  show(packet: PicturePacket): Promise<void>;
}

export interface ReceiverOptions {
  clock: Clock;
  presenter: Presenter;
  send(frame: Uint8Array): boolean;
  /** a picture is on the screen; `at` is when */
  shown(packet: PicturePacket, at: number): void;
}

interface Waiting {
  packet: PicturePacket;
  at: number;
  /** it was on another screen before: neither acknowledged nor counted again */
  again: boolean;
}

/**
 * The viewer's end of a stream (W14): one picture is being decoded, the newest waits, what is in between is skipped.
 * An ack goes out when a picture was *shown*, and stands for everything before it.
 */
export class Receiver {
  private readonly options: ReceiverOptions;
  private busy = false;
  private next: Waiting | undefined;
  private over = false;

  constructor(options: ReceiverOptions) {
    this.options = options;
  }

  take(packet: PicturePacket): void {
    this.put(packet, false);
  }

  /** Shows what another screen has shown and acknowledged before, so that this one does not begin black. */
  repeat(packet: PicturePacket): void {
    this.put(packet, true);
  }

  /** A newer picture waits for the one that is being shown. */
  get hasNewer(): boolean {
    return this.next !== undefined;
  }

  /** Nothing more is shown or acknowledged. */
  stop(): void {
    this.over = true;
    this.next = undefined;
  }

  private put(packet: PicturePacket, again: boolean): void {
    if (this.over) return;
    this.next = { packet, at: this.options.clock.now(), again };
    if (!this.busy) void this.work();
  }

  private async work(): Promise<void> {
    this.busy = true;
    while (this.next && !this.over) {
      const { packet, at, again } = this.next;
      this.next = undefined;
      // A picture that is not shown (broken, or too late) is acknowledged as well: the next one may be better.
      const shown = await this.options.presenter.show(packet).then(
        () => true,
        () => false,
      );
      if (this.over) break;
      if (again) continue;
      const now = this.options.clock.now();
      this.options.send(writeAck(packet.stream, packet.sequence, now - at));
      if (shown) this.options.shown(packet, now);
    }
    this.busy = false;
  }
}
