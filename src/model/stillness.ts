import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import { IDLE_MS } from '../protocol/limits.ts';

/** Whether anybody is at this TV, by its keys: still after a quarter of an hour without one. The server is told. */
export class Stillness {
  private readonly connection: Connection;
  private readonly clock: Clock;
  private readonly still_ = signal(false);
  private lastKeyAt: number;
  private cancel: Cancel;
  /** what the server knows of this session */
  private told = false;

  constructor(connection: Connection, clock: Clock) {
    this.connection = connection;
    this.clock = clock;
    this.lastKeyAt = clock.now();
    this.cancel = clock.after(IDLE_MS, () => this.look());
  }

  get still(): ReadonlySignal<boolean> {
    return this.still_;
  }

  /** A key was pressed, or the pointer moved. Cheap enough to be called for each. */
  key(): void {
    this.lastKeyAt = this.clock.now();
    if (!this.still_.peek()) return;
    this.still_.value = false;
    this.wait(IDLE_MS);
    this.tell();
  }

  /** A new session knows nothing yet. */
  started(): void {
    this.told = false;
    this.tell();
  }

  stop(): void {
    this.cancel();
  }

  private wait(ms: number): void {
    this.cancel();
    this.cancel = this.clock.after(ms, () => this.look());
  }

  private look(): void {
    const left = this.lastKeyAt + IDLE_MS - this.clock.now();
    if (left > 0) return this.wait(left);
    this.still_.value = true;
    this.tell();
  }

  private tell(): void {
    const idle = this.still_.peek();
    // A server that does not offer it has no such word.
    if (idle === this.told || !this.connection.offers('status')) return;
    this.told = idle;
    this.connection.request('presence.idle', { idle }).catch(() => {
      // Nobody is signed in, or the session is over: the next one is told.
    });
  }
}
