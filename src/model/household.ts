/**
 * The people of one TV (X9), for the picker (22), the PIN (22b), *Somebody else* (24) and Preferences › Household.
 * Every action rejects with a Failure; those it may be are named.
 *
 *   state                 settled: nobody is to be chosen. choosing: the picker in place of the sign-in screen, or with
 *                         `pinOf` that person's PIN at once. It comes before `account.state`.
 *   people, last          who lives here, also while the server cannot be asked; who was here last
 *   choose(person, pin?)  pin.needed, pin.wrong (left), pin.wait (retryAfterMs), auth.stay_refused (gone from `people`)
 *   guest(name, password) nothing of it stays on this TV; auth.wrong, auth.slow_down. One more who stays: account.signIn
 *   takeOff(person)       they live here no more; also whoever is in
 *   leave()               back to the picker: webcam off, session over; whoever was in lives here still
 *   visit                 there while whoever is in is a guest; what one may not is refused with guest.cannot
 *   mine                  PIN or not, the own guardian (= a child is in), children, what waits for an answer
 *   setPin(pin, proof)    four digits or null; auth.wrong, auth.slow_down, pin.wrong, pin.wait, pin.kept
 *   showGuardiansPin(pin) of a child, before going on air; pin.needed (the guardian has none), pin.wrong, pin.wait
 *
 * For guardians: `children`, kept up to date while somebody follows; createChild (account.taken, account.password_weak,
 * pin.needed: choose one first, pin.wrong), setChild, answer(mine.asks[…], yes), unfriend, release, deleteChild.
 */
import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import type { ConnectionState } from '../net/connection-state.ts';
import { codeOf, Failure } from '../net/failure.ts';
import type { Keyring } from '../net/keyring.ts';
import { HOUSEHOLD_PEOPLE } from '../protocol/limits.ts';
import { personIdFrom } from '../protocol/person-id.ts';
import type { AnyEvent, ChildAsk, Glimpse, OwnHousehold, Request, RequestName, Start } from '../protocol/words.ts';
import type { Account } from './account.ts';
import type { ChildrenState, ChildWish, HouseholdState, PersonHere, Visit } from './household-state.ts';

export interface HouseholdPorts {
  connection: Connection;
  keyring: Keyring;
  account: Account;
  /** Whoever is in goes: the webcam off, nothing shown or sent any more. */
  goOff(): void;
  /** Nothing that person wrote and did not send stays on this TV. */
  forget(person: string): void;
  /** Whoever was a guest has been here for long enough. */
  visitOver(): void;
  /** A friendship of a child waits for the one who is in. */
  childAsks(ask: ChildAsk): void;
}

/** Who lives on this TV, who is in, and who is whose child. */
export class Household {
  private readonly ports: HouseholdPorts;
  private readonly state_ = signal<HouseholdState>({ is: 'settled' });
  private readonly people_ = signal<readonly PersonHere[]>([]);
  private readonly mine_ = signal<OwnHousehold | undefined>(undefined);
  private readonly visit_ = signal<Visit | undefined>(undefined);
  private readonly children_ = signal<ChildrenState>({ is: 'unknown' });
  /** what the server said of people, by the name it has for this TV of theirs */
  private glimpses: ReadonlyMap<string, Glimpse> = new Map();
  private followers = 0;

  constructor(ports: HouseholdPorts) {
    this.ports = ports;
    if (ports.keyring.residents.length > 1) this.state_.value = { is: 'choosing' };
    this.draw();
  }

  get offered(): boolean {
    return this.ports.connection.offers('household');
  }

  get state(): ReadonlySignal<HouseholdState> {
    return this.state_;
  }

  get people(): ReadonlySignal<readonly PersonHere[]> {
    return this.people_;
  }

  get last(): string | undefined {
    const { residents, last } = this.ports.keyring;
    return last && residents.indexOf(last) >= 0 ? last.person : residents[0]?.person;
  }

  get mine(): ReadonlySignal<OwnHousehold | undefined> {
    return this.mine_;
  }

  get visit(): ReadonlySignal<Visit | undefined> {
    return this.visit_;
  }

  get children(): ReadonlySignal<ChildrenState> {
    return this.children_;
  }

  async look(): Promise<void> {
    const { connection, keyring } = this.ports;
    const asked = keyring.residents.slice(0, HOUSEHOLD_PEOPLE);
    if (!this.offered || connection.state.is !== 'door' || asked.length === 0) return;
    const proofs = asked.map(({ device, stay }) => ({ ...device, stay: stay ?? '' }));
    const { people } = await connection.request('household.glance', { people: proofs });
    this.glimpses = new Map(people.map((one): [string, Glimpse] => [one.device, one]));
    for (const { person, device } of asked) {
      const glimpse = this.glimpses.get(device.device);
      if (glimpse && !glimpse.here) keyring.movedOut(person);
      if (glimpse?.person) keyring.looks(glimpse.person);
    }
    this.draw();
    if (keyring.residents.length === 0) this.state_.value = { is: 'settled' };
  }

  async choose(person: string, pin?: string): Promise<void> {
    const { connection, keyring } = this.ports;
    const keys = keyring.of(person);
    if (keys?.stay === undefined) throw new Failure('auth.stay_refused');
    if (connection.state.is === 'open') this.leave();
    try {
      await connection.introduce(keys.device, { by: 'stay', stay: keys.stay, ...(pin === undefined ? {} : { pin }) });
      keyring.typed(pin);
    } catch (failure) {
      const code = codeOf(failure);
      if (code === 'auth.stay_refused' || code === 'auth.disabled') {
        keyring.movedOut(person);
        this.draw();
      }
      throw failure;
    }
  }

