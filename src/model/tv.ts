import { batch, computed, signal } from '@preact/signals-core';
import { Connection } from '../net/connection.ts';
import type { ConnectionState } from '../net/connection-state.ts';
import { Keyring } from '../net/keyring.ts';
import { Uplink } from '../net/relay/uplink.ts';
import { Kind, readFrame } from '../protocol/packet.ts';
import type { AnyEvent, Message } from '../protocol/words.ts';
import { Abilities } from './abilities.ts';
import { Account } from './account.ts';
import { Activity } from './activity.ts';
import { Air } from './air.ts';
import { Allowance } from './allowance.ts';
import { Asks } from './asks.ts';
import { ClipsLater, UNSENT } from './clips-later.ts';
import { Conversations } from './conversations.ts';
import { DirectLater } from './direct-later.ts';
import { Friends } from './friends.ts';
import { HouseStorage } from './house-storage.ts';
import { Household } from './household.ts';
import { Inputs } from './inputs.ts';
import { keyStore } from './key-store.ts';
import { Notices } from './notices.ts';
import { Profile } from './profile.ts';
import { RoomsLater } from './rooms-later.ts';
import { SettingsStore } from './settings.ts';
import { Sharing } from './sharing.ts';
import { SoundLater } from './sound-later.ts';
import { Stillness } from './stillness.ts';
import type { Tv, TvOptions } from './tv-shape.ts';
import { Viewings } from './viewings.ts';

export type { Tv, TvOptions } from './tv-shape.ts';

