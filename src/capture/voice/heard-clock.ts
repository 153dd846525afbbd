/** Looked back at so long, and at least half of it: blocks come late now and then, hardly ever so long in a row. */
const LOOKS_BACK_MS = 4_000;

/**
 * When a microphone hears what it gives: its blocks come late, some later than others, and now and then one is lost. What
 * came quickest of late is taken for the truth, so that neither a clock that runs otherwise than the TV's nor a lost
 * block is carried along.
 */
export class HeardClock {
  /** ms of sound that came in */
  private heard = 0;
  /** the clock minus `heard`, as it is when nothing comes late; in this half of the time, and in the one before */
  private least = { now: Number.POSITIVE_INFINITY, before: Number.POSITIVE_INFINITY };
  private turnedAt = Number.NEGATIVE_INFINITY;

  /** A block came. @returns when it begins, in ms of sound */
  came(ms: number, now: number): number {
    const begins = this.heard;
    this.heard += ms;
    const ahead = now - this.heard;
    if (now - this.turnedAt > LOOKS_BACK_MS / 2) {
      this.least = { now: ahead, before: this.least.now };
      this.turnedAt = now;
    } else this.least.now = Math.min(this.least.now, ahead);
    return begins;
  }

  /** ms of sound so far */
  get ms(): number {
    return this.heard;
  }

  /** What has to be added to ms of sound to have the time of the clock. */
  get began(): number {
    return Math.min(this.least.now, this.least.before);
  }
}
