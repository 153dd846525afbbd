import type { Clock } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { RESUME_MS, SESSIONS } from '../../src/protocol/limits.ts';
import type { Request, Start } from '../../src/protocol/words.ts';
import { newId, type Random } from '../random.ts';
import type { Connection } from './connection.ts';
import type { Authenticator, Hello, Identity } from './identity.ts';
import { Session, type SessionEnd } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What parts may do when a session moves. Called in the order given, synchronously. */
export interface SessionHooks {
  opened?(session: Session, identity: Identity): void;
  cut?(session: Session): void;
  resumed?(session: Session): void;
  /** its capabilities are others now */
  changed?(session: Session): void;
  ended?(session: Session, why: SessionEnd): void;
}

/** The fields of a start that parts fill in; the rest is the gateway's own. */
export type StartOfParts = Omit<Start, 'session' | 'resumeWithinMs' | 'device' | 'token' | 'stay'>;

export interface LifecycleParts {
  hooks: SessionHooks[];
  authenticator: Authenticator;
  /** Brings a person into memory before their first session. */
  load(person: string): Promise<void>;
  /** Their last session has ended. */
  unload(person: string): void;
  start(session: Session): Promise<StartOfParts>;
}

type Resume = Extract<Request<'hello'>['auth'], { by: 'resume' }>;

const CLOSE_CODE = {
  bye: 'session.ended',
  expired: 'session.ended',
  signed_out: 'session.signed_out',
  replaced: 'session.taken_over',
  disabled: 'auth.disabled',
  guest_over: 'session.ended',
  moved: 'server.stopping',
  stopping: 'server.stopping',
} as const satisfies Record<SessionEnd, string>;

/** Sessions from their first line to their end: opened, cut, resumed within a minute, taken over (X4). */
export class Lifecycle {
  /** While true, a session that loses its line has moved on and is not waited for. */
  draining = false;
  readonly #sessions: Sessions;
  readonly #parts: LifecycleParts;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #lines = new Map<Session, { connection: Connection; hello: Hello }>();

  constructor(sessions: Sessions, parts: LifecycleParts, clock: Clock, random: Random) {
    this.#sessions = sessions;
    this.#parts = parts;
    this.#clock = clock;
    this.#random = random;
  }

  /** Sessions that have a line at the moment. */
  get connected(): number {
    return this.#lines.size;
  }

