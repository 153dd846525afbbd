import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Cancel, Clock } from '../protocol/clock.ts';
import { TYPING_MS } from '../protocol/limits.ts';

const SAY_EVERY_MS = TYPING_MS / 2;

/** Who is typing in a conversation: said by this TV now and then, and heard of the friend. */
export class Typing {
  private readonly clock: Clock;
  private readonly tell: (typing: boolean) => void;
  private readonly heard_ = signal(false);
  private saidAt = Number.NEGATIVE_INFINITY;
  private cancel: Cancel = () => {};

  /** @param tell says it to the friend */
  constructor(clock: Clock, tell: (typing: boolean) => void) {
    this.clock = clock;
    this.tell = tell;
  }

  /** Whether the friend is typing. */
  get heard(): ReadonlySignal<boolean> {
    return this.heard_;
  }

  say(typing: boolean): void {
    const now = this.clock.now();
    const said = now - this.saidAt < SAY_EVERY_MS;
    if (typing ? said : this.saidAt === Number.NEGATIVE_INFINITY) return;
    this.saidAt = typing ? now : Number.NEGATIVE_INFINITY;
    this.tell(typing);
  }

  /** The message left: that says it all. */
  sent(): void {
    this.saidAt = Number.NEGATIVE_INFINITY;
  }

  hear(typing: boolean): void {
    this.cancel();
    this.heard_.value = typing;
    // The word that they stopped may be lost with their line.
    if (typing) this.cancel = this.clock.after(TYPING_MS * 2, () => this.hear(false));
  }
}
