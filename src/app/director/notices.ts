import { effect } from '@preact/signals-core';
import type { ToastView } from '../../components/Toast.ts';
import type { Notice } from '../../model/notices.ts';
import type { AppContext, ToastEvents } from '../context.ts';

/** What comes from friends and can wait until one is no longer busy (24); questions about the webcam never do. */
const WAITS: readonly Notice['is'][] = ['friend_added', 'friend_asks'];

/** What the model has to say becomes toasts, each once. */
export function showNotices(app: AppContext): void {
  let last = 0;
  let held: readonly Notice[] = [];
  effect(() => {
    const busy = app.tv.account.me?.status === 'busy';
    const fresh = app.tv.notices.all.value.filter(({ id }) => id > last);
    for (const { id } of fresh) last = id;
    const all = held.concat(fresh);
    held = busy ? all.filter(({ is }) => WAITS.indexOf(is) >= 0) : [];
    for (const notice of all) if (held.indexOf(notice) < 0) app.toast(...toastOf(app, notice));
  });
}

function toastOf({ t, navigation }: AppContext, notice: Notice): [ToastView, ToastEvents] {
  switch (notice.is) {
    case 'camera_unplugged':
      return [told(t('notice.unplugged'), 'video-camera-slash-fill'), {}];
    case 'off_air_elsewhere':
      return [told(t('notice.takenOver'), 'video-camera-slash-fill'), {}];
    case 'invited':
      return [told(t('invitation.toast', { name: notice.name }), 'hand-waving-fill'), {}];
    case 'friend_added':
      return [told(t('notice.friendAdded', { name: notice.name }), 'handshake-fill'), {}];
    case 'friend_asks':
      return [
        {
          ...told(t('notice.friendAsks', { name: notice.name }), 'user-plus-bold'),
          action: { key: 'yellow', label: t('notice.see') },
          seconds: 30,
        },
        { answered: () => void navigation.push('addFriend', { person: notice.person }) },
      ];
    case 'failed':
      return [told(t('notice.failed'), 'warning-fill'), {}];
  }
}

const told = (
  title: string,
  icon: 'video-camera-slash-fill' | 'hand-waving-fill' | 'handshake-fill' | 'user-plus-bold' | 'warning-fill',
): ToastView => ({
  title,
  sign: { kind: 'icon', icon },
  seconds: 0,
});
