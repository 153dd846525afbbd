import type { FaultCode } from '../model/account.ts';
import type { Loaders } from './navigation.ts';
import type { AnyScreen, Screen } from './Screen.ts';
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
  /** 04, 05, 15; `countdown`: on to being on air at once */
  readonly myWebcam: { readonly countdown?: boolean };
  /** 07, 08 */
  readonly watch: { readonly person: string; readonly invitation?: string };
  /** 20, to invite friends to watch */
  readonly invite: object;
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
  myWebcam: () => import('./screens/MyWebcam.ts').then(({ MyWebcam }) => MyWebcam),
  watch: () => import('./screens/Watch.ts').then(({ Watch }) => Watch),
  invite: () => import('./screens/Invite.ts').then(({ Invite }) => Invite),
  closed: () => import('./screens/Closed.ts').then(({ Closed }) => Closed),
};

/** The loaders of all routes; `make` makes a screen of its class and puts it where screens are. */
export function loadersFor(
  classes: () => ScreenClasses,
  make: <P extends object>(type: ScreenClass<P>, parameters: P) => AnyScreen,
): Loaders<Routes, AnyScreen> {
  const loader =
    <N extends keyof Routes>(name: N) =>
    async () => {
      const type = await classes()[name]();
      return (parameters: Routes[N]) => make(type, parameters ?? {});
    };
  return {
    starting: loader('starting'),
    signIn: loader('signIn'),
    home: loader('home'),
    addFriend: loader('addFriend'),
    conversation: loader('conversation'),
    myWebcam: loader('myWebcam'),
    watch: loader('watch'),
    invite: loader('invite'),
    closed: loader('closed'),
  };
}
