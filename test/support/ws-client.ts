import { WebSocket } from 'ws';
import type { OpenSocket, Socket } from '../../src/net/socket.ts';
import type { ErrorBody } from '../../src/protocol/errors.ts';
import type { Answer, AnyEvent, EventName, Request, RequestName, Start, Welcome } from '../../src/protocol/words.ts';
import { waitFor } from './wait-for.ts';

/** A real WebSocket in the form the TV's own code takes one. */
export const openWs: OpenSocket = (url, handlers) => {
  const ws = new WebSocket(url, { perMessageDeflate: false });
  ws.on('open', () => handlers.opened());
  ws.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) handlers.bytes(Uint8Array.from(data));
    else handlers.text(data.toString('utf8'));
  });
  ws.on('close', (status) => handlers.closed(status));
  // What went wrong is told by 'close' as well.
  ws.on('error', () => {});
  return {
    get buffered() {
      return ws.bufferedAmount;
    },
    send: (frame) => {
      if (ws.readyState === WebSocket.OPEN) ws.send(frame);
    },
    close: () => ws.close(1000),
  };
};

/** An answer that was a no. */
export class Refused extends Error {
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(t: string, { code, text, retryAfterMs }: ErrorBody) {
    super(`${t}: ${code}: ${text}`);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export type Told<N extends EventName = EventName> = { seq: number } & Extract<AnyEvent, { t: N }>;

type Fields = Record<string, unknown>;

interface Waiting {
  t: string;
  resolve(answer: Fields): void;
  reject(error: Error): void;
}

const DEADLINE_MS = 8_000;
export const TEST_PASSWORD = 'a long enough one';

/** What a TV says of itself; a test changes what it is about. */
export const HELLO = {
  protocol: { min: 1, max: 1 },
  app: { name: 'test', version: '0' },
  device: { name: 'Living room', kind: 'tv' },
  capabilities: {
    camera: true,
    microphone: false,
    codecs: { show: ['jpeg'], send: ['jpeg'] },
    videoMessages: false,
    direct: false,
    line: 'fast',
    screen: { width: 1920, height: 1080 },
  },
  language: 'en',
} as const;

/**
 * A client written from docs/protocol.md and nothing else: it shares no code with the TV's own, except the
 * shape of a socket, so that it can speak over a real one and over one in memory.
 */
export class WsClient {
  readonly events: Told[] = [];
  readonly frames: Uint8Array[] = [];
  /** answers to ids nobody waits for (any more) */
  readonly strays: Fields[] = [];
  /** the WebSocket status it was closed with, once it is */
  status: number | undefined;
  start: Start | undefined;
  /** the highest seq that came */
  seen = 0;
  #socket: Socket;
  #lastId = 0;
  #opened = false;
  readonly #waiting = new Map<number, Waiting>();

  private constructor(url: string, open: OpenSocket) {
    this.#socket = open(url, {
      opened: () => {
        this.#opened = true;
      },
      text: (text) => this.#text(text),
      bytes: (frame) => this.frames.push(frame),
      closed: (status) => this.#closed(status),
    });
  }

  /** Opens a line. Rejects when the server does not let it in. */
  static async open(url: string, open: OpenSocket = openWs): Promise<WsClient> {
    const client = new WsClient(url, open);
    await waitFor('the line opens', () => client.#opened || client.status !== undefined);
    if (client.status !== undefined) throw new Error(`closed with ${client.status} before it opened`);
    return client;
  }

  /** Asks, and waits for the answer. Rejects with Refused, or when the line closes or nothing comes. */
  ask<N extends RequestName>(t: N, fields: Request<N>): Promise<Answer<N>> {
    return this.askAny(t, fields) as Promise<unknown> as Promise<Answer<N>>;
  }

  /** Asks with whatever fields, for words this version does not have. */
  askAny(t: string, fields: object, id: number = this.nextId()): Promise<Fields> {
    if (this.status !== undefined) return Promise.reject(new Error(`${t}: the line is closed (${this.status})`));
    const answer = new Promise<Fields>((resolve, reject) => {
      this.#waiting.set(id, { t, resolve, reject });
      setTimeout(() => reject(new Error(`no answer to ${t} within ${DEADLINE_MS} ms`)), DEADLINE_MS).unref();
    });
    this.say(t, fields, id);
    return answer;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Says a word; without an id there is no answer. */
  say(t: string, fields: object = {}, id?: number): void {
    this.sendText(JSON.stringify({ t, ...(id === undefined ? {} : { id }), ...fields }));
  }

  /** Any text frame, a word or not. */
  sendText(text: string): void {
    this.#socket.send(text);
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  close(): void {
    this.#socket.close();
  }

  async hello(more: object = {}): Promise<Welcome> {
    const welcome = (await this.askAny('hello', { ...HELLO, ...more })) as unknown as Welcome;
    this.start = welcome.start ?? this.start;
    return welcome;
  }

  /** Says hello and makes an account. */
  async register(person: string): Promise<Start> {
    await this.hello();
    const name = person.slice(0, 1).toUpperCase() + person.slice(1);
    this.start = await this.ask('account.register', { person, name, password: TEST_PASSWORD, stay: true });
    return this.start;
  }

  /** Says hello and signs in. */
  async signIn(person: string, hello: object = {}): Promise<Start> {
    await this.hello(hello);
    this.start = await this.ask('account.sign_in', { person, password: TEST_PASSWORD, stay: true });
    return this.start;
  }

  /** The device part of a hello that proves which TV this is. */
  get device() {
    return { ...HELLO.device, ...this.start?.device };
  }

  /** Waits for an event, among those that came already too. */
  told<N extends EventName>(t: N, fits: (event: Told<N>) => boolean = () => true, withinMs = DEADLINE_MS) {
    const find = (): Told<N> | undefined =>
      this.events.find((event): event is Told<N> => event.t === t && fits(event as Told<N>));
    return waitFor(`${t} is told`, find, withinMs);
  }

  /** Resolves to the status the line is closed with. */
  closed(withinMs = DEADLINE_MS): Promise<number> {
    return waitFor('the line is closed', () => this.status, withinMs);
  }

  #text(text: string): void {
    const { re, error, ...fields } = JSON.parse(text) as Fields & { re?: number; error?: ErrorBody };
    if (re === undefined) {
      const event = fields as unknown as Told;
      this.events.push(event);
      this.seen = Math.max(this.seen, event.seq);
      return;
    }
    const waiting = this.#waiting.get(re);
    this.#waiting.delete(re);
    if (!waiting) this.strays.push({ re, ...fields });
    else if (error) waiting.reject(new Refused(waiting.t, error));
    else waiting.resolve(fields);
  }

  #closed(status: number): void {
    this.status = status;
    for (const { t, reject } of this.#waiting.values()) reject(new Error(`${t}: the line was closed (${status})`));
    this.#waiting.clear();
  }
}
