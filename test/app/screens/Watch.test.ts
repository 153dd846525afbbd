import type Lightning from '@lightningjs/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppOptions } from '../../../src/app/options.ts';
import '../../../src/app/sheets/options/opening.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import { LiveTile } from '../../../src/components/LiveTile.ts';
import type { PicturePacket } from '../../../src/protocol/packet.ts';
import type { Settings, WatchAnswer } from '../../../src/protocol/words.ts';
import { Household, TestCamera, type TestTv, URL } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';
import { slowSocket } from '../../support/slow-socket.ts';

/** What was put on the screen: whose picture (the first byte of a test picture), and how many there were before. */
const shown: number[] = [];

vi.mock('../../../src/playback/decoder.ts', () => ({
  canShow: () => true,
  decode: async (packet: PicturePacket) => {
    shown.push(packet.payload[0] ?? -1);
    const image = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    return { image, width: 320, height: 180, close: () => undefined };
  },
}));

const MAYA = 22;

let household: Household;
let maya: TestTv;
let noa: TestTv;

beforeEach(async () => {
  shown.length = 0;
  household = await Household.open();
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** Maya with the camera on, and Noa's home screen in front of us. */
async function start(
  watchMode: Settings['watchMode'] = 'friends',
  line: 'slow' | 'fast' = 'fast',
  options: Partial<AppOptions> = {},
): Promise<OpenedApp> {
  maya = await household.signedIn('maya', { camera: new TestCamera(MAYA) });
  await maya.tv.settings.set({ watchMode });
  await maya.tv.air.goOnAir();
  noa = await household.signedIn('noa', { line });
  return openApp(household, noa, options);
}

/** Noa presses OK on Maya's tile, and time passes until her room shows. */
async function watched(options: Partial<AppOptions> = {}): Promise<OpenedApp> {
  const bench = await start('friends', 'fast', options);
  bench.press('Enter');
  await bench.pass(1_000);
  expect(bench.app.navigation.name).toBe('watch');
  return bench;
}

async function answer(how: WatchAnswer): Promise<void> {
  const [ask] = maya.tv.asks.waiting.peek();
  if (!ask) throw new Error('nobody asks');
  void maya.tv.asks.answer(ask, how);
  await household.pass(0);
}

const viewers = (): [string, boolean][] => maya.tv.air.viewers.peek().map(({ person, small }) => [person, small]);
/** Each time somebody came or left, or changed between large and small. */
function follow(): [string, boolean][][] {
  const told: [string, boolean][][] = [];
  maya.tv.air.viewers.subscribe(() => told.push(viewers()));
  return told;
}

function allOf<T extends Lightning.Element>(of: Lightning.Element, type: new (stage: Lightning.Stage) => T): T[] {
  const own = of instanceof type ? [of] : [];
  return own.concat(...of.children.map((child: Lightning.Element) => allOf(child, type)));
}
const isActive = (element: Lightning.Element): boolean => (element as unknown as { active: boolean }).active;
/** The room, full-bleed. */
const room = (bench: OpenedApp): LivePicture | undefined =>
  allOf(bench.subject, LivePicture).find((picture) => picture.w === 1920 && isActive(picture));

describe('asking (07)', () => {
  test('says who decides and for how long one has waited; OK stops it', async () => {
    const bench = await start('ask');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Asking Maya')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Stop asking', role: 'button' });
    expect(bench.sees('Keep asking in the background')).toBe(true);
    await bench.pass(18_000);
    expect(bench.sees('Maya decides who watches. Waiting 0:18')).toBe(true);
    expect(maya.tv.asks.waiting.peek().length).toBe(1);

    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
  });

  test('a yes leads to the picture, with the zoom in focus', async () => {
    const bench = await start('ask');
    bench.press('Enter');
    await bench.pass(1_000);
    await answer('once');
    await bench.pass(1_000);
    expect(bench.sees('LIVE')).toBe(true);
    expect(bench.sees('Asking Maya')).toBe(false);
    expect(room(bench)).toBeDefined();
    expect(new Set(shown)).toEqual(new Set([MAYA]));
    expect(bench.focus()).toEqual({ label: 'Zoom', role: 'choice', value: 'Full' });
  });

  for (const [name, no] of [
    ['not now', () => answer('not_now')],
    ['being blocked', () => answer('block')],
    ['no answer', async () => undefined],
  ] as const) {
    test(`${name} has the words of every no`, async () => {
      const bench = await start('ask');
      bench.press('Enter');
      await bench.pass(1_000);
      await no();
      await bench.pass(46_000);
      expect(bench.sees('Not now')).toBe(true);
      expect(bench.sees('Maya is not showing the room at the moment')).toBe(true);
      expect(bench.focus()?.label).toBe('Send a message');
      bench.press('Right');
      expect(bench.focus()?.label).toBe('Close');
      bench.press('Enter');
      await bench.rest();
      expect(bench.app.navigation.name).toBe('home');
    });
  }

  test('the friend went off camera while being asked', async () => {
    const bench = await start('ask');
    bench.press('Enter');
    await bench.pass(1_000);
    void maya.tv.air.stop();
    await bench.pass(500);
    expect(bench.sees('Maya is off camera')).toBe(true);
    await bench.pass(5_000);
    expect(bench.app.navigation.name).toBe('watch');
  });

  test('a message to somebody who said no is not followed by asking again', async () => {
    const bench = await start('ask');
    bench.press('Enter');
    await bench.pass(1_000);
    await answer('not_now');
    await bench.pass(500);
    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('conversation');
    bench.press('Back');
    if (bench.app.navigation.name === 'conversation') bench.press('Back');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('home');
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
  });
});

