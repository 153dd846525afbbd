import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Storage } from '../platform/platform.ts';
import type { Clock } from '../protocol/clock.ts';
import type { AnyEvent, Start } from '../protocol/words.ts';
import { Conversation } from './conversation.ts';
import type { Draft } from './thread.ts';
import { Unfinished } from './unfinished.ts';

export interface ConversationsPorts {
  connection: Connection;
  clock: Clock;
  storage: Storage;
  me(): string | undefined;
  newKey(): string;
}

type Kept = Record<string, readonly Draft[]>;

/** All conversations of the person who is here. What is typed and not yet stored survives the app being closed. */
export class Conversations {
  /** What is being written to whom. */
  readonly unfinished: Unfinished;
  private readonly ports: ConversationsPorts;
  private readonly byPerson = new Map<string, Conversation>();
  /** rises when a conversation is added, so that lists follow */
  private readonly count_ = signal(0);
  private owner: string | undefined;

  constructor(ports: ConversationsPorts) {
    this.ports = ports;
    this.unfinished = new Unfinished(ports.storage, ports.clock);
  }

  /** Number of conversations known; reading it follows new ones. */
  get count(): ReadonlySignal<number> {
    return this.count_;
  }

  /** The conversation with a friend; made when it is first asked for. */
  with(person: string): Conversation {
    let conversation = this.byPerson.get(person);
    if (!conversation) {
      conversation = this.make(person, []);
      this.count_.value += 1;
    }
    return conversation;
  }

  all(): Conversation[] {
    return Array.from(this.byPerson.values());
  }

  /** Unread messages of one friend; reading it in an effect follows every change. */
  unread(person: string): number {
    this.count_.value;
    return this.byPerson.get(person)?.unread.value ?? 0;
  }

  /** Conversations with something unread. */
  unreadTotal(): number {
    this.count_.value;
    return this.all().filter((conversation) => conversation.unread.value > 0).length;
  }

  started(start: Start): void {
    if (this.owner !== start.me.person) this.changeOwner(start.me.person);
    const summaries = new Map(start.conversations.map((summary) => [summary.with, summary] as const));
    summaries.forEach((_summary, person) => {
      this.with(person);
    });
    for (const conversation of this.all()) conversation.started(summaries.get(conversation.person));
  }

  /** The session goes on: what waited is sent. */
  resumed(): void {
    for (const conversation of this.all()) void conversation.flush();
  }

  handle(event: AnyEvent): void {
    switch (event.t) {
      case 'message.new':
        return this.with(event.with).took(event.message);
      case 'message.marks':
        return this.with(event.with).marked(event);
      case 'message.typing':
        return this.with(event.with).typed(event.typing);
    }
  }

  private changeOwner(person: string): void {
    this.owner = person;
    this.unfinished.belongsTo(person);
    this.byPerson.clear();
    const kept = this.load();
    for (const friend of Object.keys(kept)) {
      // A reply that was still held is one the person wanted sent.
      this.make(
        friend,
        (kept[friend] ?? []).map((draft) => ({ ...draft, state: 'sending' })),
      );
    }
    this.count_.value += 1;
  }

  private make(person: string, drafts: readonly Draft[]): Conversation {
    const { connection, clock, newKey, me } = this.ports;
    const conversation = new Conversation(person, drafts, {
      connection,
      clock,
      newKey,
      me: () => me() ?? '',
      keepDrafts: (kept) => this.keep(person, kept),
    });
    this.byPerson.set(person, conversation);
    return conversation;
  }

  private load(): Kept {
    const text = this.ports.storage.get(this.storageKey());
    if (text === undefined) return {};
    try {
      return JSON.parse(text) as Kept;
    } catch {
      return {};
    }
  }

  private keep(person: string, drafts: readonly Draft[]): void {
    const kept = this.load();
    if (drafts.length > 0) kept[person] = drafts;
    else delete kept[person];
    const text = Object.keys(kept).length > 0 ? JSON.stringify(kept) : undefined;
    this.ports.storage.set(this.storageKey(), text);
  }

  private storageKey(): string {
    return `drafts.${this.owner ?? ''}`;
  }
}
