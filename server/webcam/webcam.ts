import { type Cancel, type Clock, every } from '../../src/protocol/clock.ts';
import type { Missed, Presence, Request, Start, Viewer } from '../../src/protocol/words.ts';
import type { DirectRules } from '../direct/ice.ts';
import type { Circles } from '../friends/circles.ts';
import type { SessionHooks } from '../gateway/lifecycle.ts';
import type { Session } from '../gateway/session.ts';
import type { Sessions } from '../gateway/sessions.ts';
import type { WordTable } from '../gateway/words.ts';
import type { Log } from '../log.ts';
import type { People } from '../people/people.ts';
import { endsGrants } from '../permissions/rules.ts';
import type { Random } from '../random.ts';
import type { Level } from '../relay/allowance.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import { Relay } from '../relay/relay.ts';
import type { RelayRules } from '../relay/rules.ts';
import type { SettingsKeeper } from '../settings/settings.ts';
import type { Database } from '../store/store.ts';
import { Announcing } from './announcing.ts';
import { Answering } from './answering.ts';
import { Asks } from './asks.ts';
import { Audience, type AudienceLog } from './audience.ts';
import { Directing } from './directing.ts';
import { Inviting } from './inviting.ts';
import { OnAir } from './on-air.ts';
import { Permissions, type SharedRooms } from './permissions.ts';
import { RATES_EVERY_MS, ratesOf } from './rates.ts';
import { demandWord, Sounding } from './sounding.ts';
import { Watching } from './watching.ts';
import { webcamWords } from './words.ts';

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
  isQuiet(person: string): boolean;
  /** Nobody answered; `swallowed` by quiet hours. */
  missed(person: string, other: string, what: Missed['what'], swallowed: boolean): void;
  watchLog: AudienceLog & { review(owner: string): void };
  /** views one TV may have open at once */
  limits: { full: number; small: number };
  /** what the operator decided about pictures */
  relay: RelayRules;
  /** ... and about direct connections */
  direct: DirectRules;
  /** a person's service level (W19) */
  levelOf(person: string): Level | undefined;
}

/** How often viewers are looked at: stopped acknowledging, a line of another class, another size. */
const LOOK_EVERY_MS = 1_000;

/** Everything about being seen: on air, asked, watched (W4–W14). The relay carries the pictures. */
export class Webcam {
  readonly relay: Relay;
  readonly permissions: Permissions;
  readonly sounding: Sounding;
  readonly directing: Directing;
  readonly words: WordTable;
  readonly #options: WebcamOptions;
  readonly #audience: Audience;
  readonly #asks: Asks;
  readonly #inviting: Inviting;
  readonly #answering: Answering;
  readonly #onAir: OnAir;
  readonly #watching: Watching;
  readonly #announcing: Announcing;
  readonly #stopTicking: Cancel[];

