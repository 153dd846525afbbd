import type { CameraFault } from '../../../capture/camera.ts';
import type { PresenceShape } from '../../../components/Avatar.ts';
import type { ConnectionView } from '../../../components/ConnectionCard.ts';
import type { ViewerView } from '../../../components/ViewerRow.ts';
import type { Rate } from '../../../model/audience.ts';
import type { Line, Viewer } from '../../../protocol/words.ts';
import type { IconName } from '../../../theme/icons.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import type { MessageKey, Translate } from '../../languages/catalogue.ts';
import { clockTime } from '../../texts.ts';
import type { InsteadAction, InsteadView } from './Instead.ts';

const BARS: Record<Line, number> = { slow: 1, steady: 2, fast: 3 };

/** A row of *Watching now*. */
export function viewerView(
  { t, platform }: Pick<AppContext, 't' | 'platform'>,
  viewer: Viewer,
  rate: Rate | undefined,
  presence: PresenceShape,
  talks: boolean,
): ViewerView {
  const { person, name, avatar, since, small, paused, line } = viewer;
  const pace = t('webcam.pace', { perSecond: Math.round(rate?.perSecond ?? 0) });
  return {
    person,
    name,
    picture: faceOf(platform, avatar),
    presence,
    since: t('webcam.viewer.since', { time: clockTime(since) }),
    pace: small ? t('webcam.viewer.small') : paused ? t('webcam.viewer.paused') : pace,
    bars: BARS[rate?.line ?? line],
    ...(viewer.direct ? { direct: t('direct.badge') } : {}),
    ...(talks && { talks: t('talk.talks') }),
    remove: t('webcam.viewer.remove'),
    keep: t('webcam.viewer.keep'),
    question: t('webcam.viewer.question', { name }),
    block: t('webcam.viewer.block'),
    blockQuestion: t('webcam.viewer.blockQuestion', { name }),
  };
}

/** What leaves this TV while it goes straight to one friend. */
export function directView(t: Translate, kbps: number, name: string): ConnectionView {
  return {
    title: t('webcam.connection'),
    figure: t('direct.figure', { kbps }),
    share: 0,
    notes: [{ icon: 'lightning-fill', text: t('direct.card', { name }) }],
  };
}

/** What leaves this TV. @param allowed kbps, 0 while nobody watches @param brief a button lies on it */
export function connectionView(t: Translate, used: number, allowed: number, brief = false): ConnectionView {
  return {
    title: t('webcam.connection'),
    figure: allowed > 0 ? t('webcam.connection.figure', { used, allowed }) : t('webcam.connection.idle'),
    share: allowed > 0 ? Math.min(1, used / allowed) : 0,
    notes: [
      { icon: 'users-fill' as const, text: t('webcam.connection.one') },
      { icon: 'timer-fill' as const, text: t('webcam.connection.skip') },
    ].slice(0, brief ? 1 : 2),
  };
}

const PORT: readonly [IconName, MessageKey] = ['plugs-connected-fill', 'camera.help.port'];
const RESTART: readonly [IconName, MessageKey] = ['television-simple-fill', 'camera.help.restart'];
const KIND: readonly [IconName, MessageKey] = ['info-fill', 'camera.help.kind'];
const APPS: readonly [IconName, MessageKey] = ['video-camera-fill', 'camera.help.apps'];
const PERMISSIONS: readonly [IconName, MessageKey] = ['lock-simple-fill', 'camera.help.permissions'];

/** What may help, by what is the matter; nothing helps on a TV that has no way to use a camera. */
const HELP: Record<CameraFault, readonly (readonly [IconName, MessageKey])[]> = {
  none: [PORT, RESTART, KIND],
  unplugged: [PORT, RESTART],
  silent: [PORT, RESTART, KIND],
  busy: [APPS, RESTART],
  refused: [PERMISSIONS, RESTART],
  unsupported: [],
};

/** 15, by what is the matter. `again` is left out where looking again cannot help. */
export function noCameraView(
  t: Translate,
  fault: CameraFault,
  looking: boolean,
  acts: { readonly again: () => void; readonly watch: () => void },
): InsteadView {
  const pulled = fault === 'none' || fault === 'unplugged';
  const again: InsteadAction = {
    icon: 'arrows-clockwise-bold',
    label: t(looking ? 'camera.looking' : 'camera.lookAgain'),
    act: acts.again,
  };
  const watch: InsteadAction = {
    icon: 'television-simple-fill',
    label: t('camera.watchFriends'),
    act: acts.watch,
  };
  const notes = HELP[fault].map(([icon, key]) => ({ icon, text: (t as (key: MessageKey) => string)(key) }));
  return {
    art: pulled ? 'plug' : 'camera',
    title: t(`camera.${fault}` as const),
    text: t(`camera.${fault}.text` as const),
    actions: fault === 'unsupported' ? [watch] : [again, watch],
    ...(notes.length > 0
      ? { help: { title: t('camera.help'), notes, watching: pulled ? t('camera.watchingPort') : '' } }
      : {}),
  };
}

/** A guest on a TV whose people did not allow it. */
export function barredView(t: Translate, acts: { readonly watch: () => void }): InsteadView {
  return {
    art: 'camera',
    title: t('webcam.barred'),
    text: t('webcam.barred.text'),
    actions: [{ icon: 'television-simple-fill', label: t('camera.watchFriends'), act: acts.watch }],
  };
}

/** Another TV of the person is on air; what does no harm comes first. */
export function elsewhereView(
  t: Translate,
  { device, watching }: { readonly device: string; readonly watching: number },
  acts: { readonly stop: () => void; readonly here: () => void },
): InsteadView {
  return {
    art: 'camera',
    title: t('webcam.elsewhere', { device }),
    text: t('webcam.elsewhere.text', { watching }),
    actions: [
      { icon: 'stop-fill', label: t('webcam.elsewhere.stop'), act: acts.stop },
      { icon: 'record-fill', label: t('webcam.elsewhere.here'), act: acts.here },
    ],
  };
}
