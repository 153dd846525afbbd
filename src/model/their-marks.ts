import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Marks } from '../protocol/words.ts';

/** How far the friend has got with my messages, and when they read them. */
export class TheirMarks {
  private readonly now_ = signal<Marks>({ delivered: 0, read: 0 });
  /** the friend read everything up to `now.read`; what comes after this number, at this time */
  private lastRead: { after: number; at: number } | undefined;

  get now(): ReadonlySignal<Marks> {
    return this.now_;
  }

  /** When the friend read a message, as far as this TV was there to notice; undefined if not. */
  readAt(sequence: number): number | undefined {
    const { lastRead } = this;
    return lastRead && sequence > lastRead.after && sequence <= this.now_.peek().read ? lastRead.at : undefined;
  }

  /** They rise now. @param at ms since 1970 */
  rose(marks: Marks, at: number): void {
    const before = this.now_.peek().read;
    if (marks.read > before) this.lastRead = { after: before, at };
    this.now_.value = marks;
  }

  /** They rose while this TV was not there: nobody knows when. */
  found(marks: Marks): void {
    if (marks.read > this.now_.peek().read) this.lastRead = undefined;
    this.now_.value = marks;
  }
}
