import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CameraCard } from '../../src/components/CameraCard.ts';
import { ColourKey } from '../../src/components/ColourKey.ts';
import { FriendPicture, type FriendPictureView } from '../../src/components/FriendPicture.ts';
import { LivePicture } from '../../src/components/LivePicture/LivePicture.ts';
import { PickCard, type PickView } from '../../src/components/PickCard.ts';
import { Pill } from '../../src/components/Pill.ts';
import { ViewerBar, type ViewingView } from '../../src/components/ViewerBar.ts';
import { mount, textureName } from '../support/stage.ts';

function picture(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  return canvas;
}

describe('the camera card', () => {
  const off = { kind: 'off', title: 'Show Maya my room', caption: 'Your webcam is off' } as const;
  const seen = { kind: 'seen', title: 'Maya can see you', caption: 'Stop' } as const;

  test('shows the room or stops that with OK', () => {
    const pressed = vi.fn();
    const bench = mount(CameraCard, { camera: off, w: 560, h: 136, signals: { pressed } });
    bench.press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(bench.words).toEqual(['Show Maya my room', 'Your webcam is off']);
    expect(bench.subject.announce).toEqual({ label: off.title, role: 'button', value: off.caption });
  });

  test('says that RED stops it, here or on another TV', () => {
    const bench = mount(CameraCard, { camera: off, w: 560, h: 136 });
    const key = () => bench.subject.children.filter((child) => child instanceof ColourKey)[0] as ColourKey;
    expect(key().colour).toBe('green');
    bench.subject.camera = { ...seen, kind: 'elsewhere' };
    expect(key().colour).toBe('red');
    bench.subject.camera = seen;
    expect(key().colour).toBe('red');
  });

  test('shows one’s own picture only while one is seen, and forgets it afterwards', () => {
    const { subject } = mount(CameraCard, { camera: off, w: 560, h: 136 });
    const own = subject.children.filter((child) => child.constructor.name === 'LivePicture')[0];
    subject.show(picture());
    expect(own?.children[0]?.texture).toBeNull();
    subject.camera = seen;
    subject.show(picture());
    expect(own?.children[0]?.texture).not.toBeNull();
    subject.camera = off;
    expect(own?.children[0]?.texture).toBeNull();
  });
});

describe('the friend’s picture in a conversation', () => {
  const live: FriendPictureView = {
    person: 'maya',
    name: 'Maya',
    picture: null,
    kind: 'live',
    label: 'LIVE',
    action: 'Full screen',
    actionIcon: 'corners-out-bold',
    spoken: 'on camera',
  };

  test('opens full screen with OK', () => {
    const pressed = vi.fn();
    const bench = mount(FriendPicture, { friend: live, w: 560, h: 315, signals: { pressed } });
    bench.press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(bench.words).toEqual(['LIVE', 'Full screen']);
  });

  test('looks paused while the picture stands still', () => {
    const bench = mount(FriendPicture, { friend: live, w: 560, h: 315 });
    const room = bench.subject.children.filter((child) => child instanceof LivePicture)[0] as LivePicture;
    bench.subject.friend = { ...live, paused: true, label: 'PAUSED' };
    expect(bench.words).toEqual(['PAUSED', 'Full screen']);
    expect(room.paused).toBe(true);
    bench.subject.friend = live;
    expect(room.paused).toBe(false);
  });

  test('shows the face of somebody who is off camera', () => {
    const face = { ...live, kind: 'face', label: 'Off camera', action: '' } as const;
    const bench = mount(FriendPicture, { friend: face, w: 560, h: 315 });
    expect(bench.words).toEqual(['Off camera']);
    expect(bench.subject.canFocus).toBe(false);
  });
});

