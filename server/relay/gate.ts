/**
 * W14: what decides when a viewer gets the next picture. One is on its way; the next goes out when that one was shown
 * (acknowledged), and is then the newest there is. The pictures in between were never sent, to this viewer alone.
 *
 * Where the way is long, the line would lie idle while the ack comes back, and one picture at a time would not come to
 * what the viewer is given. There a second one may follow, as soon as the first has left the line behind it.
 */

/** A picture that went out. */
export interface Sent {
  stream: number;
  sequence: number;
  /** counts what its broadcast took in, whatever the size */
  order: number;
  /** when the server took it in, and when it sent it on */
  takenAt: number;
  at: number;
  /** on the wire */
  bytes: number;
}

/** What is known of the way to the viewer. */
export interface Pipe {
  /** ms there and back; undefined: not known */
  roundTrip: number | undefined;
  /** kbps the line was measured to bear; undefined: not known */
  bears: number | undefined;
  /** kbps this view is given of it */
  allowed: number;
}

/** Ask again after an ack or a new picture, not before. */
export const NOT_NOW = Number.POSITIVE_INFINITY;
const MOST_ON_THEIR_WAY = 2;

/** True when sequence `a` comes after `b`: they count in 32 bits and may wrap, so newer is the shorter way round. */
export const isAfter = (a: number, b: number): boolean => a !== b && (a - b) >>> 0 < 0x80000000;

export class Gate {
  /** no more often than this, ms; 0: as often as the viewer acknowledges */
  everyMs: number;
  readonly #onTheirWay: Sent[] = [];
  #last: Sent | undefined;

  constructor(everyMs: number) {
    this.everyMs = everyMs;
  }

  /** Whether the viewer was sent nothing so new. */
  isNews(order: number): boolean {
    return this.#last === undefined || order > this.#last.order;
  }

  /** Whether anything went out on this line. */
  get begun(): boolean {
    return this.#last !== undefined;
  }

  /** ms until a newer picture may go out; 0: now; NOT_NOW. */
  wait(now: number, pipe: Pipe): number {
    const pace = this.#last ? Math.max(0, this.#last.at + this.everyMs - now) : 0;
    return this.#onTheirWay.length === 0 ? pace : Math.max(pace, this.#untilFollowed(now, pipe));
  }

  /** It went out. */
  sent(picture: Sent): void {
    this.#last = picture;
    this.#onTheirWay.push(picture);
  }

  /**
   * The viewer has shown everything up to this picture, which is returned: the newest of those that were on their way.
   * Undefined for an ack of nothing that is: a repeat, an older one, one of the future.
   */
  shown(stream: number, sequence: number): Sent | undefined {
    const way = this.#onTheirWay;
    const newest = way.findLast((picture) => picture.stream === stream);
    if (!newest || isAfter(sequence, newest.sequence)) return undefined;
    const upTo = way.findLastIndex((picture) => picture.stream === stream && !isAfter(picture.sequence, sequence));
    // Pictures of another size before it were skipped by the viewer, who shows the newest.
    return upTo < 0 ? undefined : way.splice(0, upTo + 1).at(-1);
  }

  /** The oldest picture that was not acknowledged yet. */
  get pending(): Sent | undefined {
    return this.#onTheirWay[0];
  }

  /** A new line: what was on its way on the old one will never be acknowledged. */
  reset(): void {
    this.#onTheirWay.length = 0;
    this.#last = undefined;
  }

  /** ms until the picture on its way has left the line to a second one. */
  #untilFollowed(now: number, { roundTrip, bears, allowed }: Pipe): number {
    const [first] = this.#onTheirWay;
    if (!first || this.#onTheirWay.length >= MOST_ON_THEIR_WAY) return NOT_NOW;
    if (roundTrip === undefined || bears === undefined) return NOT_NOW;
    const bits = first.bytes * 8;
    const takes = bits / bears;
    const oneAtATime = bits / (takes + roundTrip);
    return oneAtATime < allowed ? Math.max(0, Math.ceil(first.at + takes - now)) : NOT_NOW;
  }
}
