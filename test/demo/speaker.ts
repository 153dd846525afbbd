import type { Speaker } from '../../demo/line.ts';
import type { Events } from '../../demo/words.ts';

type Said = { t: string } & Record<string, unknown>;

/** A line that goes nowhere: what is said is kept, what is heard and answered is up to the test. */
export class FakeLine {
  readonly said: Said[] = [];
  readonly frames: Buffer[] = [];
  isDown = false;
  answers: Record<string, (fields: object) => object> = {};
  readonly #handlers = new Map<string, ((event: unknown) => void)[]>();

  readonly speaker: Speaker = {
    on: (type, handler) => {
      this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), handler as (event: unknown) => void]);
    },
    request: (type, fields) => {
      this.said.push({ t: type, ...fields });
      return Promise.resolve((this.answers[type]?.(fields) ?? {}) as never);
    },
    say: (type, fields) => {
      this.said.push({ t: type, ...fields });
    },
    sendFrame: (frame) => {
      if (this.isDown) return false;
      this.frames.push(frame);
      return true;
    },
  };

  hear<T extends keyof Events>(type: T, event: Events[T]): void {
    for (const handler of this.#handlers.get(type) ?? []) handler(event);
  }

  /** The words of a type that were said, in order. */
  of(type: string): Said[] {
    return this.said.filter((word) => word.t === type);
  }
}
