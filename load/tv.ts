import { PROTOCOL, SEEN_EVERY_MS } from '../src/protocol/limits.ts';
import type { Answer, Line, Request, RequestName } from '../src/protocol/words.ts';
import type { CrewTv } from './crew.ts';
import { LoadSocket } from './socket.ts';

/** The server's no, by its code. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface Heard {
  t?: string;
  re?: number;
  seq?: number;
  error?: { code: string };
  [field: string]: unknown;
}

interface Waiting {
  at: number;
  done(word: Heard): void;
  failed(error: Error): void;
}

/**
 * The first word of a TV of the crew.
 * @param line the class it says its line is
 * @param chosen it is to stay of that class, however fast it proves
 */
export const helloOf = (who: CrewTv, line: Line, chosen = false): Request<'hello'> => ({
  protocol: PROTOCOL,
  app: { name: 'load', version: '1' },
  device: { device: who.device, secret: who.secret, name: 'Load', kind: 'other' },
  capabilities: {
    camera: true,
    microphone: false,
    codecs: { show: ['jpeg'], send: ['jpeg'] },
    videoMessages: false,
    direct: false,
    line,
    lineChosen: chosen,
    screen: { width: 1920, height: 1080 },
  },
  language: 'en',
  auth: { by: 'stay', stay: who.stay },
});

/** A TV of the crew: signed in, asks and is answered, says what it has seen. */
export class LoadTv {
  /** how long answers took, ms */
  readonly answerMs: number[] = [];
  onEvent: (word: Heard) => void = () => undefined;
  onBytes: (bytes: Buffer) => void = () => undefined;
  onClosed: (code: number, reason: string) => void = () => undefined;
  readonly #waiting = new Map<number, Waiting>();
  #socket: LoadSocket | undefined;
  #lastId = 0;
  #seen = 0;
  #toldSeen: NodeJS.Timeout | undefined;

  /** Connects and signs in; see `helloOf`. */
  static async signIn(url: string, who: CrewTv, line: Line, chosen = false): Promise<LoadTv> {
    const tv = new LoadTv();
    tv.#socket = await LoadSocket.open(url, {
      text: (text) => tv.#word(JSON.parse(text) as Heard),
      bytes: (bytes) => tv.onBytes(bytes),
      closed: (code, reason) => tv.#closed(code, reason),
    });
    try {
      await tv.ask('hello', helloOf(who, line, chosen));
    } catch (error) {
      tv.close();
      throw error;
    }
    tv.#toldSeen = setInterval(() => void tv.ask('seen', { seq: tv.#seen }).catch(() => undefined), SEEN_EVERY_MS);
    return tv;
  }

  /** @throws Refused with the server's code, or Error when the line is lost first */
  ask<N extends RequestName>(t: N, fields: Request<N>): Promise<Answer<N>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<Answer<N>>((resolve, reject) => {
      // Load trusts the server it was pointed at to answer in its own shapes.
      const done = (word: Heard): void => resolve(word as unknown as Answer<N>);
      this.#waiting.set(id, { at: performance.now(), done, failed: reject });
      this.#socket?.text(JSON.stringify({ t, id, ...fields }));
    });
  }

  /** A text frame as it is. */
  say(text: string): void {
    this.#socket?.text(text);
  }

  send(bytes: Uint8Array): void {
    this.#socket?.bytes(bytes);
  }

  close(): void {
    this.onClosed = () => undefined;
    this.#socket?.close();
    clearInterval(this.#toldSeen);
  }

  #word(word: Heard): void {
    if (word.seq !== undefined) this.#seen = word.seq;
    if (word.re === undefined) return this.onEvent(word);
    const waiting = this.#waiting.get(word.re);
    this.#waiting.delete(word.re);
    if (!waiting) return;
    this.answerMs.push(performance.now() - waiting.at);
    if (word.error) waiting.failed(new Refused(word.error.code));
    else waiting.done(word);
  }

  #closed(code: number, reason: string): void {
    clearInterval(this.#toldSeen);
    for (const { failed } of this.#waiting.values()) failed(new Error(`the line was closed: ${code} ${reason}`));
    this.#waiting.clear();
    this.onClosed(code, reason);
  }
}
