import { busyFor } from './share.ts';

/**
 * W14: what decides when a viewer gets the next picture. One may be on its way; the next goes out only when that
 * one was shown (acknowledged), and then it is the newest there is. The pictures in between were never sent, to
 * this viewer alone.
 *
 * Sequences count in 32 bits and may wrap; "newer" is the shorter way round.
 */
export interface Sent {
  stream: number;
  sequence: number;
  at: number;
  bytes: number;
}

/** True when sequence `a` comes after `b`. */
export const isAfter = (a: number, b: number): boolean => a !== b && (a - b) >>> 0 < 0x80000000;

export class Gate {
  /** no more often than this, ms; 0: as often as the viewer acknowledges */
  everyMs: number;
  /** this viewing's share of its viewer's line; undefined: all that it bears */
  kbps: number | undefined;
  #onItsWay: Sent | undefined;
  #last: Sent | undefined;

  constructor(everyMs: number) {
    this.everyMs = everyMs;
  }

  /** Whether this picture may go out now; `wait` says in how many ms to ask again (undefined: after an ack or a new picture). */
  ask(stream: number, sequence: number, now: number): { open: boolean; wait?: number } {
    const last = this.#last;
    if (last && last.stream === stream && !isAfter(sequence, last.sequence)) return { open: false };
    if (this.#onItsWay) return { open: false };
    const wait = last ? last.at + Math.max(this.everyMs, busyFor(last.bytes, this.kbps)) - now : 0;
    return wait > 0 ? { open: false, wait } : { open: true };
  }

  /** It went out. */
  sent(stream: number, sequence: number, now: number, bytes = 0): void {
    this.#last = { stream, sequence, at: now, bytes };
    this.#onItsWay = this.#last;
  }

  /**
   * The viewer has shown everything up to `sequence`. Returns ms since that picture was sent, or undefined for an
   * ack that fits nothing on its way (a repeat, an older one, one of the future).
   */
  shown(stream: number, sequence: number, now: number): number | undefined {
    const way = this.#onItsWay;
    if (way?.stream !== stream || way.sequence !== sequence) return undefined;
    this.#onItsWay = undefined;
    return now - way.at;
  }

  /** ms the picture on its way has been out, or 0 when none is. */
  waiting(now: number): number {
    return this.#onItsWay ? now - this.#onItsWay.at : 0;
  }

  /** A new line: what was on its way on the old one will never be acknowledged. */
  reset(): void {
    this.#onItsWay = undefined;
    this.#last = undefined;
  }
}
