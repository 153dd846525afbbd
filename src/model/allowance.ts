import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { AnyEvent, Event, Line, Start } from '../protocol/words.ts';

/** What the server gives this TV for pictures: the class it takes the line for, how much that is, and each view's part. */
export type Allowed = Omit<Event<'view.allowance'>, 't'>;

/** What this TV may take for what it watches (W16), as last told. */
export class Allowance {
  private readonly now_ = signal<Allowed | undefined>(undefined);
  private readonly claimed: () => Line;
  private upTo_ = 1;

  /** @param claimed what this TV takes its own line for */
  constructor(claimed: () => Line) {
    this.claimed = claimed;
  }

  /** The class of this TV's line: as the server found it, and before that as the TV takes it for. */
  get line(): Line {
    return this.now_.value?.line ?? this.claimed();
  }

  /** undefined before anything was watched, and with an older server. */
  get now(): ReadonlySignal<Allowed | undefined> {
    return this.now_;
  }

  /** So many times the usual one may choose (W19); 1: there is nothing to choose. */
  get upTo(): number {
    return this.upTo_;
  }

  handle(event: AnyEvent): void {
    if (event.t !== 'view.allowance') return;
    const { line, kbps, views } = event;
    this.now_.value = { line, kbps, views };
  }

  /** Another session: what was told belongs to the one before. */
  started({ allowanceUpTo = 1 }: Start): void {
    this.now_.value = undefined;
    this.upTo_ = allowanceUpTo;
  }
}
