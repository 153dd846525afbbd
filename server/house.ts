import type { Clock } from '../src/protocol/clock.ts';
import type { Welcome } from '../src/protocol/words.ts';
import { Accounts } from './accounts/accounts.ts';
import { watchClosing } from './accounts/closing.ts';
import type { Exports } from './accounts/exports.ts';
import { Levels } from './accounts/levels.ts';
import { OwnPassword } from './accounts/own-password.ts';
import type { Passwords } from './accounts/passwords.ts';
import { openSelf } from './accounts/self.ts';
import { openActivity } from './activity/activity.ts';
import { Clips } from './clips/clips.ts';
import type { ClipFiles } from './clips/files.ts';
import type { ClipRules } from './clips/rules.ts';
import { type DirectRules, NO_DIRECT } from './direct/ice.ts';
import { featuresOf } from './features.ts';
import { Circles } from './friends/circles.ts';
import { Friends } from './friends/friends.ts';
import type { ConnectionLimits } from './gateway/connection.ts';
import { Gateway } from './gateway/gateway.ts';
import type { StartOfParts } from './gateway/lifecycle.ts';
import type { OftenRules } from './gateway/often.ts';
import type { Session } from './gateway/session.ts';
import { Sessions } from './gateway/sessions.ts';
import { layTogether } from './gateway/words.ts';
import { Families } from './household/families.ts';
import { Household } from './household/household.ts';
import { Pins } from './household/pins.ts';
import { visitStart } from './household/visit-start.ts';
import type { Log } from './log.ts';
import { Messages } from './messages/messages.ts';
import { People } from './people/people.ts';
import { PresenceKeeper } from './presence/presence.ts';
import { newId, type Random } from './random.ts';
import { RELAY_RULES, type RelayRules } from './relay/rules.ts';
import { Reports } from './reports/reports.ts';
import { Rooms } from './rooms/rooms.ts';
import { SettingsKeeper } from './settings/settings.ts';
import type { Database } from './store/store.ts';
import { Webcam } from './webcam/webcam.ts';

export interface HouseOptions {
  db: Database;
  clock: Clock;
  random: Random;
  log: Log;
  passwords: Passwords;
  /** `features` are added to what every server offers */
  server: Welcome['server'];
  registration: boolean;
  limits: ConnectionLimits & { often?: OftenRules; views: { full: number; small: number } };
  /** what the operator decided about pictures; left out: as delivered */
  relay?: RelayRules;
  /** ... and about direct connections; left out: there are none */
  direct?: DirectRules;
  /** where video messages lie, and what the operator decided about them; left out: there are none */
  clips?: { files: ClipFiles; rules: ClipRules };
}

/** The running parts of one server, without a socket of their own. */
export interface House {
  gateway: Gateway;
  sessions: Sessions;
  webcam: Webcam;
  /** undefined: this server has no video messages */
  clips: Clips | undefined;
  /** what people fetch of themselves over HTTP */
  exports: Exports;
  /** Asks everybody to go elsewhere; resolves when they have. */
  drain(options: { to?: string; withinMs: number }): Promise<void>;
  stop(): Promise<void>;
}

