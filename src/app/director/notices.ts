import { effect } from '@preact/signals-core';
import type { ToastView } from '../../components/Toast.ts';
import type { Notice } from '../../model/notices.ts';
import type { IconName } from '../../theme/icons.ts';
import type { AppContext, ToastEvents } from '../context.ts';
import { askToLetIn } from '../sheets/room-asks.ts';

/** What comes from friends and can wait until one is no longer busy (24); questions about the webcam never do. */
const WAITS: readonly Notice['is'][] = ['friend_added', 'friend_asks', 'room_invites', 'room_asks', 'room_lets_in'];

/** What the model has to say becomes toasts, each once. */
export function showNotices(app: AppContext): void {
  let last = 0;
  let held: readonly Notice[] = [];
  let who: string | undefined;
  effect(() => {
    const person = app.tv.account.me?.person;
    if (who !== undefined && person !== who) {
      // Whoever comes next is told nothing that was meant for others.
      held = [];
      app.noToasts();
    }
    who = person;
    const busy = app.tv.account.me?.status === 'busy';
    const fresh = app.tv.notices.all.value.filter(({ id }) => id > last);
    for (const { id } of fresh) last = id;
    // In quiet hours nothing of it shows; it stands in its list.
    const quiet = app.tv.activity.quietUntil.peek() !== undefined;
    const waits = ({ is }: Notice): boolean => WAITS.indexOf(is) >= 0;
    const all = held.concat(fresh).filter((notice) => !quiet || !waits(notice));
    held = busy ? all.filter(waits) : [];
    for (const notice of all) if (held.indexOf(notice) < 0) show(app, notice);
  });
}

/** As a toast, until somebody has answered it somewhere else. */
function show(app: AppContext, notice: Notice): void {
  const [view, events] = toastOf(app, notice);
  let over = false;
  const end = (then?: () => void) => (): void => {
    over = true;
    stop();
    then?.();
  };
  const away = app.toast(view, { answered: end(events.answered), gone: end(events.gone) });
  const stop = effect(() => {
    if (!over && isMoot(app, notice)) away();
  });
}

/** There is nothing to answer any more. Follows what it reads. */
function isMoot({ tv }: AppContext, notice: Notice): boolean {
  if (notice.is !== 'room_invites' && notice.is !== 'room_asks') return false;
  const rooms = tv.rooms.now.value;
  // Rooms are not here yet: what is said of them comes with them.
  if (!rooms) return false;
  if (notice.is === 'room_invites') return !rooms.invitations.value.some(({ room }) => room === notice.room);
  return !rooms.get(notice.room)?.asking.value.some(({ person }) => person === notice.person);
}

/** What people can understand of why something did not work. */
const FAILED: Readonly<Record<string, 'notice.guest' | 'notice.child' | undefined>> = {
  'guest.cannot': 'notice.guest',
  'guest.cannot_air': 'notice.guest',
  'child.cannot': 'notice.child',
  'child.room': 'notice.child',
};

/** What is worth answering stays longer, s. */
const ANSWERED_S = 30;

const answerable = (title: string, icon: IconName, label: string, answered: () => void): [ToastView, ToastEvents] => [
  { ...told(title, icon), action: { key: 'yellow', label }, seconds: ANSWERED_S },
  { answered },
];

function toastOf(app: AppContext, notice: Notice): [ToastView, ToastEvents] {
  const { t, navigation } = app;
  const see = t('notice.see');
  switch (notice.is) {
    case 'camera_unplugged':
      return [told(t('notice.unplugged'), 'video-camera-slash-fill'), {}];
    case 'talks':
      return [told(t('notice.talks', { name: notice.name }), 'microphone-fill'), {}];
    case 'off_air_elsewhere':
      return [told(t('notice.takenOver'), 'video-camera-slash-fill'), {}];
    case 'invited':
      return [told(t('invitation.toast', { name: notice.name }), 'hand-waving-fill'), {}];
    case 'friend_added':
      return [told(t('notice.friendAdded', { name: notice.name }), 'handshake-fill'), {}];
    case 'friend_asks':
      return answerable(t('notice.friendAsks', { name: notice.name }), 'user-plus-bold', see, () => {
        void navigation.push('addFriend', { person: notice.person });
      });
    case 'room_invites': {
      const title = t('notice.roomInvites', { name: notice.name, room: notice.roomName });
      return answerable(title, 'users-three-fill', see, () => {
        const how = navigation.name === 'rooms' ? 'replace' : 'push';
        void navigation[how]('rooms', { at: notice.room });
      });
    }
    case 'room_asks': {
      const title = t('notice.roomAsks', { name: notice.name, room: notice.roomName });
      return answerable(title, 'users-three-fill', see, () => askToLetIn(app, notice.room, notice.person));
    }
    case 'room_lets_in':
      return answerable(
        t('notice.roomLetsIn', { room: notice.roomName }),
        'users-three-fill',
        t('notice.goIn'),
        () => void navigation.push('room', { room: notice.room }),
      );
    case 'room_came':
      return [told(t('notice.roomCame', { name: notice.name, count: notice.count }), 'eye-fill'), {}];
    case 'child_asks': {
      const { childName: child, name } = notice;
      const title = t(notice.mine ? 'notice.childAsks' : 'notice.childAsked', { child, name });
      return answerable(title, 'user-plus-bold', see, () => {
        void navigation.push('child', { person: notice.child });
      });
    }
    case 'guest_over':
      return [told(t('notice.guestOver'), 'hand-waving-fill'), {}];
    case 'failed':
      return [told(t(FAILED[notice.code] ?? 'notice.failed'), 'warning-fill'), {}];
  }
}

const told = (title: string, icon: IconName): ToastView => ({
  title,
  sign: { kind: 'icon', icon },
  seconds: 0,
});
