/** What somebody means to do later; all of it can be dropped at once. */
export class Timers {
  readonly #waiting = new Set<NodeJS.Timeout>();

  after(ms: number, then: () => unknown): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      void then();
    }, ms);
    this.#waiting.add(timer);
  }

  /** Resolves after `ms`, or never where it is dropped before. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  drop(): void {
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }
}
