import type { PersonCard, Start } from '../protocol/words.ts';

/** What survives the app being closed, for each person of this TV (X9). */
export interface Keys {
  person: string;
  device: { device: string; secret: string };
  /** "stay signed in": they live here; absent when the person did not want it */
  stay?: string;
  /** when they were last here, ms since 1970 */
  lastUsed: number;
  /** how they are drawn while the server cannot be asked */
  card: PersonCard;
}

/** Where keys are kept; the platform's storage. */
export interface KeyStore {
  load(): readonly Keys[];
  save(all: readonly Keys[]): void;
}

/** TVs remember the device of somebody who does not stay, so that the list of TVs stays tidy; of so many at most. */
const VISITORS = 10;

/**
 * Everything this TV can prove itself with: one person at a time, of those who live here. The token, the session and
 * a PIN live in memory only; device and stay secrets are kept. Of a guest nothing is.
 */
export class Keyring {
  private readonly store: KeyStore;
  private all_: readonly Keys[];
  private keys_: Keys | undefined;
  private guest_ = false;
  private token_: { token: string; until: number } | undefined;
  private session: { session: string; device: string; until: number } | undefined;
  private pin_: { pin: string; until: number } | undefined;
  private locked_: string | undefined;
  /** the highest seq handled in this session */
  seen = 0;

  constructor(store: KeyStore) {
    this.store = store;
    this.all_ = store.load();
    const { residents, last } = this;
    // Of several somebody is chosen first.
    if (residents.length <= 1) this.keys_ = residents[0] ?? last;
  }

  /** Who is in, or comes back by themselves. */
  get keys(): Keys | undefined {
    return this.keys_;
  }

  /** Everybody who signs in by themselves here, in the order they came to live here. */
  get residents(): readonly Keys[] {
    return this.all_.filter(({ stay }) => stay !== undefined);
  }

  /** Who was here last, in or not. */
  get last(): Keys | undefined {
    return this.all_.reduce<Keys | undefined>(
      (last, keys) => (last && last.lastUsed >= keys.lastUsed ? last : keys),
      undefined,
    );
  }

  get person(): string | undefined {
    return this.keys_?.person ?? this.last?.person;
  }

  /** Whoever is in is a guest. */
  get guest(): boolean {
    return this.guest_;
  }

  /** Who could not come back by themselves, because their PIN is asked. */
  get locked(): string | undefined {
    return this.locked_;
  }

  of(person: string): Keys | undefined {
    return this.all_.filter((keys) => keys.person === person)[0];
  }

  /** True when this TV can sign in by itself. */
  get canReturn(): boolean {
    return this.keys_?.stay !== undefined || this.token_ !== undefined;
  }

  /** A session started (or was told afresh): keeps what it gave. */
  started(start: Start, now: number): void {
    const { status: _, text: __, textUntil: ___, recentTexts: ____, idle: _____, ...card } = start.me;
    const { person } = card;
    const same = (keys: Keys | undefined): Keys | undefined =>
      keys?.device.device === start.device.device ? keys : undefined;
    // What the last start gave goes on; another device's, and so another person's, does not.
    const before = same(this.keys_) ?? same(this.of(person));
    const secret = start.device.secret ?? before?.device.secret;
    this.guest_ = start.guest !== undefined;
    this.locked_ = undefined;
    if (secret !== undefined) {
      const device = { device: start.device.device, secret };
      const keys: Keys = { person, device, lastUsed: now, card };
      const stay = start.stay?.stay ?? before?.stay;
      if (stay !== undefined) keys.stay = stay;
      this.keys_ = keys;
      if (!this.guest_) this.keep(keys);
    }
    if (start.token) this.renewed(start.token, now);
    if (this.session?.session !== start.session) this.seen = 0;
    this.session = { session: start.session, device: start.device.device, until: Number.POSITIVE_INFINITY };
    if (this.pin_) this.pin_.until = Number.POSITIVE_INFINITY;
  }

