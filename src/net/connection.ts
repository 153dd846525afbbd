import { type Cancel, type Clock, every } from '../protocol/clock.ts';
import { codeOfStatus } from '../protocol/closings.ts';
import type { ErrorBody, ErrorCode } from '../protocol/errors.ts';
import { DEAD_MS, PING_MS, RESUME_MS, SEEN_EVERY_WORDS } from '../protocol/limits.ts';
import type { Answer, AnyEvent, Request, RequestName, Start, Welcome } from '../protocol/words.ts';
import { backOff } from './back-off.ts';
import type { ConnectionState } from './connection-state.ts';
import { Failure } from './failure.ts';
import type { Keyring } from './keyring.ts';
import { type HelloFacts, helloOf, Line } from './line.ts';
import { Pending } from './pending.ts';
import type { OpenSocket } from './socket.ts';

export interface ConnectionHandlers {
  state(state: ConnectionState): void;
  /** a new session, or this one afresh after a gap */
  start(start: Start, welcome: Welcome): void;
  /** the session goes on after a cut; what was missed follows as events */
  resumed(): void;
  event(event: AnyEvent): void;
  frame(frame: Uint8Array): void;
}

export interface ConnectionOptions {
  clock: Clock;
  /** 0 to 1 */
  random(): number;
  open: OpenSocket;
  url: string;
  facts(): HelloFacts;
  keyring: Keyring;
}

const GO_AGAIN_MS = 1_000;
/** As many tries that the wait for the next one is the longest there is. */
const LONGEST = Number.POSITIVE_INFINITY;

/** A close for one of these is not cured by trying again. */
const FINAL: ErrorCode[] = ['session.taken_over', 'session.signed_out', 'auth.disabled', 'protocol.version'];

/**
 * The one line to the server (W12), kept up: opens, resumes within the minute, backs off, follows a goaway by
 * opening the new line before the old one closes (X4). Requests outlive a cut; events come in order, once.
 */
export class Connection {
  private readonly options: ConnectionOptions;
  private readonly handlers: ConnectionHandlers;
  private readonly pending = new Pending();
  /** ms the server's clock is ahead of this TV's */
  ahead = 0;
  /** what the server said of itself when the line was last opened */
  greeting: Pick<Welcome, 'server' | 'registration' | 'protocol'> = {
    server: { name: '', version: '', features: [] },
    registration: false,
    protocol: 0,
  };
  /** which TV the last hello said this is */
  introduced: string | undefined;
  private state_: ConnectionState = { is: 'off' };
  private line: Line | undefined;
  private next: Line | undefined;
  private url_: string;
  private tries = 0;
  private lostAt: number | undefined;
  private unseen = 0;
  private cancelRetry: Cancel = () => {};
  private cancelBeat: Cancel = () => {};
  private cancelGo: Cancel = () => {};

  constructor(options: ConnectionOptions, handlers: ConnectionHandlers) {
    this.options = options;
    this.handlers = handlers;
    this.url_ = options.url;
  }

  get state(): ConnectionState {
    return this.state_;
  }

  /** Bytes given to the socket that have not left yet. */
  get buffered(): number {
    return this.line?.buffered ?? 0;
  }

  /** Where the line is open, or was last. */
  get url(): string {
    return this.line?.url ?? this.url_;
  }

  /** Whether the server said at hello that it can do this. */
  offers(feature: string): boolean {
    return this.greeting.server.features.indexOf(feature) >= 0;
  }

  /** Opens the line and keeps it open until `close`. */
  open(): void {
    if (this.state_.is === 'off' || this.state_.is === 'over') this.connect();
  }

  /** Tries at once instead of waiting ("Try now", the network is back). */
  tryNow(): void {
    if (this.state_.is !== 'lost') return;
    this.tries = 0;
    this.connect();
  }

  /** The app is going: says goodbye, so that nobody waits for it to come back. */
  close(): void {
    this.line?.send(JSON.stringify({ t: 'bye' }));
    this.stopTimers();
    const lines = [this.line, this.next];
    this.line = undefined;
    this.next = undefined;
    for (const line of lines) line?.close();
    this.pending.loseAll();
    this.setState({ is: 'off' });
  }

