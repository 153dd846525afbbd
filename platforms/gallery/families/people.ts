import { Avatar, type PresenceShape } from '../../../src/components/Avatar.ts';
import { ChipCloud } from '../../../src/components/ChipCloud.ts';
import { FriendCard, type FriendView } from '../../../src/components/FriendCard.ts';
import { PickCard, type PickView } from '../../../src/components/PickCard.ts';
import { Skeleton } from '../../../src/components/Skeleton.ts';
import { StatusRow } from '../../../src/components/StatusRow.ts';
import { size } from '../../../src/theme/metrics.ts';
import { faceOf, type Specimen, somebody, specimen } from '../specimen.ts';

const CARD = { w: 560, h: 132 } as const;
const PICK = { w: 552, h: 120 } as const;
const STATUS = { w: 552, h: 84 } as const;
const SHAPES: readonly PresenceShape[] = ['available', 'away', 'busy', 'air', 'invisible', 'offline'];
const NOT_YET = { presence: null, unread: 0, camera: false, videoMessages: false } as const;

function card(state: string, name: string, more: Partial<FriendView>): Specimen {
  const view: FriendView = {
    ...somebody(name.toLowerCase(), name),
    presence: 'available',
    status: 'Here',
    unread: 0,
    camera: false,
    videoMessages: false,
    spoken: '',
    ...more,
  };
  return specimen(`FriendCard · ${state}`, FriendCard, { ...CARD, friend: view });
}

function pick(state: string, name: string, more: Partial<PickView>): Specimen {
  const who = somebody(name.toLowerCase(), name);
  const view: PickView = { ...who, presence: 'available', status: 'Here', chosen: false, match: null, ...more };
  return specimen(`PickCard · ${state}`, PickCard, { ...PICK, pick: view });
}

export const people: readonly Specimen[] = [
  ...SHAPES.map((presence) =>
    specimen(`Avatar · ${presence}`, Avatar, { ...somebody('maya', 'Maya'), presence, size: size.avatar.xl }),
  ),
  specimen('Avatar · letter', Avatar, { person: 'piet', name: 'Piet', size: size.avatar.xl }),
  specimen('small', Avatar, { ...somebody('theo', 'Theo'), presence: 'away', size: size.avatar.m }),
  card('camera, clips', 'Jonas', { status: 'Reading. Ring me.', camera: true, videoMessages: true }),
  card('unread', 'Rut', { unread: 2, camera: true }),
  card('busy', 'Ines', { name: 'Inês', presence: 'busy', status: 'On a call' }),
  card('away', 'Amir', { presence: 'away', status: 'Away 12 min' }),
  card('on camera', 'Oskar', { presence: 'air', status: 'The boss', camera: true }),
  card('offline', 'Kofi', { picture: null, presence: 'offline', status: 'Offline since Sunday' }),
  card('too long', 'Marta', {
    picture: null,
    status: 'A very long status that has to end in an ellipsis',
    unread: 12,
    camera: true,
    videoMessages: true,
  }),
  card('wants to be friends', 'Ben', { ...NOT_YET, status: 'Wants to be friends', wants: 'user-plus-bold' }),
  card('about nobody', 'Add a friend', { ...NOT_YET, picture: null, status: '', sign: 'user-plus-bold' }),
];

export const choosing: readonly Specimen[] = [
  pick('plain', 'Maya', { presence: 'air', status: 'On camera' }),
  pick('chosen', 'Theo', { chosen: true }),
  pick('found', 'Oskar', { match: { from: 2, count: 2 } }),
  specimen('ChipCloud · counts those that do not fit', ChipCloud, {
    w: 552,
    h: 164,
    lines: 2,
    people: ['Maya', 'Theo', 'Oskar', 'Jonas', 'Amir', 'Lena', 'Ben'].map((label) => ({
      kind: 'person',
      label,
      person: label.toLowerCase(),
      picture: faceOf(label.toLowerCase()),
    })),
  }),
  pick('chosen and found', 'Mika', { chosen: true, presence: 'offline', match: { from: 0, count: 2 } }),
  specimen('Skeleton', Skeleton, CARD),
  ...SHAPES.filter((shape) => shape !== 'air').map((shape_) =>
    specimen(`StatusRow · ${shape_}`, StatusRow, { ...STATUS, shape_, label: 'As friends see you' }),
  ),
  specimen('StatusRow · chosen, caption', StatusRow, {
    ...STATUS,
    label: 'Here',
    caption: 'Until you change it',
    chosen: true,
  }),
];
