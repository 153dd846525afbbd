import { FoldedRow } from '../../../src/components/FoldedRow.ts';
import { HereRow } from '../../../src/components/HereRow.ts';
import { RoomCard } from '../../../src/components/RoomCard.ts';
import { RoomDoor } from '../../../src/components/RoomDoor.ts';
import { RoomMark } from '../../../src/components/RoomMark.ts';
import { RoomTile } from '../../../src/components/RoomTile.ts';
import { Stack } from '../../../src/components/Stack.ts';
import { showOn, somebody, states, views } from '../specimen.ts';

const CARD = { w: 549, h: 372 } as const;
const DOOR = { w: 549, h: 132 } as const;
const PLAIN = {
  locked: false,
  panes: [],
  faces: [],
  more: 0,
  live: 'LIVE',
  paused: false,
  unread: 0,
  muted: false,
  spoken: '',
} as const;
const ON_CAMERA = [somebody('maya', 'Maya'), somebody('theo', 'Theo'), somebody('oskar', 'Oskar')] as const;
const SITTING = [
  { ...somebody('rut', 'Grandma Rut'), presence: 'available' },
  { ...somebody('amir', 'Amir'), presence: 'away' },
  { ...somebody('jonas', 'Jonas'), presence: 'available' },
] as const;
const LONG = 'A very long name that has to end in an ellipsis';
const OPEN = { label: 'Open' } as const;

export const rooms = [
  views(
    RoomCard,
    CARD,
    'room',
    {
      'three on camera': {
        ...PLAIN,
        name: 'Sunday table',
        locked: true,
        line: '6 here · 3 on camera',
        panes: ON_CAMERA,
        faces: SITTING,
        unread: 2,
      },
      'one, paused': {
        ...PLAIN,
        name: 'Film night',
        line: '5 here · 1 on camera',
        panes: ON_CAMERA.slice(0, 1),
        faces: SITTING,
        more: 1,
        paused: true,
        live: 'PAUSED',
      },
      'nobody on camera': { ...PLAIN, name: 'Family', line: '3 here · nobody on camera', faces: SITTING },
      muted: { ...PLAIN, name: LONG, line: 'Nobody here. Last word 17:15', locked: true, unread: 12, muted: true },
    },
    (card) => {
      for (const pane of card.panes) showOn(pane, pane.tile?.person ?? '');
    },
  ),
];

export const doors = [
  views(RoomDoor, DOOR, 'door', {
    'asks first': {
      name: 'Film night',
      faces: ON_CAMERA,
      line: '4 here with Lena',
      way: { label: 'Asks first', icon: 'hand-palm-fill' },
    },
    open: { name: 'Garden talk', faces: ON_CAMERA.slice(0, 1), line: '2 here with Maya', way: OPEN },
    asked: { name: LONG, faces: [], line: LONG, way: { label: 'Asking', icon: 'clock-fill' } },
  }).concat(
    states(RoomMark, { size: 88 }, { two: { faces: ON_CAMERA }, one: { faces: SITTING.slice(0, 1) }, nobody: {} }),
    states(Stack, { d: 48 }, { three: { faces: ON_CAMERA }, more: { faces: ON_CAMERA, more: 4 } }),
  ),
];

const HERE = { presence: 'available', typing: false, hidden: false } as const;
const TILE = { caption: '', live: 'LIVE', spoken: '' } as const;

export const here = [
  views(
    RoomTile,
    { w: 341, h: 192 },
    'tile',
    {
      open: { ...TILE, ...somebody('maya', 'Maya'), access: 'open' },
      'asks first': { ...TILE, ...somebody('lena', 'Lena'), access: 'ask' },
      paused: { ...TILE, ...somebody('theo', 'Theo'), access: 'open', paused: true, live: 'PAUSED' },
    },
    (tile) => showOn(tile, tile.tile?.person ?? ''),
  ),
  views(HereRow, { w: 560, h: 84 }, 'row', {
    'on camera': { ...HERE, ...somebody('maya', 'Maya'), presence: 'air', line: 'On camera' },
    typing: { ...HERE, ...somebody('jonas', 'Jonas'), line: 'Typing', typing: true },
    hidden: { ...HERE, ...somebody('oskar', 'Oskar'), line: 'Hidden for you', hidden: true },
    long: { ...HERE, ...somebody('rut', LONG), line: LONG },
  }).concat(
    views(FoldedRow, { w: 560, h: 76 }, 'folded', {
      'they fit': { faces: ON_CAMERA, names: ['Theo', 'Oskar', 'Amir', 'you'] },
      'more than fit': { faces: SITTING, names: ['Grandma Rut', 'Jonas', 'Oskar', 'Amir', 'you'] },
    }),
  ),
];
