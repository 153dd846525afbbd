/** A token bucket: `burst` at once, `perSecond` in the long run. */
export interface BucketOptions {
  burst: number;
  perSecond: number;
}

export class Bucket {
  #left: number;
  #at: number;
  readonly #options: BucketOptions;

  constructor(options: BucketOptions, now: number) {
    this.#options = options;
    this.#left = options.burst;
    this.#at = now;
  }

  /** Takes `cost` if there is that much; false (and nothing taken) if not. */
  take(now: number, cost = 1): boolean {
    this.#fill(now);
    if (this.#left < cost) return false;
    this.#left -= cost;
    return true;
  }

  /** Whether nothing was taken for long enough. */
  isFull(now: number): boolean {
    this.#fill(now);
    return this.#left >= this.#options.burst;
  }

  /** ms until `cost` will be there. */
  wait(cost = 1): number {
    return Math.max(0, Math.ceil(((cost - this.#left) / this.#options.perSecond) * 1000));
  }

  #fill(now: number): void {
    const { burst, perSecond } = this.#options;
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond);
    this.#at = now;
  }
}