  async guest(name: string, password: string, invisible = false): Promise<void> {
    const { connection, keyring } = this.ports;
    const person = personIdFrom(name);
    // An older server would take them for somebody who stays.
    if (!this.offered) throw new Failure('word.unknown');
    if (!person) throw new Failure('auth.wrong');
    const host = keyring.residents.filter((keys) => keys.person === this.last)[0]?.device;
    const word = { person, password, invisible, guest: true, ...(host ? { host } : {}) };
    connection.signedIn(await connection.request('account.sign_in', word), connection.greeting);
  }

  async takeOff(person: string): Promise<void> {
    const { connection, keyring, account, forget } = this.ports;
    const keys = keyring.of(person);
    if (account.me?.person === person && !keyring.guest) await account.signOut();
    else if (keys) {
      // They are off this TV at once; the server hears of it when it can.
      connection.request('household.take_off', keys.device).catch(() => {});
    }
    keyring.forget(person);
    forget(person);
    this.draw();
    if (this.state_.peek().is === 'choosing' && keyring.residents.length === 0) this.state_.value = { is: 'settled' };
  }

  leave(): void {
    const { connection, keyring, account, goOff } = this.ports;
    goOff();
    connection.leave();
    batch(() => {
      this.state_.value = { is: keyring.residents.length > 0 ? 'choosing' : 'settled' };
      this.nobody();
      account.left();
      this.draw();
    });
  }

  async setPin(pin: string | null, proof: { password: string } | { old: string }): Promise<void> {
    const { connection, keyring } = this.ports;
    await connection.request('account.pin', { pin, ...proof });
    keyring.typed(pin ?? undefined);
  }

  async showGuardiansPin(pin: string): Promise<void> {
    try {
      await this.ports.connection.request('child.pin', { pin });
    } catch (failure) {
      // An older server looks at it when the webcam starts.
      if (codeOf(failure) !== 'word.unknown') throw failure;
    }
  }

  /** Keeps the list of children up to date until what it returns is called. */
  follow(): () => void {
    this.followers += 1;
    void this.lookAtChildren();
    let following = true;
    return () => {
      if (following) this.followers -= 1;
      following = false;
    };
  }

  async createChild(wish: ChildWish): Promise<void> {
    const person = personIdFrom(wish.person);
    if (!person) throw new Failure('word.invalid');
    await this.decide('child.create', { ...wish, person, name: wish.name.trim() });
  }

  setChild(child: string, choice: { familyOnly?: boolean; family?: string[] }): Promise<void> {
    return this.decide('child.set', { child, ...choice });
  }

  answer({ child, with: { person } }: ChildAsk, accept: boolean): Promise<void> {
    return this.decide('child.answer', { child, person, accept });
  }

  unfriend(child: string, person: string): Promise<void> {
    return this.decide('child.unfriend', { child, person });
  }

  release(child: string, pin: string): Promise<void> {
    return this.decide('child.release', { child, pin });
  }

  deleteChild(child: string, pin: string): Promise<void> {
    return this.decide('child.delete', { child, pin });
  }

  /** Somebody is in. */
  started(start: Start): void {
    const { guest, household } = start;
    this.state_.value = { is: 'settled' };
    this.visit_.value = guest && { ...guest, until: guest.until - this.ports.connection.ahead };
    this.mine_.value = household;
    this.children_.value = { is: 'unknown' };
    void this.lookAtChildren();
    this.draw();
  }

  /** The line moved; only what concerns who is in is of interest here. */
  lineMoved(line: ConnectionState): void {
    const { keyring } = this.ports;
    if (line.is !== 'door') return;
    this.nobody();
    const { locked } = keyring;
    if (locked !== undefined) this.state_.value = { is: 'choosing', pinOf: locked };
    else if (keyring.residents.length === 0) this.state_.value = { is: 'settled' };
    else if (this.state_.peek().is !== 'choosing') this.state_.value = { is: 'choosing' };
    this.draw();
    this.look().catch(() => {
      // The picker shows what was kept.
    });
  }

  handle(event: AnyEvent): void {
    if (event.t === 'person.changed') this.draw();
    if (event.t === 'session.ended' && event.why === 'guest_over') {
      this.leave();
      this.ports.visitOver();
    }
    if (event.t !== 'household.changed') return;
    const known = this.mine_.peek()?.asks ?? [];
    this.mine_.value = event.household;
    if (!event.household.pin) this.ports.keyring.typed(undefined);
    for (const ask of event.household.asks) if (!known.some((one) => isSame(one, ask))) this.ports.childAsks(ask);
    void this.lookAtChildren();
  }

  private async decide<N extends RequestName>(t: N, word: Request<N>): Promise<void> {
    await this.ports.connection.request(t, word);
    await this.lookAtChildren();
  }

  private nobody(): void {
    this.mine_.value = undefined;
    this.visit_.value = undefined;
    this.children_.value = { is: 'unknown' };
  }

  private draw(): void {
    this.people_.value = this.ports.keyring.residents.map(({ card, device }): PersonHere => {
      const { locked, child, familyOnly, unread } = this.glimpses.get(device.device) ?? {};
      return { card, locked: locked === true, child: child === true, familyOnly: familyOnly === true, unread };
    });
  }

  private async lookAtChildren(): Promise<void> {
    if (this.followers === 0) return;
    try {
      const { children } = await this.ports.connection.request('child.list', {});
      this.children_.value = { is: 'known', children };
    } catch (failure) {
      // What was known stays in sight; the next change brings it up to date.
      if (this.children_.peek().is !== 'known') this.children_.value = { is: 'failed', code: codeOf(failure) };
    }
  }
}

const isSame = (a: ChildAsk, b: ChildAsk): boolean =>
  a.child === b.child && a.with.person === b.with.person && a.mine === b.mine;
