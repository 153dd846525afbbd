import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Message } from '../protocol/words.ts';
import { addMessages, clearedUpTo, type Draft, EMPTY_THREAD, newestOf, oldestOf, type Thread } from './thread.ts';

interface Page {
  /** in order of their numbers */
  messages: readonly Message[];
  /** there are more in the direction that was asked for */
  more: boolean;
}

interface Within<P extends Page> {
  /** asks the server: older than a number, newer than one, or (neither) the newest; rejects with a Failure */
  page(where: { before?: number; after?: number }): Promise<P>;
  /** what else a page brought */
  came(page: P): void;
  /** what was missed is here */
  caughtUp(): void;
  /** drafts outlive the app being closed */
  keepDrafts(drafts: readonly Draft[]): void;
}

/**
 * What was said with one friend or in one room, as far as it is here: the newest page when it is looked at, older ones
 * when asked for, and after a time away whatever was missed, so that there is no hole (X4, X5).
 */
export class History<P extends Page> {
  private readonly within: Within<P>;
  private readonly thread_ = signal<Thread>(EMPTY_THREAD);
  /** everything up to this number is deleted for this person */
  private cleared = 0;
  private isLoaded = false;
  /** there is no hole up to this number, and (when `whole`) none after it */
  private wholeTo = 0;
  private whole = true;
  private catching = false;
  private catchAgain = false;

  constructor(drafts: readonly Draft[], within: Within<P>) {
    this.within = within;
    this.thread_.value = { ...EMPTY_THREAD, drafts };
  }

  get thread(): ReadonlySignal<Thread> {
    return this.thread_;
  }

  /** Whether its newest page has come. */
  get loaded(): boolean {
    return this.isLoaded;
  }

  /** The newest page comes, once. Rejects with a Failure. */
  async load(): Promise<void> {
    if (this.isLoaded) return;
    const page = await this.within.page({});
    if (this.isLoaded) return;
    this.isLoaded = true;
    // What came by itself while the page was on its way continues it; anything older would leave a hole.
    const from = page.messages[0]?.sequence ?? 0;
    const thread = this.thread_.peek();
    this.set({ ...thread, messages: thread.messages.filter(({ sequence }) => sequence >= from) });
    this.add(page, page.more);
    this.wholeTo = newestOf(this.thread_.peek());
  }

  /** More, further back. Resolves to false when there is none. */
  async loadOlder(): Promise<boolean> {
    const before = oldestOf(this.thread_.peek());
    if (!this.thread_.peek().more || before === undefined) return false;
    const page = await this.within.page({ before });
    this.add(page, page.more);
    return page.messages.length > 0;
  }

  /** A start: `last` is the newest number there is on the server. */
  started(last: number): void {
    if (!this.isLoaded) this.set({ ...this.thread_.peek(), messages: [] });
    else if (last > this.wholeTo || !this.whole) void this.catchUp();
  }

  /** A message that came by itself, or one of ours that is stored. */
  took(message: Message): void {
    this.set(addMessages(this.thread_.peek(), [message]));
    if (this.whole) this.wholeTo = Math.max(this.wholeTo, message.sequence);
  }

  set(thread: Thread): void {
    const before = this.thread_.peek();
    this.thread_.value = clearedUpTo(thread, this.cleared);
    if (before.drafts !== thread.drafts) this.within.keepDrafts(thread.drafts);
  }

  /** Everything up to a number is deleted for this person. False if it was before. */
  clear(upTo: number): boolean {
    if (upTo <= this.cleared) return false;
    this.cleared = upTo;
    this.set(this.thread_.peek());
    return true;
  }

  /** Everything newer than what is here without a hole, page by page. What comes by itself meanwhile is kept beside. */
  private async catchUp(): Promise<void> {
    this.whole = false;
    this.catchAgain = this.catching;
    if (this.catching) return;
    this.catching = true;
    while (!this.whole) {
      const page = await this.within.page({ after: this.wholeTo }).catch(() => undefined);
      if (page) this.caughtUpWith(page);
      // A page that was lost with its session is asked for again by the next start; it may have come already.
      else if (!this.catchAgain) break;
      else this.catchAgain = false;
    }
    this.catching = false;
    this.within.caughtUp();
  }

  private caughtUpWith(page: P): void {
    this.add(page, this.thread_.peek().more);
    const last = page.messages[page.messages.length - 1]?.sequence ?? this.wholeTo;
    this.whole = !page.more;
    this.wholeTo = page.more ? last : newestOf(this.thread_.peek());
  }

  private add(page: P, more: boolean): void {
    batch(() => {
      this.within.came(page);
      this.set({ ...addMessages(this.thread_.peek(), page.messages), more });
    });
  }
}
