import type { Cancel, Clock } from '../protocol/clock.ts';

/** What a line is made to do besides carrying everything. */
export interface Conditions {
  /** ms everything comes later, each way */
  delayMs: number;
  /** of a hundred TCP segments, so many are lost on the way and sent again */
  lossPercent: number;
}

export const CLEAR: Conditions = { delayMs: 0, lossPercent: 0 };

/** What TCP puts into one segment. */
const SEGMENT_BYTES = 1_448;
/** A lost segment is sent again after this long and a round trip (Linux, least): all behind it waits. */
const AGAIN_MS = 200;

interface Waiting {
  at: number;
  bytes: number;
  deliver(): void;
}

/**
 * One way of a line. As with TCP nothing goes missing and nothing overtakes: what is lost comes late, and holds up all
 * that follows.
 */
export class Lane {
  conditions: Conditions = CLEAR;
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly queue: Waiting[] = [];
  /** bytes that are on their way */
  private bytes = 0;
  private last = 0;
  private cancel: Cancel = () => {};

  /** @param random 0 to 1 */
  constructor(clock: Clock, random: () => number) {
    this.clock = clock;
    this.random = random;
  }

  get waiting(): number {
    return this.bytes;
  }

  /** Delivers in its turn: at once where nothing holds it up. */
  send(bytes: number, deliver: () => void): void {
    const now = this.clock.now();
    this.last = Math.max(this.last, now + this.conditions.delayMs + this.heldUp(bytes));
    if (this.queue.length === 0 && this.last <= now) return deliver();
    this.queue.push({ at: this.last, bytes, deliver });
    this.bytes += bytes;
    if (this.queue.length === 1) this.wait();
  }

  /** The line is gone, and what was on its way with it. */
  end(): void {
    this.cancel();
    this.queue.length = 0;
    this.bytes = 0;
  }

  private heldUp(bytes: number): number {
    const { delayMs, lossPercent } = this.conditions;
    let ms = 0;
    for (let sent = 0; sent < bytes; sent += SEGMENT_BYTES) {
      if (this.random() * 100 < lossPercent) ms += AGAIN_MS + 2 * delayMs;
    }
    return ms;
  }

  private wait(): void {
    const next = this.queue[0];
    if (!next) return;
    this.cancel = this.clock.after(Math.max(0, next.at - this.clock.now()), () => {
      this.queue.shift();
      this.bytes -= next.bytes;
      // Delivering may end the line.
      this.wait();
      next.deliver();
    });
  }
}
