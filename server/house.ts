import type { Clock } from '../src/protocol/clock.ts';
import type { Welcome } from '../src/protocol/words.ts';
import { Accounts } from './accounts/accounts.ts';
import { watchClosing } from './accounts/closing.ts';
import type { Exports } from './accounts/exports.ts';
import type { Passwords } from './accounts/passwords.ts';
import { openSelf } from './accounts/self.ts';
import { Circles } from './friends/circles.ts';
import { Friends } from './friends/friends.ts';
import type { ConnectionLimits } from './gateway/connection.ts';
import { Gateway } from './gateway/gateway.ts';
import type { StartOfParts } from './gateway/lifecycle.ts';
import type { Session } from './gateway/session.ts';
import { Sessions } from './gateway/sessions.ts';
import { layTogether } from './gateway/words.ts';
import type { Log } from './log.ts';
import { Messages } from './messages/messages.ts';
import { People } from './people/people.ts';
import { PresenceKeeper } from './presence/presence.ts';
import { newId, type Random } from './random.ts';
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
  limits: ConnectionLimits & { views: { full: number; small: number } };
}

/** The running parts of one server, without a socket of their own. */
export interface House {
  gateway: Gateway;
  sessions: Sessions;
  webcam: Webcam;
  /** what people fetch of themselves over HTTP */
  exports: Exports;
  /** Asks everybody to go elsewhere; resolves when they have. */
  drain(options: { to?: string; withinMs: number }): Promise<void>;
  stop(): Promise<void>;
}

/** Named abilities, told at hello; a client offers only what is here. */
const FEATURES = [
  'messages',
  'presence',
  'friends',
  'webcam',
  'thumbnails',
  'invitations',
  'links',
  'account',
  'conversations',
  'status',
  'rooms',
  'shares',
];

/** Lays the parts together: each gets what it asks for, the gateway gets their tables. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { db, clock, random, log } = options;
  const sessions = new Sessions();
  const circles = new Circles(db);

  const accounts = new Accounts(options);
  const settings = new SettingsKeeper(db, sessions, (person, before) => {
    webcam.settingsChanged(person, before.watchMode);
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
      if (!invisible) messages.tellMarks(person).catch(() => log.warn({}, 'marks could not be told'));
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
  };
  const people = new People(db, [circles, settings, presence, rooms]);
  const friends = new Friends({
    db,
    clock,
    sessions,
    people,
    circles,
    looks: presence,
    changed: (...pair) => {
      for (const person of pair) {
        webcam.review(person);
        presence.publish(person);
        rooms.circleChanged(person);
      }
    },
  });
  const messages = new Messages({
    db,
    clock,
    sessions,
    circles,
    isInvisible: (person) => presence.isInvisible(person),
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
    limits: options.limits.views,
  });

  const self = openSelf({
    ...options,
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
    return {
      me: { ...people.card(person), ...presence.mine(person) },
      settings: settings.of(person),
      conversations,
      ...list,
      rooms: await rooms.start(person),
      ...webcam.start(person),
    };
  };

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
      ]),
      visitorWords: accounts.visitorWords,
      // The camera goes off before anybody is told that its owner is gone.
      hooks: [accounts.hooks, self.hooks, webcam.hooks, rooms.hooks, presence.hooks],
      authenticator: accounts,
      load: (person) => people.load(person),
      unload: (person) => {
        people.unload(person);
        messages.unload(person);
      },
      start,
      frame: (session, frame) => webcam.relay.frame(session, frame),
    },
    { ...options, server: { ...options.server, features: [...FEATURES, ...options.server.features] } },
  );
  accounts.attach(gateway.lifecycle);
  self.attach(gateway.lifecycle);
  const stopWatching = watchClosing(db, clock, log, (person, why) => {
    for (const session of sessions.of(person)) gateway.lifecycle.end(session, why);
    // Signed out, they may be back with the new password already: the command has revoked what was there before.
    if (why === 'signed_out') return;
    accounts.revokeEverything(person).catch(() => log.warn({}, 'tokens of a closed account could not be deleted'));
  });
  await presence.start();

  return {
    gateway,
    sessions,
    webcam,
    exports: self.exports,
    drain: async (wish) => {
      await presence.writeDown();
      await gateway.drain(wish);
    },
    stop: async () => {
      stopWatching();
      await presence.writeDown();
      gateway.stop();
      accounts.stop();
      presence.stop();
      messages.stop();
      rooms.stop();
      webcam.stop();
    },
  };
}
