/** docs/protocol.md: say `seen` every 16 events or 5 s. */
const EVERY_EVENTS = 16;
const EVERY_MS = 5_000;

/** Counts the events of a session and tells the server how far they have been handled. */
export class Seen {
  readonly #tell: (seq: number) => void;
  #newest = 0;
  #told = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (seq: number) => void) {
    this.#tell = tell;
  }

  get newest(): number {
    return this.#newest;
  }

  /** Returns false for an event that has been handled before. */
  take(seq: number): boolean {
    if (seq <= this.#newest) return false;
    this.#newest = seq;
    if (seq - this.#told >= EVERY_EVENTS) this.#say();
    else this.#timer ??= setTimeout(() => this.#say(), EVERY_MS);
    return true;
  }

  /** A new session counts from 1. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#newest = 0;
    this.#told = 0;
  }

  #say(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#told = this.#newest;
    this.#tell(this.#newest);
  }
}
