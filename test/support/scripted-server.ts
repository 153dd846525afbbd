import { Connection, type ConnectionHandlers } from '../../src/net/connection.ts';
import { Keyring, type Keys } from '../../src/net/keyring.ts';
import type { OpenSocket, SocketHandlers } from '../../src/net/socket.ts';
import type { Clock } from '../../src/protocol/clock.ts';
import type { Start, Welcome } from '../../src/protocol/words.ts';

/** A word as a client said it. */
export interface Said {
  t: string;
  id?: number;
  [field: string]: unknown;
}

/** The server's end of one line: what the client said on it, and what a test lets the server say. */
export class ScriptedLine {
  readonly url: string;
  readonly said: Said[] = [];
  readonly frames: Uint8Array[] = [];
  /** the client closed it */
  closedByClient = false;
  readonly #handlers: SocketHandlers;

  constructor(url: string, handlers: SocketHandlers) {
    this.url = url;
    this.#handlers = handlers;
  }

  /** The socket is open: the client says hello. */
  accept(): this {
    this.#handlers.opened();
    return this;
  }

  /** Opens it and answers its hello. */
  welcome(welcome: object = {}): this {
    this.accept();
    return this.answerHello(welcome);
  }

  answerHello(welcome: object = {}): this {
    return this.answer(this.last('hello'), { ...WELCOME, ...welcome });
  }

  refuseHello(code: string): this {
    return this.refuse(this.last('hello'), code);
  }

  answer(word: Said, fields: object = {}): this {
    return this.say({ re: word.id, ...fields });
  }

  refuse(word: Said, code: string): this {
    return this.say({ re: word.id, error: { code, text: code } });
  }

  event(seq: number, t: string, fields: object = {}): this {
    return this.say({ t, seq, ...fields });
  }

  say(word: object): this {
    this.#handlers.text(JSON.stringify(word));
    return this;
  }

  bytes(frame: Uint8Array): this {
    this.#handlers.bytes(frame);
    return this;
  }

  /** The line closes from the server's side, or breaks (1006). */
  close(status = 1006): this {
    this.#handlers.closed(status);
    return this;
  }

  /** The newest word of a type; throws when there was none. */
  last(t: string): Said {
    const word = this.all(t).pop();
    if (!word) throw new Error(`the client did not say ${t}; it said ${this.said.map((said) => said.t).join(', ')}`);
    return word;
  }

  all(t: string): Said[] {
    return this.said.filter((word) => word.t === t);
  }

  take(frame: string | Uint8Array): void {
    if (typeof frame === 'string') this.said.push(JSON.parse(frame) as Said);
    else this.frames.push(frame);
  }
}

/** A server that does what a test says, line by line, at once and without a network. */
export class ScriptedServer {
  readonly lines: ScriptedLine[] = [];

  readonly open: OpenSocket = (url, handlers) => {
    const line = new ScriptedLine(url, handlers);
    this.lines.push(line);
    return {
      buffered: 0,
      send: (frame) => line.take(frame),
      close: () => {
        line.closedByClient = true;
      },
    };
  };

  /** The newest line. */
  get line(): ScriptedLine {
    const line = this.lines[this.lines.length - 1];
    if (!line) throw new Error('nobody has opened a line');
    return line;
  }
}

export const WELCOME: Welcome = {
  protocol: 1,
  server: { name: 'test', version: '0', features: [] },
  time: Date.UTC(2026, 10, 21, 19, 42),
  registration: true,
  resumed: false,
  gap: false,
};

/** A start of Noa, who has nobody yet. */
export function startOf(more: Partial<Start> = {}): Start {
  return {
    session: 'session-1',
    resumeWithinMs: 60_000,
    me: { person: 'noa', name: 'Noa', avatar: null, status: 'available', text: '' },
    device: { device: 'device-1', secret: 'device-secret-1' },
    token: { token: 'token-1', expiresInMs: 600_000 },
    settings: {
      watchMode: 'ask',
      always: [],
      never: [],
      tellFriends: true,
      picture: 5,
      width: 320,
      sound: false,
      mirror: false,
      rotate: 0,
      previewInRequests: false,
      guestsOnAir: false,
      sounds: { tick: false, chime: true, air: true },
      calm: false,
      secondWhileDirect: 'ask',
      direct: 'ask',
      directRelayOnly: false,
      quiet: { on: false, from: 1320, to: 420, zone: 'UTC' },
      keepWatchLog: true,
      allowance: 0,
    },
    friends: [],
    requests: { toMe: [], mine: [] },
    blocked: [],
    conversations: [],
    air: { onAir: false, watching: 0 },
    asks: [],
    ...more,
  };
}

/** Noa, as a TV keeps her. */
export const KEPT: Keys = {
  person: 'noa',
  device: { device: 'device-1', secret: 'device-secret-1' },
  lastUsed: 0,
  card: { person: 'noa', name: 'Noa', avatar: null },
};

/** A keyring whose store is a variable. */
export function keyringWith(...people: Keys[]) {
  const kept: { people: readonly Keys[] } = { people };
  const keyring = new Keyring({
    load: () => kept.people,
    save: (saved) => {
      kept.people = saved;
    },
  });
  return { keyring, kept };
}

export const FACTS = {
  app: { name: 'test', version: '0' },
  device: { name: 'Living room', kind: 'tv' as const },
  capabilities: {
    camera: true,
    microphone: false,
    codecs: { show: ['jpeg'], send: ['jpeg'] },
    videoMessages: false,
    direct: false,
    line: 'fast' as const,
    screen: { width: 1920, height: 1080 },
  },
  language: 'en',
};

/** A signed-in connection to a scripted server, for the stores of the model. */
export function connectedTo(
  clock: Clock,
  server: ScriptedServer,
  handle: Partial<ConnectionHandlers> = {},
): Connection {
  const { keyring } = keyringWith();
  const connection = new Connection(
    { clock, random: () => 0.5, open: server.open, url: 'ws://hearth.test/ws', facts: () => FACTS, keyring },
    { state() {}, start() {}, resumed() {}, event() {}, frame() {}, ...handle },
  );
  connection.open();
  server.line.welcome({ start: startOf(), time: clock.now() });
  return connection;
}