  renewed(token: { token: string; expiresInMs: number }, now: number): void {
    this.token_ = { token: token.token, until: now + token.expiresInMs };
  }

  /** The line was lost: the session can be resumed for this long. */
  cut(now: number, withinMs: number): void {
    if (this.session) this.session.until = now + withinMs;
    if (this.pin_) this.pin_.until = now + withinMs;
  }

  /** The session is on again. */
  resumed(): void {
    if (this.session) this.session.until = Number.POSITIVE_INFINITY;
    if (this.pin_) this.pin_.until = Number.POSITIVE_INFINITY;
  }

  resumable(now: number): string | undefined {
    return this.session && this.session.until > now ? this.session.session : undefined;
  }

  token(now: number): string | undefined {
    return this.token_ && this.token_.until > now ? this.token_.token : undefined;
  }

  get stay(): string | undefined {
    return this.keys_?.stay;
  }

  /**
   * The PIN that was typed, for as long as the session could be resumed: a server that restarts asks nobody again,
   * and a TV that is switched on after an hour does.
   */
  pin(now: number): string | undefined {
    return this.pin_ && this.pin_.until > now ? this.pin_.pin : undefined;
  }

  /** @param pin undefined: there is none any more */
  typed(pin: string | undefined): void {
    this.pin_ = pin === undefined ? undefined : { pin, until: Number.POSITIVE_INFINITY };
  }

  dropSession(): void {
    this.session = undefined;
    this.seen = 0;
  }

  dropToken(): void {
    this.token_ = undefined;
  }

  dropStay(): void {
    if (!this.keys_) return;
    const { stay: _, ...keys } = this.keys_;
    this.keys_ = keys;
    if (!this.guest_) this.keep(keys);
  }

  /** Their PIN is asked before they come back: nobody is in until then. */
  lock(): void {
    const person = this.keys_?.person;
    this.leave();
    this.locked_ = person;
  }

  /** Nobody is in any more; whoever lives here still does. */
  leave(): void {
    this.dropSession();
    this.dropToken();
    this.typed(undefined);
    this.keys_ = undefined;
    this.guest_ = false;
    this.locked_ = undefined;
  }

  /** Somebody has another name or picture. */
  looks(card: PersonCard): void {
    const keys = this.of(card.person);
    if (!keys || JSON.stringify(keys.card) === JSON.stringify(card)) return;
    const { lastUsed, ...rest } = keys;
    this.keep({ ...rest, lastUsed, card });
    if (this.keys_?.person === card.person) this.keys_ = { ...this.keys_, card };
  }

  /** Somebody who lived here does not any more; their device is remembered. */
  movedOut(person: string): void {
    const keys = this.of(person);
    if (!keys) return;
    const { stay: _, ...rest } = keys;
    this.keep(rest);
  }

  /** Nothing of somebody is remembered: taken off this TV, or the account is gone. */
  forget(person: string | undefined = this.keys_?.person): void {
    if (this.keys_?.person === person) this.leave();
    this.save(this.all_.filter((keys) => keys.person !== person));
  }

  /** Signed out: only the device is remembered, so that the list of TVs stays tidy. */
  signedOut(): void {
    this.dropStay();
    const { keys_: keys, guest_: guest } = this;
    this.leave();
    if (!guest && this.residents.length === 0) this.keys_ = keys;
  }

  /** In the place they had. */
  private keep(keys: Keys): void {
    const known = this.of(keys.person);
    const all = known ? this.all_.map((one) => (one === known ? keys : one)) : [...this.all_, keys];
    const oldest = all
      .filter(({ stay }) => stay === undefined)
      .sort((a, b) => b.lastUsed - a.lastUsed)
      .slice(VISITORS);
    this.save(all.filter((one) => oldest.indexOf(one) < 0));
  }

  private save(all: readonly Keys[]): void {
    this.all_ = all;
    this.store.save(all);
  }
}
