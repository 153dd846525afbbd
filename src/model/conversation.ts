import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Clock } from '../protocol/clock.ts';
import type { Answer, Event, Marks, Message, Conversation as Summary } from '../protocol/words.ts';
import { History } from './history.ts';
import { MyMarks } from './my-marks.ts';
import { Outgoing } from './outgoing.ts';
import { TheirMarks } from './their-marks.ts';
import { type Draft, newestOf, type Thread } from './thread.ts';
import { Typing } from './typing.ts';

export interface ConversationPorts {
  connection: Connection;
  clock: Clock;
  me(): string;
  /** a key nobody else makes */
  newKey(): string;
  /** drafts outlive the app being closed */
  keepDrafts(drafts: readonly Draft[]): void;
}

/** The conversation with one friend: what is known of it here, and what is on its way (W3, X5). */
export class Conversation {
  readonly person: string;
  private readonly ports: ConversationPorts;
  private readonly history: History<Answer<'message.page'>>;
  private readonly muted_ = signal(false);
  private readonly marks: MyMarks;
  private readonly outgoing: Outgoing;
  private readonly theirs_ = new TheirMarks();
  private readonly typing_: Typing;
  private newest_: Message | undefined;
  private open_ = false;

  constructor(person: string, drafts: readonly Draft[], ports: ConversationPorts) {
    this.person = person;
    this.ports = ports;
    const { connection, keepDrafts } = ports;
    this.history = new History(drafts, {
      page: (where) => connection.request('message.page', { with: person, ...where }),
      came: ({ theirs }) => this.theirs_.found(theirs),
      caughtUp: () => {
        if (this.open_) this.marks.allShown();
      },
      keepDrafts,
    });
    this.marks = new MyMarks(person, ports, () => {
      const known = newestOf(this.thread.peek());
      return { newest: Math.max(known, this.newest_?.sequence ?? 0), shown: this.open_ ? known : undefined };
    });
    this.outgoing = new Outgoing(ports, {
      store: (message) => connection.request('message.send', { to: person, ...message }),
      thread: () => this.thread.peek(),
      setThread: (thread) => this.history.set(thread),
      took: (message) => this.took(message),
    });
    this.typing_ = new Typing(ports.clock, (typing) => {
      connection.notify('message.typing', { to: person, typing });
    });
  }

  get thread(): ReadonlySignal<Thread> {
    return this.history.thread;
  }

  get unread(): ReadonlySignal<number> {
    return this.marks.unread;
  }

  /** It does not count where one looks for news. */
  get muted(): ReadonlySignal<boolean> {
    return this.muted_;
  }

  /** How far the friend has got with my messages. */
  get theirs(): ReadonlySignal<Marks> {
    return this.theirs_.now;
  }

  /** When the friend read a message, as far as this TV was there to notice; undefined if not. */
  readAt(sequence: number): number | undefined {
    return this.theirs_.readAt(sequence);
  }

  get typing(): ReadonlySignal<boolean> {
    return this.typing_.heard;
  }

  /** The newest message known, whether the thread is loaded or not. */
  get newest(): Message | undefined {
    const { messages } = this.thread.value;
    return messages[messages.length - 1] ?? this.newest_;
  }

  /** The conversation is on the screen: its history comes, and what is shown counts as read. */
  async open(): Promise<void> {
    this.open_ = true;
    await this.load();
    if (this.open_) this.marks.allShown();
  }

  /** Its newest messages come, to be looked at from afar: they do not count as read. */
  load(): Promise<void> {
    return this.history.load();
  }

  /** It left the screen. */
  close(): void {
    this.open_ = false;
    this.sayTyping(false);
  }

  /** More history, further back. Resolves to false when there is none. */
  loadOlder(): Promise<boolean> {
    return this.history.loadOlder();
  }

  /** As `Outgoing.send`. @returns the key of the message */
  send(text: string, undoMs = 0): string {
    this.typing_.sent();
    return this.outgoing.send(text, undoMs);
  }

  /** Takes back what has not left yet. False when it has. */
  undo(key: string): boolean {
    return this.outgoing.undo(key);
  }

  /** Sends one that failed, or was held, now. */
  again(key: string): void {
    this.outgoing.again(key);
  }

  /** Sends what waits. Called whenever it may be worth trying again. */
  flush(): Promise<void> {
    return this.outgoing.flush();
  }

  /** Mutes it on every TV of the person; shows at once. Rejects with a Failure, after showing what is in force. */
  async mute(muted: boolean): Promise<void> {
    this.muted_.value = muted;
    try {
      await this.ports.connection.request('conversation.mute', { with: this.person, muted });
    } catch (failure) {
      this.muted_.value = !muted;
      throw failure;
    }
  }

  /** Everything counts as read, though nobody opened it. Rejects with a Failure. */
  markRead(): Promise<void> {
    return this.marks.readAll();
  }

  /** Deletes what is here, for this person alone; what comes later brings it back. Rejects with a Failure. */
  async clear(): Promise<void> {
    const upTo = this.newest?.sequence ?? 0;
    const kept = this.thread.peek().drafts.filter(({ state }) => state === 'sending');
    if (upTo > 0) {
      const { cleared, unread } = await this.ports.connection.request('conversation.clear', {
        with: this.person,
        upTo,
      });
      this.chose({ cleared, unread });
    }
    this.history.set({ ...this.thread.peek(), drafts: kept });
  }

  sayTyping(typing: boolean): void {
    this.typing_.say(typing);
  }

  /** A start: what the server says of this conversation, compared with what is here. */
  started(summary: Summary | undefined): void {
    if (summary) {
      batch(() => {
        this.newest_ = summary.newest ?? this.newest_;
        this.theirs_.found(summary.theirs);
        this.marks.told(summary);
        this.chose({ muted: summary.muted ?? false, cleared: summary.cleared ?? 0 });
      });
      this.history.started(summary.last);
      this.marks.soon();
    }
    // Its history may have been asked for in a session that is gone, and then nobody answers.
    if (this.open_ && !this.history.loaded) this.open().catch(() => {});
    void this.flush();
  }

  took(message: Message): void {
    const isMine = message.from === this.ports.me();
    batch(() => {
      this.newest_ = message;
      this.history.took(message);
      if (!isMine) {
        this.typing_.hear(false);
        this.marks.came();
      }
    });
  }

  marked(event: Event<'message.marks'>): void {
    batch(() => {
      if (event.theirs) this.theirs_.rose(event.theirs, this.ports.clock.now());
      this.marks.told(event);
    });
  }

  /** What this person has chosen for it, on another TV perhaps; what is left out is as it was. */
  chose({ muted, cleared, unread }: { muted?: boolean; cleared?: number; unread?: number }): void {
    batch(() => {
      if (muted !== undefined) this.muted_.value = muted;
      if (cleared !== undefined && this.history.clear(cleared) && (this.newest_?.sequence ?? 0) <= cleared) {
        this.newest_ = undefined;
      }
      this.marks.told({ unread });
    });
  }

  /** What is known of a video message is another now. */
  clipChanged({ sequence, clip }: Event<'clip.changed'>): void {
    const [message] = this.thread.peek().messages.filter((one) => one.sequence === sequence);
    if (message) this.history.took({ ...message, clip });
    if (this.newest_?.sequence === sequence) this.newest_ = { ...this.newest_, clip };
  }

  typed(typing: boolean): void {
    this.typing_.hear(typing);
  }
}
