import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { Storage } from '../platform/platform.ts';
import type { Clock } from '../protocol/clock.ts';
import type { AnyEvent, Start } from '../protocol/words.ts';
import { Conversation } from './conversation.ts';
import { KeptDrafts } from './kept-drafts.ts';
import type { Draft } from './thread.ts';
import { Unfinished } from './unfinished.ts';

export interface ConversationsPorts {
  connection: Connection;
  clock: Clock;
  storage: Storage;
  me(): string | undefined;
  newKey(): string;
}

/** All conversations of the person who is here. What is typed and not yet stored survives the app being closed. */
export class Conversations {
  /** What is being written to whom. */
  readonly unfinished: Unfinished;
  private readonly ports: ConversationsPorts;
  private readonly byPerson = new Map<string, Conversation>();
  /** rises when a conversation is added, so that lists follow */
  private readonly count_ = signal(0);
  private readonly drafts: KeptDrafts;
  private owner: string | undefined;

  constructor(ports: ConversationsPorts) {
    this.ports = ports;
    this.drafts = new KeptDrafts(ports.storage, 'drafts.');
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

  /** Conversations with something unread, without those that are muted. */
  unreadTotal(): number {
    this.count_.value;
    return this.all().filter(({ unread, muted }) => unread.value > 0 && !muted.value).length;
  }

  /** Whether this server keeps what one chooses for a conversation: muting it, deleting it. */
  get canChoose(): boolean {
    return this.ports.connection.offers('conversations');
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
      case 'clip.changed':
        return this.with(event.with).clipChanged(event);
      case 'person.gone':
        return this.drop(event.person);
      case 'conversation.changed':
        return this.with(event.with).chose(event);
    }
  }

  /** Nothing that somebody wrote and did not send is left on this TV. */
  forget(owner: string): void {
    this.unfinished.forget(owner);
    this.drafts.forget(owner);
    this.owner = undefined;
    this.byPerson.clear();
    this.count_.value += 1;
  }

  /** Somebody deleted their account, and with it what was said here. */
  private drop(person: string): void {
    this.unfinished.set(person, '');
    // A screen that still shows it shows nothing of it any more.
    this.byPerson.get(person)?.chose({ cleared: Number.MAX_SAFE_INTEGER, unread: 0 });
    this.byPerson.delete(person);
    this.drafts.keep(person, []);
    this.count_.value += 1;
  }

  private changeOwner(person: string): void {
    this.owner = person;
    this.unfinished.belongsTo(person);
    this.byPerson.clear();
    this.drafts.belongsTo(person);
    const kept = this.drafts.all();
    for (const friend of Object.keys(kept)) this.make(friend, kept[friend] ?? []);
    this.count_.value += 1;
  }

  private make(person: string, drafts: readonly Draft[]): Conversation {
    const { connection, clock, newKey, me } = this.ports;
    const conversation = new Conversation(person, drafts, {
      connection,
      clock,
      newKey,
      me: () => me() ?? '',
      keepDrafts: (kept) => this.drafts.keep(person, kept),
    });
    this.byPerson.set(person, conversation);
    return conversation;
  }
}
