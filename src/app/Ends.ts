import { effect } from '@preact/signals-core';

/** What goes on while something shows, and ends with it. */
export class Ends {
  private ends: (() => void)[] = [];

  /** Runs `act` now and whenever a signal it reads changes. */
  follow(act: () => void): void {
    this.add(effect(act));
  }

  /** Calls `end` once it is over. */
  add(end: () => void): void {
    this.ends.push(end);
  }

  /** It is over. */
  end(): void {
    const { ends } = this;
    this.ends = [];
    for (const end of ends) end();
  }
}