  /**
   * Asks the server. Rejects with a Failure. A request made while the line is lost goes out when it is back.
   */
  request<N extends RequestName>(t: N, fields: Request<N>): Promise<Answer<N>> {
    if (this.state_.is === 'off' || this.state_.is === 'over') return Promise.reject(new Failure('connection.none'));
    const { id, text, answer } = this.pending.file(t, fields);
    if (this.isUp()) this.transmit(id, text);
    return answer as Promise<Answer<N>>;
  }

  /** Says something that needs no answer and is not worth keeping over a cut. */
  notify<N extends RequestName>(t: N, fields: Request<N>): void {
    if (this.isUp()) this.line?.send(JSON.stringify({ t, ...fields }));
  }

  /** Sends packets, now or never. */
  sendFrame(frame: Uint8Array): boolean {
    if (this.state_.is !== 'open' || !this.line) return false;
    this.line.send(frame);
    return true;
  }

  /** A start that came as an answer (signing in, making an account). */
  signedIn(start: Start, welcome: Pick<Welcome, 'server' | 'registration'>): void {
    this.options.keyring.started(start, this.options.clock.now());
    this.setState({ is: 'open' });
    this.handlers.start(start, {
      protocol: 1,
      time: this.options.clock.now(),
      resumed: false,
      gap: false,
      ...welcome,
    });
  }

  /** This TV signed out; the line stays for the next person. */
  signedOut(registration: boolean): void {
    this.options.keyring.signedOut();
    this.setState({ is: 'door', registration });
  }

  /**
   * Says hello again at the door, for somebody of this TV: with `auth` they are in afterwards, without it the server
   * knows which TV of theirs this is when they sign in. Rejects with a Failure.
   */
  async introduce(device: { device: string; secret: string } | undefined, auth?: Request<'hello'>['auth']) {
    const welcome = await this.request('hello', helloOf(this.options.facts(), device, auth));
    this.greeting = welcome;
    this.introduced = device?.device;
    if (welcome.start) this.signedIn(welcome.start, welcome);
  }

  /** Whoever is in goes, and lives here still: their session ends, and the line comes up anew with nobody. */
  leave(): void {
    if (this.state_.is === 'off') return;
    this.close();
    this.options.keyring.leave();
    this.lostAt = undefined;
    this.tries = 0;
    this.connect();
  }

  private isUp(): boolean {
    return this.state_.is === 'open' || this.state_.is === 'door';
  }

  private connect(): void {
    this.stopTimers();
    this.setState(this.lostAt === undefined ? { is: 'connecting' } : { is: 'connecting', lostAt: this.lostAt });
    this.line = this.openLine(this.url_, true, (line, welcome) => this.welcomed(line, welcome));
  }

  private openLine(url: string, resume: boolean, welcomed: (line: Line, welcome: Welcome) => void): Line {
    const { clock, open, keyring } = this.options;
    const line: Line = new Line(
      { clock, open, url, facts: this.options.facts(), keyring, resume, unanswered: () => this.pending.unanswered() },
      {
        welcome: (welcome) => welcomed(line, welcome),
        text: (text) => this.text(text, line),
        bytes: (frame) => {
          if (line === this.line) this.handlers.frame(frame);
        },
        closed: (status) => this.closed(line, status),
      },
    );
    return line;
  }

  private welcomed(line: Line, welcome: Welcome): void {
    const { clock, keyring } = this.options;
    this.line = line;
    this.greeting = welcome;
    this.introduced = keyring.keys?.device.device;
    this.ahead = welcome.time - clock.now();
    this.tries = 0;
    this.lostAt = undefined;
    this.unseen = 0;
    // The line to the next server may come up while the way back to the last one is still being waited for.
    this.cancelRetry();
    this.cancelBeat();
    this.cancelBeat = every(clock, PING_MS, () => this.beat(line));
    if (welcome.resumed && !welcome.gap) {
      keyring.resumed();
      this.setState({ is: 'open' });
      for (const { id, text } of this.pending.all()) this.transmit(id, text);
      this.handlers.resumed();
      return;
    }
    if (!welcome.resumed) this.pending.loseSent();
    if (welcome.start) {
      keyring.started(welcome.start, clock.now());
      this.setState({ is: 'open' });
    } else this.setState({ is: 'door', registration: welcome.registration });
    for (const { id, text } of this.pending.all()) this.transmit(id, text);
    if (welcome.start) this.handlers.start(welcome.start, welcome);
  }

