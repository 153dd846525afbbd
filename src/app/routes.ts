import type { FaultCode } from '../model/account.ts';
import type { Loaders } from './navigation.ts';
import type { AnyScreen, Screen } from './Screen.ts';
import type { PickFor } from './screens/friend-picker/purposes.ts';
import type { SectionName } from './screens/preferences/sections.ts';
import { Starting } from './screens/Starting.ts';

/** Every screen one can go to, and what it needs to know. */
export interface Routes {
  /** this TV signs in by itself, and it takes a moment */
  readonly starting: object;
  /** 01, and the way in for newcomers */
  readonly signIn: object;
  /** 02 */
  readonly home: object;
  /** 20b; with somebody's ID looked up already */
  readonly addFriend: { readonly person?: string };
  /** 03 */
  readonly conversation: { readonly person: string };
  /** 17; `onTab`: the focus walks along the tabs */
  readonly messages: { readonly onTab?: boolean };
  /** 04, 05, 15; `countdown`: on to being on air at once */
  readonly myWebcam: { readonly countdown?: boolean };
  /** 07, 08 */
  readonly watch: { readonly person: string; readonly invitation?: string };
  /** 09 */
  readonly watchTwo: { readonly first: string; readonly second: string };
  /** 20, and what friends are chosen for */
  readonly pickFriends: PickFor;
  /** 14 */
  readonly preferences: { readonly section?: SectionName };
  /** from 14: the own name or password */
  readonly changeAccount: { readonly what: 'name' | 'password' };
  /** the server ended it, and trying again would not help */
  readonly closed: { readonly code: FaultCode };
}

export type ScreenClass<P extends object> = new (stage: AnyScreen['stage']) => Screen<string, P>;

export type ScreenClasses = { readonly [N in keyof Routes]: () => Promise<ScreenClass<Routes[N]>> };

/** Where each screen is: its own script file, fetched when somebody goes there; but for the one that waits for that. */
export const screens: ScreenClasses = {
  starting: async () => Starting,
  signIn: () => import('./screens/SignIn.ts').then(({ SignIn }) => SignIn),
  home: () => import('./screens/Home.ts').then(({ Home }) => Home),
  addFriend: () => import('./screens/AddFriend.ts').then(({ AddFriend }) => AddFriend),
  conversation: () => import('./screens/Conversation.ts').then(({ Conversation }) => Conversation),
  messages: () => import('./screens/Messages.ts').then(({ Messages }) => Messages),
  myWebcam: () => import('./screens/MyWebcam.ts').then(({ MyWebcam }) => MyWebcam),
  watch: () => import('./screens/Watch.ts').then(({ Watch }) => Watch),
  watchTwo: () => import('./screens/WatchTwo.ts').then(({ WatchTwo }) => WatchTwo),
  pickFriends: () => import('./screens/FriendPicker.ts').then(({ FriendPicker }) => FriendPicker),
  changeAccount: () => import('./screens/ChangeAccount.ts').then(({ ChangeAccount }) => ChangeAccount),
  preferences: () => import('./screens/Preferences.ts').then(({ Preferences }) => Preferences),
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
    home: loader('home'),
    addFriend: loader('addFriend'),
    conversation: loader('conversation'),
    messages: loader('messages'),
    myWebcam: loader('myWebcam'),
    watch: loader('watch'),
    watchTwo: loader('watchTwo'),
    pickFriends: loader('pickFriends'),
    preferences: loader('preferences'),
    changeAccount: loader('changeAccount'),
    closed: loader('closed'),
  };
}
