import { Grid } from '../../../src/components/core/Grid.ts';
import { FriendCard, type FriendView } from '../../../src/components/FriendCard.ts';
import { LiveTile, type TileView } from '../../../src/components/LiveTile.ts';
import { Icon } from '../../../src/components/paint/Icon.ts';
import { peek } from '../../../src/components/paint/shapes.ts';
import type { SelfView } from '../../../src/components/TopBar/SelfButton.ts';
import { TopBar } from '../../../src/components/TopBar/TopBar.ts';
import { Label } from '../../../src/components/text/Label.ts';
import { color, fade } from '../../../src/theme/color.ts';
import { safeArea } from '../../../src/theme/metrics.ts';
import { type } from '../../../src/theme/type.ts';
import { coloured, named, picture, Scene, showOn } from '../Scene.ts';

const friend = (
  name: string,
  face: string | null,
  presence: FriendView['presence'],
  status: string,
  unread: number,
  camera: boolean,
  videoMessages: boolean,
): FriendView => ({
  person: name,
  name,
  picture: face ? picture(`av-${face}`) : null,
  presence,
  status,
  unread,
  camera,
  videoMessages,
  spoken: status,
});

export const FRIENDS: readonly FriendView[] = [
  friend('Jonas', 'jonas', 'available', 'Reading. Ring me.', 2, true, true),
  friend('Grandma Rut', 'rut', 'available', 'Here', 0, true, true),
  friend('Inês', 'ines', 'busy', 'On a call', 0, true, false),
  friend('Amir', 'amir', 'away', 'Away 12 min', 1, false, true),
  friend('Piet', null, 'available', 'Cooking', 0, false, true),
  friend('Kofi', null, 'offline', 'Offline since 17:20', 0, false, false),
  friend('Dora', null, 'offline', 'Offline since Sunday', 0, false, false),
  friend('Nils', null, 'offline', 'Offline since May', 0, false, false),
  friend('Emma', null, 'offline', 'Offline since 2024', 0, false, false),
  friend('Marta', null, 'available', 'A very long status that has to end in an ellipsis', 12, true, true),
];

const tile = (name: string, face: string, access: TileView['access'], caption: string): TileView => ({
  person: name,
  name,
  picture: picture(`av-${face}`),
  access,
  caption,
  live: 'LIVE',
  spoken: 'on camera',
});

const TILES: readonly (readonly [TileView, string])[] = [
  [tile('Maya', 'maya', 'open', 'Soup is on'), 'maya'],
  [tile('Theo', 'amir', 'open', 'New headphones'), 'theo'],
  [tile('Lena', 'lena', 'ask', 'Asks first'), 'maya'],
  [tile('Oskar', 'oskar', 'open', 'The boss'), 'cat'],
];

const TABS = [
  { key: 'friends', label: 'Friends', count: 0 },
  { key: 'messages', label: 'Messages', count: 3 },
  { key: 'webcam', label: 'My webcam', count: 0 },
  { key: 'rooms', label: 'Rooms', count: 0 },
  { key: 'preferences', label: 'Preferences', count: 0 },
] as const;

const SELF: SelfView = {
  person: 'noa',
  name: 'Noa',
  picture: picture('av-self'),
  presence: 'available',
  spoken: 'Noa, available',
};

export class HomeScene extends Scene {
  protected override compose(): void {
    const bar = this.put(TopBar, {
      y: 54,
      tabs: TABS,
      shown: 'friends',
      clock: '19:42',
      self: SELF,
      signals: { pill: () => bar.goTo('self') },
    });
    this.pill(bar.pillEnd);
    this.head('On camera now', '4', 142);
    this.head('Friends', '7 here', 550);
    this.legend();

    const tiles = this.put(Grid<readonly [TileView, string], LiveTile>, {
      x: safeArea.x,
      y: 226,
      w: 1824,
      h: 270,
      plan: { scrolls: 'across', lanes: 1, cell: { w: 480, h: 270 }, gap: { x: 40, y: 0 }, lines: 4, keep: 2 },
      cells: {
        key: ([{ person }]) => person,
        make: (parent) => this.put(LiveTile, { w: 480, h: 270 }, parent),
        bind: (cell, [view, room]) => {
          cell.tile = view;
          showOn(cell, room);
        },
      },
    });
    tiles.items = TILES;
    const cards = this.put(Grid<FriendView, FriendCard>, {
      x: safeArea.x,
      y: 622,
      w: safeArea.width,
      h: 288,
      arrival: 'nearest',
      plan: {
        scrolls: 'down',
        lanes: 3,
        cell: { w: 560, h: 132 },
        gap: { x: 24, y: 24 },
        lines: 2,
        keep: 2,
        peek: { recipe: peek(560, 40, [20, 20, 0, 0]), ink: fade(color.surface.dim, 0.7) },
      },
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(FriendCard, { w: 560, h: 132 }, parent),
        bind: (cell, view) => {
          cell.friend = view;
        },
      },
    });
    cards.items = FRIENDS;
    this.zone('bar', bar, { down: ['tiles', 'cards'] });
    this.zone('tiles', tiles, { up: 'bar', down: 'cards' });
    this.zone('cards', cards, { up: ['tiles', 'bar'] });
    this.goTo('tiles');
    this.hints([
      named('OK', 'Watch Maya'),
      coloured('green', 'My webcam'),
      coloured('yellow', 'Messages'),
      coloured('blue', 'Options'),
    ]);
  }

  private head(words: string, count: string, y: number): void {
    const head = this.put(Label, { words, style: type.head, x: safeArea.x, y });
    const ink = color.text.tertiary;
    this.put(Label, { words: count, style: type.body, ink, x: safeArea.x + head.w + 20, y: y + 4 });
  }

  private legend(): void {
    const ink = color.text.tertiary;
    let x: number = safeArea.right;
    for (const [icon, words] of [
      ['film-strip-fill', 'takes video messages'],
      ['video-camera-fill', 'has a camera'],
    ] as const) {
      const label = this.put(Label, { words, style: type.caption, ink, x, mountX: 1, y: 558 });
      x -= label.w + 12 + 32;
      this.put(Icon, { name: icon, size: 32, ink, x, y: 558 });
      x -= 32;
    }
  }
}
