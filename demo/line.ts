import { backoff, isFinal } from './backoff.ts';
import { Calls } from './calls.ts';
import { Chance } from './chance.ts';
import { greet, type Who } from './greeting.ts';
import { type Packet, packetsOf } from './packet.ts';
import { Proofs } from './proofs.ts';
import { Seen } from './seen.ts';
import { Wire, type Word } from './wire.ts';
import { type Events, Refusal, type Requests, type Sayings, type Start, type Welcome } from './words.ts';

/** Wrong passwords are slowed down: wait long where the account is not there (yet). */
const UNKNOWN_MS = 60_000;

export type LineOptions = Who & { url: string; log: (text: string) => void };

export type LineEars = {
  /** A new session. `cutMs`: how long the line had been away before it. */
  started(start: Start, cutMs: number, serverTime: number): void;
  /** The same session goes on; nothing was missed. */
  resumed(): void;
  packet(packet: Packet): void;
};

/** What those need who speak on a line and do not look after it. */
export type Speaker = Pick<Line, 'on' | 'request' | 'say' | 'sendFrame'>;

type State =
  | { is: 'out' }
  | { is: 'waiting'; timer: NodeJS.Timeout }
  | { is: 'greeting'; wire: Wire }
  | { is: 'up'; wire: Wire }
  /** A stopping server asked for a new line: the old one serves until the new one is welcome. */
  | { is: 'moving'; wire: Wire; next: Wire };

type Handler = (event: unknown) => void;

/** One person's line to the server: signs in, keeps the session through cuts, and knows nothing of what is said on it. */
export class Line {
  readonly #options: LineOptions;
  readonly #ears: LineEars;
  readonly #chance: Chance;
  readonly #proofs = new Proofs();
  readonly #handlers = new Map<string, Handler[]>();
  readonly #calls = new Calls((word) => this.#say(word));
  readonly #seen = new Seen((seq) => this.say('seen', { seq }));
  #state: State = { is: 'out' };
  #address: string;
  #cut = { at: Date.now(), tries: 0, lateTries: 0 };

