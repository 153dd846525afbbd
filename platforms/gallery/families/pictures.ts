import { FriendPicture } from '../../../src/components/FriendPicture.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import { LiveTile } from '../../../src/components/LiveTile.ts';
import { Pill } from '../../../src/components/Pill.ts';
import { SignalBars } from '../../../src/components/SignalBars.ts';
import { ViewerBar } from '../../../src/components/ViewerBar.ts';
import { showOn, somebody, specimen, states, views } from '../specimen.ts';

const TILE = { w: 480, h: 270 } as const;
const OPEN = { access: 'open', caption: 'Soup is on', live: 'LIVE', spoken: '' } as const;
const SMALL = { w: 320, h: 240 } as const;
const ROOM = {
  ...somebody('maya', 'Maya'),
  kind: 'live',
  label: 'LIVE',
  action: 'Full screen',
  actionIcon: 'corners-out-bold',
  spoken: '',
} as const;
const VIEWING = {
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
} as const;
const LOST = { kind: 'paused', state: 'PAUSED', pace: '0 a second', bars: 0, line: 'No link', path: null } as const;
const BAR = { zooms: ['100%', '200%', '300%', 'Full'], zoomLabel: 'Zoom', zoom: 3 } as const;

export const live = [
  views(
    LiveTile,
    TILE,
    'tile',
    {
      live: { ...OPEN, ...somebody('maya', 'Maya') },
      unread: { ...OPEN, ...somebody('theo', 'Theo'), unread: 2 },
      paused: { ...OPEN, ...somebody('oskar', 'Oskar'), live: 'PAUSED', paused: true },
    },
    (tile) => showOn(tile, tile.tile?.person ?? ''),
  ),
  views(LiveTile, TILE, 'tile', {
    'no picture yet': { ...OPEN, ...somebody('jonas', 'Jonas') },
    'asks first': { ...OPEN, ...somebody('lena', 'Lena'), access: 'ask', caption: 'Asks first' },
    'being asked': { ...OPEN, ...somebody('amir', 'Amir'), access: 'ask', caption: 'Asking' },
  }),
];

export const pictures = [
  views(
    FriendPicture,
    { w: 560, h: 315 },
    'friend',
    {
      live: ROOM,
      paused: { ...ROOM, label: 'PAUSED', paused: true },
      face: { ...ROOM, kind: 'face', label: 'Maya asks first', action: 'Ask to watch', actionIcon: 'hand-palm-fill' },
    },
    (picture) => showOn(picture, 'maya'),
  ),
  states(
    LivePicture,
    SMALL,
    {
      fill: {},
      whole: { fit: 'whole' },
      mirror: { mirror: true },
      paused: { paused: true },
      texture: { surface: 'texture' },
    },
    (picture) => showOn(picture, 'room'),
  ),
];

export const watching = [
  views(ViewerBar, BAR, 'viewing', {
    live: VIEWING,
    'slow line, old picture': { ...VIEWING, ago: '4 s ago', pace: '0.3 a second', bars: 1, line: 'Slow' },
    'no line': { ...VIEWING, ...LOST, ago: '18 s ago' },
  }),
  states(
    Pill,
    {},
    {
      live: { kind: 'live', label: 'LIVE' },
      paused: { kind: 'paused', label: 'PAUSED' },
      onAir: { kind: 'onAir', label: 'ON AIR 12:04' },
      badge: { kind: 'badge', label: 'Relay', icon: 'hard-drives-fill' },
      badgeDirect: { kind: 'badgeDirect', label: 'Direct', icon: 'lightning-fill' },
      note: { kind: 'note', label: 'Only you can see this', icon: 'eye-slash-fill' },
      unread: { kind: 'unread', label: '12' },
      unreadTab: { kind: 'unreadTab', label: '3' },
      tag: { kind: 'tag', label: '320 × 180' },
      advice: { kind: 'advice', label: 'Turn on a lamp', icon: 'sun-fill' },
    },
  ).concat([0, 1, 2, 3].map((level) => specimen(SignalBars, String(level), { level }))),
];