  private transmit(id: number, text: string): void {
    this.pending.markSent(id);
    this.line?.send(text);
  }

  private text(text: string, line: Line): void {
    const { re, error, t, seq, ...fields } = JSON.parse(text) as {
      re?: number;
      error?: ErrorBody;
      t?: AnyEvent['t'];
      seq?: number;
    };
    if (re !== undefined) {
      this.pending.settle(re, error, fields);
    } else if (t !== undefined && line === this.line) {
      const event = { t, ...fields } as AnyEvent;
      // Without a number it is of the moment: not kept, and never told twice.
      if (seq === undefined) this.handlers.event(event);
      else this.told(event, seq);
    }
  }

  /** An event: handled once, in order, and said to be seen now and then. */
  private told(event: AnyEvent, seq: number): void {
    const { keyring, clock } = this.options;
    if (seq <= keyring.seen) return;
    keyring.seen = seq;
    this.unseen += 1;
    if (this.unseen >= SEEN_EVERY_WORDS) this.saySeen();
    if (event.t === 'token.renewed') keyring.renewed(event, clock.now());
    else if (event.t === 'goaway') this.goAway(event.to, event.afterMs);
    else this.handlers.event(event);
  }

  private saySeen(): void {
    if (this.state_.is !== 'open') return;
    this.unseen = 0;
    this.line?.send(JSON.stringify({ t: 'seen', seq: this.options.keyring.seen }));
  }

  /** Every few seconds: says what was seen, asks for a sign of life, notices a dead line within 15 s (X4). */
  private beat(line: Line): void {
    if (line !== this.line) return;
    const { clock, keyring } = this.options;
    if (clock.now() - line.heardAt > DEAD_MS - PING_MS) return line.close();
    this.unseen = 0;
    // With an id, so that an answer comes back: browsers do not show us the server's pings.
    const { id, text, answer } = this.pending.file('seen', { seq: keyring.seen });
    answer.catch(() => {});
    this.transmit(id, text);
  }

  /** Opens the new line first; the old one goes on until it is there. Tried again for as long as the old one lives. */
  private goAway(to: string | undefined, afterMs: number): void {
    if (to !== undefined) this.url_ = to;
    this.cancelGo();
    this.cancelGo = this.options.clock.after(afterMs, () => {
      this.next = this.openLine(this.url_, false, (line, welcome) => {
        const old = this.line;
        this.next = undefined;
        this.welcomed(line, welcome);
        old?.close();
      });
    });
  }

  private closed(line: Line, status: number): void {
    if (line === this.next) {
      this.next = undefined;
      if (this.line) this.goAway(undefined, GO_AGAIN_MS);
      return;
    }
    if (line !== this.line) return;
    this.line = undefined;
    this.stopTimers();
    const { clock, keyring, random } = this.options;
    const now = clock.now();
    const code = codeOfStatus(status);
    if (code && FINAL.indexOf(code) >= 0) {
      this.pending.loseAll();
      if (code === 'auth.disabled' || code === 'session.signed_out') keyring.signedOut();
      return this.setState({ is: 'over', code });
    }
    if (this.lostAt === undefined) {
      this.lostAt = now;
      keyring.cut(now, RESUME_MS);
    }
    // A full server is asked every 30 s, but for a session that waits.
    const full = code === 'server.full' && keyring.resumable(now) === undefined;
    const wait = backOff(full ? LONGEST : this.tries, !full && now - this.lostAt < RESUME_MS, random());
    this.tries += 1;
    // A server we were sent to may be gone for good: the address the app was given stands behind it.
    if (this.tries > 2) this.url_ = this.options.url;
    this.setState({ is: 'lost', lostAt: this.lostAt, tryAt: now + wait, ...(code ? { code } : {}) });
    this.cancelRetry = clock.after(wait, () => this.connect());
  }

  private stopTimers(): void {
    this.cancelRetry();
    this.cancelBeat();
    this.cancelGo();
  }

  private setState(state: ConnectionState): void {
    this.state_ = state;
    this.handlers.state(state);
  }
}
