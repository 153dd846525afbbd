import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import type { CameraDriver } from '../capture/camera.ts';
import { Connection } from '../net/connection.ts';
import type { ConnectionState } from '../net/connection-state.ts';
import { Keyring, type Keys } from '../net/keyring.ts';
import type { HelloFacts } from '../net/line.ts';
import type { OpenSocket } from '../net/socket.ts';
import type { Platform, Storage } from '../platform/platform.ts';
import type { Clock } from '../protocol/clock.ts';
import { Kind, readFrame } from '../protocol/packet.ts';
import type { AnyEvent, Capabilities } from '../protocol/words.ts';
import { Account } from './account.ts';
import { Air } from './air.ts';
import { Asks } from './asks.ts';
import { Conversations } from './conversations.ts';
import { Friends } from './friends.ts';
import { Notices } from './notices.ts';
import { Profile } from './profile.ts';
import { RoomsLater } from './rooms-later.ts';
import { SettingsStore } from './settings.ts';
import { Sharing } from './sharing.ts';
import { Stillness } from './stillness.ts';
import { CameraStudio, type StudioOptions } from './studio.ts';
import { Viewings } from './viewings.ts';

export interface TvOptions {
  platform: Pick<Platform, 'deviceName' | 'deviceKind' | 'lifecycle' | 'network' | 'storage' | 'serverUrl'>;
  clock: Clock;
  /** 0 to 1 */
  random(): number;
  /** a key nobody else makes, at least 8 signs */
  newKey(): string;
  openSocket: OpenSocket;
  camera: CameraDriver;
  encoderFor: StudioOptions['encoderFor'];
  /** what this engine can do; `camera` and `line` are filled in from what is found */
  abilities: Omit<Capabilities, 'camera' | 'line'>;
  app: HelloFacts['app'];
  language: string;
}

/** Everything a TV knows, and everything it can be told to do. Screens read the stores and call the actions. */
export interface Tv {
  /** the line to the server, for the banner */
  link: ReadonlySignal<ConnectionState>;
  account: Account;
  /** the own name, picture, password and TVs, for Preferences */
  profile: Profile;
  friends: Friends;
  conversations: Conversations;
  rooms: RoomsLater;
  settings: SettingsStore;
  air: Air;
  asks: Asks;
  viewings: Viewings;
  notices: Notices;
  /** the line, divided between two pictures */
  sharing: Sharing;
  /** whether anybody is there, by the keys of this TV */
  stillness: Stillness;
  /** a camera is plugged in, as far as can be told without opening it (V6) */
  hasCamera: ReadonlySignal<boolean>;
  /** Opens the line; call once everything listens. */
  open(): void;
  /** "Try now". */
  tryNow(): void;
  close(): void;
}

const KEYS = 'keys';

