import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Cancel, Clock } from '../protocol/clock.ts';
import { TYPING_MS } from '../protocol/limits.ts';
import type { Answer, Message, PersonCard, Room as Summary } from '../protocol/words.ts';
import { History } from './history.ts';
import { Outgoing } from './outgoing.ts';
import { type Draft, newestOf, type Thread } from './thread.ts';
import { Typing } from './typing.ts';

export interface RoomTalkPorts {
  connection: Connection;
  clock: Clock;
  me(): string;
  /** a key nobody else makes */
  newKey(): string;
  /** drafts outlive the app being closed */
  keepDrafts(drafts: readonly Draft[]): void;
}

const MARK_AFTER_MS = 150;

/** What is said in one room, as far as it is known here, and what is on its way (W28, X5). */
export class RoomTalk {
  private readonly room: string;
  private readonly ports: RoomTalkPorts;
  private readonly history: History<Answer<'room.page'>>;
  private readonly unread_ = signal(0);
  private readonly typing_ = signal<readonly string[]>([]);
  private readonly people_ = signal<ReadonlyMap<string, PersonCard>>(new Map());
  private readonly outgoing: Outgoing;
  private readonly ownTyping: Typing;
  private readonly typingEnds = new Map<string, Cancel>();
  private newest_: Message | undefined;
  private read = 0;
  private open_ = false;
  private marking = false;

  constructor(room: string, drafts: readonly Draft[], ports: RoomTalkPorts) {
    this.room = room;
    this.ports = ports;
    const { connection, keepDrafts } = ports;
    this.history = new History(drafts, {
      page: (where) => connection.request('room.page', { room, ...where }),
      came: ({ people }) => this.knows(people),
      caughtUp: () => {
        if (this.open_) this.allShown();
      },
      keepDrafts,
    });
    this.outgoing = new Outgoing(ports, {
      store: (message) => connection.request('room.send', { room, ...message }),
      thread: () => this.thread.peek(),
      setThread: (thread) => this.history.set(thread),
      took: (message) => this.took(message),
    });
    this.ownTyping = new Typing(ports.clock, (typing) => connection.notify('room.typing', { room, typing }));
  }

  get thread(): ReadonlySignal<Thread> {
    return this.history.thread;
  }

  get unread(): ReadonlySignal<number> {
    return this.unread_;
  }

  /** Who types now, by ID, the first to begin first. */
  get typing(): ReadonlySignal<readonly string[]> {
    return this.typing_;
  }

  /** Who said what is here, by ID: also those who are not of the room any more. */
  get speakers(): ReadonlySignal<ReadonlyMap<string, PersonCard>> {
    return this.people_;
  }

  /** The newest message known, whether the history is here or not. */
  get newest(): Message | undefined {
    const { messages } = this.thread.value;
    return messages[messages.length - 1] ?? this.newest_;
  }

  /** The room is on the screen: what was said comes, and counts as read. Rejects with a Failure. */
  async open(): Promise<void> {
    this.open_ = true;
    await this.load();
    if (this.open_) this.allShown();
  }

  /** The newest that was said comes, to be looked at from afar: it does not count as read. */
  load(): Promise<void> {
    return this.history.load();
  }

  /** Everything counts as read, though nobody looked. Rejects with a Failure. */
  async markRead(): Promise<void> {
    const read = this.newest?.sequence ?? 0;
    if (read > this.read) this.marked(await this.ports.connection.request('room.mark', { room: this.room, read }));
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
    this.ownTyping.sent();
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

  flush(): Promise<void> {
    return this.outgoing.flush();
  }

  sayTyping(typing: boolean): void {
    this.ownTyping.say(typing);
  }

  /** What the server says of the room, compared with what is here. */
  told({ last, newest, read, unread, members }: Summary): void {
    batch(() => {
      this.newest_ = newest ?? this.newest_;
      this.read = read;
      this.unread_.value = unread;
      this.knows(members);
    });
    this.history.started(last);
    if (this.open_) this.open().catch(() => {});
    void this.flush();
  }

  took(message: Message): void {
    const known = this.newest_?.sequence ?? 0;
    const fresh = message.sequence > Math.max(known, newestOf(this.thread.peek()));
    batch(() => {
      if (fresh) this.newest_ = message;
      this.history.took(message);
      if (message.from === this.ports.me()) return;
      this.typed(message.from, false);
      if (fresh && !this.open_) this.unread_.value += 1;
    });
    if (this.open_) this.allShown();
  }

  marked({ read, unread }: { read: number; unread: number }): void {
    batch(() => {
      this.read = Math.max(this.read, read);
      this.unread_.value = this.open_ ? 0 : unread;
    });
  }

  typed(person: string, typing: boolean): void {
    this.typingEnds.get(person)?.();
    this.typingEnds.delete(person);
    const others = this.typing_.peek().filter((other) => other !== person);
    if (typing) {
      // The word that they stopped may be lost with their line.
      this.typingEnds.set(
        person,
        this.ports.clock.after(TYPING_MS * 2, () => this.typed(person, false)),
      );
      if (others.length < this.typing_.peek().length) return;
      this.typing_.value = [...others, person];
    } else if (others.length < this.typing_.peek().length) this.typing_.value = others;
  }

  /** Cards of people who speak here. */
  knows(people: readonly PersonCard[]): void {
    const known = new Map(this.people_.peek());
    for (const card of people) known.set(card.person, card);
    this.people_.value = known;
  }

  /** Everything here is on the screen: said after a moment, so that several messages at once are one word. */
  private allShown(): void {
    this.unread_.value = 0;
    if (this.marking) return;
    this.marking = true;
    this.ports.clock.after(MARK_AFTER_MS, () => {
      this.marking = false;
      const read = newestOf(this.thread.peek());
      if (!this.open_ || read <= this.read) return;
      this.ports.connection.request('room.mark', { room: this.room, read }).then(
        (marks) => this.marked(marks),
        () => {
          // Said again with the next message, or when the room is opened again.
        },
      );
    });
  }

  /** Nothing that somebody said here is left. */
  gone(person: string): void {
    if (this.newest_?.from === person) this.newest_ = undefined;
    const thread = this.thread.peek();
    this.history.set({ ...thread, messages: thread.messages.filter(({ from }) => from !== person) });
  }
}
