import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Crew, CrewTv } from '../../load/crew.ts';
import { LoadSocket } from '../../load/socket.ts';
import { LoadTv } from '../../load/tv.ts';
import { Codec, Kind, writeAck, writePicture, writeSound } from '../../src/protocol/packet.ts';
import { type RequestName, requests } from '../../src/protocol/words.ts';
import { Examples, type Known } from './examples.ts';
import { pick, seeded } from './random.ts';

export interface AttackOptions {
  port: number;
  /** accounts to attack with; each room's viewers may watch its broadcaster */
  crew: Crew;
  /** words, frames and handshakes in all */
  inputs: number;
  seed: number;
}

export interface AttackReport {
  inputs: number;
  /** how often each word was sent with fields its schema takes */
  words: Map<RequestName, number>;
  /** mutated from what a signed-in TV would say */
  mutated: number;
  /** connections, by the status the server closed them with; 0: it did not */
  closed: Map<number, number>;
}

const CONNECTIONS = 24;
/** One connection says so much before it goes: less than what closes it, mostly. */
const WORDS = 40;
const FRAMES = 1_500;
/** Between this and that much of what is sent is mutated from what a signed-in TV says: one kind waits for the other. */
const MUTATED = { least: 0.55, most: 0.65 };

/** Everything a wild client can do, over real sockets: broken handshakes, broken frames, broken words, lies in headers. */
export class Attack {
  readonly report: AttackReport = { inputs: 0, words: new Map(), mutated: 0, closed: new Map() };
  readonly #options: AttackOptions;
  readonly #random: () => number;
  readonly #examples: Map<RequestName, Examples>;
  readonly #names = Object.keys(requests) as RequestName[];
  #nextName = 0;