/** Lays the parts together: each gets what it asks for, the gateway gets their tables. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { db, clock, random, log } = options;
  const sessions = new Sessions();
  const families = new Families(db);
  await families.start();
  const circles = new Circles(db, families);
  const pins = new Pins(db, clock, options.passwords);
  const ownPassword = new OwnPassword(db, clock, options.passwords);

  const accounts = new Accounts({ ...options, pins });
  const settings = new SettingsKeeper(db, sessions, (person, before) => {
    webcam.settingsChanged(person, before.watchMode);
    activity.settingsChanged(person);
    household.visits.settingsChanged(person);
    publish(person);
  });
  const presence: PresenceKeeper = new PresenceKeeper({
    db,
    clock,
    log,
    server: newId(random),
    sessions,
    circles,
    air: {
      isOnAir: (person) => webcam.isOnAir(person),
      mayWatch: (owner, viewer) => webcam.mayWatch(owner, viewer),
    },
    tellsFriends: (person) => settings.of(person).tellFriends,
    visibilityChanged: (person, invisible) => {
      rooms.publish(person);
      messages.reviewTyping(person);
      clips?.review(person);
      if (invisible) return;
      const told = Promise.all([messages.tellMarks(person), clips?.shown(person)]);
      told.catch(() => log.warn({}, 'marks could not be told'));
    },
  });
  const rooms: Rooms = new Rooms({
    db,
    clock,
    random,
    sessions,
    circles,
    isInvisible: (person) => presence.isInvisible(person),
    isOnAir: (person) => webcam.isOnAir(person),
    tellsFriends: (person) => settings.of(person).tellFriends,
    mayWatch: (owner, viewer) => webcam.mayWatch(owner, viewer),
    review: (person) => {
      webcam.review(person);
      publish(person);
    },
  });
  /** How somebody looks has changed, to friends and in rooms. */
  const publish = (person: string): void => {
    presence.publish(person);
    rooms.publish(person);
    messages.reviewTyping(person);
    clips?.review(person);
  };
  const activity = openActivity({
    ...{ db, clock, random, log, sessions, circles, settings },
    hush: (person) => webcam.hush(person),
    viewers: (owner) => webcam.viewers(owner),
    ground: (owner, viewer) => webcam.permissions.ground(owner, viewer),
  });
  const relay = options.relay ?? RELAY_RULES;
  const direct = options.direct ?? NO_DIRECT;
  const levels = new Levels(db, relay.allowance.levels);
  const people = new People(db, [families, circles, settings, presence, rooms, activity.quiet, levels]);
  const friends = new Friends({
    db,
    clock,
    sessions,
    people,
    circles,
    looks: presence,
    changed: (...pair) => {
      circleChanged(...pair);
      household.children.friendsChanged(...pair);
    },
    approval: {
      waits: (...wish) => household.children.approvals.waits(...wish),
      withdrawn: (...wish) => household.children.approvals.withdrawn(...wish),
    },
  });
  /** What two people are to each other, or may see, is another now. */
  const circleChanged = (a: string, b: string): void => {
    for (const person of new Set([a, b])) {
      webcam.review(person);
      presence.publish(person);
      rooms.circleChanged(person);
      messages.reviewTyping(person);
    }
    activity.circleChanged(a, b);
    clips?.circleChanged(a, b);
  };
  const messages = new Messages({
    db,
    clock,
    sessions,
    circles,
    isInvisible: (person) => presence.isInvisible(person),
    answered: async (person, other) => clips?.answered(person, other),
  });
  const webcam: Webcam = new Webcam({
    db,
    clock,
    random,
    log,
    sessions,
    people,
    circles,
    settings,
    presence: { look: (person, seenBy) => presence.look(person, seenBy), publish },
    rooms,
    block: (person, other) => friends.block(person, other),
    isQuiet: (person) => activity.quiet.holds(person),
    missed: (...what) => activity.missed.note(...what),
    watchLog: activity.watchLog,
    limits: options.limits.views,
    relay,
    direct,
    levelOf: (person) => {
      const name = levels.of(person);
      return name === undefined ? undefined : { name, raised: settings.of(person).allowance };
    },
  });

  const clips =
    options.clips &&
    new Clips({
      ...{ db, clock, random, log, sessions, circles, messages, relay: webcam.relay, ...options.clips },
      look: (person, seenBy) => presence.look(person, seenBy),
      isInvisible: (person) => presence.isInvisible(person),
    });

  const reports = new Reports(db, clock, random);

  const household: Household = new Household({
    ...options,
    ...{ sessions, people, settings, families, pins, ownPassword },
    friends: () => friends,
    changed: circleChanged,
    reviewAll: () => {
      for (const person of sessions.people()) webcam.review(person);
    },
    deleteAccount: async (child) => {
      const guardian = families.guardianOf(child);
      await self.deletion.delete(child);
      await families.refresh(child);
      if (guardian !== undefined) await household.children.tell(guardian);
    },
    takeOffAir: (session) => webcam.takeOffAir(session),
    goesOn: (session, word) => webcam.goesOn(session, word),
    isOnAirFrom: (session) => webcam.relay.of(session.person)?.source === session,
  });

  const self = openSelf({
    ...options,
    ownPassword,
    deleteChildrenOf: (guardian) => household.children.deleteChildrenOf(guardian),
    gone: () => household.children.somebodyIsGone(),
    sessions,
    people,
    circles,
    settings,
    airDevice: (person) => webcam.relay.of(person)?.device,
    personChanged: (person) => rooms.personChanged(person),
  });

  const start = async (session: Session): Promise<StartOfParts> => {
    const { person } = session;
    const conversations = await messages.start(session);
    const list = await friends.start(person);
    const whole: StartOfParts = {
      me: { ...people.card(person), ...presence.mine(person) },
      settings: settings.of(person),
      conversations,
      ...list,
      rooms: await rooms.start(person),
      ...webcam.start(session),
      ...levels.start(person),
      ...(await activity.start(person)),
      ...(await household.start(session)),
    };
    return session.guest ? visitStart(whole, session.guest.since) : whole;
  };

  const features = [...featuresOf({ clips: clips !== undefined, direct }), ...options.server.features];
  const gateway = new Gateway(
    sessions,
    {
      words: layTogether([
        accounts.words,
        self.words,
        settings.words,
        presence.words,
        friends.words,
        messages.words,
        rooms.words,
        webcam.words,
        webcam.sounding.words,
        webcam.directing.words,
        activity.words,
        reports.words,
        household.words,
        clips?.words ?? {},
      ]),
      visitorWords: layTogether([accounts.visitorWords, household.visitorWords]),
      guard: (t, word, session) => household.guard(t, word, session),
      // The camera goes off before anybody is told that its owner is gone.
      hooks: [
        accounts.hooks,
        household.hooks,
        self.hooks,
        webcam.hooks,
        rooms.hooks,
        presence.hooks,
        clips?.hooks ?? {},
      ],
      authenticator: accounts,
      load: (person) => people.load(person),
      unload: (person) => {
        people.unload(person);
        messages.unload(person);
      },
      start,
      frame: (session, frame, link) => {
        if (!link || !clips?.take(link.id, frame)) webcam.relay.frame(session, frame);
      },
    },
    { ...options, server: { ...options.server, features } },
  );
  accounts.attach(gateway.lifecycle);
  self.attach(gateway.lifecycle);
  household.attach(gateway.lifecycle);
  const stopWatching = watchClosing(db, clock, log, (person, why) => {
    for (const session of sessions.of(person)) gateway.lifecycle.end(session, why);
    // Signed out, they may be back with the new password already: the command has revoked what was there before.
    if (why === 'signed_out') return;
    accounts.revokeEverything(person).catch(() => log.warn({}, 'tokens of a closed account could not be deleted'));
  });
  await presence.start();
  await clips?.start();

  return {
    gateway,
    sessions,
    webcam,
    clips,
    exports: self.exports,
    drain: async (wish) => {
      await presence.writeDown();
      await gateway.drain(wish);
    },
    stop: async () => {
      stopWatching();
      await presence.writeDown();
      await activity.writeDown();
      gateway.stop();
      accounts.stop();
      presence.stop();
      messages.stop();
      rooms.stop();
      webcam.stop();
      activity.stop();
      household.stop();
      await clips?.stop();
    },
  };
}