describe('asking in the background', () => {
  async function inBackground(): Promise<OpenedApp> {
    const bench = await start('ask');
    bench.press('Enter');
    await bench.pass(1_000);
    bench.press('Back');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('home');
    expect(maya.tv.asks.waiting.peek().length).toBe(1);
    return bench;
  }

  test('BACK goes on asking, the tile says so and leads back to it', async () => {
    const bench = await inBackground();
    expect(bench.sees('Asking')).toBe(true);
    bench.press('Enter');
    await bench.pass(1_000);
    expect(bench.sees('Maya decides who watches. Waiting 0:03')).toBe(true);
    expect(maya.tv.asks.waiting.peek().length).toBe(1);
  });

  test('the yes comes as a notice; YELLOW shows the room without opening it anew', async () => {
    const bench = await inBackground();
    await answer('once');
    await bench.pass(500);
    expect(bench.sees('Maya lets you watch')).toBe(true);
    const told = follow();
    bench.press('Yellow');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('watch');
    expect(bench.sees('LIVE')).toBe(true);
    expect(bench.sees('Maya lets you watch')).toBe(false);
    expect(told.every((row) => row.length === 1)).toBe(true);
    expect(viewers()).toEqual([['noa', false]]);
  });

  test('whoever does not come is not at the window any more, but for the tile', async () => {
    const bench = await inBackground();
    await answer('once');
    await bench.pass(15_000);
    expect(bench.sees('Maya lets you watch')).toBe(false);
    expect(viewers()).toEqual([['noa', true]]);
    // The tile shows the room now.
    const count = shown.length;
    await bench.pass(11_000);
    expect(shown.length - count).toBeGreaterThanOrEqual(2);
    expect(shown.length - count).toBeLessThanOrEqual(3);
  });

  test('there is no notice on the screen that shows the picture anyway', async () => {
    const bench = await start('ask');
    bench.press('Enter');
    await bench.pass(1_000);
    await answer('once');
    await bench.pass(1_000);
    expect(bench.sees('Maya lets you watch')).toBe(false);
  });
});

