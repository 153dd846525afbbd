import type { FriendView } from '../../../components/FriendCard.ts';
import type { TileView } from '../../../components/LiveTile.ts';
import { inGrid, keepOrder } from '../../../model/order.ts';
import type { Viewing } from '../../../model/viewing.ts';
import type { Friend, FriendRequest } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { faceOf } from '../../faces.ts';
import { presenceLine, shapeOf } from '../../texts.ts';

/** What stands in the grid: who asks to be a friend, friends who are not on camera, and the way to more of them. */
export type Entry =
  | { readonly is: 'request'; readonly person: string; readonly request: FriendRequest }
  | { readonly is: 'friend'; readonly person: string; readonly friend: Friend }
  | { readonly is: 'add'; readonly person: string };

/** No ID looks like this. */
const ADD: Entry = { is: 'add', person: '+' };

export interface GridFacts {
  readonly friends: readonly Friend[];
  readonly requests: readonly FriendRequest[];
  /** Whether there can be more friends: not for a guest on this TV. */
  readonly adds: boolean;
  unread(person: string): number;
  /** What stands there now, if somebody moves in it: then nothing changes places. */
  readonly before: readonly Entry[] | null;
}

/** The grid, in its order; *Add a friend* is always last. */
export function entriesOf({ friends, requests, adds, unread, before }: GridFacts): Entry[] {
  const people = [
    ...(adds ? requests : []).map((request): Entry => ({ is: 'request', person: request.person, request })),
    ...inGrid(friends, unread).map((friend): Entry => ({ is: 'friend', person: friend.person, friend })),
  ];
  const stood = before?.filter(({ is }) => is !== 'add');
  return [...(stood ? keepOrder(stood, people) : people), ...(adds ? [ADD] : [])];
}

/** Reads everything the screen shows, so that an effect runs again when any of it changes. */
export function readAll({ friends, conversations, rooms, viewings, account, air }: AppContext['tv']): void {
  for (const { person } of friends.all.value) conversations.unread(person);
  conversations.unreadTotal();
  rooms.unreadTotal();
  rooms.isInside;
  for (const viewing of viewings.all.value) viewing.state.value;
  friends.requestsToMe.value;
  friends.requestsOfMine.value;
  account.state.value;
  air.state.value;
}

type Words = Pick<AppContext, 't' | 'platform'>;
type CardFacts = Pick<AppContext, 't' | 'platform' | 'tv'>;

/** A card of the grid. */
export function cardOf({ t, platform, tv }: CardFacts, entry: Entry, unread: number, now: number): FriendView {
  const plain = { person: entry.person, unread: 0, camera: false, videoMessages: false, presence: null };
  switch (entry.is) {
    case 'add':
      return {
        ...plain,
        name: t('home.add'),
        picture: null,
        status: t('home.add.text'),
        spoken: t('home.add.text'),
        sign: 'user-plus-bold',
      };
    case 'request': {
      const { name, avatar } = entry.request;
      const status = t('home.wantsToBeFriends');
      return { ...plain, name, picture: faceOf(platform, avatar), status, spoken: status, wants: 'user-plus-bold' };
    }
    case 'friend': {
      const { name, avatar, presence } = entry.friend;
      const status = presenceLine(t, presence, now);
      const videoMessages = presence.videoMessages && tv.clips.offered;
      const says = [
        presence.status === 'busy' && status !== t('presence.busy') ? t('presence.busy') : '',
        status,
        unread > 0 ? t('home.unread', { unread }) : '',
        presence.camera ? t('home.legend.camera') : '',
        videoMessages ? t('home.legend.films') : '',
      ];
      return {
        ...plain,
        name,
        picture: faceOf(platform, avatar),
        presence: shapeOf(presence),
        status,
        unread,
        camera: presence.camera,
        videoMessages,
        spoken: says.filter((part) => part !== '').join(', '),
      };
    }
  }
}

/** A tile of the first row. */
export function tileOf(
  { t, platform }: Words,
  { person, name, avatar, presence }: Friend,
  { asking, paused, unread }: { readonly asking: boolean; readonly paused: boolean; readonly unread: number },
): TileView {
  const access = presence.onAir ?? 'ask';
  const caption = asking
    ? t('home.asking')
    : access === 'ask'
      ? t('home.asksFirst')
      : presence.text || t('presence.air');
  const said = [t('presence.air'), caption, unread > 0 ? t('home.unread', { unread }) : ''];
  return {
    person,
    name,
    picture: faceOf(platform, avatar),
    access,
    caption,
    live: paused ? t('home.paused') : t('home.live'),
    paused,
    unread,
    spoken: said.filter((part, at) => part !== '' && said.indexOf(part) === at).join(', '),
  };
}

/** Whether a friend is being asked, on this TV, while its person does something else (07). */
export function isAsking(viewing: Viewing | undefined): boolean {
  const is = viewing?.small === false ? viewing.state.peek().is : undefined;
  return is === 'asking' || is === 'opening';
}
