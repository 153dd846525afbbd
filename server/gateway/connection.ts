import { closeStatus, endsConnection } from '../../src/protocol/closings.ts';
import { type ErrorCode, Refusal } from '../../src/protocol/errors.ts';
import { FRAME_BYTES, WORD_BYTES } from '../../src/protocol/limits.ts';
import type { Answer } from '../../src/protocol/words.ts';
import { Bucket, type BucketOptions } from './bucket.ts';
import type { Framed } from './framing.ts';
import type { Hello, Identity } from './identity.ts';
import { RoundTrip } from './round-trip.ts';
import type { Line, MediaLink, Session } from './session.ts';
import type { Socket } from './socket.ts';
import type { Visitor } from './words.ts';

/** How far a connection has got. */
type Stage =
  | { is: 'new' }
  | { is: 'visitor'; hello: Hello }
  | { is: 'session'; session: Session }
  | { is: 'link'; session: Session; link: MediaLink }
  | { is: 'closed' };

/** A word as it came in, its fields still unchecked. */
export interface RawWord {
  t: string;
  id: number | undefined;
  fields: Record<string, unknown>;
}

/** What a connection needs of the gateway. */
export interface Desk {
  now(): number;
  /** Answers one word. Throws a Refusal to say no. */
  handle(word: RawWord, connection: Connection): Promise<void>;
  /** @param link it came on; undefined: the session's own line */
  frame(session: Session, frame: Uint8Array, link?: MediaLink): void;
  become(identity: Identity, connection: Connection): Promise<Answer<'account.sign_in'>>;
  /** The connection is gone; `session` is whom it carried. */
  lost(connection: Connection): void;
  failed(error: unknown, word: string): void;
}

export interface ConnectionLimits {
  words: BucketOptions;
  /** bytes that come in, words and packets; a frame counts as 64 at least */
  bytes: BucketOptions;
  /** words waiting for their turn before the connection is closed */
  backlog: number;
  /** bytes waiting to be sent before the connection is closed */
  unsentBytes: number;
}

/** What a frame costs to take in, however little is in it. */
const LEAST_FRAME = 64;

/** One socket: takes words apart, keeps their order, holds the limits. It decides nothing else. */
export class Connection implements Line, Visitor {
  stage: Stage = { is: 'new' };
  /** Lets a session join this connection, as soon as the answer that says so is out. */
  joining: (() => void) | undefined;
  readonly address: string;

  readonly #socket: Socket;
  readonly #desk: Desk;
  readonly #limits: ConnectionLimits;
  readonly #words: Bucket;
  readonly #bytes: Bucket;
  #queue: Promise<void> = Promise.resolve();
  #waiting = 0;
  #heard: number;
  readonly #roundTrip = new RoundTrip();

  constructor(socket: Socket, address: string, desk: Desk, limits: ConnectionLimits) {
    this.#socket = socket;
    this.address = address;
    this.#desk = desk;
    this.#limits = limits;
    this.#heard = desk.now();
    this.#words = new Bucket(limits.words, this.#heard);
    this.#bytes = new Bucket(limits.bytes, this.#heard);
    socket.listen({
      text: (text) => this.#text(text),
      bytes: (frame) => this.#frame(frame),
      pong: () => {
        this.#heard = desk.now();
        this.#roundTrip.answered(this.#heard);
      },
      closed: () => this.#gone(),
    });
  }

  get hello(): Hello {
    if (this.stage.is !== 'visitor') throw new Refusal('protocol.first_word');
    return this.stage.hello;
  }

  become(identity: Identity): Promise<Answer<'account.sign_in'>> {
    return this.#desk.become(identity, this);
  }

  get buffered(): number {
    return this.#socket.buffered;
  }

  /** ms since the last sign of life */
  silence(now: number): number {
    return now - this.#heard;
  }

  get roundTrip(): number | undefined {
    return this.#roundTrip.ms;
  }

  ping(): void {
    this.#roundTrip.asked(this.#desk.now());
    this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
    this.#gone();
  }

  sendText(text: string): void {
    if (this.stage.is === 'closed') return;
    if (this.#socket.buffered > this.#limits.unsentBytes) {
      this.close('limit.outbox');
      return;
    }
    this.#socket.send(text);
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.stage.is !== 'closed') this.#socket.send(bytes);
  }

  sendFramed(frame: Framed): void {
    if (this.stage.is !== 'closed') this.#socket.sendFramed(frame);
  }

  /** Ends the connection with the status of a code from the catalogue. */
  close(code: ErrorCode): void {
    if (this.stage.is === 'closed') return;
    this.#socket.close(closeStatus(code) ?? 1011, code);
    this.#gone();
  }

  answer(id: number, body: object): void {
    this.sendText(JSON.stringify({ re: id, ...body }));
  }

  #text(text: string): void {
    this.#heard = this.#desk.now();
    if (this.stage.is === 'closed') return;
    if (text.length > WORD_BYTES) return this.close('protocol.too_big');
    if (!this.#takes(text.length)) return;
    if (this.stage.is === 'link') return this.close('protocol.malformed');
    if (!this.#words.take(this.#desk.now())) return this.close('limit.words');
    const word = parse(text);
    if (!word) return this.close('protocol.malformed');
    this.#waiting += 1;
    if (this.#waiting > this.#limits.backlog) return this.close('limit.words');
    this.#queue = this.#queue.then(() => this.#turn(word));
  }

  async #turn(word: RawWord): Promise<void> {
    this.#waiting -= 1;
    if (this.stage.is === 'closed') return;
    try {
      await this.#desk.handle(word, this);
    } catch (error) {
      this.#refuse(word, error);
    }
    const { joining } = this;
    this.joining = undefined;
    joining?.();
  }

  #refuse(word: RawWord, error: unknown): void {
    const refusal = error instanceof Refusal ? error : new Refusal('server.failed');
    if (!(error instanceof Refusal)) this.#desk.failed(error, word.t);
    const body = { error: refusal.toBody() };
    if (word.id !== undefined) {
      if (this.stage.is === 'session') this.stage.session.answer(word.id, body);
      else this.answer(word.id, body);
    }
    if (endsConnection(refusal.code)) this.close(refusal.code);
  }

  #frame(frame: Uint8Array): void {
    this.#heard = this.#desk.now();
    if (frame.length > FRAME_BYTES) return this.close('protocol.too_big');
    if (!this.#takes(frame.length)) return;
    const { stage } = this;
    if (stage.is === 'session') this.#desk.frame(stage.session, frame);
    else if (stage.is === 'link') this.#desk.frame(stage.session, frame, stage.link);
    else if (stage.is !== 'closed') this.close('protocol.first_word');
  }

  /** Whether that much more may come in; otherwise this was the last. */
  #takes(bytes: number): boolean {
    if (this.#bytes.take(this.#heard, Math.max(LEAST_FRAME, bytes))) return true;
    this.close('limit.bytes');
    return false;
  }

  #gone(): void {
    if (this.stage.is === 'closed') return;
    this.#desk.lost(this);
    this.stage = { is: 'closed' };
  }
}

/** Takes a text frame apart; undefined when it is not a word at all. */
function parse(text: string): RawWord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { t, id, ...fields } = value as Record<string, unknown>;
  if (typeof t !== 'string') return undefined;
  if (id !== undefined && !(typeof id === 'number' && Number.isSafeInteger(id) && id > 0)) return undefined;
  return { t, id, fields };
}
