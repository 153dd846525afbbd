import type { Start } from '../protocol/words.ts';

/** What survives the app being closed, per person of this TV. */
export interface Keys {
  person: string;
  device: { device: string; secret: string };
  /** "stay signed in"; absent when the person did not want it */
  stay?: string;
}

/** Where keys are kept; the platform's storage. */
export interface KeyStore {
  load(): Keys | undefined;
  save(keys: Keys | undefined): void;
}

/**
 * Everything this TV can prove itself with. The token and the session live in memory only; device and stay secrets
 * are kept.
 */
export class Keyring {
  private readonly store: KeyStore;
  private keys_: Keys | undefined;
  private token_: { token: string; until: number } | undefined;
  private session: { session: string; device: string; until: number } | undefined;
  /** the highest seq handled in this session */
  seen = 0;

  constructor(store: KeyStore) {
    this.store = store;
    this.keys_ = store.load();
  }

  get keys(): Keys | undefined {
    return this.keys_;
  }

  get person(): string | undefined {
    return this.keys_?.person;
  }

  /** True when this TV can sign in by itself. */
  get canReturn(): boolean {
    return this.keys_?.stay !== undefined || this.token_ !== undefined;
  }

  /** A session started (or was told afresh): keeps what it gave. */
  started(start: Start, now: number): void {
    // What the last start gave goes on; another device's, and so another person's, does not.
    const before = this.keys_?.device.device === start.device.device ? this.keys_ : undefined;
    const secret = start.device.secret ?? before?.device.secret;
    if (secret !== undefined) {
      const keys: Keys = { person: start.me.person, device: { device: start.device.device, secret } };
      const stay = start.stay?.stay ?? before?.stay;
      if (stay !== undefined) keys.stay = stay;
      this.keys_ = keys;
      this.store.save(keys);
    }
    if (start.token) this.renewed(start.token, now);
    if (this.session?.session !== start.session) this.seen = 0;
    this.session = { session: start.session, device: start.device.device, until: Number.POSITIVE_INFINITY };
  }

  renewed(token: { token: string; expiresInMs: number }, now: number): void {
    this.token_ = { token: token.token, until: now + token.expiresInMs };
  }

  /** The line was lost: the session can be resumed for this long. */
  cut(now: number, withinMs: number): void {
    if (this.session) this.session.until = now + withinMs;
  }

  /** The session is on again. */
  resumed(): void {
    if (this.session) this.session.until = Number.POSITIVE_INFINITY;
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
    this.store.save(keys);
  }

  /** The account is gone: nothing of it is remembered. */
  forget(): void {
    this.signedOut();
    this.keys_ = undefined;
    this.store.save(undefined);
  }

  /** Signed out: only the device is remembered, so that the list of TVs stays tidy. */
  signedOut(): void {
    this.dropSession();
    this.dropToken();
    this.dropStay();
  }
}
