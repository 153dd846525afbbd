import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import { Refusal } from '../../src/protocol/errors.ts';
import { INVITATION_MS } from '../../src/protocol/limits.ts';
import type { Answer, Presence, Request, Start } from '../../src/protocol/words.ts';
import type { Circles } from '../friends/circles.ts';
import type { SessionHooks } from '../gateway/lifecycle.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { People } from '../people/people.ts';
import { endsGrants } from '../permissions/rules.ts';
import { newId, type Random } from '../random.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import { Relay } from '../relay/relay.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Database } from '../store/store.ts';
import { Asks } from './asks.ts';
import { Audience } from './audience.ts';
import { OnAir } from './on-air.ts';
import { Permissions, type SharedRooms } from './permissions.ts';
import { Watching } from './watching.ts';

export interface WebcamOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  sessions: Sessions;
  people: People;
  circles: Circles;
  settings: SettingsKeeper;
  rooms: SharedRooms;
  presence: {
    look(person: string, seenBy: string): Presence;
    publish(person: string): void;
  };
  block(person: string, other: string): Promise<void>;
  /** views one TV may have open at once */
  limits: { full: number; small: number };
}

/** How often the broadcaster learns what each viewer is shown. */
const RATES_EVERY_MS = 2_000;
const RATES_TOLD = 32;

/** Everything about being seen: on air, asked, watched (W4–W14). The relay carries the pictures. */
export class Webcam {
  readonly relay: Relay;
  readonly permissions: Permissions;
  readonly #options: WebcamOptions;
  readonly #audience: Audience;
  readonly #asks: Asks;
  readonly #onAir: OnAir;
  readonly #watching: Watching;
  readonly #stopTicking: Cancel;

