import { describe, expect, test, vi } from 'vitest';
import { AirPill } from '../../src/components/AirPill.ts';
import { Avatar, groundOf } from '../../src/components/Avatar.ts';
import { FriendCard, type FriendView } from '../../src/components/FriendCard.ts';
import { LiveTile, type TileView } from '../../src/components/LiveTile.ts';
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
