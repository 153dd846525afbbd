import type { ErrorBody } from '../protocol/errors.ts';
import { Failure } from './failure.ts';

interface Waiting {
  text: string;
  /** it went out on the line of this session at least once */
  sent: boolean;
  resolve(answer: object): void;
  reject(failure: Failure): void;
}

/** Requests that wait for their answer, by id, over cuts. */
export class Pending {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  get size(): number {
    return this.waiting.size;
  }

  /**
   * Files a request. `send` is called now and, after a cut, again with the same id: the server answers a repeat
   * without doing it twice.
   */
  file(t: string, fields: object): { id: number; text: string; answer: Promise<object> } {
    this.lastId += 1;
    const id = this.lastId;
    const text = JSON.stringify({ t, id, ...fields });
    const answer = new Promise<object>((resolve, reject) => {
      this.waiting.set(id, { text, sent: false, resolve, reject });
    });
    return { id, text, answer };
  }

  markSent(id: number): void {
    const waiting = this.waiting.get(id);
    if (waiting) waiting.sent = true;
  }

  /** An answer came in. False when nobody waits for it (any more). */
  settle(id: number, error: ErrorBody | undefined, answer: object): boolean {
    const waiting = this.waiting.get(id);
    if (!waiting) return false;
    this.waiting.delete(id);
    if (error) waiting.reject(Failure.from(error));
    else waiting.resolve(answer);
    return true;
  }

  /** Ids of what went out and may have been answered. */
  unanswered(): number[] {
    return [...this.waiting].filter(([, { sent }]) => sent).map(([id]) => id);
  }

  /** Everything unanswered, in order, to be sent again on a resumed session. */
  all(): { id: number; text: string }[] {
    return [...this.waiting].map(([id, { text }]) => ({ id, text }));
  }

  /**
   * The session is another one now: what may already have been done is given up, the rest can still be sent.
   */
  loseSent(): void {
    for (const [id, waiting] of [...this.waiting]) {
      if (!waiting.sent) continue;
      this.waiting.delete(id);
      waiting.reject(new Failure('connection.lost'));
    }
  }

  loseAll(): void {
    for (const { reject } of this.waiting.values()) reject(new Failure('connection.lost'));
    this.waiting.clear();
  }
}
