import type { Cancel } from '../../src/protocol/clock.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { ANSWERS_KEPT } from '../../src/protocol/limits.ts';
import type { AnyEvent, Capabilities } from '../../src/protocol/words.ts';
import type { Framed } from './framing.ts';
import type { Visit } from './identity.ts';
import { Outbox, type Placed } from './outbox.ts';

/** Why a session is over. `replaced`: the same TV started anew; `moved`: it went on to another server. */
export type SessionEnd =
  | 'bye'
  | 'expired'
  | 'signed_out'
  | 'replaced'
  | 'disabled'
  | 'guest_over'
  | 'moved'
  | 'stopping';

/** The connection a session speaks over. */
export interface Line {
  sendText(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  sendFramed(frame: Framed): void;
  readonly buffered: number;
  /** ms there and back; undefined: not known yet */
  readonly roundTrip: number | undefined;
}

/** Carries packets for one session: its own line, or a second connection opened with a ticket. */
export interface MediaLink {
  readonly id: string;
  /** False once the connection behind it is gone. */
  readonly open: boolean;
  readonly buffered: number;
  /** ms there and back; undefined: not known yet */
  readonly roundTrip: number | undefined;
  send(bytes: Uint8Array): void;
  sendFramed(frame: Framed): void;
  /** Ends the connection behind it, with the status of that code. */
  close(code: ErrorCode): void;
}

export type SessionState =
  | { is: 'starting' }
  | { is: 'connected'; line: Line }
  | { is: 'cut'; since: number; cancelEnd: Cancel }
  | { is: 'ended'; why: SessionEnd };

export interface SessionFacts {
  id: string;
  person: string;
  device: string;
  deviceName: string;
  capabilities: Capabilities;
  guest?: Visit;
}

/** The name of a session's own line as a media link. */
export const OWN_LINK = 'own';

/**
 * One device of one person, connected or coming back (X4). Parts tell it things and ask what it can do;
 * only the gateway moves its state.
 */
export class Session {
  readonly id: string;
  readonly person: string;
  readonly device: string;
  /** as it calls itself now */
  deviceName: string;
  /** there for a guest on somebody's TV */
  readonly guest: Visit | undefined;
  capabilities: Capabilities;
  state: SessionState = { is: 'starting' };

  readonly #outbox = new Outbox();
  readonly #answers = new Map<number, Placed>();
  readonly #working = new Set<number>();
  readonly #ownLink: MediaLink = new OwnLink(this);
  /** opened with tickets */
  readonly #links = new Map<string, MediaLink>();

  constructor(facts: SessionFacts) {
    this.id = facts.id;
    this.person = facts.person;
    this.device = facts.device;
    this.deviceName = facts.deviceName;
    this.guest = facts.guest;
    this.capabilities = facts.capabilities;
  }

  /** Tells the TV something, now or when it is back. Never lost within the resume window, never told twice. */
  tell(event: AnyEvent): void {
    if (this.state.is === 'ended') return;
    const text = this.#outbox.push(event);
    if (this.state.is === 'connected') this.state.line.sendText(text);
  }

  /** Tells the TV something of the moment: now or never, without a number. */
  mention(event: AnyEvent): void {
    if (this.state.is === 'connected') this.state.line.sendText(JSON.stringify(event));
  }

  get connected(): boolean {
    return this.state.is === 'connected';
  }

  /** The link of that name, or undefined when it was never opened or is gone. */
  link(id: string = OWN_LINK): MediaLink | undefined {
    if (id === OWN_LINK) return this.#ownLink;
    const link = this.#links.get(id);
    return link?.open ? link : undefined;
  }

  addLink(link: MediaLink): void {
    this.#links.set(link.id, link);
  }

  removeLink(id: string): void {
    this.#links.delete(id);
  }

  /** The session is over: so are the connections that carry its packets. */
  closeLinks(code: ErrorCode): void {
    for (const link of [...this.#links.values()]) link.close(code);
  }

  /** The TV has handled everything up to `seq`. */
  seen(seq: number): void {
    this.#outbox.seen(seq);
  }

  /** Number of the newest thing it was told. */
  get told(): number {
    return this.#outbox.last;
  }

  /**
   * What a TV that comes back has missed.
   * @param unanswered ids of requests it has no answer for
   */
  missed(seq: number, unanswered: readonly number[] = []): { texts: string[]; gap: boolean } {
    const answers = [...this.#answers].filter(([id]) => unanswered.includes(id)).map(([, answer]) => answer);
    return this.#outbox.after(seq, answers);
  }

  /**
   * A request that may be a repeat after a cut: the kept answer, 'working' when the first one is still under way,
   * or undefined when it is new (and now under way).
   */
  begin(id: number): string | 'working' | undefined {
    const kept = this.#answers.get(id);
    if (kept !== undefined) return kept.text;
    if (this.#working.has(id)) return 'working';
    this.#working.add(id);
    return undefined;
  }

  /** Answers a request on whatever line there is now, and keeps the answer for a repeat. */
  answer(id: number, body: object): void {
    const text = JSON.stringify({ re: id, ...body });
    this.#working.delete(id);
    this.#answers.set(id, { after: this.#outbox.last, text });
    if (this.#answers.size > ANSWERS_KEPT) {
      const oldest = this.#answers.keys().next();
      if (!oldest.done) this.#answers.delete(oldest.value);
    }
    if (this.state.is === 'connected') this.state.line.sendText(text);
  }
}

/** A session's own line, whichever connection that is at the moment. */
class OwnLink implements MediaLink {
  readonly id = OWN_LINK;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  get open(): boolean {
    return this.#session.connected;
  }

  get buffered(): number {
    return this.#line?.buffered ?? 0;
  }

  get roundTrip(): number | undefined {
    return this.#line?.roundTrip;
  }

  send(bytes: Uint8Array): void {
    this.#line?.sendBytes(bytes);
  }

  sendFramed(frame: Framed): void {
    this.#line?.sendFramed(frame);
  }

  /** The connection of the session itself is the gateway's to close. */
  close(): void {}

  get #line(): Line | undefined {
    const { state } = this.#session;
    return state.is === 'connected' ? state.line : undefined;
  }
}
