/** So much of an allowance may be saved up and then be spent at once. */
const SAVED_MS = 1_000;
/** What yields leaves this part of that to whom it yields. */
const LEFT_OVER = 1 / 2;

/**
 * What admits pictures under an allowance (W15), the same at both ends of the line. Credit grows with time, up to a
 * second's worth. A picture goes when there is credit for all of it; one that is more than a second's worth goes when
 * the credit is full, and leaves a debt. So whatever comes in whatever rhythm, what went out in any stretch of time is
 * ahead of the allowance by one picture or one second at most.
 *
 * Bytes are bytes on the wire (`onWire`).
 */
export class Credit {
  /** bytes a ms */
  private rate: number;
  private saved: number;
  private at: number;
  /** what the picture that is to go next costs, bytes; 0: there is none */
  private price = 0;

  /** Begins full: whoever has waited long enough to ask gets a first picture at once. */
  constructor(kbps: number, now: number) {
    this.rate = kbps / 8;
    this.saved = this.most;
    this.at = now;
  }

  /** Another allowance from now on; what was saved or is owed stays. */
  limit(kbps: number, now: number): void {
    this.grow(now);
    this.rate = kbps / 8;
    this.saved = Math.min(this.saved, this.most);
  }

  /** ms until this much may go; 0: now. */
  wait(bytes: number, now: number): number {
    this.price = bytes;
    this.grow(now);
    const lacking = Math.min(bytes, this.most) - this.saved;
    return lacking > 0 ? Math.ceil(lacking / this.rate) : 0;
  }

  /** ms until this much may go of what nothing else uses: half a second's worth stays saved for what comes first. */
  waitSpare(bytes: number, now: number): number {
    this.grow(now);
    const lacking = Math.min(bytes + this.most * LEFT_OVER, this.most) - this.saved;
    return lacking > 0 ? Math.ceil(lacking / this.rate) : 0;
  }

  /** It went out. */
  spend(bytes: number, now: number): void {
    this.grow(now);
    this.saved -= bytes;
    this.price = 0;
  }

  private get most(): number {
    return this.rate * SAVED_MS;
  }

  /** A picture that has to wait for something else meanwhile saves up to what it costs, so that its time is not lost. */
  private get room(): number {
    return Math.max(this.most, this.price);
  }

  private grow(now: number): void {
    if (now <= this.at) return;
    this.saved = Math.min(this.room, this.saved + (now - this.at) * this.rate);
    this.at = now;
  }
}