describe('somebody in the picker', () => {
  const marta: PickView = {
    person: 'marta',
    name: 'Marta',
    picture: null,
    presence: 'available',
    status: 'Here',
    chosen: false,
    match: { from: 0, count: 2 },
  };

  test('shows what was typed as a piece of its own, heavier', () => {
    expect(mount(PickCard, { pick: marta, w: 552, h: 120 }).words).toEqual(['Ma', 'rta', 'Here']);
    const rut = { ...marta, name: 'Grandma Rut', match: { from: 5, count: 2 } };
    expect(mount(PickCard, { pick: rut, w: 552, h: 120 }).words).toEqual(['Grand', 'ma', ' Rut', 'Here']);
  });

  test('cuts a name that is too long instead', () => {
    const long = { ...marta, name: 'Maximiliane von und zu Hohenfels-Liechtenau' };
    expect(mount(PickCard, { pick: long, w: 552, h: 120 }).words).toEqual([long.name, 'Here']);
  });

  test('is chosen with OK by whoever keeps the list, and says so', () => {
    const pressed = vi.fn();
    const bench = mount(PickCard, { pick: marta, w: 552, h: 120, signals: { pressed } });
    bench.press('Enter');
    expect(pressed).toHaveBeenCalledTimes(1);
    bench.subject.pick = { ...marta, chosen: true };
    expect(bench.subject.announce).toEqual({ label: 'Marta', role: 'friend', value: 'Here', state: 'chosen' });
  });

  test('a choice is a filled box, none an empty one', () => {
    const box = (chosen: boolean) => {
      const { subject } = mount(PickCard, { pick: { ...marta, chosen }, w: 552, h: 120 });
      return subject.children.map((child) => textureName(child)).filter((name) => name.includes(':52,52,14'));
    };
    expect(box(true)[0]).toMatch(/^plate/);
    expect(box(false)[0]).toMatch(/^frame/);
  });
});

describe('the viewer’s bar', () => {
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
  };
  const zooms = ['100%', '200%', '300%', 'Full'];
  function open() {
    const zoomed = vi.fn();
    return Object.assign(mount(ViewerBar, { viewing, zooms, zoom: 3, zoomLabel: 'Zoom', signals: { zoomed } }), {
      zoomed,
    });
  }

  test('says how live the picture is', () => {
    expect(open().words.slice(0, 7)).toEqual([
      'LIVE',
      'Maya',
      'Last picture',
      '19:42:07',
      '8.4 a second',
      'Fast',
      'Relay',
    ]);
  });

  test('cross-fades from one way to the other, in the same place', () => {
    let now = 1_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    onTestFinished(() => clock.mockRestore());
    const { subject, frame } = mount(ViewerBar, { viewing, zooms, zoom: 3 }, { looks: { motion: 'full' } });
    const badges = () => subject.children.filter((part) => part instanceof Pill && /^badge/.test(part.kind)) as Pill[];
    const pass = (ms: number) => {
      now += ms;
      frame();
    };
    pass(20);
    subject.viewing = { ...viewing, path: { icon: 'lightning-fill', label: 'Direct', direct: true } };
    pass(20);
    pass(90);
    const [relay, direct] = badges();
    expect(relay?.alpha).toBeGreaterThan(0);
    expect(direct?.alpha).toBeGreaterThan(0);
    expect([relay?.label, relay?.x]).toEqual(['Relay', direct?.x]);
    pass(200);
    expect([relay?.alpha, direct?.alpha]).toEqual([0, 1]);
  });

  test('says how old it is when it is old', () => {
    const bench = open();
    bench.subject.viewing = {
      ...viewing,
      kind: 'paused',
      state: 'PAUSED',
      ago: '18 s ago',
      bars: 0,
      line: 'No link',
      path: null,
    };
    expect(bench.words.slice(0, 6)).toEqual(['PAUSED', 'Maya', '19:42:07', '18 s ago', '8.4 a second', 'No link']);
  });

  test('LEFT and RIGHT zoom at once; UP leads on', () => {
    const { press, zoomed, escaped, subject } = open();
    press('Left', 'Left', 'Up');
    expect(zoomed.mock.calls).toEqual([[2], [1]]);
    expect(subject.zoom).toBe(1);
    expect(escaped).toEqual(['Up']);
  });

  test('what it says never runs into the zoom', () => {
    const { subject } = open();
    const zoom = subject.children[subject.children.length - 1];
    const others = subject.children.slice(1, -1).filter((child) => child.visible);
    for (const child of others) expect(child.x + child.w).toBeLessThan(zoom?.x ?? 0);
  });

  test('a long name or language leaves out how the pictures travel, then cuts the name', () => {
    const { subject, words } = open();
    const ends = () => {
      const shown = subject.children.filter((child) => child.visible);
      return shown.slice(1, -1).map((child) => child.x + child.w);
    };
    const zoomAt = () => subject.children[subject.children.length - 1]?.x ?? 0;
    expect(words).toContain('Relay');
    for (const name of ['Grandma Rut of the hill', 'Grandma Rut '.repeat(20)]) {
      subject.viewing = { ...viewing, name, pace: '8.4 pictures in each second', line: 'Rather fast and steady' };
      for (const end of ends()) expect(end).toBeLessThan(zoomAt());
    }
    subject.viewing = viewing;
    expect(subject.children.filter((child) => child.visible).length).toBe(subject.children.length - 3);
  });
});