  constructor(options: AttackOptions) {
    this.#options = options;
    this.#random = seeded(options.seed);
    const people = options.crew.rooms.flatMap(({ broadcaster, viewers }) => [
      broadcaster.person,
      ...viewers.slice(0, 10).map(({ person }) => person),
    ]);
    const known: Known = { person: people, device: [], language: ['en'] };
    this.#examples = new Map(
      this.#names.map((name) => [name, new Examples(requests[name].word, this.#random, known)] as const),
    );
  }

  /** Attacks until all inputs are sent. @throws only what the server must never make happen: a refused connection */
  async run(): Promise<AttackReport> {
    const seats = this.#options.crew.rooms.flatMap(({ viewers, broadcaster }) =>
      viewers.map((tv) => ({ tv, watches: broadcaster.person })),
    );
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, index) => {
        for (let turn = 0; this.report.inputs < this.#options.inputs; turn += 1) {
          const seat = seats[(index + turn * CONNECTIONS) % seats.length];
          const share = this.report.mutated / Math.max(1, this.report.inputs);
          if (index < 8 ? turn > 0 && share < MUTATED.least : share > MUTATED.most) await pause(5);
          else if (index < 2) await this.#handshake();
          else if (index < 8 || !seat) await this.#visit();
          else await this.#session(seat.tv, seat.watches);
        }
      }),
    );
    return this.report;
  }

  /** Bytes that are no WebSocket, or begin as one. */
  async #handshake(): Promise<void> {
    const random = this.#random;
    const request =
      'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
    const text = pick(random, [
      () => this.#noise(200).toString('latin1'),
      () => request.slice(0, Math.floor(random() * request.length)),
      () => `${request.slice(0, -2)}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
      () => request.replace('13', '12'),
      () => request.replace('/ws', `/${'../'.repeat(20)}etc/passwd`),
      () => request + this.#brokenFrame().toString('latin1'),
      () => 'GET /ws HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n',
    ])();
    await new Promise<void>((resolve) => {
      const socket = connect(this.#options.port, '127.0.0.1', () => socket.write(Buffer.from(text, 'latin1')));
      const end = setTimeout(() => socket.destroy(), 30);
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.on('close', () => {
        clearTimeout(end);
        resolve();
      });
    });
    this.report.inputs += 1;
  }

  /** Frames that break RFC 6455, or lie about their length. */
  #brokenFrame(): Buffer {
    const random = this.#random;
    const head = Buffer.alloc(14);
    head[0] = Math.floor(random() * 256);
    head[1] = Math.floor(random() * 256);
    for (let at = 2; at < 14; at += 1) head[at] = random() < 0.5 ? 0xff : Math.floor(random() * 256);
    return Buffer.concat([head, this.#noise(60)]);
  }

  /** Somebody who has not signed in. */
  async #visit(): Promise<void> {
    const socket = await this.#open();
    const said = Math.ceil(this.#random() * WORDS);
    if (this.#random() < 0.8) socket.say(JSON.stringify({ t: 'hello', id: 1, ...this.#fieldsOf('hello') }));
    for (let count = 0; count < said && !socket.over; count += 1) {
      socket.say(this.#word(count + 2));
      if (this.#random() < 0.1) socket.send(this.#packet([]));
      await this.#breathe(count);
    }
    socket.close();
  }

  /** A TV that is signed in and watches, and then goes wild. */
  async #session(who: CrewTv, watches: string): Promise<void> {
    const tv = await LoadTv.signIn(`ws://127.0.0.1:${this.#options.port}/ws`, who, 'fast').catch(() => undefined);
    // The one before it may have signed the account out, or left it over a limit.
    if (!tv) return void (await pause(20));
    let over = false;
    tv.onClosed = (code) => {
      over = true;
      this.#closed(code);
    };
    const streams: number[] = [];
    const opened = await tv.ask('view.open', { person: watches, askAgain: false }).catch(() => undefined);
    if (opened?.state === 'open') streams.push(...opened.streams.map(({ stream }) => stream));
    const aired = await tv.ask('webcam.start', { takeOver: true }).catch(() => undefined);
    if (aired) streams.push(...aired.streams.map(({ stream }) => stream));
    const words = async (): Promise<void> => {
      for (let count = 0; count < WORDS && !over; count += 1) {
        tv.say(this.#word(100 + count));
        this.report.mutated += 1;
        await this.#breathe(count);
      }
    };
    const frames = async (): Promise<void> => {
      for (let count = 0; count < FRAMES && !over; count += 1) {
        tv.send(this.#packet(streams));
        this.report.inputs += 1;
        this.report.mutated += 1;
        if (count % 50 === 0) await this.#breathe(0);
      }
    };
    // A broken word ends the connection at once, most broken packets do not.
    for (const part of this.#random() < 0.5 ? [words, frames] : [frames, words]) await part();
    tv.close();
  }

  /** A word as its schema takes it, or with something wrong in it. */
  #word(id: number): string {
    const random = this.#random;
    this.report.inputs += 1;
    const name = this.#names[this.#nextName % this.#names.length] ?? 'seen';
    this.#nextName += 1;
    const text = JSON.stringify({ t: name, id, ...this.#fieldsOf(name) });
    if (random() < 0.5) {
      this.report.words.set(name, (this.report.words.get(name) ?? 0) + 1);
      return text;
    }
    return pick(random, [
      () => this.#flipped(Buffer.from(text)).toString('utf8'),
      () => text.slice(0, Math.floor(random() * text.length)),
      () => JSON.stringify({ t: name, id, ...this.#fieldsOf(pick(random, this.#names)) }),
      () => JSON.stringify({ t: `${name}${pick(random, ['', 'x', '__proto__'])}`, id: -1, a: [] }),
      () => `{"t":"${name}","id":${id},"__proto__":{"a":1},"constructor":{"prototype":{}}}`,
      () => '['.repeat(2_000),
      () => `{"t":"${name}","id":${id},"x":"${'y'.repeat(Math.floor(random() * 18_000))}"}`,
      () => this.#noise(300).toString('latin1'),
    ])();
  }

  #fieldsOf(name: RequestName): Record<string, unknown> {
    return (this.#examples.get(name)?.next() ?? {}) as Record<string, unknown>;
  }

  /** Packets: good ones, acks of the past and the future, headers that lie, kinds and versions nobody knows. */
  #packet(streams: readonly number[]): Buffer {
    const random = this.#random;
    const stream = streams.length > 0 && random() < 0.8 ? pick(random, streams) : Math.floor(random() * 2 ** 32);
    const number = Math.floor(random() * 2 ** 32);
    const bytes = Buffer.from(
      pick(random, [
        () => writeAck(stream, number, random() * 1e6),
        () =>
          writeSound(
            { kind: Kind.sound, codec: Codec.opus, flags: 0, stream, sequence: 1, captured: 1 },
            this.#noise(40),
          ),
        () =>
          writePicture(
            {
              kind: pick(random, [Kind.picture, Kind.clip]),
              codec: 1,
              flags: Math.floor(random() * 256),
              stream,
              sequence: number,
              captured: 0,
              width: 320,
              height: 180,
            },
            this.#noise(200),
          ),
      ])(),
    );
    return pick(random, [
      () => bytes,
      () => this.#flipped(bytes),
      () => bytes.subarray(0, Math.floor(random() * bytes.length)),
      () => {
        // The length of the header, then that of the payload.
        bytes[3] = Math.floor(random() * 256);
        return bytes;
      },
      () => {
        bytes.writeUInt32BE(pick(random, [0, 1, 0x7fffffff, 0xffffffff, bytes.length]), 4);
        return bytes;
      },
      () => {
        bytes[0] = Math.floor(random() * 256);
        return bytes;
      },
      () => Buffer.concat([bytes, bytes, this.#noise(10)]),
      () => this.#noise(64),
    ])();
  }

  #flipped(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    for (let flips = 1 + Math.floor(this.#random() * 4); flips > 0 && copy.length > 0; flips -= 1) {
      copy[Math.floor(this.#random() * copy.length)] = Math.floor(this.#random() * 256);
    }
    return copy;
  }

  #noise(most: number): Buffer {
    return Buffer.from(
      Array.from({ length: Math.floor(this.#random() * most) }, () => Math.floor(this.#random() * 256)),
    );
  }

  /** Lets the sockets do their work; waits where the server would otherwise close for too many words. */
  #breathe(count: number): Promise<void> {
    return pause(count % 8 === 7 ? 5 : 0);
  }

  #closed(code: number): void {
    this.report.closed.set(code, (this.report.closed.get(code) ?? 0) + 1);
  }

  async #open() {
    let over = false;
    const socket = await LoadSocket.open(`ws://127.0.0.1:${this.#options.port}/ws`, {
      text: () => undefined,
      bytes: () => undefined,
      closed: (code) => {
        over = true;
        this.#closed(code);
      },
    });
    return {
      get over() {
        return over;
      },
      say: (text: string) => socket.text(text),
      send: (bytes: Buffer) => {
        this.report.inputs += 1;
        socket.bytes(bytes);
      },
      close: () => socket.close(),
    };
  }
}
