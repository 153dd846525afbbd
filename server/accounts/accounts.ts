import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { GUEST_MS, TOKEN_MS } from '../../src/protocol/limits.ts';
import type { Request } from '../../src/protocol/words.ts';
import type { Authenticator, Hello, Identity, Visit } from '../gateway/identity.ts';
import type { Lifecycle, SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import type { Visitor, VisitorTable, WordTable } from '../gateway/words.ts';
import type { Pins } from '../household/pins.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import type { Database } from '../store/store.ts';
import { isGone } from './deletion.ts';
import { Devices } from './devices.ts';
import type { Passwords } from './passwords.ts';
import { Stays } from './stay.ts';
import { Tokens } from './tokens.ts';
import { Tries } from './tries.ts';
import { isWeak } from './weak.ts';

export interface AccountsOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  passwords: Passwords;
  pins: Pins;
  /** whether new people may make an account themselves */
  registration: boolean;
}

const FORGET_EVERY_MS = 10 * 60_000;

/** Who somebody is (W1): accounts, sign-in, tokens, "stay signed in". */
export class Accounts implements Authenticator {
  readonly #options: AccountsOptions;
  readonly #tokens: Tokens;
  readonly #stays: Stays;
  readonly #devices: Devices;
  readonly #tries = new Tries();
  readonly #renewals = new Map<Session, Cancel>();
  readonly #stopForgetting: Cancel;
  #lifecycle: Pick<Lifecycle, 'signOut'> | undefined;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#tokens = new Tokens(options.db, options.random);
    this.#stays = new Stays(options.db, options.random);
    this.#devices = new Devices(options.db, options.random);
    this.#stopForgetting = every(options.clock, FORGET_EVERY_MS, () => {
      this.#tokens.forgetExpired(options.clock.now()).catch(() => {
        options.log.warn({}, 'expired tokens could not be deleted');
      });
    });
  }

  /** The gateway, once there is one: signing out leaves the connection open for the next person. */
  attach(lifecycle: Pick<Lifecycle, 'signOut'>): void {
    this.#lifecycle = lifecycle;
  }

  readonly visitorWords: VisitorTable = {
    'account.sign_in': (word, visitor) => this.#signIn(word, visitor),
    'account.register': (word, visitor) => this.#register(word, visitor),
    'account.sign_out': () => ({}),
  };

  readonly words: WordTable = {
    'account.sign_out': async (_word, session) => {
      await this.#stays.revokeDevice(session.device);
      await this.#tokens.revokeDevice(session.device);
      this.#lifecycle?.signOut(session);
      return {};
    },
  };

  readonly hooks: SessionHooks = {
    opened: (session) => {
      // A guest has none: the visit ends with its session.
      if (session.guest) return;
      this.#renewals.set(
        session,
        every(this.#options.clock, TOKEN_MS / 2, () => this.#renew(session)),
      );
    },
    ended: (session) => {
      this.#renewals.get(session)?.();
      this.#renewals.delete(session);
    },
  };

  async byToken(hello: Hello, token: string, pin: string | undefined): Promise<Identity> {
    const device = await this.#ownDevice(hello);
    const person = device && (await this.#tokens.check(token, device, this.#now()));
    if (!device || !person) throw new Refusal('auth.token_expired');
    await this.#assertOpen(person);
    await this.#options.pins.check(person, device, pin);
    return this.#identity(person, hello, { invisible: await this.#wasInvisible(person) });
  }

  async byStay(hello: Hello, stay: string, wish: { invisible: boolean; pin: string | undefined }): Promise<Identity> {
    const { invisible, pin } = wish;
    const device = await this.#ownDevice(hello);
    // A secret is not used up by a wrong PIN.
    const owner = device && (await this.#stays.check(stay, device, this.#now()));
    if (device && owner) await this.#options.pins.check(owner, device, pin);
    const used = device ? await this.#stays.use(stay, device, this.#now()) : undefined;
    if (!used) throw new Refusal('auth.stay_refused');
    await this.#assertOpen(used.person);
    return { ...(await this.#identity(used.person, hello, { invisible })), stay: used.next };
  }

  isDevice(device: string, secret: string, person: string): Promise<boolean> {
    return this.#devices.is(device, secret, person);
  }

  /** Everything that lets this person in without a password is over. */
  async revokeEverything(person: string): Promise<void> {
    await this.#stays.revokePerson(person);
    await this.#tokens.revokePerson(person);
  }

  stop(): void {
    this.#stopForgetting();
    for (const cancel of this.#renewals.values()) cancel();
  }

  async #signIn(word: Request<'account.sign_in'>, visitor: Visitor) {
    const { person, password } = word;
    const now = this.#now();
    const wait = this.#tries.wait(person, visitor.address, now);
    if (wait > 0) throw new Refusal('auth.slow_down', { retryAfterMs: wait });
    const account = await this.#options.db
      .selectFrom('accounts')
      .select(['password', 'disabled_at'])
      .where('person', '=', person)
      .executeTakeFirst();
    if (!(await this.#options.passwords.verify(account?.password, password))) {
      this.#tries.wrong(person, visitor.address, this.#now());
      throw new Refusal('auth.wrong');
    }
    this.#tries.right(person, visitor.address);
    if (account?.disabled_at) throw new Refusal('auth.disabled');
    return word.guest ? this.#visit(word, visitor) : this.#welcome(word, visitor);
  }

  async #register(word: Request<'account.register'>, visitor: Visitor) {
    if (!this.#options.registration) throw new Refusal('account.closed');
    if (isWeak(word.password, word.person, word.name)) throw new Refusal('account.password_weak');
    const now = this.#now();
    const wait = this.#tries.wait(word.person, visitor.address, now);
    if (wait > 0) throw new Refusal('auth.slow_down', { retryAfterMs: wait });
    const password = await this.#options.passwords.hash(word.password);
    // Nobody becomes somebody who is gone.
    const gone = await isGone(this.#options.db, word.person);
    const made = gone
      ? undefined
      : await this.#options.db
          .insertInto('accounts')
          .values(newAccount({ person: word.person, name: word.name, password, now }))
          .onConflict((conflict) => conflict.column('person').doNothing())
          .executeTakeFirst();
    if (Number(made?.numInsertedOrUpdatedRows ?? 0) === 0) {
      // Counted like a wrong password, so that nobody can list the IDs that exist by trying to register them.
      this.#tries.wrong(word.person, visitor.address, this.#now());
      throw new Refusal('account.taken');
    }
    return this.#welcome(word, visitor);
  }

  async #welcome(word: { person: string; invisible?: boolean; stay?: boolean }, visitor: Visitor) {
    const identity = await this.#identity(word.person, visitor.hello, { invisible: word.invisible ?? false });
    if (word.stay) {
      identity.stay = await this.#stays.begin({ person: word.person, device: identity.device.device }, this.#now());
    }
    return visitor.become(identity);
  }

  /** A guest on somebody's TV: nothing that would let them in again. */
  async #visit(word: Request<'account.sign_in'>, visitor: Visitor) {
    const { person, host, invisible = false } = word;
    const since = this.#now();
    const guest: Visit = {
      host: host && (await this.#devices.ownerOf(host.device, host.secret)),
      since,
      until: since + GUEST_MS,
    };
    const device = await this.#devices.visit(person, visitor.hello.device, since, guest.until);
    return visitor.become({ person, device, invisible, guest });
  }

  async #identity(person: string, hello: Hello, options: { invisible: boolean }): Promise<Identity> {
    const now = this.#now();
    const device = await this.#devices.recognise(person, hello.device, now);
    const token = await this.#tokens.give(person, device.device, now);
    return { person, device, token, ...options };
  }

  /** The device a hello names, if its secret is right (whoever's it is). */
  async #ownDevice(hello: Hello): Promise<string | undefined> {
    const { device, secret } = hello.device;
    if (!device || !secret) return undefined;
    const row = await this.#options.db
      .selectFrom('devices')
      .select('person')
      .where('device', '=', device)
      .executeTakeFirst();
    return row && (await this.#devices.is(device, secret, row.person)) ? device : undefined;
  }

  async #assertOpen(person: string): Promise<void> {
    const row = await this.#options.db
      .selectFrom('accounts')
      .select('disabled_at')
      .where('person', '=', person)
      .executeTakeFirst();
    if (!row || row.disabled_at) throw new Refusal('auth.disabled');
  }

  async #wasInvisible(person: string): Promise<boolean> {
    const row = await this.#options.db
      .selectFrom('accounts')
      .select('status')
      .where('person', '=', person)
      .executeTakeFirst();
    return row?.status === 'invisible';
  }

  #renew(session: Session): void {
    this.#tokens.give(session.person, session.device, this.#now()).then(
      (token) => session.tell({ t: 'token.renewed', ...token }),
      () => this.#options.log.warn({}, 'a token could not be renewed'),
    );
  }

  #now(): number {
    return this.#options.clock.now();
  }
}

/** The row of a new account. */
export function newAccount(facts: { person: string; name: string; password: string; now: number }) {
  return {
    person: facts.person,
    name: facts.name,
    avatar: null,
    password: facts.password,
    created_at: facts.now,
    disabled_at: null,
    level: null,
    signed_out_at: null,
    status: 'available',
    status_text: '',
    status_text_until: null,
    status_texts: null,
    status_since: facts.now,
    last_here: facts.now,
  };
}
