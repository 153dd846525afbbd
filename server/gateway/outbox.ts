import { OUTBOX_BYTES, OUTBOX_WORDS } from '../../src/protocol/limits.ts';
import type { AnyEvent } from '../../src/protocol/words.ts';

interface Kept {
  seq: number;
  text: string;
}

/** An answer, and the number of the last event before it. */
export interface Placed {
  after: number;
  text: string;
}

/**
 * What a session has been told and its TV has not yet said it saw: numbered, bounded, ready to be told again
 * after a cut (X4). What falls out of the bound is a gap for a TV that comes back without having seen it.
 */
export class Outbox {
  #last = 0;
  #lost = 0;
  #size = 0;
  #kept: Kept[] = [];

  /** Numbers an event and keeps it; returns the text to send. */
  push(event: AnyEvent): string {
    this.#last += 1;
    const { t, ...fields } = event;
    const text = JSON.stringify({ t, seq: this.#last, ...fields });
    this.#kept.push({ seq: this.#last, text });
    this.#size += text.length;
    while (this.#kept.length > OUTBOX_WORDS || this.#size > OUTBOX_BYTES) this.#drop(true);
    return text;
  }

  /** Forgets what the TV has handled. */
  seen(seq: number): void {
    while (this.#kept.length > 0 && (this.#kept[0]?.seq ?? 0) <= seq) this.#drop(false);
  }

  /**
   * What to tell again to a TV that has handled everything up to `seq`; `gap` when some of it is no longer here.
   * @param answers those it waits for, in order: each goes to its place, lest it undo what happened after it
   */
  after(seq: number, answers: readonly Placed[] = []): { texts: string[]; gap: boolean } {
    const gap = seq < this.#lost || seq > this.#last;
    const waiting = [...answers];
    const texts: string[] = [];
    for (const event of this.#kept) {
      if (event.seq <= seq) continue;
      while (waiting[0] && waiting[0].after < event.seq) texts.push(waiting.shift()?.text ?? '');
      texts.push(event.text);
    }
    return { texts: [...texts, ...waiting.map(({ text }) => text)], gap };
  }

  /** Number of the newest event. */
  get last(): number {
    return this.#last;
  }

  #drop(lost: boolean): void {
    const kept = this.#kept.shift();
    if (!kept) return;
    this.#size -= kept.text.length;
    if (lost) this.#lost = kept.seq;
  }
}
