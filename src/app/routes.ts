import type { FaultCode } from '../model/account.ts';
import type { ExportAddress } from '../model/profile.ts';
import type { RoomCard } from '../protocol/words.ts';
import type { Loaders } from './navigation.ts';
import type { AnyScreen, Screen } from './Screen.ts';
import type { PickFor } from './screens/friend-picker/purposes.ts';
import type { PinFor } from './screens/pin/purposes.ts';
import type { SectionName } from './screens/preferences/sections.ts';
import { Starting } from './screens/Starting.ts';

/** Every screen one can go to, and what it needs to know. */
export interface Routes {
  /** this TV signs in by itself, and it takes a moment */
  readonly starting: object;
  /** 01, and the way in for newcomers; `as`: from 22, to be typed at once, for whom in `person` */
  readonly signIn: { readonly as?: 'guest' | 'add'; readonly person?: string };
  /** 22 */
  readonly household: object;
  /** 22b, and what the four digits are for */
  readonly pin: PinFor;
  /** 02 */
  readonly home: object;
  /** 20b; with somebody's ID looked up already */
  readonly addFriend: { readonly person?: string };
  /** 03 */
  readonly conversation: { readonly person: string };
  /** 10, 11: a video message is recorded, looked at, and sent */
  readonly videoMessage: { readonly person: string };
  /** 12: a video message of a conversation is loaded */
  readonly videoInbox: { readonly person: string; readonly sequence: number };
  /** 12b: it plays */
  readonly videoPlay: { readonly person: string; readonly sequence: number };
  /** 17; `onTab`: the focus walks along the tabs */
  readonly messages: { readonly onTab?: boolean };
  /** 18; `onTab`: the focus walks along the tabs; `at`: a room that has the focus, or an invitation to one */
  readonly rooms: { readonly onTab?: boolean; readonly at?: string };
  /** 19: goes in; one stays in when it is left */
  readonly room: { readonly room: string };
  /** 18b */
  readonly createRoom: { readonly name?: string };
  /** 18b, to join one */
  readonly joinRoom: { readonly name?: string };
  /** 07: the people of a room are asked */
  readonly askRoom: { readonly card: RoomCard };
  /** 04, 05, 15; `countdown`: on to being on air at once */
  readonly myWebcam: { readonly countdown?: boolean };
  /** from 14: the own picture, or a colour for the letter */
  readonly ownPicture: object;
  /** camera, microphone and speakers are tried */
  readonly cameraTest: object;
  /** 07, 08 */
  readonly watch: { readonly person: string; readonly invitation?: string };
  /** 09 */
  readonly watchTwo: { readonly first: string; readonly second: string };
  /** 20, and what friends are chosen for */
  readonly pickFriends: PickFor;
  /** 14 */
  readonly preferences: { readonly section?: SectionName };
  /**
   * from 14: the own name or password, or the name of this TV; the others ask the password first: for choosing a PIN,
   * for what the server has stored, for deleting the account
   */
  readonly changeAccount: { readonly what: 'name' | 'password' | 'device' | 'pin' | 'export' | 'delete' };
  /** from 14: where a phone fetches what the server has stored, and until when (ms since 1970) */
  readonly exported: ExportAddress;
  /** from 14: an account for a child */
  readonly addChild: object;
  /** from 14: a child whose guardian one is */
  readonly child: { readonly person: string };
  /** 15c */
  readonly full: object;
  /** the server ended it, and trying again would not help */
  readonly closed: { readonly code: FaultCode };
}

export type ScreenClass<P extends object> = new (stage: AnyScreen['stage']) => Screen<string, P>;

export type ScreenClasses = { readonly [N in keyof Routes]: () => Promise<ScreenClass<Routes[N]>> };

