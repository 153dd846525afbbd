import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { ConnectionState } from '../net/connection-state.ts';
import { type codeOf, Failure } from '../net/failure.ts';
import type { Keyring } from '../net/keyring.ts';
import { personIdFrom } from '../protocol/person-id.ts';
import type { ChosenStatus, OwnPresence, PersonCard, Start } from '../protocol/words.ts';

export type Me = Start['me'];
export type FaultCode = ReturnType<typeof codeOf>;

/**
 * starting: the line is being opened, or this TV signs in by itself. door: the sign-in screen, with what the server
 * offers there (`features`: 'demo' is the demo household). in: somebody is here.
 * full: nobody is in, and the server has no place; it is tried again. closed: the server ended it, and trying again
 * would not help.
 */
export type AccountState =
  | { is: 'starting' }
  | { is: 'door'; registration: boolean; features: readonly string[] }
  | { is: 'in'; me: Me }
  | { is: 'full' }
  | { is: 'closed'; code: FaultCode };

export interface SignInWish {
  /** what was typed: an ID, or a name that leads to one */
  name: string;
  password: string;
  invisible: boolean;
  stay: boolean;
}

/** Who is signed in on this TV (W1). */
export class Account {
  private readonly state_ = signal<AccountState>({ is: 'starting' });
  private readonly connection: Connection;
  private readonly keyring: Keyring;

  constructor(connection: Connection, keyring: Keyring) {
    this.connection = connection;
    this.keyring = keyring;
  }

  get state(): ReadonlySignal<AccountState> {
    return this.state_;
  }

  /** The person who is here, or undefined. */
  get me(): Me | undefined {
    const state = this.state_.value;
    return state.is === 'in' ? state.me : undefined;
  }

  /** Whoever was here last on this TV, to be offered first. */
  get lastPerson(): string | undefined {
    return this.keyring.person;
  }

  /** Whether this TV signs in by itself, so that nobody needs the sign-in screen while the line is being opened. */
  get returns(): boolean {
    return this.keyring.canReturn;
  }

  /** Signs in. Rejects with a Failure: auth.wrong, auth.slow_down, connection.lost … */
  async signIn(wish: SignInWish): Promise<void> {
    const { name, password, invisible, stay } = wish;
    const person = personIdFrom(name);
    // The server would say the same of an ID that cannot be one.
    if (!person) throw new Failure('auth.wrong');
    await this.recognised(person);
    const start = await this.connection.request('account.sign_in', { person, password, invisible, stay });
    this.connection.signedIn(start, this.connection.greeting);
  }

  /** Makes an account and signs in. Rejects with a Failure: account.taken, account.password_weak … */
  async register(wish: SignInWish): Promise<void> {
    const { name, password, invisible, stay } = wish;
    const person = personIdFrom(name);
    if (!person) throw new Failure('word.invalid');
    const word = { person, name: name.trim(), password, invisible, stay };
    const start = await this.connection.request('account.register', word);
    this.connection.signedIn(start, this.connection.greeting);
  }

  /** Signs this TV out. It does not sign in by itself again. */
  async signOut(): Promise<void> {
    await this.connection.request('account.sign_out', {});
    this.connection.signedOut(this.connection.greeting.registration);
  }

  /** Nobody is in any more, and the line comes up anew. */
  left(): void {
    this.state_.value = { is: 'starting' };
  }

  /** Somebody who was here before has this TV in their list already: the server is to know it by that name. */
  private async recognised(person: string): Promise<void> {
    const device = this.keyring.of(person)?.device;
    if (device && device.device !== this.connection.introduced) await this.connection.introduce(device);
  }

  /** Whether the server keeps texts of before, and clears one by itself when it is asked to. */
  get clearsTexts(): boolean {
    return this.connection.offers('status');
  }

  /** Chooses how friends see this person. `textForMs`: from now until the text goes; null: it stays. */
  async choose(choice: { status?: ChosenStatus; text?: string; textForMs?: number | null }): Promise<void> {
    this.changed(await this.connection.request('presence.set', choice));
  }

  /** When the text goes, by this TV's clock; undefined: it stays. */
  get textUntil(): number | undefined {
    const until = this.me?.textUntil;
    return until === undefined ? undefined : until - this.connection.ahead;
  }

  /** Name and picture are others now, changed here or on another TV. */
  looks(card: PersonCard): void {
    this.keyring.looks(card);
    const { person, name, avatar } = card;
    const state = this.state_.peek();
    if (state.is !== 'in' || state.me.person !== person) return;
    this.state_.value = { is: 'in', me: { ...state.me, name, avatar } };
  }

  /** Another TV of the person chose, or the server did. */
  changed({ status, text, textUntil, recentTexts, idle }: OwnPresence): void {
    const state = this.state_.peek();
    if (state.is !== 'in') return;
    this.state_.value = { is: 'in', me: { ...state.me, status, text, textUntil, recentTexts, idle } };
  }

  started(start: Start): void {
    this.state_.value = { is: 'in', me: start.me };
  }

  /** The line moved; only what concerns being signed in is of interest here. */
  lineMoved(line: ConnectionState): void {
    if (line.is === 'door') {
      const { features } = this.connection.greeting.server;
      this.state_.value = { is: 'door', registration: line.registration, features };
    } else if (line.is === 'over') this.state_.value = { is: 'closed', code: line.code };
    else if (line.is === 'lost') this.lineLost(line.code === 'server.full');
  }

  /** Whoever is in stays in, and the banner says the rest. */
  private lineLost(full: boolean): void {
    const { is } = this.state_.peek();
    if (full && is !== 'in' && is !== 'full') this.state_.value = { is: 'full' };
    if (!full && is === 'full') this.state_.value = { is: 'starting' };
  }
}
