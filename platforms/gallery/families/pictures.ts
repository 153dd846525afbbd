import { FriendPicture, type FriendPictureView } from '../../../src/components/FriendPicture.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import type { Fit } from '../../../src/components/LivePicture/PictureSurface.ts';
import { LiveTile, type TileView } from '../../../src/components/LiveTile.ts';
import { Pill, type PillKind } from '../../../src/components/Pill.ts';
import { SignalBars } from '../../../src/components/SignalBars.ts';
import { ViewerBar, type ViewingView } from '../../../src/components/ViewerBar.ts';
import type { IconName } from '../../../src/theme/icons.ts';
import { type Specimen, showOn, somebody, specimen } from '../specimen.ts';

function tile(state: string, person: string, name: string, more: Partial<TileView>, seen = true): Specimen {
  const view: TileView = {
    ...somebody(person, name),
    access: 'open',
    caption: 'Soup is on',
    live: 'LIVE',
    spoken: '',
    ...more,
  };
  return specimen(`LiveTile · ${state}`, LiveTile, { w: 480, h: 270, tile: view }, (part) => {
    if (seen) showOn(part, person);
  });
}

export const live: readonly Specimen[] = [
  tile('live', 'maya', 'Maya', {}),
  tile('unread', 'theo', 'Theo', { caption: 'New headphones', unread: 2 }),
  tile('paused', 'oskar', 'Oskar', { live: 'PAUSED', paused: true }),
  tile('no picture yet', 'jonas', 'Jonas', {}, false),
  tile('asks first', 'lena', 'Lena', { access: 'ask', caption: 'Asks first' }),
  tile('being asked', 'amir', 'Amir', { access: 'ask', caption: 'Asking' }),
];

function beside(state: string, more: Partial<FriendPictureView>): Specimen {
  const friend: FriendPictureView = {
    ...somebody('maya', 'Maya'),
    kind: 'live',
    label: 'LIVE',
    action: 'Full screen',
    actionIcon: 'corners-out-bold',
    spoken: '',
    ...more,
  };
  return specimen(`FriendPicture · ${state}`, FriendPicture, { w: 560, h: 315, friend }, (part) => {
    showOn(part, 'maya');
  });
}

const fitted = (fit: Fit): Specimen =>
  specimen(`LivePicture · ${fit}`, LivePicture, { w: 320, h: 240, fit }, (part) => showOn(part, 'room'));

export const pictures: readonly Specimen[] = [
  beside('live', {}),
  beside('paused', { label: 'PAUSED', paused: true }),
  beside('asks first', {
    kind: 'face',
    label: 'Maya asks first',
    action: 'Ask to watch',
    actionIcon: 'hand-palm-fill',
  }),
  fitted('fill'),
  fitted('whole'),
  specimen('LivePicture · mirror', LivePicture, { w: 320, h: 240, mirror: true }, (part) => showOn(part, 'room')),
  specimen('LivePicture · paused', LivePicture, { w: 320, h: 240, paused: true }, (part) => showOn(part, 'room')),
  specimen('LivePicture · texture', LivePicture, { w: 320, h: 240, surface: 'texture' }, (part) =>
    showOn(part, 'room'),
  ),
];

function bar(state: string, more: Partial<ViewingView>): Specimen {
  const viewing: ViewingView = {
    kind: 'live',
    state: 'LIVE',
    name: 'Maya',
    lastLabel: 'Last picture',
    last: '19:42:07',
    ago: '',
    pace: '8.4 a second',
    bars: 3,
    line: 'Fast',
    path: { icon: 'hard-drives-fill', label: 'Relay' },
    ...more,
  };
  const zooms = ['100%', '200%', '300%', 'Full'];
  return specimen(`ViewerBar · ${state}`, ViewerBar, { zooms, zoomLabel: 'Zoom', zoom: 3, viewing });
}

const pill = (kind: PillKind, label: string, icon?: IconName): Specimen =>
  specimen(`Pill · ${kind}`, Pill, { kind, label, ...(icon ? { icon } : {}) });

export const watching: readonly Specimen[] = [
  bar('live', {}),
  bar('slow line, old picture', { ago: '4 s ago', pace: '0.3 a second', bars: 1, line: 'Slow' }),
  bar('no line', { kind: 'paused', state: 'PAUSED', ago: '18 s ago', pace: '0 a second', bars: 0, path: null }),
  pill('live', 'LIVE'),
  pill('paused', 'PAUSED'),
  pill('onAir', 'ON AIR 12:04'),
  pill('badge', 'Relay', 'hard-drives-fill'),
  pill('note', 'Only you can see this', 'eye-slash-fill'),
  pill('tag', '320 × 180'),
  pill('advice', 'Turn on a lamp', 'sun-fill'),
  pill('unread', '12'),
  pill('unreadTab', '3'),
  ...[0, 1, 2, 3].map((level) => specimen(`SignalBars · ${level}`, SignalBars, { level })),
];
