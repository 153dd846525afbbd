import { Avatar, letterPicture, type PresenceShape } from '../../../src/components/Avatar.ts';
import { ChipCloud } from '../../../src/components/ChipCloud.ts';
import { FriendCard } from '../../../src/components/FriendCard.ts';
import { MenuRow } from '../../../src/components/MenuRow.ts';
import { MessageRow } from '../../../src/components/MessageRow.ts';
import { PickCard } from '../../../src/components/PickCard.ts';
import { Skeleton } from '../../../src/components/Skeleton.ts';
import { StatusRow } from '../../../src/components/StatusRow.ts';
import { Swatch } from '../../../src/components/Swatch.ts';
import { size } from '../../../src/theme/metrics.ts';
import { somebody, specimen, states, views } from '../specimen.ts';

const CARD = { w: 560, h: 132 } as const;
const PICK = { w: 552, h: 120 } as const;
const SHAPES: readonly PresenceShape[] = ['available', 'away', 'busy', 'air', 'invisible', 'offline'];
const PLAIN = { presence: 'available', unread: 0, camera: false, videoMessages: false, spoken: '' } as const;
const ALL = { camera: true, videoMessages: true } as const;
const ROW = { w: 1104, h: 116 } as const;
const MENU = { w: 488, h: 66 } as const;
const TALK = { presence: 'available', time: '19:40', unread: 0, muted: false, spoken: '' } as const;
const LONG = 'A very long status that has to end in an ellipsis';
const FREE = { presence: 'available', status: 'Here', chosen: false, match: null } as const;
const NAMES = ['Maya', 'Theo', 'Oskar', 'Jonas', 'Amir', 'Lena', 'Ben'] as const;
const LETTER = { person: 'piet', name: 'Piet', size: size.avatar.xl } as const;

export const people = [
  SHAPES.map((presence) =>
    specimen(Avatar, presence, { ...somebody('maya', 'Maya'), presence, size: size.avatar.xl }),
  ).concat(
    states(Avatar, LETTER, {
      letter: {},
      medium: { ...somebody('theo', 'Theo'), presence: 'away', size: size.avatar.m },
      'colour chosen': { name: 'Maya', picture: letterPicture(2), size: size.avatar.m },
    }),
  ),
  states(Swatch, { name: 'Piet', w: 96, h: 96 }, { '': { colour: 1 }, chosen: { colour: 3, chosen: true } }),
  views(FriendCard, CARD, 'friend', {
    'camera, clips': { ...PLAIN, ...ALL, ...somebody('jonas', 'Jonas'), status: 'Reading. Ring me.' },
    unread: { ...PLAIN, ...somebody('rut', 'Grandma Rut'), status: 'Here', unread: 2, camera: true },
    busy: { ...PLAIN, ...somebody('ines', 'Inês'), presence: 'busy', status: 'On a call' },
    away: { ...PLAIN, ...somebody('amir', 'Amir'), presence: 'away', status: 'Away 12 min' },
    'on camera': { ...PLAIN, ...ALL, ...somebody('oskar', 'Oskar'), presence: 'air', status: 'The boss' },
    offline: { ...PLAIN, person: 'kofi', name: 'Kofi', picture: null, presence: 'offline', status: 'Offline' },
    'too long': { ...PLAIN, ...ALL, person: 'marta', name: 'Marta', picture: null, status: LONG, unread: 12 },
    asks: { ...PLAIN, ...somebody('ben', 'Ben'), presence: null, status: 'Wants to be friends', wants: 'bell-fill' },
    nobody: { ...PLAIN, ...somebody('', 'Add a friend'), presence: null, status: '', sign: 'user-plus-bold' },
  }),
];

export const choosing = [
  views(PickCard, PICK, 'pick', {
    plain: { ...FREE, ...somebody('maya', 'Maya'), presence: 'air', status: 'On camera' },
    chosen: { ...FREE, ...somebody('theo', 'Theo'), chosen: true },
    found: { ...FREE, ...somebody('oskar', 'Oskar'), match: { from: 2, count: 2 } },
    'chosen and found': { ...FREE, ...somebody('mika', 'Mika'), chosen: true, match: { from: 0, count: 2 } },
  }).concat(
    specimen(ChipCloud, 'counts those that do not fit', {
      w: 552,
      h: 216,
      lines: 2,
      people: NAMES.map((name) => ({ kind: 'person', label: name, ...somebody(name.toLowerCase(), name) })),
    }),
    specimen(Skeleton, '', CARD),
  ),
  SHAPES.filter((shape) => shape !== 'air')
    .map((shape_) => specimen(StatusRow, shape_, { w: 496, h: 84, shape_, label: 'Like this' }))
    .concat(
      specimen(StatusRow, 'chosen, caption', {
        w: 496,
        h: 84,
        label: 'Here',
        caption: 'Until you change it',
        chosen: true,
      }),
    ),
];

export const listing = [
  views(MessageRow, ROW, 'row', {
    unread: { ...TALK, ...somebody('jonas', 'Jonas'), unread: 2, preview: { kind: 'text', words: 'Ring me?' } },
    read: { ...TALK, ...somebody('rut', 'Grandma Rut'), preview: { kind: 'text', words: 'You: Good night' } },
    typing: { ...TALK, ...somebody('maya', 'Maya'), presence: 'air', preview: { kind: 'typing', words: 'typing' } },
    draft: {
      ...TALK,
      ...somebody('amir', 'Amir'),
      preview: { kind: 'sign', icon: 'pencil-simple-fill', warns: false, words: 'Draft: I will' },
    },
    'not sent': {
      ...TALK,
      ...somebody('ben', 'Ben'),
      presence: null,
      preview: { kind: 'sign', icon: 'warning-fill', warns: true, words: `Not sent: ${LONG}, ${LONG}, ${LONG}` },
    },
    muted: {
      ...TALK,
      ...somebody('oskar', 'Oskar'),
      unread: 12,
      muted: true,
      preview: { kind: 'text', words: 'Rook to e4, your move' },
    },
    room: {
      ...TALK,
      ...somebody('sunday', 'Sunday table'),
      presence: null,
      room: { faces: [somebody('maya', 'Maya'), somebody('theo', 'Theo')], onCamera: '3 on camera' },
      preview: { kind: 'text', words: 'Theo: I bring the pudding' },
    },
  }),
  views(MenuRow, MENU, 'row', {
    plain: { icon: 'television-simple-fill', label: 'Watch', value: '' },
    'flips in place': { icon: 'user-check-bold', label: 'May always watch me', value: 'On' },
    'with its key': { icon: 'video-camera-fill', label: 'My webcam', value: '', colourKey: 'green' },
    'too long': { icon: 'bell-fill', label: LONG, value: '', colourKey: 'yellow' },
  }),
];
