import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import { codeOf } from '../net/failure.ts';
import type { Clock } from '../protocol/clock.ts';
import { PAGE_MESSAGES } from '../protocol/limits.ts';
import type { Answer, Event, Marks, Message, Conversation as Summary } from '../protocol/words.ts';
import { TheirMarks } from './their-marks.ts';
import {
  addDraft,
  addMessages,
  type Draft,
  dropDraft,
  EMPTY_THREAD,
  failDraft,
  markDraft,
  newestOf,
  oldestOf,
  type Thread,
} from './thread.ts';
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

/** Failures that go away by themselves: the message is sent again when the line is back. */
const PASSING = ['connection.lost', 'connection.none', 'server.failed', 'server.stopping', 'limit.words'];
const MARK_AFTER_MS = 150;

/** The conversation with one friend: what is known of it here, and what is on its way (W3, X5). */
export class Conversation {
  readonly person: string;
  private readonly ports: ConversationPorts;
  private readonly thread_ = signal<Thread>(EMPTY_THREAD);
  private readonly unread_ = signal(0);
  private readonly theirs_ = new TheirMarks();
  private readonly typing_: Typing;
  private mine: Marks = { delivered: 0, read: 0 };
  private newest_: Message | undefined;
  private loaded = false;
  /** the thread has no hole up to this number, and (when `whole`) none after it */
  private wholeTo = 0;
  private whole = true;
  private catching = false;
  private catchAgain = false;
  private open_ = false;
  private sending = false;
  private flushAgain = false;
  private marking = false;

  constructor(person: string, drafts: readonly Draft[], ports: ConversationPorts) {
    this.person = person;
    this.ports = ports;
    this.thread_.value = { ...EMPTY_THREAD, drafts };
    this.typing_ = new Typing(ports.clock, (typing) => {
      ports.connection.notify('message.typing', { to: person, typing });
    });
  }

  get thread(): ReadonlySignal<Thread> {
    return this.thread_;
  }

  get unread(): ReadonlySignal<number> {
    return this.unread_;
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
    const { messages } = this.thread_.value;
    return messages[messages.length - 1] ?? this.newest_;
  }

  /** The conversation is on the screen: its history comes, and what is shown counts as read. */
  async open(): Promise<void> {
    this.open_ = true;
    if (this.loaded) return this.readAll();
    const page = await this.ports.connection.request('message.page', { with: this.person, limit: PAGE_MESSAGES });
    if (!this.loaded) {
      this.loaded = true;
      // What came by itself while the page was on its way continues it; anything older would leave a hole.
      const from = page.messages[0]?.sequence ?? 0;
      const thread = this.thread_.peek();
      this.setThread({ ...thread, messages: thread.messages.filter(({ sequence }) => sequence >= from) });
      this.took_(page, page.more);
      this.wholeTo = newestOf(this.thread_.peek());
    }
    this.readAll();
  }

  /** It left the screen. */
  close(): void {
    this.open_ = false;
    this.sayTyping(false);
  }

  /** More history, further back. Resolves to false when there is none. */
  async loadOlder(): Promise<boolean> {
    const before = oldestOf(this.thread_.peek());
    if (!this.thread_.peek().more || before === undefined) return false;
    const page = await this.ports.connection.request('message.page', { with: this.person, before });
    this.took_(page, page.more);
    return page.messages.length > 0;
  }

  /**
   * Sends a text: shown at once, stored on the server as soon as the line allows, once.
   * @param undoMs how long it may still be taken back before it leaves; 0: at once
   * @returns the key of the message
   */
  send(text: string, undoMs = 0): string {
    const { clock, newKey } = this.ports;
    const draft: Draft = { key: newKey(), text, at: clock.now(), state: undoMs > 0 ? 'held' : 'sending' };
    this.typing_.sent();
    this.setThread(addDraft(this.thread_.peek(), draft));
    if (undoMs > 0) clock.after(undoMs, () => this.again(draft.key));
    else void this.flush();
    return draft.key;
  }

  /** Takes back what has not left yet. False when it has. */
  undo(key: string): boolean {
    const draft = this.thread_.peek().drafts.find((entry) => entry.key === key);
    if (!draft || draft.state === 'sending') return false;
    this.setThread(dropDraft(this.thread_.peek(), key));
    return true;
  }

  /** Sends one that failed, or was held, now. */
  again(key: string): void {
    this.setThread(markDraft(this.thread_.peek(), key, 'sending'));
    void this.flush();
  }

  sayTyping(typing: boolean): void {
    this.typing_.say(typing);
  }

