import type { Clock } from '../protocol/clock.ts';
import type { ErrorBody, ErrorCode } from '../protocol/errors.ts';
import { ANSWERS_KEPT, PROTOCOL } from '../protocol/limits.ts';
import type { Request, Welcome } from '../protocol/words.ts';
import type { Keyring } from './keyring.ts';
import type { OpenSocket, Socket } from './socket.ts';

/** What a TV says of itself in its first word. */
export interface HelloFacts {
  app: Request<'hello'>['app'];
  device: { name: string; kind: Request<'hello'>['device']['kind'] };
  capabilities: Request<'hello'>['capabilities'];
  language: string;
}

/** The first word of somebody, or of nobody in particular. */
export function helloOf(
  facts: HelloFacts,
  device: { device: string; secret: string } | undefined,
  auth: Request<'hello'>['auth'],
): Request<'hello'> {
  return {
    protocol: PROTOCOL,
    app: facts.app,
    device: { ...facts.device, ...device },
    capabilities: facts.capabilities,
    language: facts.language,
    ...(auth ? { auth } : {}),
  };
}

export interface LineOptions {
  clock: Clock;
  open: OpenSocket;
  url: string;
  facts: HelloFacts;
  keyring: Keyring;
  /** false for a line to another server, which does not have the session */
  resume: boolean;
  /** ids of requests of before that wait for their answer */
  unanswered(): number[];
}

export interface LineHandlers {
  /** hello was answered; from now on `text` and `bytes` come in */
  welcome(welcome: Welcome): void;
  text(text: string): void;
  bytes(frame: Uint8Array): void;
  /** once, whether it ever opened or not */
  closed(status: number): void;
}

/** A socket that does not open, or a server that does not answer hello, in this time is given up. */
const GREETING_MS = 8_000;

type Proof = 'resume' | 'token' | 'stay' | 'nothing';

/** Somebody has to type a PIN first. */
const LOCKED: ErrorCode[] = ['pin.needed', 'pin.wrong', 'pin.wait'];

/** Refused proofs that leave another way open. */
const TRY_ANOTHER: ErrorCode[] = ['auth.session_gone', 'auth.token_expired', 'auth.stay_refused'];

/**
 * One socket from its opening to its end. It says hello with the best proof the keyring has; when that one is
 * refused it says hello again with the next: resume, token, stay, and at last none (the sign-in screen).
 */
export class Line {
  readonly url: string;
  private readonly options: LineOptions;
  private readonly handlers: LineHandlers;
  private readonly socket: Socket;
  private readonly giveUp: () => void;
  private greeted = false;
  private over = false;
  private helloId = 0;
  private proof: Proof = 'nothing';
  private heardAt_: number;

  constructor(options: LineOptions, handlers: LineHandlers) {
    this.url = options.url;
    this.options = options;
    this.handlers = handlers;
    this.heardAt_ = options.clock.now();
    this.giveUp = options.clock.after(GREETING_MS, () => this.close());
    this.socket = options.open(options.url, {
      opened: () => this.hello(this.best()),
      text: (text) => this.text_(text),
      bytes: (frame) => {
        this.heardAt_ = options.clock.now();
        if (this.greeted) handlers.bytes(frame);
      },
      closed: (status) => this.ended(status),
    });
  }

  /** when anything was last heard */
  get heardAt(): number {
    return this.heardAt_;
  }

  get buffered(): number {
    return this.socket.buffered;
  }

  send(frame: string | Uint8Array): void {
    if (!this.over) this.socket.send(frame);
  }

  /** Gives the line up at once; `closed` is called with 1006 without waiting for the other side. */
  close(): void {
    this.socket.close();
    this.ended(1006);
  }

  private ended(status: number): void {
    if (this.over) return;
    this.over = true;
    this.giveUp();
    this.handlers.closed(status);
  }

  private best(): Proof {
    const { keyring, clock, resume } = this.options;
    if (!keyring.keys) return 'nothing';
    if (resume && keyring.resumable(clock.now())) return 'resume';
    if (keyring.token(clock.now())) return 'token';
    return keyring.stay ? 'stay' : 'nothing';
  }

  private hello(proof: Proof): void {
    const { facts, keyring } = this.options;
    this.proof = proof;
    this.helloId += 1;
    const word = helloOf(facts, keyring.keys?.device, this.auth(proof));
    this.socket.send(JSON.stringify({ t: 'hello', id: this.helloId, ...word }));
  }

  private auth(proof: Proof): Request<'hello'>['auth'] {
    const { keyring, clock, unanswered } = this.options;
    const typed = keyring.pin(clock.now());
    const pin = typed === undefined ? {} : { pin: typed };
    switch (proof) {
      case 'resume': {
        const waiting = unanswered().slice(0, ANSWERS_KEPT);
        const session = keyring.resumable(clock.now()) ?? '-';
        return { by: 'resume', session, seen: keyring.seen, ...(waiting.length > 0 && { unanswered: waiting }) };
      }
      case 'token':
        return { by: 'token', token: keyring.token(clock.now()) ?? '-'.repeat(16), ...pin };
      case 'stay':
        return { by: 'stay', stay: keyring.stay ?? '-'.repeat(16), ...pin };
      case 'nothing':
        return undefined;
    }
  }

  private text_(text: string): void {
    this.heardAt_ = this.options.clock.now();
    if (this.greeted) return this.handlers.text(text);
    const answer = JSON.parse(text) as { re?: number; error?: ErrorBody } & Welcome;
    if (answer.re !== this.helloId) return;
    if (!answer.error) {
      this.greeted = true;
      this.giveUp();
      this.handlers.welcome(answer);
    } else if (LOCKED.indexOf(answer.error.code) >= 0) {
      this.options.keyring.lock();
      this.hello('nothing');
    } else if (TRY_ANOTHER.indexOf(answer.error.code) >= 0 && this.proof !== 'nothing') this.hello(this.next());
    // Anything else closes the connection from the other side, with a status that says why.
  }

  /** Drops the proof that was refused and takes the next one. */
  private next(): Proof {
    const { keyring } = this.options;
    if (this.proof === 'resume') keyring.dropSession();
    if (this.proof === 'token') keyring.dropToken();
    if (this.proof === 'stay') keyring.dropStay();
    return this.best();
  }
}
