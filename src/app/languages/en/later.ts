import { account } from './account.ts';
import { activity } from './activity.ts';
import { addFriend } from './add-friend.ts';
import { cameraTest } from './camera-test.ts';
import { conversation } from './conversation.ts';
import { direct } from './direct.ts';
import { firstRun } from './first-run.ts';
import { full } from './full.ts';
import { household } from './household.ts';
import { leave } from './leave.ts';
import { messages } from './messages.ts';
import { options } from './options.ts';
import { ownPicture } from './own-picture.ts';
import { picker } from './picker.ts';
import { preferences } from './preferences.ts';
import { room } from './room.ts';
import { rooms } from './rooms.ts';
import { secondViewer } from './second-viewer.ts';
import { sound } from './sound.ts';
import { video } from './video.ts';
import { watch } from './watch.ts';
import { webcam } from './webcam.ts';

/** English for what opens after the first focus: a script file of its own, fetched right after that. */
export const later = {
  ...webcam,
  ...cameraTest,
  ...ownPicture,
  ...picker,
  ...preferences,
  ...activity,
  ...messages,
  ...options,
  ...conversation,
  ...video,
  ...addFriend,
  ...firstRun,
  ...full,
  ...secondViewer,
  ...leave,
  ...account,
  ...household,
  ...watch,
  ...sound,
  ...direct,
  ...rooms,
  ...room,
};