describe('the room (08)', () => {
  test('the bar says how live it is', async () => {
    const bench = await watched();
    await bench.pass(3_500);
    for (const words of ['LIVE', 'Maya', 'Last picture', 'Fast', 'Relay']) expect(bench.sees(words)).toBe(true);
    expect(bench.sees(/^\d\d:\d\d:\d\d$/)).toBe(true);
    expect(bench.sees(/^[4-9](\.\d)? a second$/)).toBe(true);
  });

  test('LEFT and RIGHT zoom at once', async () => {
    const bench = await watched();
    expect(room(bench)?.fit).toBe('fill');
    bench.press('Left');
    expect(room(bench)?.fit).toBe(3);
    bench.press('Left', 'Left', 'Left');
    expect(room(bench)?.fit).toBe(1);
    expect(bench.focus()?.value).toBe('100%');
  });

  test('the bar goes after five seconds without a key; an arrow only brings it back', async () => {
    const bench = await watched();
    await bench.pass(3_000);
    bench.press('Right');
    await bench.pass(4_500);
    expect(bench.sees('LIVE')).toBe(true);
    await bench.pass(700);
    expect(bench.sees('LIVE')).toBe(false);
    bench.press('Left');
    expect(bench.sees('LIVE')).toBe(true);
    expect(bench.focus()?.value).toBe('Full');
    bench.press('Left');
    expect(bench.focus()?.value).toBe('300%');
  });

  test('the stage rests while the bar is away: pictures come under it', async () => {
    const bench = await watched({ surface: document.createElement('div') });
    await bench.pass(12_000);
    expect(bench.sees('LIVE')).toBe(false);
    const count = shown.length;
    const draws = vi.spyOn(
      (bench.stage as unknown as { ctx: { hasRenderUpdates(): boolean } }).ctx,
      'hasRenderUpdates',
    );
    await bench.pass(3_000);
    expect(shown.length - count).toBeGreaterThan(10);
    expect(draws.mock.results.map(({ value }) => value)).toEqual([false]);
  });

  test('OK hides the bar and shows it; BACK hides it, then leaves', async () => {
    const bench = await watched();
    bench.press('Enter');
    expect(bench.sees('LIVE')).toBe(false);
    bench.press('Enter');
    expect(bench.sees('LIVE')).toBe(true);
    bench.press('Back');
    expect(bench.sees('LIVE')).toBe(false);
    expect(bench.app.navigation.name).toBe('watch');
    bench.press('Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
  });

  test('moving the pointer shows it', async () => {
    const bench = await watched();
    bench.press('Enter');
    window.dispatchEvent(new MouseEvent('mousemove', { clientX: 100, clientY: 100 }));
    bench.frame();
    expect(bench.sees('LIVE')).toBe(true);
  });

  test('UP brings *Message*, DOWN takes it away', async () => {
    const bench = await watched();
    expect(bench.sees('Message')).toBe(false);
    bench.press('Up');
    expect(bench.focus()?.label).toBe('Message');
    bench.press('Down');
    expect(bench.sees('Message')).toBe(false);
    expect(bench.focus()?.label).toBe('Zoom');
    bench.press('Up', 'Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('conversation');
  });

  test('BLUE brings what can be done with the friend; who is blocked is not watched any more', async () => {
    const bench = await watched();
    bench.press('Blue');
    await bench.pass(100);
    expect(bench.focus()).toMatchObject({ label: 'Message', role: 'button' });
    expect(bench.sees('Watch')).toBe(false);
    bench.press('Down', 'Down', 'Down', 'Down');
    while (bench.focus()?.label !== 'Block or remove') bench.press('Up');
    bench.press('Enter');
    await bench.rest();
    while (bench.focus()?.label !== 'Block') bench.press('Up');
    bench.press('Enter');
    await bench.pass(1_000);
    expect(viewers()).toEqual([]);
    expect(room(bench)).toBeUndefined();
  });

  test('questions come as notices while it fills the screen', async () => {
    const bench = await watched();
    expect(bench.app.navigation.screen?.quiet).toBe(true);
    bench.press('Left');
    expect(bench.app.navigation.screen?.quiet).toBe(false);
    await bench.pass(6_000);
    expect(bench.app.navigation.screen?.quiet).toBe(true);
  });

  test('an invitation opens it without asking', async () => {
    const bench = await start('ask');
    await maya.tv.air.invite('noa');
    await bench.rest();
    const invitation = noa.tv.asks.invitations.peek()[0]?.invitation ?? '';
    expect(invitation).not.toBe('');
    void bench.app.navigation.push('watch', { person: 'maya', invitation });
    await bench.pass(1_000);
    expect(bench.sees('LIVE')).toBe(true);
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
  });
});

describe('when it stands still or ends', () => {
  test('until the first picture, the friend is coming', async () => {
    // On a slow line the tile shows nothing, so it has nothing to hand over.
    const bench = await start('friends', 'slow');
    maya.plug.pull();
    bench.press('Enter');
    await bench.pass(1_000);
    expect(bench.sees('Maya is coming')).toBe(true);
    expect(shown).toEqual([]);
    maya.plug.mend();
    await bench.pass(20_000);
    expect(bench.sees('Maya is coming')).toBe(false);
    expect(shown.length).toBeGreaterThan(0);
  });

  test('a picture older than ten seconds says its age', async () => {
    const bench = await watched();
    maya.plug.pull();
    await bench.pass(6_000);
    bench.press('Up');
    await bench.pass(2_000);
    expect(bench.sees(/s ago$/)).toBe(false);
    bench.press('Down');
    await bench.pass(3_000);
    expect(bench.sees(/^1\d s ago$/)).toBe(true);
    expect(bench.sees('LIVE')).toBe(true);
  });

  test('the friend hides the app: paused, grey, its age counts, and the bar stays until it goes on', async () => {
    const bench = await watched();
    await bench.pass(6_000);
    await maya.visible(false);
    await bench.pass(8_000);
    expect(bench.sees('PAUSED')).toBe(true);
    expect(bench.sees('LIVE')).toBe(false);
    expect(bench.sees('0 a second')).toBe(true);
    expect(bench.sees(/^[78] s ago$/)).toBe(true);
    expect(room(bench)?.paused).toBe(true);
    await maya.visible(true);
    await bench.pass(1_500);
    expect(bench.sees('LIVE')).toBe(true);
    expect(room(bench)?.paused).toBe(false);
    await bench.pass(5_000);
    expect(bench.sees('LIVE')).toBe(false);
  });

  test('our line is lost: paused, and the banner has the focus; back again, it goes on', async () => {
    const bench = await watched();
    noa.plug.cut();
    noa.plug.pull();
    await bench.pass(2_000);
    expect(bench.sees('PAUSED')).toBe(true);
    expect(bench.sees('No link')).toBe(true);
    expect(bench.sees('Connection lost')).toBe(true);
    expect(bench.focus()?.label).toContain('Try now');
    noa.plug.mend();
    bench.press('Enter');
    await bench.pass(3_000);
    expect(bench.sees('LIVE')).toBe(true);
    expect(bench.focus()?.label).toBe('Zoom');
  });

  test('the friend goes off camera: said for three seconds, then back', async () => {
    const bench = await watched();
    void maya.tv.air.stop();
    await bench.pass(1_000);
    expect(bench.sees('Maya went off camera')).toBe(true);
    expect(room(bench)).toBeUndefined();
    await bench.pass(2_500);
    expect(bench.app.navigation.name).toBe('home');
  });

  test('the window was closed: the same words for every reason, and nothing of the room stays', async () => {
    const bench = await watched();
    void maya.tv.air.removeViewer('noa');
    await bench.pass(500);
    expect(bench.sees('Maya closed the window')).toBe(true);
    expect(room(bench)).toBeUndefined();
    expect(bench.focus()?.label).toBe('Send a message');
  });
});

describe('handing the room over', () => {
  test('a tile becomes the large picture without leaving, and is on the screen at once', async () => {
    const bench = await start();
    await bench.pass(1_000);
    expect(viewers()).toEqual([['noa', true]]);
    const told = follow();
    bench.press('Enter');
    await bench.rest();
    // No rings, no waiting: the tile's picture is there.
    expect(bench.sees('Maya is coming')).toBe(false);
    expect(bench.sees('LIVE')).toBe(true);
    await bench.pass(2_000);
    expect(viewers()).toEqual([['noa', false]]);
    expect(told.every((row) => row.length === 1)).toBe(true);
    expect(shown.length).toBeGreaterThan(8);
  });

  test('BACK makes it the tile again, at the tile’s pace', async () => {
    const bench = await start();
    await bench.pass(1_000);
    bench.press('Enter');
    await bench.pass(1_000);
    const told = follow();
    bench.press('Back', 'Back');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('home');
    expect(viewers()).toEqual([['noa', true]]);
    expect(told.every((row) => row.length === 1)).toBe(true);
    expect(allOf(bench.subject, LiveTile).some((tile) => tile.tile?.person === 'maya')).toBe(true);
    const count = shown.length;
    await bench.pass(10_000);
    expect(shown.length - count).toBeGreaterThanOrEqual(1);
    expect(shown.length - count).toBeLessThanOrEqual(3);
  });

  test('a conversation takes it over and gives it back', async () => {
    const bench = await watched();
    const viewing = noa.tv.viewings.of('maya');
    const told = follow();
    bench.press('Up', 'Enter');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('conversation');
    expect(noa.tv.viewings.of('maya')).toBe(viewing);
    bench.app.navigation.back();
    await bench.rest();
    expect(bench.sees('LIVE')).toBe(true);
    await bench.pass(1_000);
    expect(noa.tv.viewings.of('maya')).toBe(viewing);
    expect(told.every((row) => row.length === 1)).toBe(true);
  });

  test('nobody watches any more once it is left for something else', async () => {
    const bench = await watched();
    bench.press('Green');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('myWebcam');
    expect(viewers()).toEqual([]);
    expect(noa.tv.viewings.all.peek()).toEqual([]);
  });
});

test('the bar says what the server takes the line for, whatever this TV says of itself (W17)', async () => {
  const pictures = new TestCamera(MAYA);
  const { encode } = pictures;
  // About as large as pictures of that width are.
  pictures.encode = (pose, width = 320) => {
    const { codec, bytes } = encode.call(pictures, pose);
    const real = new Uint8Array(width * 12);
    real.set(bytes);
    return { codec, bytes: real };
  };
  maya = await household.signedIn('maya', { camera: pictures });
  await maya.tv.settings.set({ watchMode: 'friends' });
  await maya.tv.air.goOnAir();
  const { gateway } = household.house;
  household.net.serve(URL, (socket, address) => gateway.accept(slowSocket(socket, household.clock, 25), address));
  noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  bench.press('Enter');
  await bench.pass(2_000);
  expect(bench.sees('Fast')).toBe(true);
  await bench.pass(20_000);
  bench.press('Up');
  await bench.pass(1_100);
  expect(bench.sees('Slow')).toBe(true);
  expect(bench.sees('Fast')).toBe(false);
  // And so does Maya's TV, for its row of Noa (05).
  expect(maya.tv.air.rates.peek().get('noa')?.line).toBe('slow');

  // A second TV of Noa on a good line: her row is of the one that is shown most.
  household.net.serve(URL, (socket, address) => gateway.accept(socket, address));
  const second = await household.signedIn('noa');
  second.watch('maya');
  await bench.pass(8_000);
  expect(maya.tv.air.rates.peek().get('noa')?.line).toBe('fast');
});
