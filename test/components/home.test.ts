import { describe, expect, test, vi } from 'vitest';
import { AirPill } from '../../src/components/AirPill.ts';
import { Avatar, groundOf } from '../../src/components/Avatar.ts';
import { FriendCard, type FriendView } from '../../src/components/FriendCard.ts';
import { LiveTile, type TileView } from '../../src/components/LiveTile.ts';
import { StatusRow } from '../../src/components/StatusRow.ts';
import { mount, textureName } from '../support/stage.ts';

const friend: FriendView = {
  person: 'jonas',
  name: 'Jonas',
  picture: null,
  presence: 'available',
  status: 'Reading. Ring me.',
  unread: 2,
  camera: true,
  videoMessages: true,
  spoken: 'available, 2 unread, has a camera',
};

describe('a friend card', () => {
  const place = { w: 560, h: 132 };

  test('says who, how and how much is unread', () => {
    const { words, subject } = mount(FriendCard, { friend, ...place });
    expect(words).toEqual(['Jonas', 'Reading. Ring me.', '2']);
    expect(subject.announce).toEqual({ label: 'Jonas', role: 'friend', value: 'available, 2 unread, has a camera' });
  });

  test('acts on OK', () => {
    const pressed = vi.fn();
    mount(FriendCard, { friend, ...place, signals: { pressed } }).press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  test('cuts long words where the icons begin, and gives them the room when those are gone', () => {
    const status = 'a status much too long for such a card, whoever wrote it';
    const bench = mount(FriendCard, { friend: { ...friend, status }, ...place });
    const label = bench.subject.children.filter((child) => 'isCut' in child)[1] as unknown as {
      isCut: boolean;
      w: number;
    };
    expect(label.isCut).toBe(true);
    const narrow = label.w;
    bench.subject.friend = { ...friend, status, unread: 0, camera: false, videoMessages: false };
    expect(label.w).toBeGreaterThan(narrow);
  });

  test('is used again for what is not a friend, and back', () => {
    const bench = mount(FriendCard, { friend, ...place });
    const { presence: _, ...nobody } = friend;
    const add = { ...nobody, presence: null, sign: 'user-plus-bold' as const, name: 'Add a friend', spoken: '' };
    bench.subject.friend = add;
    expect(bench.subject.announce.role).toBe('button');
    const face = () => bench.subject.children.filter((child) => child instanceof Avatar)[0];
    expect(face()?.visible).toBe(false);
    bench.subject.friend = friend;
    expect(bench.subject.announce.role).toBe('friend');
    expect(face()?.visible).toBe(true);
  });

  test('is used again for somebody else without leaving anything behind', () => {
    const bench = mount(FriendCard, { friend, ...place });
    bench.subject.friend = { ...friend, person: 'kofi', name: 'Kofi', status: 'Offline', unread: 0 };
    expect(bench.words).toEqual(['Kofi', 'Offline']);
  });
});

describe('a live tile', () => {
  const tile: TileView = {
    person: 'maya',
    name: 'Maya',
    picture: null,
    access: 'open',
    caption: 'Soup is on',
    live: 'LIVE',
    spoken: 'on camera',
  };

  test('names who is live', () => {
    const { words, subject } = mount(LiveTile, { tile, w: 480, h: 270 });
    expect(words).toEqual(expect.arrayContaining(['Maya', 'Soup is on', 'LIVE']));
    expect(subject.announce).toEqual({ label: 'Maya', role: 'picture', value: 'on camera' });
  });

  test('never shows a picture of somebody who asks first', () => {
    const { subject } = mount(LiveTile, { tile: { ...tile, access: 'ask' }, w: 480, h: 270 });
    const picture = subject.children.filter((child) => child.constructor.name === 'LivePicture')[0];
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    subject.show(canvas);
    expect(picture?.visible).toBe(false);
    expect(picture?.children[0]?.texture).toBeNull();
  });

  test('shows the face until the first picture comes', () => {
    const { subject } = mount(LiveTile, { tile, w: 480, h: 270 });
    const face = subject.children.filter((child) => child instanceof Avatar)[0];
    expect(face?.visible).toBe(true);
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    subject.show(canvas);
    expect(face?.visible).toBe(false);
    subject.clear();
    expect(face?.visible).toBe(true);
  });

  test('says that it stands still, and what is unread', () => {
    const bench = mount(LiveTile, { tile, w: 480, h: 270 });
    bench.subject.tile = { ...tile, live: 'PAUSED', paused: true, unread: 3 };
    expect(bench.words).toEqual(expect.arrayContaining(['PAUSED', '3']));
    bench.subject.tile = { ...tile, unread: 0 };
    expect(bench.words).not.toContain('3');
  });

  test('forgets the last picture when it becomes somebody else’s', () => {
    const { subject } = mount(LiveTile, { tile, w: 480, h: 270 });
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 180;
    subject.show(canvas);
    const image = subject.children.filter((child) => child.constructor.name === 'LivePicture')[0]?.children[0];
    expect(image?.texture).not.toBeNull();
    subject.tile = { ...tile, person: 'theo', name: 'Theo' };
    expect(image?.texture).toBeNull();
  });
});

describe('an avatar', () => {
  test('the same person always has the same colours', () => {
    expect(groundOf('piet')).toBe(groundOf('piet'));
    const grounds = new Set(['piet', 'kofi', 'marta', 'emma', 'sami'].map((person) => groundOf(person)));
    expect(grounds.size).toBeGreaterThan(1);
  });

  test('has its presence shape lower right, and lower left when mirrored', () => {
    const props = { person: 'maya', name: 'Maya', presence: 'air', size: 88 } as const;
    const face = (rtl: boolean) => {
      const { subject } = mount(Avatar, props, { rtl });
      return textureName(subject.children[0]);
    };
    expect(face(false)).not.toBe(face(true));
  });
});

describe('a row of the status menu', () => {
  test('says what it is and whether it is in force, and acts on OK', () => {
    const pressed = vi.fn();
    const row = { shape_: 'away', label: 'Away', caption: 'Back soon', w: 496, h: 84, signals: { pressed } } as const;
    const { subject, press, words } = mount(StatusRow, row);
    expect(words).toEqual(['Away', 'Back soon']);
    expect(subject.announce).toEqual({ label: 'Away', role: 'choice', value: 'Back soon' });
    subject.chosen = true;
    expect(subject.announce.state).toBe('chosen');
    press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
  });
});

describe('the on-air pill', () => {
  test('is as wide as what it says and acts on OK', () => {
    const pressed = vi.fn();
    const { subject, press } = mount(AirPill, { air: 'on', label: 'On air · 3 watching', signals: { pressed } });
    expect(subject.w).toBe(24 + 32 + 10 + 190 + 24);
    press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(subject.announce).toEqual({ label: 'On air · 3 watching', role: 'button' });
  });
});