  /**
   * Starts a session for somebody whose identity was proved. It joins the connection when the answer is out;
   * what it is told in between waits for it. An older session of the same TV gives way without presence moving.
   */
  async open(identity: Identity, connection: Connection): Promise<Start> {
    const { hello } = connection;
    await this.#parts.load(identity.person);
    const session = new Session({
      id: newId(this.#random),
      person: identity.person,
      device: identity.device.device,
      deviceName: hello.device.name,
      capabilities: hello.capabilities,
      ...(identity.guest && { guest: identity.guest }),
    });
    const older = this.#sessions.onDevice(session.person, session.device);
    if (!older && this.#sessions.of(session.person).length >= SESSIONS) throw new Refusal('limit.sessions');
    this.#sessions.add(session);
    if (older) this.end(older, 'replaced');
    const start = await this.#start(session, identity).catch((error: unknown) => {
      this.end(session, 'expired');
      throw error;
    });
    connection.joining = () => {
      this.#attach(session, connection, 0);
      for (const hooks of this.#parts.hooks) hooks.opened?.(session, identity);
      if (isClosed(connection)) this.lost(session, connection);
    };
    return start;
  }

  /** Goes on with a session after a cut. @throws Refusal auth.session_gone */
  async resume(connection: Connection, auth: Resume): Promise<{ gap: boolean; start?: Start }> {
    const { hello } = connection;
    const { seen, unanswered } = auth;
    const session = this.#sessions.get(auth.session);
    const { device, secret } = hello.device;
    const known =
      session !== undefined &&
      device === session.device &&
      secret !== undefined &&
      (await this.#parts.authenticator.isDevice(device, secret, session.person));
    if (!known || isOver(session)) throw new Refusal('auth.session_gone');
    const { gap } = session.missed(seen);
    // With a gap the TV gets everything afresh; what is told while that is being put together follows it.
    const from = gap ? session.told : seen;
    const start = gap ? await this.#start(session, { device: { device: session.device } }) : undefined;
    connection.joining = () => {
      if (isClosed(connection)) return;
      session.capabilities = hello.capabilities;
      this.#attach(session, connection, from, unanswered);
      for (const hooks of this.#parts.hooks) hooks.resumed?.(session);
    };
    return start ? { gap, start } : { gap };
  }

  async #start(session: Session, own: Pick<Identity, 'device' | 'token' | 'stay'>): Promise<Start> {
    const { device, token, stay } = own;
    const proofs = { device, ...(token && { token }), ...(stay && { stay }) };
    return { session: session.id, resumeWithinMs: RESUME_MS, ...proofs, ...(await this.#parts.start(session)) };
  }

  #attach(session: Session, connection: Connection, seen: number, unanswered: readonly number[] = []): void {
    if (isOver(session)) return connection.close('session.ended');
    const { auth: _, ...hello } = connection.hello;
    if (session.state.is === 'cut') session.state.cancelEnd();
    const older = this.#lines.get(session)?.connection;
    this.#lines.set(session, { connection, hello });
    session.state = { is: 'connected', line: connection };
    if (!isClosed(connection)) connection.stage = { is: 'session', session };
    older?.close('session.taken_over');
    for (const text of session.missed(seen, unanswered).texts) connection.sendText(text);
  }

  /** A connection that carried this session is gone. */
  lost(session: Session, connection: Connection): void {
    if (this.#lines.get(session)?.connection !== connection) return;
    this.#lines.delete(session);
    if (session.state.is !== 'connected') return;
    if (this.draining) return this.end(session, 'moved');
    const cancelEnd = this.#clock.after(RESUME_MS, () => this.end(session, 'expired'));
    session.state = { is: 'cut', since: this.#clock.now(), cancelEnd };
    for (const hooks of this.#parts.hooks) hooks.cut?.(session);
  }

  /** Ends a session for good and closes its connection. Harmless when it is over already. */
  end(session: Session, why: SessionEnd): void {
    if (why === 'signed_out') session.tell({ t: 'session.ended', why });
    const line = this.#finish(session, why);
    line?.connection.close(CLOSE_CODE[why]);
  }

  /** Ends a session but leaves its connection to the next person on the same TV. */
  signOut(session: Session): void {
    const line = this.#finish(session, 'signed_out');
    if (line) line.connection.stage = { is: 'visitor', hello: line.hello };
  }

  #finish(session: Session, why: SessionEnd): { connection: Connection; hello: Hello } | undefined {
    if (isOver(session)) return undefined;
    if (session.state.is === 'cut') session.state.cancelEnd();
    if (why === 'disabled' || why === 'guest_over') session.tell({ t: 'session.ended', why });
    if (why === 'replaced') session.tell({ t: 'session.ended', why: 'taken_over' });
    session.state = { is: 'ended', why };
    const line = this.#lines.get(session);
    this.#lines.delete(session);
    this.#sessions.remove(session);
    session.closeLinks(CLOSE_CODE[why]);
    for (const hooks of this.#parts.hooks) hooks.ended?.(session, why);
    if (!this.#sessions.isHere(session.person)) this.#parts.unload(session.person);
    return line;
  }

  /** Its capabilities changed (V6). */
  changed(session: Session): void {
    for (const hooks of this.#parts.hooks) hooks.changed?.(session);
  }
}

// Functions, so that the compiler does not carry an old answer over an await.
function isOver(session: Session): boolean {
  return session.state.is === 'ended';
}

function isClosed(connection: Connection): boolean {
  return connection.stage.is === 'closed';
}
