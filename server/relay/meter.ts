interface Sample {
  at: number;
  bytes: number;
}

/** Samples in the window where nothing else is configured (fig 6). */
export const SAMPLES = 10;

/**
 * The sliding window of figs 6 and 7 (W15): pairs of a time and a length. What was used of a line is Σ length ÷
 * (time of the last − time of the first). What was dropped counts as a length of 0.
 */
export class Meter {
  readonly #most: number;
  readonly #window: Sample[] = [];

  constructor(samples = SAMPLES) {
    this.#most = samples;
  }

  add(bytes: number, at: number): void {
    if (this.#window.length === this.#most) this.#window.shift();
    this.#window.push({ at, bytes });
  }

  /** Bytes in the window. */
  get bytes(): number {
    return this.#window.reduce((sum, sample) => sum + sample.bytes, 0);
  }

  /** Time of the oldest sample; undefined while there is none. */
  get first(): number | undefined {
    return this.#window[0]?.at;
  }

  /** What was used, kbps. One sample says nothing about a rate: 0. Several at the same moment count as a ms apart. */
  get kbps(): number {
    const { first } = this;
    const last = this.#window.at(-1);
    if (first === undefined || !last || this.#window.length < 2) return 0;
    return (this.bytes * 8) / Math.max(1, last.at - first);
  }
}
