import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export type Word = { t: string; id?: number } & Record<string, unknown>;

/** A queue whose next thing can be waited for. */
class Inbox<T> {
  readonly #things: T[] = [];
  readonly #waiting: ((thing: T) => void)[] = [];

  put(thing: T): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(thing);
    else this.#things.push(thing);
  }

  next(): Promise<T> {
    const thing = this.#things.shift();
    return thing === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(thing);
  }
}

/** One connection as the server sees it: it says only what the test says. */
export class Visit {
  readonly #socket: WebSocket;
  readonly #words = new Inbox<Word>();
  readonly #frames = new Inbox<Buffer>();
  readonly closed: Promise<number>;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer, binary: boolean) => {
      if (binary) this.#frames.put(data);
      else this.#words.put(JSON.parse(data.toString()) as Word);
    });
    this.closed = once(socket, 'close').then(([status]) => status as number);
  }

  /** The next word, which has to be of this type. */
  async hear(type: string): Promise<Word> {
    const word = await this.#words.next();
    if (word.t !== type) throw new Error(`expected ${type}, heard ${JSON.stringify(word)}`);
    return word;
  }

  frame(): Promise<Buffer> {
    return this.#frames.next();
  }

  answer(word: Word, fields: object = {}): void {
    this.#socket.send(JSON.stringify({ re: word.id, ...fields }));
  }

  refuse(word: Word, code: string, retryAfterMs?: number): void {
    this.answer(word, { error: { code, text: code, retryAfterMs } });
  }

  tell(seq: number, type: string, fields: object): void {
    this.#socket.send(JSON.stringify({ t: type, seq, ...fields }));
  }

  show(frame: Buffer): void {
    this.#socket.send(frame);
  }

  cut(): void {
    this.#socket.terminate();
  }

  close(status: number): void {
    this.#socket.close(status);
  }
}

/** A server that speaks docs/protocol.md by hand. */
export class FakeServer {
  readonly #server: WebSocketServer;
  readonly #visits = new Inbox<Visit>();

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => this.#visits.put(new Visit(socket)));
  }

  static async open(): Promise<FakeServer> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', path: '/ws' });
    await once(server, 'listening');
    return new FakeServer(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ws`;
  }

  /** The next connection that is made. */
  visit(): Promise<Visit> {
    return this.#visits.next();
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export const WELCOME = {
  protocol: 1,
  server: { name: 'hearth', version: '0', features: [] },
  registration: false,
  resumed: false,
  gap: false,
  time: 1_795_290_120_000,
};

/** What signing in is answered with, for a person without friends. */
export function startOf(session: string, more: object = {}): object {
  return {
    session,
    resumeWithinMs: 60_000,
    device: { device: 'd1', secret: 'the secret of d1' },
    token: { token: `token of ${session}`, expiresInMs: 600_000 },
    invisible: false,
    settings: { watchMode: 'friends', always: [], never: [], tellFriends: true, picture: 5, width: 640 },
    friends: [],
    conversations: [],
    requests: { toMe: [], mine: [] },
    blocked: [],
    air: { onAir: false, watching: 0 },
    asks: [],
    ...more,
  };
}
