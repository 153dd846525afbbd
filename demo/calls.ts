import { refusalIn, type Word } from './wire.ts';
import { Refusal } from './words.ts';

type Call = { word: object; settle: (answer: object | Refusal) => void };

/** The requests of one session that wait for their answers. */
export class Calls {
  readonly #say: (word: object) => void;
  readonly #waiting = new Map<number, Call>();
  #last = 0;

  constructor(say: (word: object) => void) {
    this.#say = say;
  }

  /** Ids rise by one within a session, whose first requests were made while signing in. */
  countFrom(id: number): void {
    this.#last = id;
  }

  make<Answer extends object>(type: string, fields: object): Promise<Answer | Refusal> {
    const id = ++this.#last;
    const word = { t: type, id, ...fields };
    return new Promise((resolve) => {
      this.#waiting.set(id, { word, settle: (answer) => resolve(answer as Answer | Refusal) });
      this.#say(word);
    });
  }

  answered(word: Word): void {
    if (word.re === undefined) return;
    const call = this.#waiting.get(word.re);
    this.#waiting.delete(word.re);
    call?.settle(refusalIn(word) ?? word);
  }

  /** After a resume: everything without an answer again, with the same ids. */
  repeat(): void {
    for (const { word } of this.#waiting.values()) this.#say(word);
  }

  /** The session is over: what has no answer will get none. */
  end(): void {
    const calls = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const call of calls) call.settle(new Refusal('line.lost'));
  }
}
