import type { z } from 'zod';
import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { DEAD_MS, PING_MS, PROTOCOL } from '../../src/protocol/limits.ts';
import { type Answer, type Request, type RequestName, requests, type Welcome } from '../../src/protocol/words.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import { Connection, type ConnectionLimits, type Desk, type RawWord } from './connection.ts';
import type { Hello, Identity } from './identity.ts';
import { Lifecycle, type LifecycleParts } from './lifecycle.ts';
import { Links } from './links.ts';
import { Often, type OftenRules } from './often.ts';
import type { MediaLink, Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Socket } from './socket.ts';
import type { VisitorTable, WordTable } from './words.ts';

export interface GatewayParts extends LifecycleParts {
  words: WordTable;
  visitorWords: VisitorTable;
  /** Whether somebody may say a word at all, whichever part answers it: throws a Refusal. */
  guard<N extends RequestName>(t: N, word: Request<N>, session: Session): Promise<void>;
  /** A binary frame from a session's own line or one of its links. */
  frame(session: Session, frame: Uint8Array, link?: MediaLink): void;
}

export interface GatewayOptions {
  clock: Clock;
  random: Random;
  log: Log;
  server: Welcome['server'];
  /** whether new people may make an account */
  registration: boolean;
  limits: ConnectionLimits & { often?: OftenRules };
}

/** A connection that says nothing is given this long for its first word. */
const FIRST_WORD_MS = 10_000;

/**
 * The door (W12): lets connections in, validates every word against its schema and hands it to the part that
 * answers it. It knows no part; a part knows no socket.
 */
export class Gateway implements Desk {
  readonly lifecycle: Lifecycle;
  readonly #links: Links;
  readonly #often: Often;
  readonly #parts: GatewayParts;
  readonly #options: GatewayOptions;
  readonly #sessions: Sessions;
  readonly #connections = new Set<Connection>();
  readonly #stopBeating: Cancel;
  #draining = false;

  constructor(sessions: Sessions, parts: GatewayParts, options: GatewayOptions) {
    this.#sessions = sessions;
    this.#parts = parts;
    this.#options = options;
    this.lifecycle = new Lifecycle(sessions, parts, options.clock, options.random);
    this.#often = new Often(options.limits.often ?? {});
    this.#links = new Links(options.clock, options.random);
    this.#stopBeating = every(options.clock, PING_MS, () => this.#beat());
  }

  /** How many connections are open, signed in or not. */
  get connections(): number {
    return this.#connections.size;
  }

  now(): number {
    return this.#options.clock.now();
  }

