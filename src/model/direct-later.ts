import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { AnyEvent } from '../protocol/words.ts';
import type { Direct } from './direct/direct.ts';

/** Direct connections come with a script of their own, when the server first speaks of one. */
export class DirectLater {
  private readonly make: (() => Promise<Direct>) | undefined;
  private readonly offers: (feature: string) => boolean;
  private readonly now_ = signal<Direct | undefined>(undefined);
  private waiting: AnyEvent[] = [];

  /**
   * @param make fetches the script and makes the store; undefined: this TV cannot connect directly
   * @param offers whether the server has a feature
   */
  constructor(make: (() => Promise<Direct>) | undefined, offers: (feature: string) => boolean) {
    this.make = make;
    this.offers = offers;
  }

  /** The server has it. */
  get offered(): boolean {
    return this.offers('direct');
  }

  /** ... and can hide the address of a home. */
  get hides(): boolean {
    return this.offered && this.offers('direct_turn');
  }

  /** The store, once it is here. */
  get now(): ReadonlySignal<Direct | undefined> {
    return this.now_;
  }

  handle(event: AnyEvent): void {
    if (event.t !== 'direct.changed' && event.t !== 'direct.signal') return;
    const now = this.now_.peek();
    if (now) return now.handle(event);
    this.waiting.push(event);
    if (this.waiting.length === 1) this.fetch();
  }

  /** A session that knows nothing of before. */
  started(): void {
    this.waiting = [];
    this.now_.peek()?.started();
  }

  private fetch(): void {
    this.make?.().then(
      (made) => {
        this.now_.value = made;
        for (const event of this.waiting) made.handle(event);
        this.waiting = [];
      },
      () => {
        // It cannot be fetched now; what comes next tries again.
        this.waiting = [];
      },
    );
  }
}
