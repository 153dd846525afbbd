import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { AnyEvent } from '../protocol/words.ts';
import type { Clips } from './clips-shape.ts';

/** Name in the storage of how many somebody has not sent yet; the owner's ID follows. */
export const UNSENT = 'clips.unsent.';

/** The store, and what the TV tells it. */
export interface ClipsStore extends Clips {
  handle(event: AnyEvent): void;
  /** a new session, perhaps of somebody else */
  started(): void;
  /** the session goes on after a cut */
  resumed(): void;
  lineLost(): void;
  /** nobody is in any more */
  signedOut(): void;
  /** nothing that somebody wanted to send is left on this TV */
  forget(owner: string): void;
}

/** Video messages come with a script of their own, with the first conversation that is opened. */
export class ClipsLater {
  private readonly make: (() => Promise<ClipsStore>) | undefined;
  private readonly offers: () => boolean;
  private readonly waits: (owner?: string) => boolean;
  private readonly now_ = signal<ClipsStore | undefined>(undefined);
  private coming: Promise<ClipsStore> | undefined;

  /**
   * @param make fetches the script and makes the store; rejects where it cannot be fetched now. Undefined: this TV has none
   * @param offers whether the server has video messages
   * @param waits something was to be sent when the app was closed, by whoever is in or by `owner`
   */
  constructor(
    make: (() => Promise<ClipsStore>) | undefined,
    offers: () => boolean,
    waits: (owner?: string) => boolean,
  ) {
    this.make = make;
    this.offers = offers;
    this.waits = waits;
  }

  /** This TV and its server have video messages. */
  get offered(): boolean {
    return this.make !== undefined && this.offers();
  }

  /** The store, once it is here. */
  get now(): ReadonlySignal<Clips | undefined> {
    return this.now_;
  }

  /** The store; rejects where there is none, or its script cannot be fetched now. */
  load(): Promise<Clips> {
    const { make } = this;
    if (!make || !this.offered) return Promise.reject(new Error('no video messages'));
    this.coming =
      this.coming ??
      make().then(
        (clips) => {
          this.now_.value = clips;
          return clips;
        },
        (failure: unknown) => {
          this.coming = undefined;
          throw failure;
        },
      );
    return this.coming;
  }

  /** Before anything was opened here, nothing that is told of it matters: messages say how theirs stand. */
  handle(event: AnyEvent): void {
    this.now_.peek()?.handle(event);
  }

  started(): void {
    this.now_.peek()?.started();
    if (this.offered && this.waits()) this.load().catch(() => {});
  }

  resumed(): void {
    this.now_.peek()?.resumed();
  }

  lineLost(): void {
    this.now_.peek()?.lineLost();
  }

  signedOut(): void {
    this.now_.peek()?.signedOut();
  }

  forget(owner: string): void {
    if (!this.waits(owner)) return;
    this.load().then(
      () => this.now_.peek()?.forget(owner),
      () => {},
    );
  }
}
