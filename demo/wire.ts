import { WebSocket } from 'ws';
import { Refusal } from './words.ts';

/** docs/protocol.md, "The line": the server pings every 5 s, so a line this silent is dead. */
const SILENT_MS = 15_000;
const LOOK_EVERY_MS = 5_000;

export type Word = {
  t?: string;
  re?: number;
  seq?: number;
  error?: { code: string; text: string; retryAfterMs?: number };
};
export type WireEars = {
  opened(wire: Wire): void;
  word(wire: Wire, word: Word): void;
  frame(wire: Wire, frame: Buffer): void;
  closed(wire: Wire, status: number): void;
};

/** One WebSocket to the server, with the few requests that come before a session (hello, signing in). */
export class Wire {
  readonly #socket: WebSocket;
  readonly #ears: WireEars;
  readonly #greetings = new Map<number, (answer: Word | Refusal) => void>();
  readonly #watch: NodeJS.Timeout;
  #heardAt = Date.now();
  #greeted = 0;

  constructor(url: string, ears: WireEars) {
    this.#ears = ears;
    // one message a tick: what hello's answer changes is in force before the next word is read
    this.#socket = new WebSocket(url, { perMessageDeflate: false, allowSynchronousEvents: false });
    this.#socket.on('open', () => ears.opened(this));
    this.#socket.on('ping', () => this.#hear());
    this.#socket.on('message', (data: Buffer, binary: boolean) => this.#read(data, binary));
    this.#socket.on('error', () => {}); // 'close' follows and says all there is to know
    this.#socket.on('close', (status) => this.#closed(status));
    this.#watch = setInterval(() => {
      if (Date.now() - this.#heardAt > SILENT_MS) this.#socket.terminate();
    }, LOOK_EVERY_MS);
  }

  /** The number of the last request made by `greet`. */
  get greeted(): number {
    return this.#greeted;
  }

  /** Says a request of the time before the session and waits for its answer; `line.lost` if the line breaks first. */
  greet<Answer>(type: string, fields: object): Promise<Answer | Refusal> {
    const id = ++this.#greeted;
    return new Promise((resolve) => {
      this.#greetings.set(id, (answer) => resolve(answer as Answer | Refusal));
      this.say({ t: type, id, ...fields });
    });
  }

  say(word: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(word));
  }

  /** Returns false where the line cannot take it now. */
  sendFrame(frame: Buffer): boolean {
    if (this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  close(): void {
    this.#socket.close(1000);
  }

  #hear(): void {
    this.#heardAt = Date.now();
  }

  #read(data: Buffer, binary: boolean): void {
    this.#hear();
    if (binary) return this.#ears.frame(this, data);
    const word = JSON.parse(data.toString('utf8')) as Word;
    const greeting = word.re === undefined ? undefined : this.#greetings.get(word.re);
    if (!greeting || word.re === undefined) return this.#ears.word(this, word);
    this.#greetings.delete(word.re);
    greeting(refusalIn(word) ?? word);
  }

  #closed(status: number): void {
    clearInterval(this.#watch);
    for (const greeting of this.#greetings.values()) greeting(new Refusal('line.lost'));
    this.#greetings.clear();
    this.#ears.closed(this, status);
  }
}

export function refusalIn(word: Word): Refusal | undefined {
  return word.error && new Refusal(word.error.code, word.error.text, word.error.retryAfterMs);
}
