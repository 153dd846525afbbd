import { onTestFinished, vi } from 'vitest';
import { App } from '../../src/app/App.ts';
import type { AppContext } from '../../src/app/context.ts';
import { direct } from '../../src/app/director/director.ts';
import type { AppOptions } from '../../src/app/options.ts';
import type { ScreenClasses } from '../../src/app/routes.ts';
import { AddChild } from '../../src/app/screens/AddChild.ts';
import { AddFriend } from '../../src/app/screens/AddFriend.ts';
import { AskRoom } from '../../src/app/screens/AskRoom.ts';
import { CameraTest } from '../../src/app/screens/CameraTest.ts';
import { ChangeAccount } from '../../src/app/screens/ChangeAccount.ts';
import { Child } from '../../src/app/screens/Child.ts';
import { Closed } from '../../src/app/screens/Closed.ts';
import { Conversation } from '../../src/app/screens/Conversation.ts';
import { CreateRoom } from '../../src/app/screens/CreateRoom.ts';
import { EnterPin } from '../../src/app/screens/EnterPin.ts';
import { Exported } from '../../src/app/screens/Exported.ts';
import { FriendPicker } from '../../src/app/screens/FriendPicker.ts';
import { Full } from '../../src/app/screens/Full.ts';
import { Home } from '../../src/app/screens/Home.ts';
// Fetched when they are wanted: here they are there at once.
import '../../src/app/screens/home/FirstRun.ts';
import '../../src/app/sheets/leave/leaving.ts';
import { Household as HouseholdScreen } from '../../src/app/screens/Household.ts';
import { JoinRoom } from '../../src/app/screens/JoinRoom.ts';
import { Messages } from '../../src/app/screens/Messages.ts';
import { MyWebcam } from '../../src/app/screens/MyWebcam.ts';
import { OwnPictureChoice } from '../../src/app/screens/OwnPictureChoice.ts';
import { Preferences } from '../../src/app/screens/Preferences.ts';
import { Room } from '../../src/app/screens/Room.ts';
import { Rooms } from '../../src/app/screens/Rooms.ts';
import { SignIn } from '../../src/app/screens/SignIn.ts';
import { Starting } from '../../src/app/screens/Starting.ts';
import { VideoInbox } from '../../src/app/screens/VideoInbox.ts';
import { VideoMessage } from '../../src/app/screens/VideoMessage.ts';
import { VideoPlay } from '../../src/app/screens/VideoPlay.ts';
import { Watch } from '../../src/app/screens/Watch.ts';
import { WatchTwo } from '../../src/app/screens/WatchTwo.ts';
import type { Announcement } from '../../src/components/core/announcement.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { WEB_KEYS } from '../../src/platform/web.ts';
import type { Household, TestTv } from './household.ts';
import { type Mounted, mount } from './stage.ts';
import { wholeEnglish } from './words.ts';

/** The real screens, there at once: nothing has to be fetched. */
export const testScreens: ScreenClasses = {
  starting: async () => Starting,
  signIn: async () => SignIn,
  household: async () => HouseholdScreen,
  pin: async () => EnterPin,
  addChild: async () => AddChild,
  child: async () => Child,
  home: async () => Home,
  addFriend: async () => AddFriend,
  conversation: async () => Conversation,
  videoMessage: async () => VideoMessage,
  videoInbox: async () => VideoInbox,
  videoPlay: async () => VideoPlay,
  messages: async () => Messages,
  room: async () => Room,
  rooms: async () => Rooms,
  createRoom: async () => CreateRoom,
  joinRoom: async () => JoinRoom,
  askRoom: async () => AskRoom,
  myWebcam: async () => MyWebcam,
  ownPicture: async () => OwnPictureChoice,
  cameraTest: async () => CameraTest,
  watch: async () => Watch,
  watchTwo: async () => WatchTwo,
  pickFriends: async () => FriendPicker,
  preferences: async () => Preferences,
  changeAccount: async () => ChangeAccount,
  exported: async () => Exported,
  full: async () => Full,
  closed: async () => Closed,
};

/** How far both clocks go on before what they started comes to rest. */
const STEP_MS = 100;

export interface OpenedApp extends Mounted<App> {
  readonly app: AppContext;
  /** The TV under it; `exit`, `restart` and `speech.speak` are spies. */
  readonly platform: Platform;
  /** Time goes on, for the screens and for the household. */
  pass(ms: number): Promise<void>;
  /** What is under way comes to rest; no time passes. */
  rest(): Promise<void>;
  /** Types on a plugged-in keyboard. */
  type(text: string): void;
  /** What has the focus, as those who hear the screen are told. */
  focus(): Announcement | undefined;
  /** Whether some label says exactly this, or matches it. */
  sees(words: string | RegExp): boolean;
}

/**
 * The whole app on a stage without a browser, with the model of a test TV: press keys, look at words, or ask another
 * TV of the household what it got. Time stands still but for `pass`.
 * @example
 *   const noa = await household.signedIn('noa');
 *   const bench = await openApp(household, noa);
 *   bench.press('Down', 'Enter');
 *   await bench.rest();
 */
export async function openApp(
  household: Household,
  { tv, storage, lifecycle }: Pick<TestTv, 'tv' | 'storage' | 'lifecycle'>,
  options: Partial<AppOptions> = {},
): Promise<OpenedApp> {
  // Not setImmediate: the household comes to rest by it.
  vi.useFakeTimers({
    now: household.clock.now(),
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'Date',
      'performance',
      'requestAnimationFrame',
      'cancelAnimationFrame',
    ],
  });
  onTestFinished(() => void vi.useRealTimers());
  const platform: Platform = {
    name: 'test',
    deviceName: 'Living room',
    deviceKind: 'browser',
    keys: WEB_KEYS,
    lifecycle,
    network: { online: true, line: 'fast', onChange: () => () => undefined },
    storage,
    speech: { available: true, speak: vi.fn(), stop: vi.fn() },
    screenSaver: { hold: vi.fn() },
    exit: vi.fn(),
    restart: vi.fn(),
    serverUrl: '',
    assetUrl: '',
  };
  const all: AppOptions = {
    platform,
    tv,
    language: wholeEnglish,
    looks: { motion: 'none', shadows: true },
    screens: testScreens,
    start: (app) => {
      direct(app);
      tv.open();
    },
    ...options,
  };
  class TestApp extends App {
    override readonly options = all;
  }
  const bench = mount(TestApp, {});
  const rest = async (): Promise<void> => {
    await household.pass(0);
    bench.frame();
  };
  const opened = Object.assign(bench, {
    app: bench.subject.context,
    platform,
    rest,
    pass: async (ms: number) => {
      for (let left = ms; left > 0; left -= STEP_MS) {
        const step = Math.min(left, STEP_MS);
        await vi.advanceTimersByTimeAsync(step);
        await household.pass(step);
      }
      bench.frame();
    },
    type: (text: string) => bench.press(...Array.from(text)),
    focus: () => (bench.focused as { announce?: Announcement } | undefined)?.announce,
    sees: (words: string | RegExp) =>
      bench.words.some((said) => (typeof words === 'string' ? said === words : words.test(said))),
  });
  await rest();
  await rest();
  return opened;
}
