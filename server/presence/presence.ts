import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import { RESUME_MS } from '../../src/protocol/limits.ts';
import type { OwnPresence, Presence } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { Identity } from '../gateway/identity.ts';
import type { SessionHooks } from '../gateway/lifecycle.ts';
import type { Session, SessionEnd } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { Resident } from '../people/people.ts';
import type { Database } from '../store/store.ts';
import { Away } from './away.ts';
import { Clearing } from './clearing.ts';
import { Held, WRITE_DOWN_MS } from './held.ts';
import { type Choice, chosen, cleared, NEW, type Own, told } from './own.ts';
import { readOwn, writeOwn } from './queries.ts';
import { offline, presenceFor, statusAtSignIn } from './rules.ts';

/** What presence asks of the webcam part. */
export interface Air {
  isOnAir(person: string): boolean;
  mayWatch(owner: string, viewer: string): boolean;
}

export interface PresenceOptions {
  db: Database;
  clock: Clock;
  log: Log;
  server: string;
  sessions: Sessions;
  circles: Circles;
  air: Air;
  tellsFriends(person: string): boolean;
  /** Somebody became invisible, or visible again. */
  visibilityChanged(person: string, invisible: boolean): void;
}

/** Who is here and how they look (W2, X4): each friend is told once, when it changes for them. */
export class PresenceKeeper implements Resident {
  readonly #options: PresenceOptions;
  readonly #own = new Map<string, Own>();
  /** what each friend was last told: person → friend → JSON */
  readonly #told = new Map<string, Map<string, string>>();
  /** last seen, of people who are not here but in somebody's list */
  readonly #lastHere = new Map<string, number>();
  readonly #away = new Away();
  readonly #clearing: Clearing;
  readonly #held: Held;
  readonly #stopWriting: Cancel;

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#held = new Held(options.db, options.clock, options.server, (person) => this.publish(person));
    this.#clearing = new Clearing(options.clock, (person) => this.#decide(person, { text: '' }));
    this.#stopWriting = every(options.clock, WRITE_DOWN_MS, () => this.#note(this.writeDown()));
  }

  readonly words: WordTable = {
    'presence.set': async (choice, session) => {
      const own = this.#chosen(session.person, choice);
      await this.#store(session.person, own);
      this.#apply(session.person, own);
      const mine = this.mine(session.person);
      this.#options.sessions.tell(session.person, { t: 'presence.mine', ...mine }, session);
      return mine;
    },
    'presence.idle': ({ idle }, session) => {
      this.#away.say(session, idle);
      this.#reviewAway(session.person);
      return {};
    },
  };

  readonly hooks: SessionHooks = {
    opened: (session, identity) => this.#opened(session, identity),
    changed: (session) => this.publish(session.person),
    resumed: (session) => this.publish(session.person),
    ended: (session, why) => this.#ended(session, why),
  };

  async start(): Promise<void> {
    await this.#held.start();
  }

  stop(): void {
    this.#stopWriting();
    this.#held.stop();
    this.#clearing.stop();
  }

  async load(person: string): Promise<void> {
    const stored = await readOwn(this.#options.db, person);
    if (!stored) return;
    // Its time may have come while all TVs were off.
    const own = cleared(stored, this.#options.clock.now());
    if (own !== stored) await this.#store(person, own);
    this.#own.set(person, own);
    this.#clearing.set(person, own.textUntil);
  }

  unload(person: string): void {
    const own = this.#own.get(person);
    if (own) this.#lastHere.set(person, own.lastHere);
    this.#own.delete(person);
    this.#away.forget(person);
    this.#clearing.forget(person);
    // Friends keep what they were told; the next difference is told against it.
  }

  /** The person's own line in a TV's start. */
  mine(person: string): OwnPresence {
    return told(this.#own.get(person) ?? NEW, this.#away.since(person) !== undefined);
  }

  isInvisible(person: string): boolean {
    return this.#own.get(person)?.status === 'invisible' && !this.#showsAir(person);
  }

  /** How `person` looks to `seenBy`, about to be told to them. Call `lookUp` first for people who may not be here. */
  introduce(person: string, seenBy: string): Presence {
    const presence = this.look(person, seenBy);
    this.#toldOf(person).set(seenBy, JSON.stringify(presence));
    return presence;
  }

  /** Reads what the store knows of people who are not here: last seen, or with another server. */
  async lookUp(people: string[]): Promise<void> {
    const away = people.filter((person) => !this.#options.sessions.isHere(person));
    if (away.length === 0) return;
    await this.#held.lookUp(away);
    const rows = await this.#options.db
      .selectFrom('accounts')
      .select(['person', 'last_here'])
      .where('person', 'in', away)
      .execute();
    for (const row of rows) this.#lastHere.set(row.person, row.last_here);
  }

  /** Tells each friend who is here how this person looks, if that differs. @param gone with their last session */
  publish(person: string, gone = false): void {
    const { circles, sessions } = this.#options;
    // What ends with somebody's last session publishes them too; they are told to be gone once, with the right time.
    if (!gone && this.#own.has(person) && !sessions.isHere(person)) return;
    // Invisible, and off air just now: before anybody is told.
    if (!gone && this.#held.isWritten(person) && this.isInvisible(person)) this.#note(this.#held.hide([person]));
    const told = this.#toldOf(person);
    const friends = this.#own.has(person) ? [...circles.of(person).friends.keys()] : [...told.keys()];
    for (const friend of friends) {
      const circle = circles.of(friend);
      if (!sessions.isHere(friend) || !circle.friends.has(person) || circles.hides(friend, person)) continue;
      const presence = this.look(person, friend);
      const json = JSON.stringify(presence);
      if (told.get(friend) === json) continue;
      told.set(friend, json);
      sessions.tell(friend, { t: 'presence', person, presence });
    }
  }

  /** How `person` looks to `seenBy`, now. */
  look(person: string, seenBy: string): Presence {
    const { circles, sessions, air, tellsFriends } = this.#options;
    const blockedAt = circles.blockedAt(person, seenBy);
    const own = this.#own.get(person);
    if (!own || !sessions.isHere(person)) {
      if (blockedAt !== undefined) return offline(blockedAt);
      return this.#held.get(person) ?? offline(own?.lastHere ?? this.#lastHere.get(person) ?? 0);
    }
    const awaySince = this.#away.since(person);
    return presenceFor(
      {
        capabilities: sessions.of(person).map((session) => session.capabilities),
        chosen: awaySince === undefined ? own.status : 'away',
        text: own.text,
        since: awaySince ?? own.since,
        lastHere: own.lastHere,
        onAir: air.isOnAir(person),
        tellFriends: tellsFriends(person),
      },
      { blockedAt, mayWatch: air.mayWatch(person, seenBy) },
    );
  }

  #showsAir(person: string): boolean {
    return this.#options.air.isOnAir(person) && this.#options.tellsFriends(person);
  }

  #toldOf(person: string): Map<string, string> {
    const told = this.#told.get(person) ?? new Map<string, string>();
    this.#told.set(person, told);
    return told;
  }

  #opened(session: Session, identity: Identity): void {
    const { person } = session;
    const others = this.#options.sessions.of(person).filter((other) => other !== session);
    // A status begins anew with whoever comes; not with another TV, nor after a restart or a move of the server.
    if (others.length === 0 && this.#held.get(person) === undefined) this.#comes(person);
    const own = this.#own.get(person) ?? NEW;
    const status = statusAtSignIn(own.status, identity.invisible, others.length > 0);
    this.#held.release(person);
    if (status === own.status) {
      // Somebody at another TV is there.
      if (!this.#reviewAway(person)) this.publish(person);
      this.#note(this.writeDown([person]));
      return;
    }
    // The start was put together before this was known, and the person's other TVs show it too.
    this.#decide(person, { status });
  }

  #comes(person: string): void {
    const own = this.#own.get(person);
    if (!own) return;
    own.since = this.#options.clock.now();
    this.#note(this.#store(person, own));
  }

  #ended(session: Session, why: SessionEnd): void {
    const { person } = session;
    if (this.#options.sessions.isHere(person)) {
      if (!this.#reviewAway(person)) this.publish(person);
      return;
    }
    // Somebody who only moves to another server, or whose server restarts, is not gone.
    if (why === 'moved' || why === 'stopping') return;
    const own = this.#own.get(person);
    if (own && own.status !== 'invisible') {
      own.lastHere = this.#options.clock.now() - (why === 'expired' ? RESUME_MS : 0);
      this.#note(this.#store(person, own));
    }
    this.#note(this.#held.strike(person));
    this.publish(person, true);
    for (const friend of this.#options.circles.of(person).friends.keys()) this.#told.get(friend)?.delete(person);
  }

  /** What the person would be after this choice. */
  #chosen(person: string, choice: Choice): Own {
    return chosen(this.#own.get(person) ?? NEW, choice, this.#options.clock.now());
  }

  #apply(person: string, own: Own): void {
    const before = this.#own.get(person);
    if (!before) return;
    this.#own.set(person, own);
    this.#clearing.set(person, own.textUntil);
    this.#settleAway(person);
    this.publish(person);
    this.#note(this.writeDown([person]));
    if ((before.status === 'invisible') !== (own.status === 'invisible')) {
      this.#options.visibilityChanged(person, own.status === 'invisible');
    }
  }

  /** Something else than a TV decides: in force at once (nobody is seen for a moment first), then stored. */
  #decide(person: string, choice: Choice): void {
    const own = this.#chosen(person, choice);
    this.#apply(person, own);
    this.#tellMine(person);
    this.#note(this.#store(person, own));
  }

  #tellMine(person: string): void {
    this.#options.sessions.tell(person, { t: 'presence.mine', ...this.mine(person) });
  }

  /** Works out anew whether somebody is away by themselves. Returns true, with everybody told, if that changed. */
  #reviewAway(person: string): boolean {
    if (!this.#settleAway(person)) return false;
    this.publish(person);
    this.#tellMine(person);
    this.#note(this.writeDown([person]));
    return true;
  }

  #settleAway(person: string): boolean {
    const own = this.#own.get(person);
    const now = this.#options.clock.now();
    const change = own && this.#away.settle(person, own, this.#options.sessions.of(person), now);
    // Being back begins now; a status that was chosen meanwhile began when it was.
    if (own && change === 'back' && own.status === 'available') own.since = now;
    return change !== undefined;
  }

  #store(person: string, own: Own): Promise<void> {
    return writeOwn(this.#options.db, person, own);
  }

  /** Writes down who is here, so that a restart or a move does not make them seem gone. */
  async writeDown(people = this.#options.sessions.people()): Promise<void> {
    const here = people.map((person) => ({ person, presence: this.look(person, '') }));
    const seen = here.filter(({ presence }) => presence.status !== 'offline');
    const hidden = here.filter((one) => !seen.includes(one)).map(({ person }) => person);
    await Promise.all([this.#held.writeDown(seen), this.#held.hide(hidden)]);
  }

  #note(writing: Promise<void>): void {
    writing.catch(() => this.#options.log.warn({}, 'presence could not be stored'));
  }
}
