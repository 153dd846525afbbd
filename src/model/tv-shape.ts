import type { ReadonlySignal } from '@preact/signals-core';
import type { CameraDriver } from '../capture/camera.ts';
import type { MicrophoneDriver } from '../capture/microphone.ts';
import type { ConnectionState } from '../net/connection-state.ts';
import type { HelloFacts } from '../net/line.ts';
import type { OpenSocket } from '../net/socket.ts';
import type { Platform, Storage } from '../platform/platform.ts';
import type { Shelf } from '../platform/shelf.ts';
import type { Clock } from '../protocol/clock.ts';
import type { FixedAbilities } from './abilities.ts';
import type { Account } from './account.ts';
import type { Activity } from './activity.ts';
import type { Air } from './air.ts';
import type { Allowance } from './allowance.ts';
import type { Asks } from './asks.ts';
import type { UnsentClip } from './clips/unsent.ts';
import type { ClipsLater } from './clips-later.ts';
import type { Conversations } from './conversations.ts';
import type { DirectEngine } from './direct/direct.ts';
import type { DirectLater } from './direct-later.ts';
import type { Friends } from './friends.ts';
import type { Household } from './household.ts';
import type { Inputs } from './inputs.ts';
import type { Notices } from './notices.ts';
import type { Profile } from './profile.ts';
import type { Recording } from './recording.ts';
import type { RoomsLater } from './rooms-later.ts';
import type { SettingsStore } from './settings.ts';
import type { Sharing } from './sharing.ts';
import type { SoundEngine } from './sound.ts';
import type { SoundLater } from './sound-later.ts';
import type { Stillness } from './stillness.ts';
import type { Studio, StudioOptions } from './studio.ts';
import type { Viewings } from './viewings.ts';

/** What a TV is made of: everything outside it, so that a test can hand in its own. */
export interface TvOptions {
  platform: Pick<Platform, 'deviceName' | 'deviceKind' | 'lifecycle' | 'network' | 'storage' | 'serverUrl'>;
  clock: Clock;
  /** 0 to 1 */
  random(): number;
  /** a key nobody else makes, at least 8 signs */
  newKey(): string;
  openSocket: OpenSocket;
  camera: CameraDriver;
  /** this TV's microphones, fetched when somebody turns one on; left out: it has none */
  microphones?: () => Promise<MicrophoneDriver>;
  encoderFor: StudioOptions['encoderFor'];
  /** what makes and plays sound here, fetched when there is some; left out: it has none */
  sound?: () => Promise<SoundEngine>;
  /** what connects rooms directly here, fetched when two are to be; left out: it cannot */
  direct?: () => Promise<DirectEngine>;
  /** what sends the pictures of its camera */
  studio(options: StudioOptions): Studio;
  /** where video messages wait that are not sent when the app is closed; left out: they do not */
  shelf?: () => Promise<Shelf<UnsentClip>>;
  abilities: FixedAbilities;
  app: HelloFacts['app'];
  language: string;
}

/** Everything a TV knows, and everything it can be told to do. Screens read the stores and call the actions. */
export interface Tv {
  /** what runs here */
  app: TvOptions['app'];
  /** the line to the server, for the banner */
  link: ReadonlySignal<ConnectionState>;
  account: Account;
  /** who lives on this TV, guests and children */
  household: Household;
  /** what is kept on this TV for whoever is in; nothing of a guest */
  storage: Storage;
  /** the own name, picture, password and TVs, for Preferences */
  profile: Profile;
  friends: Friends;
  conversations: Conversations;
  /** video messages in them */
  clips: ClipsLater;
  rooms: RoomsLater;
  settings: SettingsStore;
  /** quiet hours, what was missed, who watched */
  activity: Activity;
  air: Air;
  asks: Asks;
  viewings: Viewings;
  notices: Notices;
  /** what this TV may take for what it watches */
  allowance: Allowance;
  /** the line, divided between two pictures */
  sharing: Sharing;
  /** whether anybody is there, by the keys of this TV */
  stillness: Stillness;
  /** which camera this TV uses */
  cameras: Inputs;
  /** sound with the pictures, both ways */
  sound: SoundLater;
  /** pictures and sound straight from room to room */
  direct: DirectLater;
  /** this TV's microphones, fetched when somebody turns one on; undefined: it has none */
  microphones: (() => Promise<MicrophoneDriver>) | undefined;
  /** What records a video message on this TV (V2); rejects where its script cannot be fetched now. */
  record(): Promise<Recording>;
  /** a camera is plugged in, as far as can be told without opening it (V6) */
  hasCamera: ReadonlySignal<boolean>;
  /** Opens the line; call once everything listens. */
  open(): void;
  /** "Try now". */
  tryNow(): void;
  close(): void;
}
