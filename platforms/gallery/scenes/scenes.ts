import type Lightning from '@lightningjs/core';
import type { Scene } from '../Scene.ts';
import { ConversationScene, EmojiKeysScene, SeenScene, ToastScene } from './conversation.ts';
import { AddFriendScene, PickerScene, StatesScene } from './friends.ts';
import { HomeScene } from './home.ts';
import { InvitationScene, LeaveScene, PermissionScene } from './questions.ts';
import { SignInScene } from './signIn.ts';
import { LostScene, NoCameraScene, ViewerScene, WaitingScene } from './watching.ts';
import { AdjustScene, CountdownScene, MyWebcamScene, OnAirScene } from './webcam.ts';

/** Every scene by the name of the design's picture it is to look like. */
export const scenes: Readonly<Record<string, new (stage: Lightning.Stage) => Scene>> = {
  '01-sign-in': SignInScene,
  '02-home': HomeScene,
  '03-conversation': ConversationScene,
  '03-emoji': EmojiKeysScene,
  '03-seen': SeenScene,
  '04-my-webcam': MyWebcamScene,
  '04b-my-webcam-adjust': AdjustScene,
  '04-countdown': CountdownScene,
  '05-on-air': OnAirScene,
  '06-permission': PermissionScene,
  '06b-permission-toast': ToastScene,
  '07-waiting': WaitingScene,
  '08-viewer': ViewerScene,
  '15-no-camera': NoCameraScene,
  '15b-reconnecting': LostScene,
  '20-friend-picker': PickerScene,
  '20b-add-friend': AddFriendScene,
  '23-webcam-invitation': InvitationScene,
  '26-leave-dialog': LeaveScene,
  states: StatesScene,
};