  /** Takes a new connection in. `address` serves to slow down wrong tries and is not kept. */
  accept(socket: Socket, address: string): void {
    const connection = new Connection(socket, address, this, this.#options.limits);
    this.#connections.add(connection);
    this.#options.clock.after(FIRST_WORD_MS, () => {
      if (connection.stage.is === 'new') connection.close('protocol.first_word');
    });
  }

  async handle(word: RawWord, connection: Connection): Promise<void> {
    if (connection.stage.is === 'new' && word.t !== 'hello' && word.t !== 'link.open') {
      throw new Refusal('protocol.first_word');
    }
    const { stage } = connection;
    const session = stage.is === 'session' ? stage.session : undefined;
    if (session && word.id !== undefined) {
      const kept = session.begin(word.id);
      if (kept === 'working') return;
      if (kept !== undefined) return connection.sendText(kept);
    }
    const answer = await this.#answer(word, connection, session);
    if (word.id === undefined) return;
    // Signing out leaves the connection without the session that asked.
    if (session && session.state.is !== 'ended') session.answer(word.id, answer);
    else connection.answer(word.id, answer);
  }

  async #answer(word: RawWord, connection: Connection, session: Session | undefined): Promise<object> {
    const schema = schemaOf(word.t);
    if (!schema) throw new Refusal('word.unknown', { text: `unknown word: ${word.t.slice(0, 40)}` });
    const parsed = schema.safeParse(word.fields);
    if (!parsed.success) throw new Refusal('word.invalid', { text: firstFault(parsed.error) });
    const t = word.t as RequestName;
    const fields = parsed.data as never;
    if (session) await this.#parts.guard(t, fields, session);
    if (session) this.#often.count(session.person, t, this.now());
    const own = session ? this.#own(t, fields, session) : await this.#atTheDoor(t, fields, connection);
    if (own) return own;
    const answer = session ? this.#parts.words[t] : this.#parts.visitorWords[t];
    if (!answer) throw new Refusal(session ? 'word.unknown' : 'word.not_signed_in');
    return answer(fields, (session ?? connection) as never);
  }

  /** The words the gateway answers itself for somebody signed in. */
  #own(t: RequestName, fields: unknown, session: Session): object | undefined {
    switch (t) {
      case 'hello':
      case 'link.open':
        throw new Refusal('word.invalid', { text: 'this connection has a session already' });
      case 'seen':
        session.seen((fields as Request<'seen'>).seq);
        return {};
      case 'bye':
        this.lifecycle.end(session, 'bye');
        return {};
      case 'capabilities.set':
        session.capabilities = (fields as Request<'capabilities.set'>).capabilities;
        this.lifecycle.changed(session);
        return {};
      case 'link.ticket':
        return this.#links.ticket(session);
      default:
        return undefined;
    }
  }

  async #atTheDoor(t: RequestName, fields: unknown, connection: Connection): Promise<object | undefined> {
    if (t === 'hello') return this.#hello(fields as Hello, connection);
    if (t === 'link.open') return this.#links.open((fields as Request<'link.open'>).ticket, connection);
    // A TV on the sign-in screen asks for signs of life as well; there is nothing else to be said about it.
    return t === 'seen' ? {} : undefined;
  }

  async #hello(hello: Hello, connection: Connection): Promise<Welcome> {
    if (this.#draining) throw new Refusal('server.stopping');
    const protocol = Math.min(hello.protocol.max, PROTOCOL.max);
    if (protocol < Math.max(hello.protocol.min, PROTOCOL.min)) {
      throw new Refusal('protocol.version', { text: `this server speaks ${PROTOCOL.min} to ${PROTOCOL.max}` });
    }
    connection.stage = { is: 'visitor', hello };
    connection.ping();
    const { server, registration } = this.#options;
    const welcome: Welcome = { protocol, server, time: this.now(), registration, resumed: false, gap: false };
    const { auth } = hello;
    if (!auth) return welcome;
    if (auth.by === 'resume') {
      const { gap, start } = await this.lifecycle.resume(connection, auth);
      return start ? { ...welcome, resumed: true, gap, start } : { ...welcome, resumed: true, gap };
    }
    const { authenticator } = this.#parts;
    const identity =
      auth.by === 'token'
        ? await authenticator.byToken(hello, auth.token, auth.pin)
        : await authenticator.byStay(hello, auth.stay, { invisible: auth.invisible ?? false, pin: auth.pin });
    return { ...welcome, start: await this.lifecycle.open(identity, connection) };
  }

  become(identity: Identity, connection: Connection): Promise<Answer<'account.sign_in'>> {
    return this.lifecycle.open(identity, connection);
  }

  frame(session: Session, frame: Uint8Array, link?: MediaLink): void {
    this.#parts.frame(session, frame, link);
  }

  failed(error: unknown, word: string): void {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.#options.log.error({ word, failure: message, stack }, 'a word could not be answered');
  }

  lost(connection: Connection): void {
    this.#connections.delete(connection);
    const { stage } = connection;
    if (stage.is === 'link') stage.session.removeLink(stage.link.id);
    if (stage.is === 'session') this.lifecycle.lost(stage.session, connection);
  }

  /** Ends what has been silent for too long, asks the rest for a sign of life. */
  #beat(): void {
    const now = this.now();
    for (const connection of [...this.#connections]) {
      if (connection.silence(now) > DEAD_MS - PING_MS) connection.terminate();
      else connection.ping();
    }
  }

  /**
   * Asks everybody to go: new lines are refused, each TV is told to open its line elsewhere before it closes
   * this one. Resolves when all have gone, or after `withinMs`.
   */
  async drain(options: { to?: string; withinMs: number }): Promise<void> {
    this.#draining = true;
    this.lifecycle.draining = true;
    const sessions = this.#sessions.all();
    for (const [index, session] of sessions.entries()) {
      // Whoever is cut off at the moment finds the next server by itself.
      if (session.state.is === 'cut') {
        this.lifecycle.end(session, 'moved');
        continue;
      }
      const afterMs = Math.round((options.withinMs / 4) * (index / sessions.length));
      session.tell(options.to ? { t: 'goaway', to: options.to, afterMs } : { t: 'goaway', afterMs });
    }
    const deadline = this.now() + options.withinMs;
    while (this.lifecycle.connected > 0 && this.now() < deadline) {
      await new Promise<void>((resolve) => this.#options.clock.after(50, resolve));
    }
  }

  /** Ends every session and closes every connection that is left. */
  stop(): void {
    this.#draining = true;
    this.#stopBeating();
    for (const session of this.#sessions.all()) this.lifecycle.end(session, 'stopping');
    for (const connection of [...this.#connections]) connection.close('server.stopping');
    this.#links.stop();
  }
}

function schemaOf(t: string): z.ZodType | undefined {
  return Object.hasOwn(requests, t) ? requests[t as RequestName].word : undefined;
}

function firstFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'word'}: ${issue.message}` : 'invalid';
}