/** Puts the stores of one TV together and lets events and pictures find their way. */
export function createTv(options: TvOptions): Tv {
  const { platform, clock } = options;
  const keyring = new Keyring(keyStore(platform.storage));
  const storage = new HouseStorage(platform.storage);
  const link = signal<ConnectionState>({ is: 'off' });
  const abilities = new Abilities(options.abilities, platform.network);
  /** who is in as a guest, or was the last to be */
  let visitor: string | undefined;

  const connection = new Connection(
    {
      clock,
      random: options.random,
      open: options.openSocket,
      url: platform.serverUrl,
      keyring,
      facts: () => ({
        app: options.app,
        device: { name: profile.deviceName.peek(), kind: platform.deviceKind },
        capabilities: abilities.forHello(),
        language: options.language,
      }),
    },
    {
      state: (state) => lineMoved(state),
      start: (start) => {
        keepFor(start.guest && start.me.person);
        batch(() => {
          settings.changed(start.settings);
          friends.started(start);
          account.started(start);
          household.started(start);
          conversations.started(start);
          rooms.started(start);
          asks.started(start);
          activity.started(start);
        });
        air.started(start);
        allowance.started(start);
        viewings.started();
        clips.started();
        direct.started();
        stillness.started();
        profile.started();
      },
      resumed: () => {
        conversations.resumed();
        rooms.resumed();
        air.resumed();
        viewings.resumed();
        clips.resumed();
        direct.now.peek()?.resumed();
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
  const activity = new Activity(connection, storage);
  const viewings = new Viewings(connection, clock);
  const allowance = new Allowance(() => platform.network.line);
  const sharing = new Sharing(connection);
  const stillness = new Stillness(connection, clock);
  const conversations = new Conversations({
    connection,
    clock,
    storage,
    newKey: options.newKey,
    me: () => account.me?.person,
  });
  const clips = new ClipsLater(
    async () => {
      const { ClipsModel } = await import('./clips/store.ts');
      const me = (): string | undefined => account.me?.person;
      const { random, openSocket, newKey, shelf } = options;
      const sent = (person: string, message: Message): void => conversations.with(person).took(message);
      const kept = shelf && { shelf: await shelf(), storage, now: () => clock.now() };
      const keeps = (): boolean => visitor === undefined;
      return new ClipsModel({ connection, clock, random, openSocket, newKey, me, sent, kept, keeps });
    },
    () => connection.offers('video_messages'),
    (owner = account.me?.person) => storage.get(`${UNSENT}${owner}`) !== undefined,
  );
  const rooms = new RoomsLater(
    async () => {
      const { Rooms } = await import('./rooms.ts');
      const me = (): string | undefined => account.me?.person;
      return new Rooms({
        connection,
        clock,
        storage,
        newKey: options.newKey,
        me,
        say: (text) => notices.say(text),
        onAir: () => (air.state.peek().is === 'on' ? settings.now.peek() : undefined),
      });
    },
    () => connection.offers('rooms'),
  );
  const profile = new Profile({
    connection,
    keyring,
    account,
    now: () => clock.now(),
    httpUrl: platform.serverUrl.replace(/^ws/, 'http').replace(/\/ws$/, ''),
    deviceName: platform.deviceName,
    storage: platform.storage,
    forget,
  });
  const household = new Household({
    connection,
    keyring,
    account,
    forget,
    goOff: () => {
      for (const viewing of viewings.all.peek()) viewings.close(viewing);
      const { is } = air.state.peek();
      // The word goes out before the line closes; the end of the session says it as well.
      if (is === 'on' || is === 'starting' || is === 'again') air.stop().catch(() => {});
      air.signedOut();
      asks.signedOut();
    },
    visitOver: () => notices.say({ is: 'guest_over' }),
    childAsks: ({ child, mine, with: { name } }) => {
      const card = household.mine.peek()?.children.filter(({ person }) => person === child)[0];
      notices.say({ is: 'child_asks', child, childName: card?.name ?? child, name, mine });
    },
  });
  const uplink = new Uplink({
    line: () => platform.network.line,
    proved: (line) => platform.network.measured?.(line),
  });
  const studio = options.studio({
    clock,
    driver: options.camera,
    pose: () => settings.now.peek(),
    encoderFor: options.encoderFor,
    transmit: (frame) => connection.sendFrame(frame),
    arrived: (bytes, ms) => uplink.arrived(bytes, ms),
    cameraMoved: (state) => air.cameraMoved(state),
  });
  const air = new Air({ connection, clock, settings, studio });
  const { sound: soundEngine } = options;
  const onAir = computed(() => air.state.value.is === 'on');
  const sound = new SoundLater({
    make:
      soundEngine &&
      (async (begins) => {
        const [{ Sound }, engine] = await Promise.all([import('./sound.ts'), soundEngine()]);
        const line = () => allowance.line;
        const proved = (send: string[]) => abilities.sends(send, connection);
        const ports = { connection, clock, storage: platform.storage, settings, air, viewings, line, begins, proved };
        return new Sound({ ...ports, notices }, engine);
      }),
    sends: (options.abilities.sound?.send.length ?? 0) > 0,
    offers: () => connection.offers('sound'),
    offersTalk: () => connection.offers('talk'),
    onAir: () => onAir.value,
    starts: () => settings.now.peek().sound,
  });
  const { direct: directEngine } = options;
  const direct = new DirectLater(
    directEngine &&
      (async () => {
        const [{ Direct }, engine] = await Promise.all([import('./direct/direct.ts'), directEngine()]);
        const line = () => allowance.line;
        return new Direct({ connection, clock, settings, air, viewings, sound, line }, engine);
      }),
    (feature) => connection.offers(feature),
  );
  const cameras = new Inputs(
    { list: () => options.camera.list(), change: (wanted) => studio.change(wanted) },
    platform.storage,
    'camera',
  );
  studio.prefer(cameras.chosen.peek());
  air.onCameraLost(() => notices.say({ is: 'camera_unplugged' }));

  /** Before the texts of whoever comes are read: those of a guest who was here are gone, a guest's are not kept. */
  function keepFor(guest: string | undefined): void {
    if (visitor !== undefined) {
      conversations.forget(visitor);
      rooms.now.peek()?.forget(visitor);
    }
    visitor = guest;
    storage.visited(guest !== undefined);
  }

  function forget(person: string): void {
    conversations.forget(person);
    rooms.forget(person);
    clips.forget(person);
    activity.forget(person);
  }

  function lineMoved(state: ConnectionState): void {
    link.value = state;
    account.lineMoved(state);
    household.lineMoved(state);
    // Found while the line was being opened, or at the door: the hello did not know it yet.
    if (state.is === 'open') abilities.tell(connection);
    if (state.is === 'door' || state.is === 'over') {
      air.signedOut();
      asks.signedOut();
      clips.signedOut();
    }
    if (state.is === 'lost') {
      air.lineLost();
      viewings.lineLost();
      clips.lineLost();
      direct.now.peek()?.lineLost();
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
    household.handle(event);
    friends.handle(event);
    conversations.handle(event);
    clips.handle(event);
    rooms.handle(event);
    asks.handle(event);
    activity.handle(event);
    air.handle(event);
    viewings.handle(event);
    allowance.handle(event);
    sound.handle(event);
    direct.handle(event);
  }

  function takeFrame(frame: Uint8Array): void {
    for (const packet of readFrame(frame).packets) {
      if (packet.kind === Kind.picture) viewings.take(packet);
      else if (packet.kind === Kind.ack) air.acked(packet);
      else if (packet.kind === Kind.sound) sound.take(packet);
    }
  }

  /** V6: a camera that is plugged in or pulled out is told at once. */
  const lookForCamera = (): void => void abilities.look(cameras, connection);

  const stops = [
    platform.lifecycle.onVisible((visible) => {
      viewings.visible(visible);
      void air.visible(visible);
      if (visible) connection.tryNow();
    }),
    platform.lifecycle.onClose(() => close()),
    platform.network.onChange(() => {
      if (platform.network.online) connection.tryNow();
      abilities.tell(connection);
    }),
    options.camera.onChange(lookForCamera),
  ];

  function close(): void {
    for (const stop of stops) stop();
    studio.stopSending();
    studio.close();
    sound.stop();
    direct.now.peek()?.stop();
    viewings.stop();
    stillness.stop();
    connection.close();
  }

  return {
    app: options.app,
    link,
    account,
    household,
    storage,
    profile,
    friends,
    conversations,
    clips,
    rooms,
    settings,
    activity,
    air,
    asks,
    viewings,
    notices,
    allowance,
    sharing,
    stillness,
    cameras,
    sound,
    direct,
    microphones: options.microphones,
    record: async () => {
      const records = (options.abilities.sound?.send.length ?? 0) > 0;
      const [{ Recording }, engine] = await Promise.all([
        import('./recording.ts'),
        records ? soundEngine?.() : undefined,
      ]);
      const { encoderFor } = options;
      return new Recording({ clock, storage: platform.storage, air, encoderFor, engine });
    },
    hasCamera: abilities.camera,
    open: () => {
      connection.open();
      // Beside it: some TVs take long to say what is plugged in, or never do.
      lookForCamera();
    },
    tryNow: () => connection.tryNow(),
    close,
  };
}