/** Puts the stores of one TV together and lets events and pictures find their way. */
export function createTv(options: TvOptions): Tv {
  const { platform, clock } = options;
  const keyring = new Keyring(keyStore(platform.storage));
  const link = signal<ConnectionState>({ is: 'off' });
  const hasCamera = signal(false);
  /** what the server was told last, at hello or since */
  let toldCapabilities = '';

  const capabilities = (): Capabilities => ({
    ...options.abilities,
    camera: hasCamera.peek(),
    line: platform.network.line,
  });

  const connection = new Connection(
    {
      clock,
      random: options.random,
      open: options.openSocket,
      url: platform.serverUrl,
      keyring,
      facts: () => {
        const now = capabilities();
        toldCapabilities = JSON.stringify(now);
        return {
          app: options.app,
          device: { name: platform.deviceName, kind: platform.deviceKind },
          capabilities: now,
          language: options.language,
        };
      },
    },
    {
      state: (state) => lineMoved(state),
      start: (start) => {
        batch(() => {
          settings.changed(start.settings);
          friends.started(start);
          account.started(start);
          conversations.started(start);
          rooms.started(start);
          asks.started(start);
        });
        air.started(start);
        viewings.started();
        stillness.started();
        profile.started();
      },
      resumed: () => {
        conversations.resumed();
        rooms.resumed();
        air.resumed();
        viewings.resumed();
      },
      event: (event) => handle(event),
      frame: (frame) => takeFrame(frame),
    },
  );

  const account = new Account(connection, keyring);
  const friends = new Friends(connection);
  const settings = new SettingsStore(connection);
  const notices = new Notices(clock);
  const asks = new Asks(connection, clock);
  const viewings = new Viewings(connection, clock);
  const sharing = new Sharing(connection);
  const stillness = new Stillness(connection, clock);
  const conversations = new Conversations({
    connection,
    clock,
    storage: platform.storage,
    newKey: options.newKey,
    me: () => account.me?.person,
  });
  const rooms = new RoomsLater(async () => {
    const { Rooms } = await import('./rooms.ts');
    const { storage } = platform;
    return new Rooms({ connection, clock, storage, newKey: options.newKey, me: () => account.me?.person });
  });
  const profile = new Profile({
    connection,
    keyring,
    account,
    now: () => clock.now(),
    httpUrl: platform.serverUrl.replace(/^ws/, 'http').replace(/\/ws$/, ''),
    forget: (person) => {
      conversations.forget(person);
      rooms.forget(person);
    },
  });
  const studio = new CameraStudio({
    clock,
    driver: options.camera,
    encoderFor: options.encoderFor,
    transmit: (frame) => connection.sendFrame(frame),
    cameraMoved: (state) => air.cameraMoved(state),
  });
  const air = new Air({ connection, clock, settings, studio });
  air.onCameraLost(() => notices.say({ is: 'camera_unplugged' }));

  function lineMoved(state: ConnectionState): void {
    link.value = state;
    account.lineMoved(state);
    // Found while the line was being opened, or at the door: the hello did not know it yet.
    if (state.is === 'open') tellCapabilities();
    if (state.is === 'door' || state.is === 'over') air.signedOut();
    if (state.is === 'lost') {
      air.lineLost();
      viewings.lineLost();
    }
  }

  function handle(event: AnyEvent): void {
    if (event.t === 'settings.changed') {
      settings.changed(event.settings);
      air.sliderMoved(event.settings.picture);
    }
    if (event.t === 'presence.mine') account.changed(event);
    if (event.t === 'person.changed') account.looks(event.person);
    if (event.t === 'friend.added') notices.say({ is: 'friend_added', name: event.friend.name });
    if (event.t === 'friend.asked')
      notices.say({ is: 'friend_asks', person: event.request.person, name: event.request.name });
    if (event.t === 'webcam.ended' && event.why === 'taken_over') notices.say({ is: 'off_air_elsewhere', device: '' });
    profile.handle(event);
    friends.handle(event);
    conversations.handle(event);
    rooms.handle(event);
    asks.handle(event);
    air.handle(event);
    viewings.handle(event);
  }

  function takeFrame(frame: Uint8Array): void {
    for (const packet of readFrame(frame).packets) {
      if (packet.kind === Kind.picture) viewings.take(packet);
      else if (packet.kind === Kind.ack) air.acked(packet);
    }
  }

  /** V6: a camera that is plugged in or pulled out is told at once. */
  async function lookForCamera(): Promise<void> {
    const present = await options.camera.present();
    if (present === hasCamera.peek()) return;
    hasCamera.value = present;
    tellCapabilities();
  }

  function tellCapabilities(): void {
    const now = capabilities();
    const text = JSON.stringify(now);
    if (connection.state.is !== 'open' || text === toldCapabilities) return;
    toldCapabilities = text;
    connection.request('capabilities.set', { capabilities: now }).catch(() => {
      // The next hello says it.
    });
  }

  const stops = [
    platform.lifecycle.onVisible((visible) => {
      viewings.visible(visible);
      void air.visible(visible);
      if (visible) connection.tryNow();
    }),
    platform.lifecycle.onClose(() => close()),
    platform.network.onChange(() => {
      if (platform.network.online) connection.tryNow();
      tellCapabilities();
    }),
    options.camera.onChange(() => void lookForCamera()),
  ];

  function close(): void {
    for (const stop of stops) stop();
    studio.stopSending();
    studio.close();
    viewings.stop();
    stillness.stop();
    connection.close();
  }

  return {
    link,
    account,
    profile,
    friends,
    conversations,
    rooms,
    settings,
    air,
    asks,
    viewings,
    notices,
    sharing,
    stillness,
    hasCamera,
    open: () => {
      connection.open();
      // Beside it: some TVs take long to say what is plugged in, or never do.
      void lookForCamera();
    },
    tryNow: () => connection.tryNow(),
    close,
  };
}

function keyStore(storage: Storage) {
  return {
    load(): Keys | undefined {
      const text = storage.get(KEYS);
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as Keys;
      } catch {
        return undefined;
      }
    },
    save: (keys: Keys | undefined) => storage.set(KEYS, keys && JSON.stringify(keys)),
  };
}
