/**
 * How much the operator gives to all viewers together (W20). Each person who watches reserves their allowance for as
 * long as they have anything open, paused or direct included: whoever comes back to the relay never finds it full.
 */
export class Capacity {
  readonly #total: number;
  readonly #reserved = new Map<string, number>();
  #sum = 0;

  /** @param total kbps; Infinity: as much as the machine bears */
  constructor(total: number) {
    this.#total = total;
  }

  get total(): number {
    return this.#total;
  }

  /** What is reserved, kbps. */
  get reserved(): number {
    return this.#sum;
  }

  /** Whether somebody could have this much, counting what they have already. */
  admits(person: string, kbps: number): boolean {
    return this.#sum - this.of(person) + kbps <= this.#total;
  }

  of(person: string): number {
    return this.#reserved.get(person) ?? 0;
  }

  /**
   * Reserves this much for a person instead of what they had; 0 lets it go.
   * @returns what they have now: less than was asked for where there is no more, but never less than before for that reason
   */
  reserve(person: string, kbps: number): number {
    const before = this.of(person);
    const free = Math.max(0, this.#total - this.#sum);
    const given = Math.min(kbps, before + free);
    this.#sum += given - before;
    if (given > 0) this.#reserved.set(person, given);
    else this.#reserved.delete(person);
    return given;
  }
}
