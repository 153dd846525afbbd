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
/** A line that is busy with a picture for no longer than this need not be waited for: a word behind it is not late. */
const BRIEF_MS = 10;

/** True when sequence `a` comes after `b`: they count in 32 bits and may wrap, so newer is the shorter way round. */
export const isAfter = (a: number, b: number): boolean => a !== b && (a - b) >>> 0 < 0x80000000;

export class Gate {
  /** no more often than this, ms; 0: as often as the viewer acknowledges */
  everyMs: number;
  /** the oldest that is on its way, and the one behind it */
  #first: Sent | undefined;
  #second: Sent | undefined;
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
    return this.#first === undefined ? pace : Math.max(pace, this.#untilFollowed(now, this.#first, pipe));
  }

  /** It went out. */
  sent(picture: Sent): void {
    this.#last = picture;
    if (this.#first === undefined) this.#first = picture;
    else this.#second = picture;
  }

  /**
   * The viewer has shown everything up to this picture, which is returned: the newest of those that were on their way.
   * Undefined for an ack of nothing that is: a repeat, an older one, one of the future.
   */
  shown(stream: number, sequence: number): Sent | undefined {
    const first = this.#first;
    const second = this.#second;
    const newest = second?.stream === stream ? second : first;
    if (newest?.stream !== stream || isAfter(sequence, newest.sequence)) return undefined;
    if (!isAfter(newest.sequence, sequence)) {
      // One of another size before it was skipped by the viewer, who shows the newest.
      this.#first = newest === second ? undefined : second;
      this.#second = undefined;
      return newest;
    }
    if (newest === first || first?.stream !== stream || isAfter(first.sequence, sequence)) return undefined;
    this.#first = second;
    this.#second = undefined;
    return first;
  }

  /** The oldest picture that was not acknowledged yet. */
  get pending(): Sent | undefined {
    return this.#first;
  }

  /** A new line: what was on its way on the old one will never be acknowledged. */
  reset(): void {
    this.#first = this.#second = undefined;
    this.#last = undefined;
  }

  /** ms until the picture on its way has left the line to a second one. */
  #untilFollowed(now: number, first: Sent, pipe: Pipe): number {
    if (this.#second !== undefined) return NOT_NOW;
    const { roundTrip, bears } = pipe;
    if (roundTrip === undefined || bears === undefined) return NOT_NOW;
    const bits = first.bytes * 8;
    const takes = bits / bears;
    const oneAtATime = bits / (takes + roundTrip);
    if (oneAtATime >= pipe.allowed) return NOT_NOW;
    return takes <= BRIEF_MS ? 0 : Math.max(0, Math.ceil(first.at + takes - now));
  }
}
