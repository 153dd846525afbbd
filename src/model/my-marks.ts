import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Clock } from '../protocol/clock.ts';
import type { Marks } from '../protocol/words.ts';

const MARK_AFTER_MS = 150;

/** How far a conversation is here now. */
export interface Reach {
  /** number of the newest message this TV knows of; 0: none */
  readonly newest: number;
  /** number of the newest message on the screen; undefined while the conversation is not on it */
  readonly shown: number | undefined;
}

/** How far I have got with the friend's messages, and how many are left to read. */
export class MyMarks {
  private readonly person: string;
  private readonly connection: Connection;
  private readonly clock: Clock;
  private readonly reach: () => Reach;
  private readonly unread_ = signal(0);
  private mine: Marks = { delivered: 0, read: 0 };
  private marking = false;

  constructor(person: string, ports: { connection: Connection; clock: Clock }, reach: () => Reach) {
    this.person = person;
    this.connection = ports.connection;
    this.clock = ports.clock;
    this.reach = reach;
  }

  get unread(): ReadonlySignal<number> {
    return this.unread_;
  }

  /** The server says how it stands; what it leaves out is as it was. */
  told({ mine, unread }: { mine?: Marks | undefined; unread?: number | undefined }): void {
    batch(() => {
      if (mine) this.mine = mine;
      if (unread !== undefined) this.unread_.value = unread;
    });
  }

  /** A message of theirs has come. */
  came(): void {
    if (this.reach().shown === undefined) this.unread_.value += 1;
    this.soon();
  }

  /** Everything here is on the screen now. */
  allShown(): void {
    this.unread_.value = 0;
    this.soon();
  }

  /** Says how far this person has got; several messages at once are one word. */
  soon(): void {
    if (this.marking) return;
    this.marking = true;
    this.clock.after(MARK_AFTER_MS, () => {
      this.marking = false;
      const { newest: delivered, shown } = this.reach();
      const read = shown ?? this.mine.read;
      if (delivered <= this.mine.delivered && read <= this.mine.read) return;
      this.connection.request('message.mark', { with: this.person, delivered, read }).then(
        ({ mine, unread }) => this.told({ mine, unread: this.reach().shown === undefined ? unread : 0 }),
        () => {
          // Said again with the next message, or at the next start.
        },
      );
    });
  }

  /** Everything known here counts as read, though nobody opened it. Rejects with a Failure. */
  async readAll(): Promise<void> {
    const { newest } = this.reach();
    if (newest === 0) return;
    this.told(await this.connection.request('message.mark', { with: this.person, delivered: newest, read: newest }));
  }
}
