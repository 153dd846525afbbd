import { codeOf } from '../net/failure.ts';
import type { Clock } from '../protocol/clock.ts';
import type { Body, Message } from '../protocol/words.ts';
import { addDraft, type Draft, dropDraft, failDraft, markDraft, type Thread } from './thread.ts';

/** Failures that go away by themselves: the message is sent again when the line is back. */
const PASSING = ['connection.lost', 'connection.none', 'server.failed', 'server.stopping', 'limit.words'];

interface OutgoingPorts {
  clock: Clock;
  me(): string;
  /** a key nobody else makes */
  newKey(): string;
}

/** The conversation or room whose messages these are. */
interface Within {
  /** asks the server to store one; rejects with a Failure */
  store(message: { key: string; body: Body }): Promise<{ sequence: number; at: number }>;
  thread(): Thread;
  setThread(thread: Thread): void;
  /** one of ours is stored */
  took(message: Message): void;
}

/** What is on its way to one friend or room: stored on the server once, in order, as soon as the line allows (W3, X5). */
export class Outgoing {
  private readonly ports: OutgoingPorts;
  private readonly within: Within;
  private sending = false;
  private flushAgain = false;

  constructor(ports: OutgoingPorts, within: Within) {
    this.ports = ports;
    this.within = within;
  }

  /**
   * Sends a text: shown at once, stored on the server as soon as the line allows, once.
   * @param undoMs how long it may still be taken back before it leaves; 0: at once
   * @returns the key of the message
   */
  send(text: string, undoMs: number): string {
    const { clock, newKey } = this.ports;
    const draft: Draft = { key: newKey(), text, at: clock.now(), state: undoMs > 0 ? 'held' : 'sending' };
    this.within.setThread(addDraft(this.within.thread(), draft));
    if (undoMs > 0) clock.after(undoMs, () => this.again(draft.key));
    else void this.flush();
    return draft.key;
  }

  /** Takes back what has not left yet. False when it has. */
  undo(key: string): boolean {
    const draft = this.within.thread().drafts.find((entry) => entry.key === key);
    if (!draft || draft.state === 'sending') return false;
    this.within.setThread(dropDraft(this.within.thread(), key));
    return true;
  }

  /** Sends one that failed, or was held, now. */
  again(key: string): void {
    this.within.setThread(markDraft(this.within.thread(), key, 'sending'));
    void this.flush();
  }

  /** Sends what waits, in order, one after the other. */
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

  private nextDraft(): Draft | undefined {
    return this.within.thread().drafts.find((draft) => draft.state === 'sending');
  }

  private async sendDraft({ key, text }: Draft): Promise<boolean> {
    const body = { kind: 'text', bytes: text };
    try {
      const { sequence, at } = await this.within.store({ key, body });
      this.within.took({ sequence, at, from: this.ports.me(), body, key });
      return true;
    } catch (failure) {
      const code = codeOf(failure);
      if (PASSING.indexOf(code) >= 0) return false;
      this.within.setThread(failDraft(this.within.thread(), key, code));
      return true;
    }
  }
}
