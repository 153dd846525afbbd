import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { AnyEvent, Start } from '../protocol/words.ts';
import type { Rooms } from './rooms.ts';

/** Rooms come with a script of their own: the first focus does not wait for it, and who has none never fetches it. */
export class RoomsLater {
  private readonly make: () => Promise<Rooms>;
  private readonly offers: () => boolean;
  private readonly now_ = signal<Rooms | undefined>(undefined);
  private coming: Promise<Rooms> | undefined;
  private start: Start | undefined;
  private waiting: AnyEvent[] = [];

  /**
   * @param make fetches the script and makes the store; rejects where it cannot be fetched now
   * @param offers whether the server has rooms
   */
  constructor(make: () => Promise<Rooms>, offers: () => boolean) {
    this.make = make;
    this.offers = offers;
  }

  /** The server has rooms. */
  get offered(): boolean {
    return this.offers();
  }

  /** The store, once it is here; undefined also for somebody who has no rooms and has not looked for any. */
  get now(): ReadonlySignal<Rooms | undefined> {
    return this.now_;
  }

  /** Rooms with something unread, without those that are muted. Follows every change. */
  unreadTotal(): number {
    return this.now_.value?.unreadTotal() ?? 0;
  }

  /** How many invitations and people who ask wait for this person's answer. Reading it follows every change. */
  get unanswered(): number {
    return this.now_.value?.unanswered ?? 0;
  }

  /** This TV is in a room now. Follows every change. */
  get isInside(): boolean {
    return (this.now_.value?.all.value ?? []).some(({ inside }) => inside.value);
  }

  /** The store; rejects where its script cannot be fetched, and is worth calling again then. */
  load(): Promise<Rooms> {
    this.coming =
      this.coming ??
      this.make().then(
        (rooms) => {
          if (this.start) rooms.started(this.start);
          for (const event of this.waiting) rooms.handle(event);
          this.waiting = [];
          this.now_.value = rooms;
          return rooms;
        },
        (failure: unknown) => {
          this.coming = undefined;
          throw failure;
        },
      );
    return this.coming;
  }

  started(start: Start): void {
    const rooms = this.now_.peek();
    if (rooms) return rooms.started(start);
    this.start = start;
    this.waiting = [];
    const mine = start.rooms;
    if (mine && mine.rooms.length + mine.invitations.length + mine.asked.length > 0) this.load().catch(() => {});
  }

  resumed(): void {
    this.now_.peek()?.resumed();
  }

  /** Nothing that somebody wrote and did not send is left on this TV. */
  forget(owner: string): void {
    const rooms = this.now_.peek();
    if (rooms) return rooms.forget(owner);
    this.load().then(
      (late) => late.forget(owner),
      () => {},
    );
  }

  handle(event: AnyEvent): void {
    const rooms = this.now_.peek();
    if (rooms) return rooms.handle(event);
    if (!this.coming && event.t.indexOf('room.') !== 0) return;
    this.waiting.push(event);
    this.load().catch(() => {});
  }
}