  /** Sends what waits, in order, one after the other. Called whenever it may be worth trying again. */
  async flush(): Promise<void> {
    this.flushAgain = true;
    if (this.sending) return;
    this.sending = true;
    while (this.flushAgain) {
      this.flushAgain = false;
      for (let draft = this.nextDraft(); draft; draft = this.nextDraft()) {
        if (!(await this.sendDraft(draft))) break;
      }
    }
    this.sending = false;
  }

  /** A start: what the server says of this conversation, compared with what is here. */
  started(summary: Summary | undefined): void {
    if (summary) {
      batch(() => {
        this.newest_ = summary.newest ?? this.newest_;
        this.unread_.value = summary.unread;
        this.theirs_.found(summary.theirs);
        this.mine = summary.mine;
      });
      if (!this.loaded) this.setThread({ ...this.thread_.peek(), messages: [] });
      else if (summary.last > this.wholeTo || !this.whole) void this.catchUp();
      this.markSoon();
    }
    // Its history may have been asked for in a session that is gone, and then nobody answers.
    if (this.open_ && !this.loaded) this.open().catch(() => {});
    void this.flush();
  }

  took(message: Message): void {
    const isMine = message.from === this.ports.me();
    batch(() => {
      this.newest_ = message;
      this.setThread(addMessages(this.thread_.peek(), [message]));
      if (this.whole) this.wholeTo = Math.max(this.wholeTo, message.sequence);
      if (!isMine) {
        this.typing_.hear(false);
        if (!this.open_) this.unread_.value += 1;
      }
    });
    if (!isMine) this.markSoon();
  }

  marked(event: Event<'message.marks'>): void {
    batch(() => {
      if (event.theirs) this.theirs_.rose(event.theirs, this.ports.clock.now());
      if (event.mine) this.mine = event.mine;
      if (event.unread !== undefined) this.unread_.value = event.unread;
    });
  }

  typed(typing: boolean): void {
    this.typing_.hear(typing);
  }

  private nextDraft(): Draft | undefined {
    return this.thread_.peek().drafts.find((draft) => draft.state === 'sending');
  }

  private async sendDraft({ key, text }: Draft): Promise<boolean> {
    const body = { kind: 'text', bytes: text };
    try {
      const { sequence, at } = await this.ports.connection.request('message.send', { to: this.person, key, body });
      this.took({ sequence, at, from: this.ports.me(), body, key });
      return true;
    } catch (failure) {
      const code = codeOf(failure);
      if (PASSING.indexOf(code) >= 0) return false;
      this.setThread(failDraft(this.thread_.peek(), key, code));
      return true;
    }
  }

  /** Everything newer than what is here without a hole, page by page. What comes by itself meanwhile is kept beside. */
  private async catchUp(): Promise<void> {
    this.whole = false;
    this.catchAgain = this.catching;
    if (this.catching) return;
    this.catching = true;
    while (!this.whole) {
      const page = await this.ports.connection
        .request('message.page', { with: this.person, after: this.wholeTo })
        .catch(() => undefined);
      if (page) this.caughtUpWith(page);
      // A page that was lost with its session is asked for again by the next start; it may have come already.
      else if (!this.catchAgain) break;
      else this.catchAgain = false;
    }
    this.catching = false;
    if (this.open_) this.readAll();
  }

  private caughtUpWith(page: Answer<'message.page'>): void {
    this.took_(page, this.thread_.peek().more);
    const last = page.messages[page.messages.length - 1]?.sequence ?? this.wholeTo;
    this.whole = !page.more;
    this.wholeTo = page.more ? last : newestOf(this.thread_.peek());
  }

  private took_(page: Answer<'message.page'>, more: boolean): void {
    batch(() => {
      this.setThread({ ...addMessages(this.thread_.peek(), page.messages), more });
      this.theirs_.found(page.theirs);
    });
  }

  private readAll(): void {
    this.unread_.value = 0;
    this.markSoon();
  }

  /** Says how far this person has got; several messages at once are one word. */
  private markSoon(): void {
    if (this.marking) return;
    this.marking = true;
    this.ports.clock.after(MARK_AFTER_MS, () => {
      this.marking = false;
      const delivered = Math.max(newestOf(this.thread_.peek()), this.newest_?.sequence ?? 0);
      const read = this.open_ ? newestOf(this.thread_.peek()) : this.mine.read;
      if (delivered <= this.mine.delivered && read <= this.mine.read) return;
      this.ports.connection.request('message.mark', { with: this.person, delivered, read }).then(
        ({ mine, unread }) => {
          this.mine = mine;
          this.unread_.value = this.open_ ? 0 : unread;
        },
        () => {
          // Said again with the next message, or at the next start.
        },
      );
    });
  }

  private setThread(thread: Thread): void {
    const before = this.thread_.peek();
    this.thread_.value = thread;
    if (before.drafts !== thread.drafts) this.ports.keepDrafts(thread.drafts);
  }
}
