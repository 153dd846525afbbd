/** Upper ends of the buckets, ms: each a quarter wider than the one before, up to a minute and a half. */
const ENDS: readonly number[] = Array.from({ length: 52 }, (_, index) => 1.25 ** index);

const bucketOf = (ms: number): number =>
  ms <= 1 ? 0 : Math.min(ENDS.length, Math.ceil(Math.log(ms) / Math.log(1.25)));

/** Of whole ms, looked up: this is done twice for every picture, and most take less than a second. */
const BUCKETS = Uint8Array.from({ length: 1_000 }, (_, ms) => bucketOf(ms));

/** How times are spread, in little memory and at no cost: quantiles are right to a quarter. */
export class Histogram {
  readonly #counts = new Uint32Array(ENDS.length + 1);
  #all = 0;

  add(ms: number): void {
    const bucket = BUCKETS[Math.ceil(ms)] ?? bucketOf(ms);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#all += 1;
  }

  get count(): number {
    return this.#all;
  }

  /** The time that this part of all (0 to 1) stays within, ms; undefined while there is none. */
  quantile(part: number): number | undefined {
    if (this.#all === 0) return undefined;
    let left = Math.max(1, Math.ceil(this.#all * part));
    for (const [bucket, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return Math.round(ENDS[bucket] ?? 100_000);
    }
    return undefined;
  }
}