/** Where each screen is: its own script file, fetched when somebody goes there; but for the one that waits for that. */
export const screens: ScreenClasses = {
  starting: async () => Starting,
  signIn: () => import('./screens/SignIn.ts').then(({ SignIn }) => SignIn),
  household: () => import('./screens/Household.ts').then(({ Household }) => Household),
  pin: () => import('./screens/EnterPin.ts').then(({ EnterPin }) => EnterPin),
  home: () => import('./screens/Home.ts').then(({ Home }) => Home),
  addFriend: () => import('./screens/AddFriend.ts').then(({ AddFriend }) => AddFriend),
  conversation: () => import('./screens/Conversation.ts').then(({ Conversation }) => Conversation),
  videoMessage: () => import('./screens/VideoMessage.ts').then(({ VideoMessage }) => VideoMessage),
  videoInbox: () => import('./screens/VideoInbox.ts').then(({ VideoInbox }) => VideoInbox),
  videoPlay: () => import('./screens/VideoPlay.ts').then(({ VideoPlay }) => VideoPlay),
  messages: () => import('./screens/Messages.ts').then(({ Messages }) => Messages),
  room: () => import('./screens/Room.ts').then(({ Room }) => Room),
  rooms: () => import('./screens/Rooms.ts').then(({ Rooms }) => Rooms),
  createRoom: () => import('./screens/CreateRoom.ts').then(({ CreateRoom }) => CreateRoom),
  joinRoom: () => import('./screens/JoinRoom.ts').then(({ JoinRoom }) => JoinRoom),
  askRoom: () => import('./screens/AskRoom.ts').then(({ AskRoom }) => AskRoom),
  myWebcam: () => import('./screens/MyWebcam.ts').then(({ MyWebcam }) => MyWebcam),
  ownPicture: () => import('./screens/OwnPictureChoice.ts').then(({ OwnPictureChoice }) => OwnPictureChoice),
  cameraTest: () => import('./screens/CameraTest.ts').then(({ CameraTest }) => CameraTest),
  watch: () => import('./screens/Watch.ts').then(({ Watch }) => Watch),
  watchTwo: () => import('./screens/WatchTwo.ts').then(({ WatchTwo }) => WatchTwo),
  pickFriends: () => import('./screens/FriendPicker.ts').then(({ FriendPicker }) => FriendPicker),
  changeAccount: () => import('./screens/ChangeAccount.ts').then(({ ChangeAccount }) => ChangeAccount),
  exported: () => import('./screens/Exported.ts').then(({ Exported }) => Exported),
  addChild: () => import('./screens/AddChild.ts').then(({ AddChild }) => AddChild),
  child: () => import('./screens/Child.ts').then(({ Child }) => Child),
  preferences: () => import('./screens/Preferences.ts').then(({ Preferences }) => Preferences),
  full: () => import('./screens/Full.ts').then(({ Full }) => Full),
  closed: () => import('./screens/Closed.ts').then(({ Closed }) => Closed),
};

/** Screens that come with the first focus, and those for which nothing can be fetched: they need no further words. */
const FIRST: ReadonlySet<keyof Routes> = new Set(['starting', 'signIn', 'home', 'closed'] as const);

/**
 * The loaders of all routes; `make` makes a screen of its class and puts it where screens are, `words` fetches what
 * the later ones say.
 */
export function loadersFor(
  classes: () => ScreenClasses,
  make: <P extends object>(type: ScreenClass<P>, parameters: P) => AnyScreen,
  words: () => Promise<void>,
): Loaders<Routes, AnyScreen> {
  const loader =
    <N extends keyof Routes>(name: N) =>
    async () => {
      const [type] = await Promise.all([classes()[name](), FIRST.has(name) ? undefined : words()]);
      return (parameters: Routes[N]) => make(type, parameters ?? {});
    };
  return {
    starting: loader('starting'),
    signIn: loader('signIn'),
    household: loader('household'),
    pin: loader('pin'),
    home: loader('home'),
    addFriend: loader('addFriend'),
    conversation: loader('conversation'),
    videoMessage: loader('videoMessage'),
    videoInbox: loader('videoInbox'),
    videoPlay: loader('videoPlay'),
    messages: loader('messages'),
    room: loader('room'),
    rooms: loader('rooms'),
    createRoom: loader('createRoom'),
    joinRoom: loader('joinRoom'),
    askRoom: loader('askRoom'),
    myWebcam: loader('myWebcam'),
    ownPicture: loader('ownPicture'),
    cameraTest: loader('cameraTest'),
    watch: loader('watch'),
    watchTwo: loader('watchTwo'),
    pickFriends: loader('pickFriends'),
    preferences: loader('preferences'),
    changeAccount: loader('changeAccount'),
    exported: loader('exported'),
    addChild: loader('addChild'),
    child: loader('child'),
    full: loader('full'),
    closed: loader('closed'),
  };
}