  constructor(options: LineOptions, ears: LineEars) {
    this.#options = options;
    this.#ears = ears;
    this.#chance = new Chance(`line of ${options.person}`);
    this.#address = options.url;
    this.on('token.renewed', (token) => this.#proofs.keepToken(token));
    this.on('goaway', ({ to, afterMs }) => void setTimeout(() => this.#move(to), afterMs));
  }

  join(): void {
    if (this.#state.is !== 'out') return;
    this.#cut = { at: Date.now(), tries: 0, lateTries: 0 };
    this.#connect();
  }

  /** Ends the session at once, as a TV does that is switched off. */
  leave(): void {
    this.#say({ t: 'bye' });
    const state = this.#state;
    this.#state = { is: 'out' };
    if (state.is === 'waiting') clearTimeout(state.timer);
    else if (state.is !== 'out') state.wire.close();
    if (state.is === 'moving') state.next.close();
    this.#endSession();
  }

  on<T extends keyof Events>(type: T, handler: (event: Events[T]) => void): void {
    const handlers = this.#handlers.get(type) ?? [];
    this.#handlers.set(type, [...handlers, handler as Handler]);
  }

  /** Never throws: what is refused comes back as a `Refusal`, `line.lost` when the session ended without an answer. */
  request<T extends keyof Requests>(type: T, fields: Requests[T]['say']): Promise<Requests[T]['answer'] | Refusal> {
    if (!this.#proofs.hasSession) return Promise.resolve(new Refusal('line.lost'));
    return this.#calls.make<Requests[T]['answer']>(type, fields);
  }

  /** Says a word that gets no answer; lost where the line is down. */
  say<T extends keyof Sayings>(type: T, fields: Sayings[T]): void {
    this.#say({ t: type, ...fields });
  }

  /** Returns false where the line is down. */
  sendFrame(frame: Buffer): boolean {
    return (this.#state.is === 'up' || this.#state.is === 'moving') && this.#state.wire.sendFrame(frame);
  }

  #say(word: object): void {
    if (this.#state.is === 'up' || this.#state.is === 'moving') this.#state.wire.say(word);
  }

  #connect(): void {
    this.#state = { is: 'greeting', wire: this.#open() };
  }

  #open(): Wire {
    return new Wire(this.#address, {
      opened: (wire) => void this.#greet(wire),
      word: (wire, word) => this.#hear(wire, word),
      frame: (wire, frame) => this.#hearFrame(wire, frame),
      closed: (wire, status) => this.#closed(wire, status),
    });
  }

  #move(to: string | undefined): void {
    if (this.#state.is !== 'up') return;
    this.#address = to ?? this.#address;
    this.#state = { is: 'moving', wire: this.#state.wire, next: this.#open() };
  }

  async #greet(wire: Wire): Promise<void> {
    const greeted = await greet(wire, this.#options, this.#proofs, this.#state.is === 'greeting', this.#seen.newest);
    if (greeted instanceof Refusal) this.#giveUp(wire, greeted);
    else if (!this.#isWaitedFor(wire)) wire.close();
    else if (greeted.is === 'resumed') this.#resume(wire);
    else this.#begin(wire, greeted.start, greeted.welcome);
  }

  #isWaitedFor(wire: Wire): boolean {
    const state = this.#state;
    return (state.is === 'greeting' && state.wire === wire) || (state.is === 'moving' && state.next === wire);
  }

  #resume(wire: Wire): void {
    this.#isUp(wire);
    this.#calls.repeat();
    this.#ears.resumed();
  }

  #begin(wire: Wire, start: Start, welcome: Welcome): void {
    const cutMs = this.#state.is === 'moving' ? 0 : Date.now() - this.#cut.at;
    if (this.#state.is === 'moving') this.#state.wire.close();
    if (!welcome.resumed) {
      this.#calls.end();
      this.#calls.countFrom(wire.greeted);
      this.#seen.reset();
    }
    this.#proofs.keep(start);
    this.#isUp(wire);
    if (welcome.resumed) this.#calls.repeat();
    this.#ears.started(start, cutMs, welcome.time);
  }

  #isUp(wire: Wire): void {
    this.#state = { is: 'up', wire };
    this.#cut = { at: 0, tries: 0, lateTries: 0 };
  }

  #giveUp(wire: Wire, refusal: Refusal): void {
    if (this.#isWaitedFor(wire) && refusal.code !== 'line.lost') {
      this.#options.log(`not signed in (${refusal.code})`);
      if (this.#state.is === 'moving') this.#state = { is: 'up', wire: this.#state.wire };
      else this.#wait(refusal.retryAfterMs ?? (refusal.code === 'auth.wrong' ? UNKNOWN_MS : 0));
    }
    wire.close();
  }

  #wait(leastMs: number): void {
    const resumable = Date.now() - this.#cut.at < this.#proofs.resumeWithinMs;
    const waitMs = backoff(resumable ? this.#cut.tries++ : this.#cut.lateTries++, resumable, this.#chance.next());
    this.#state = { is: 'waiting', timer: setTimeout(() => this.#connect(), Math.max(waitMs, leastMs)) };
  }

  #closed(wire: Wire, status: number): void {
    const state = this.#state;
    if (state.is === 'moving' && state.next === wire) this.#state = { is: 'up', wire: state.wire };
    else if (state.is === 'moving' && state.wire === wire) {
      this.#cut.at = Date.now();
      this.#state = { is: 'greeting', wire: state.next };
    } else if ((state.is === 'up' || state.is === 'greeting') && state.wire === wire) {
      if (state.is === 'up') this.#cut.at = Date.now();
      if (!isFinal(status)) return this.#wait(0);
      this.#options.log(`the server ended it for good (${status})`);
      this.leave();
    }
  }

  #hear(wire: Wire, word: Word): void {
    const state = this.#state;
    if ((state.is !== 'up' && state.is !== 'moving') || state.wire !== wire) return;
    if (word.re !== undefined) return this.#calls.answered(word);
    if (word.t === undefined || word.seq === undefined || !this.#seen.take(word.seq)) return;
    for (const handler of this.#handlers.get(word.t) ?? []) handler(word);
  }

  #hearFrame(wire: Wire, frame: Buffer): void {
    const state = this.#state;
    if ((state.is !== 'up' && state.is !== 'moving') || state.wire !== wire) return;
    for (const packet of packetsOf(frame)) this.#ears.packet(packet);
  }

  #endSession(): void {
    this.#proofs.endSession();
    this.#address = this.#options.url;
    this.#calls.end();
    this.#seen.reset();
  }
}
