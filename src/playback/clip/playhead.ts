/** waiting: for what has not come yet. ended: the last picture stands. */
export type PlayState = 'waiting' | 'playing' | 'paused' | 'ended';

/** With so much here it plays while the rest still comes. */
export const BUFFER_MS = 3_000;

/**
 * Where in a clip one is. Plays as soon as 3 s are here, or all of it; waits again where it has played everything that
 * has come. The clock is whatever one hears or sees it by, ms, handed in at each call.
 */
export class Playhead {
  readonly ms: number;
  private is: PlayState = 'waiting';
  /** where it stood, and since when it runs from there */
  private from = 0;
  private since = 0;
  private ready = 0;
  private whole = false;

  /** @param ms length of the clip */
  constructor(ms: number) {
    this.ms = ms;
  }

  get state(): PlayState {
    return this.is;
  }

  /** How far it could play, ms. */
  get readyMs(): number {
    return this.ready;
  }

  /** @param now ms, any origin; may lie a little before what `play` was told: then it has not moved yet */
  position(now: number): number {
    if (this.is !== 'playing') return this.from;
    return Math.min(this.whole ? this.ms : this.ready, this.from + Math.max(0, now - this.since));
  }

  /** So much has come. */
  came(readyMs: number, whole: boolean, now: number): void {
    this.ready = readyMs;
    this.whole = whole;
    this.settle(now);
  }

  play(now: number): void {
    if (this.is === 'playing' || this.is === 'waiting') return;
    if (this.is === 'ended') this.from = 0;
    this.is = 'waiting';
    this.settle(now);
  }

  pause(now: number): void {
    if (this.is === 'paused' || this.is === 'ended') return;
    this.from = this.position(now);
    this.is = 'paused';
  }

  /** Goes to another place; what was playing plays on from there. */
  seek(to: number, now: number): void {
    this.from = Math.max(0, Math.min(to, this.ms));
    this.since = now;
    if (this.is === 'ended' && this.from < this.ms) this.is = 'paused';
    if (this.is === 'playing') this.is = 'waiting';
    this.settle(now);
  }

  /** The clock is another one from now on: at `now` of it, it stands at `at`. */
  follow(at: number, now: number): void {
    this.from = at;
    this.since = now;
  }

  /** Time has passed. */
  settle(now: number): void {
    if (this.is === 'playing') this.go(now);
    else if (this.is === 'waiting' && (this.whole || this.ready >= Math.min(this.ms, this.from + BUFFER_MS))) {
      this.is = 'playing';
      this.since = now;
    }
  }

  private go(now: number): void {
    const at = this.position(now);
    if (this.whole && at >= this.ms) {
      this.from = this.ms;
      this.is = 'ended';
    } else if (!this.whole && at >= this.ready) {
      this.from = at;
      this.is = 'waiting';
    }
  }
}