  constructor(options: WebcamOptions) {
    this.#options = options;
    const { clock, random, sessions, people, circles, settings } = options;
    this.permissions = new Permissions(circles, settings, options.rooms);
    this.relay = new Relay({
      clock,
      random,
      chosenWidth: (person) => settings.of(person).width,
      events: {
        demand: ({ source, id, demand }) => source?.tell({ t: 'webcam.demand', broadcast: id, demand }),
        key: ({ source }, stream) => source?.tell({ t: 'webcam.key', stream }),
        stalled: ({ id, session }, paused) => session.tell({ t: 'view.changed', viewing: id, paused, reason: 'acks' }),
      },
    });
    const { relay, permissions } = this;
    this.#audience = new Audience(relay, sessions, people);
    const isOnAir = (person: string): boolean => relay.of(person) !== undefined;
    this.#asks = new Asks({ clock, random, sessions, circles, people, isOnAir });
    this.#onAir = new OnAir({
      ...options,
      relay,
      permissions,
      audience: this.#audience,
      changed: (person, onAir) => this.#airChanged(person, onAir),
    });
    this.#watching = new Watching({
      clock,
      relay,
      permissions,
      audience: this.#audience,
      asks: this.#asks,
      know: (owner, viewer) => circles.areFriends(owner, viewer) || options.rooms.letWatch(owner, viewer),
      presence: (person, seenBy) => options.presence.look(person, seenBy),
      limits: options.limits,
    });
    this.#stopTicking = every(clock, RATES_EVERY_MS, () => this.#tick());
  }

  readonly words: WordTable = {
    'webcam.start': async (word, session) => {
      const broadcast = await this.#onAir.start(session, word);
      await this.#letExpectedIn(session.person);
      return this.#onAir.state(broadcast);
    },
    'webcam.stop': (_word, session) => {
      this.#onAir.stop(session.person);
      return {};
    },
    'webcam.pause': ({ paused }, session) => {
      this.#onAir.pause(session, paused);
      return {};
    },
    'webcam.remove': async (word, session) => {
      await this.#remove(session.person, word);
      return {};
    },
    'webcam.invite': ({ person }, session) => this.#invite(session.person, person),
    'ask.answer': (word, session) => this.#answer(session.person, word),
    'view.open': (word, session) => this.#watching.open(session, word),
    'view.close': ({ viewing }, session) => {
      this.#watching.close(session, viewing);
      return {};
    },
    'view.pause': ({ viewing, paused }, session) => {
      this.#watching.pause(session, viewing, paused);
      return {};
    },
    'view.share': (word, session) => this.#watching.share(session, word),
    'view.withdraw': ({ ask }, session) => {
      this.#asks.withdraw(session, ask);
      return {};
    },
  };

  readonly hooks: SessionHooks = {
    cut: (session) => {
      this.#onAir.cut(session);
      this.#watching.cut(session);
    },
    resumed: (session) => {
      this.#onAir.resumed(session);
      this.#watching.resumed(session);
    },
    changed: (session) => {
      for (const { broadcast } of this.relay.viewingsOf(session)) this.relay.refresh(broadcast);
      const own = this.relay.of(session.person);
      if (own) this.relay.refresh(own);
    },
    ended: (session, why) => {
      this.#onAir.ended(session, why);
      this.#watching.sessionEnded(session);
      this.#asks.sessionEnded(session);
      if (!this.#options.sessions.isHere(session.person)) this.#asks.endAllOf(session.person);
    },
  };

  /** This part of a TV's start. */
  start(person: string): Pick<Start, 'air' | 'asks'> {
    const own = this.relay.of(person);
    const air = own
      ? { onAir: true, device: own.deviceName, watching: this.#audience.count(own) }
      : { onAir: false, watching: 0 };
    return { air, asks: this.#asks.waitingFor(person) };
  }

  isOnAir(person: string): boolean {
    return this.relay.of(person) !== undefined;
  }

  mayWatch(owner: string, viewer: string): boolean {
    return this.permissions.verdict(owner, viewer) === 'allow';
  }

  /**
   * A rule about this person changed (mode, lists, friends, blocks): ends at once what it no longer allows,
   * thumbnails included, and lets in whom it allows now.
   */
  review(owner: string): void {
    const verdict = (viewer: string) => this.permissions.verdict(owner, viewer);
    const broadcast = this.relay.of(owner);
    if (broadcast) this.#audience.sweep(broadcast, 'closed', ({ viewer }) => verdict(viewer) !== 'allow');
    this.#asks.silence(owner, (asker) => verdict(asker) === 'refuse');
    if (!broadcast) return;
    for (const ask of this.#asks.takeAllowed(owner, (asker) => verdict(asker) === 'allow')) this.#watching.grant(ask);
    this.relay.refresh(broadcast);
  }

  /** The settings of a broadcaster changed. */
  settingsChanged(owner: string, modeBefore: string): void {
    const { watchMode } = this.#options.settings.of(owner);
    const guests = this.permissions.guestsOf(owner);
    if (watchMode !== modeBefore && endsGrants(watchMode)) {
      // In force at once, in memory; the store follows.
      guests?.endGrants().catch(() => this.#options.log.error({}, 'grants could not be taken back in the store'));
    }
    this.review(owner);
  }

  stop(): void {
    this.#stopTicking();
    this.#asks.stop();
    this.#watching.stop();
    for (const broadcast of this.relay.all()) this.relay.close(broadcast);
  }

  async #answer(owner: string, word: Request<'ask.answer'>): Promise<Answer<'ask.answer'>> {
    const ask = this.#asks.take(owner, word.ask);
    switch (word.answer) {
      case 'not_now':
        this.#asks.countNotNow(ask);
        this.#asks.refuse(ask, 'not_now');
        return { opens: false };
      case 'block':
        this.#asks.refuse(ask, 'not_now');
        await this.#options.block(owner, ask.asker);
        return { opens: false };
      case 'always':
        await this.#alwaysAllow(owner, ask.asker);
        break;
      case 'once':
        await this.permissions.guestsOf(owner)?.grant(ask.asker);
        break;
    }
    const opens = this.#watching.grant(ask);
    this.#options.presence.publish(owner);
    return { opens };
  }

  /** "Always" has to mean something: where everybody is asked each time, the list counts from now on. */
  async #alwaysAllow(owner: string, viewer: string): Promise<void> {
    const { settings, sessions } = this.#options;
    if (settings.of(owner).watchMode === 'ask') {
      const changed = await settings.set(owner, { watchMode: 'list_or_ask' });
      sessions.tell(owner, { t: 'settings.changed', settings: changed });
    }
    await settings.list(owner, viewer, 'always');
  }

  /** Those who were told yes before the broadcast began. */
  async #letExpectedIn(owner: string): Promise<void> {
    for (const ask of this.#watching.takeExpected(owner)) {
      if (this.permissions.verdict(owner, ask.asker) === 'ask')
        await this.permissions.guestsOf(owner)?.grant(ask.asker);
      this.#watching.grant(ask);
    }
  }

  async #remove(owner: string, { person, block }: Request<'webcam.remove'>): Promise<void> {
    const broadcast = this.#own(owner);
    const guests = this.permissions.guestsOf(owner);
    if (!broadcast.people.has(person)) throw new Refusal('webcam.unknown_viewer');
    const stored = guests?.remove(person);
    this.#audience.sweep(broadcast, 'closed', ({ viewer }) => viewer === person);
    this.#options.presence.publish(owner);
    await stored;
    if (block) await this.#options.block(owner, person);
  }

  async #invite(owner: string, person: string): Promise<Answer<'webcam.invite'>> {
    const { circles, clock, people, random, sessions } = this.#options;
    this.#own(owner);
    if (!circles.of(owner).friends.has(person)) throw new Refusal('friend.only');
    await this.permissions.guestsOf(owner)?.grant(person, true);
    const invitation = newId(random);
    const until = clock.now() + INVITATION_MS;
    this.#options.presence.publish(owner);
    if (!circles.isBlocked(owner, person)) {
      const open = this.mayWatch(owner, person);
      sessions.tell(person, { t: 'webcam.invited', invitation, from: people.card(owner), until, open });
    }
    return { invitation, until };
  }

  #own(owner: string): Broadcast {
    const broadcast = this.relay.of(owner);
    if (!broadcast) throw new Refusal('webcam.off_air');
    return broadcast;
  }

  #airChanged(person: string, onAir: boolean): void {
    this.#asks.forgetNotNow(person);
    if (!onAir) this.#asks.endAllOf(person);
    this.#options.presence.publish(person);
  }

  #tick(): void {
    this.relay.watchStalls();
    for (const broadcast of this.relay.all()) {
      if (broadcast.viewings.size > 0) broadcast.source?.tell(ratesOf(broadcast));
    }
  }
}

/** Pictures a second each viewer was shown since the last time. */
function ratesOf(broadcast: Broadcast) {
  const rates = [...broadcast.viewings.values()].slice(0, RATES_TOLD).map((viewing) => {
    const perSecond = (viewing.shown * 1000) / RATES_EVERY_MS;
    viewing.shown = 0;
    return { person: viewing.viewer, perSecond, line: viewing.session.capabilities.line };
  });
  return { t: 'webcam.rates' as const, broadcast: broadcast.id, rates };
}
