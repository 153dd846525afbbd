/** Samples in the window where nothing else is configured (fig 6). */
export const SAMPLES = 10;

/**
 * The sliding window of figs 6 and 7 (W15): pairs of a time and a length. What was used of a line is Σ length ÷
 * (time of the last − time of the first). What was dropped counts as a length of 0.
 */
export class Meter {
  readonly #at: number[];
  readonly #bytes: number[];
  /** samples there are, and where the next one goes: a ring, so that a sample leaves nothing behind to collect */
  #count = 0;
  #next = 0;

  constructor(samples = SAMPLES) {
    this.#at = new Array<number>(samples).fill(0);
    this.#bytes = new Array<number>(samples).fill(0);
  }

  add(bytes: number, at: number): void {
    this.#at[this.#next] = at;
    this.#bytes[this.#next] = bytes;
    this.#next = this.#next + 1 === this.#at.length ? 0 : this.#next + 1;
    if (this.#count < this.#at.length) this.#count += 1;
  }

  /** Bytes in the window. */
  get bytes(): number {
    return this.#bytes.reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Time of the oldest sample; undefined while there is none. */
  get first(): number | undefined {
    return this.#count === 0 ? undefined : this.#at[this.#count < this.#at.length ? 0 : this.#next];
  }

  /** What was used, kbps. One sample says nothing about a rate: 0. Several at the same moment count as a ms apart. */
  get kbps(): number {
    const { first } = this;
    const last = this.#at.at(this.#next - 1);
    if (first === undefined || last === undefined || this.#count < 2) return 0;
    return (this.bytes * 8) / Math.max(1, last - first);
  }
}