  constructor(options: WebcamOptions) {
    this.#options = options;
    const { clock, random, sessions, people, circles, settings } = options;
    this.permissions = new Permissions(circles, settings, options.rooms);
    this.#announcing = new Announcing(clock);
    this.relay = new Relay({
      clock,
      random,
      rules: options.relay,
      levelOf: options.levelOf,
      chosenWidth: (person) => settings.of(person).width,
      events: {
        demand: (broadcast) => broadcast.source?.tell(demandWord(broadcast)),
        key: ({ source }, stream) => source?.tell({ t: 'webcam.key', stream }),
        stalled: ({ id, session }, paused) => session.tell({ t: 'view.changed', viewing: id, paused, reason: 'acks' }),
        allotted: (line) => this.#announcing.soon(line),
        talk: (viewing, stream, on) => this.sounding.talked(viewing, stream, on),
        asked: (viewing, demand) => this.sounding.asked(viewing, demand),
      },
    });
    const { relay, permissions } = this;
    this.directing = new Directing({
      ...{ ...options, relay, permissions, rules: options.direct, audience: () => this.#audience },
      card: (person) => people.card(person),
      isChild: (person) => circles.guardianOf(person) !== undefined,
      isAsked: (person) => this.#asks.waitingFor(person).length > 0,
    });
    const { directing } = this;
    const moved = (broadcast: Broadcast): void => directing.moved(broadcast);
    this.#audience = new Audience(relay, sessions, people, options.watchLog, moved);
    const { isQuiet, missed } = options;
    this.#asks = new Asks({
      ...{ clock, random, sessions, circles, people, isQuiet, isOnAir: (person: string) => this.isOnAir(person) },
      endsDirect: (owner) => directing.ends(owner),
      missed: (owner, asker, swallowed) => missed(owner, asker, 'ask', swallowed),
    });
    this.#inviting = new Inviting({
      ...{ clock, random, sessions, circles, people, isQuiet },
      mayWatch: (owner, viewer) => this.mayWatch(owner, viewer),
      missed: (person, owner, swallowed) => missed(person, owner, 'invitation', swallowed),
    });
    this.#onAir = new OnAir({
      ...options,
      relay,
      permissions,
      audience: this.#audience,
      changed: (person, onAir) => this.#airChanged(person, onAir),
      moved,
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
      endsDirect: ({ person }, session) => directing.ends(person, session),
      keepsDirect: ({ person }, viewer) => directing.keepsOut(person, viewer),
      entered: (viewing) => this.sounding.entered(viewing),
    });
    this.sounding = new Sounding({ clock, relay, find: (session, id) => this.#watching.find(session, id) });
    this.#answering = new Answering({
      ...{ permissions, sessions, settings, asks: this.#asks, watching: this.#watching, block: options.block },
      publish: (owner) => options.presence.publish(owner),
    });
    this.words = webcamWords({
      ...{ circles, relay, permissions, block: options.block, publish: options.presence.publish },
      ...{ audience: this.#audience, onAir: this.#onAir, watching: this.#watching, sounding: this.sounding },
      ...{ asks: this.#asks, answering: this.#answering, inviting: this.#inviting },
    });
    this.#stopTicking = [
      every(clock, LOOK_EVERY_MS, () => {
        this.relay.look();
        directing.direct.look();
      }),
      every(clock, RATES_EVERY_MS, () => this.#tellRates()),
    ];
  }

  readonly hooks: SessionHooks = {
    cut: (session) => {
      this.#onAir.cut(session);
      this.sounding.cut(session);
      this.#watching.cut(session);
    },
    resumed: (session) => {
      this.#onAir.resumed(session);
      this.#watching.resumed(session);
      this.sounding.resumed(session);
    },
    changed: (session) => {
      this.relay.claimed(session);
      this.sounding.reclassed(session);
      this.directing.personChanged(session.person);
    },
    ended: (session, why) => {
      this.#onAir.ended(session, why);
      this.#watching.sessionEnded(session);
      this.relay.sessionEnded(session);
      this.#asks.sessionEnded(session);
      if (!this.#options.sessions.isHere(session.person)) this.#asks.endAllOf(session.person);
    },
  };

  /** This part of a TV's start. */
  start(session: Session): Pick<Start, 'air' | 'asks'> {
    const { person } = session;
    this.directing.direct.forgotten(session);
    const own = this.relay.of(person);
    const air = own
      ? { onAir: true, device: own.deviceName, watching: this.#audience.count(own) }
      : { onAir: false, watching: 0 };
    return { air, asks: this.#asks.waitingFor(person) };
  }

  /** Who watches this person now. */
  viewers(owner: string): Viewer[] {
    const broadcast = this.relay.of(owner);
    return broadcast ? this.#audience.viewers(broadcast) : [];
  }

  /** Quiet hours begin for somebody. */
  hush(person: string): void {
    this.#asks.hush(person);
    this.#inviting.hush(person);
  }

  goesOn(session: Session, word: Request<'webcam.start'>): Promise<boolean> {
    return this.#onAir.goesOn(session, word);
  }

  /** This TV may not be on air any more. */
  takeOffAir(session: Session): void {
    if (this.relay.of(session.person)?.source === session) this.#onAir.stop(session.person);
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
    this.#inviting.review(owner);
    this.#asks.silence(owner, (asker) => verdict(asker) === 'refuse');
    if (!broadcast) return;
    const comesIn = (asker: string): boolean => verdict(asker) === 'allow' && this.directing.letsIn(owner, asker);
    for (const ask of this.#asks.takeAllowed(owner, comesIn)) this.#watching.grant(ask);
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
    // What they watch may take more or less now (W19).
    this.relay.allowances.divide(owner);
    this.directing.personChanged(owner);
    this.#options.watchLog.review(owner);
  }

  stop(): void {
    for (const stop of this.#stopTicking) stop();
    this.#announcing.stop();
    this.directing.direct.stop();
    this.#asks.stop();
    this.#inviting.stop();
    this.#watching.stop();
    for (const broadcast of this.relay.all()) this.relay.close(broadcast);
  }

  #airChanged(person: string, onAir: boolean): void {
    this.#asks.forgetNotNow(person);
    if (!onAir) {
      this.#asks.endAllOf(person);
      this.#inviting.endAllOf(person);
    }
    this.#options.presence.publish(person);
  }

  #tellRates(): void {
    for (const broadcast of this.relay.all()) {
      if (broadcast.viewings.size > 0) broadcast.source?.tell(ratesOf(broadcast));
    }
  }
}
