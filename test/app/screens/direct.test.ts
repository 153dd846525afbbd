import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
// Fetched when it is wanted: here it is there at once.
import '../../../src/model/direct/direct.ts';
import { LivePicture } from '../../../src/components/LivePicture/LivePicture.ts';
import type { DirectEngine } from '../../../src/model/direct/direct.ts';
import type { PicturePacket } from '../../../src/protocol/packet.ts';
import type { Settings } from '../../../src/protocol/words.ts';
import { DIRECT } from '../../support/direct-pair.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { MemoryPeers } from '../../support/memory-peers.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

vi.mock('../../../src/playback/decoder.ts', () => ({
  canShow: () => true,
  decode: async (packet: PicturePacket) => {
    const image = Object.assign(document.createElement('canvas'), { width: packet.width, height: packet.height });
    return { image, width: 320, height: 180, close: () => undefined };
  },
}));

let household: Household;
let peers: MemoryPeers;
/** what plays on the screen, newest last */
let films: HTMLVideoElement[];

beforeEach(async () => {
  household = await Household.open({ direct: DIRECT });
  peers = new MemoryPeers(household.clock);
  films = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** In memory, with elements that a page can show. */
function engine(mark: number): DirectEngine {
  const memory = peers.engine(mark);
  return {
    ...memory,
    newFilm: (stream, shown) => {
      const element = document.createElement('video');
      films.push(element);
      return { ...memory.newFilm(stream, shown), element };
    },
  };
}

/** Somebody with a TV that can connect directly. */
async function room(person: string, mark: number, settings: Partial<Settings> = {}): Promise<TestTv> {
  const tv = await household.signedIn(person, { camera: new TestCamera(mark), direct: engine(mark) });
  await tv.tv.settings.set({ watchMode: 'friends', ...settings });
  return tv;
}

const watching = (tv: TestTv, person: string) => {
  const viewing = tv.tv.viewings.open(person);
  viewing.present({ show: async () => undefined });
  return viewing;
};

/** From *Stop*, where the focus is first, over the other buttons. */
const TO_OFFER = ['Right', 'Right', 'Right'] as const;

const linkOf = (tv: TestTv) => tv.tv.direct.now.peek()?.mine.peek()?.link.is;

describe('05: the offer', () => {
  let noa: TestTv;
  let maya: TestTv;

  /** Noa is on air and looks at her own screen, Maya watches. */
  async function onAir(settings: Partial<Settings> = {}): Promise<OpenedApp> {
    noa = await room('noa', 11, settings);
    maya = await room('maya', 22, { direct: 'always' });
    const bench = await openApp(household, noa);
    bench.app.navigation.push('myWebcam', {});
    await bench.pass(300);
    await noa.tv.air.goOnAir();
    await bench.pass(300);
    watching(maya, 'noa');
    await bench.pass(1_000);
    return bench;
  }

  test('stands beside the picture, says what is given away, and OK accepts it', async () => {
    const bench = await onAir();
    expect(bench.sees(/Smoother picture, straight to Maya/)).toBe(true);
    bench.press(...TO_OFFER);
    expect(bench.focus()).toMatchObject({ label: 'Use direct', role: 'button' });
    bench.press('Enter');
    await bench.pass(2_000);
    expect(linkOf(noa)).toBe('direct');
    expect(bench.sees('Direct')).toBe(true);
    expect(bench.sees('Use the relay')).toBe(true);
    expect(noa.tv.settings.now.peek().direct).toBe('ask');
  });

  test('may be accepted for good: it is kept on the server', async () => {
    const bench = await onAir();
    bench.press(...TO_OFFER, 'Down', 'Enter');
    await bench.pass(2_000);
    expect(linkOf(noa)).toBe('direct');
    expect(noa.tv.settings.now.peek().direct).toBe('always');
  });

  test('BACK and twenty seconds without an answer make it a button, which still accepts it', async () => {
    const bench = await onAir();
    bench.press(...TO_OFFER, 'Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('myWebcam');
    expect(bench.sees(/Smoother picture/)).toBe(false);
    expect(bench.focus()).toMatchObject({ label: 'Use direct' });
    bench.press('Enter');
    await bench.pass(2_000);
    expect(linkOf(noa)).toBe('direct');
  });

  test('folds by itself', async () => {
    const bench = await onAir();
    expect(bench.sees(/Smoother picture/)).toBe(true);
    await bench.pass(20_000);
    expect(bench.sees(/Smoother picture/)).toBe(false);
    expect(bench.sees('Use direct')).toBe(true);
  });

  test('does not take the focus from Stop', async () => {
    const bench = await onAir();
    expect(bench.focus()).toMatchObject({ label: 'Stop' });
  });

  test('a second viewer: back on the relay, and it says so', async () => {
    const bench = await onAir({ direct: 'always' });
    await bench.pass(2_000);
    expect(linkOf(noa)).toBe('direct');
    const oskar = await room('oskar', 33);
    watching(oskar, 'noa');
    await bench.pass(1_000);
    expect(linkOf(noa)).toBe('resting');
    expect(bench.sees(/Two are watching. Back on the relay/)).toBe(true);
  });

  test('removing the one who watches closes it at once, whether or not the server is heard', async () => {
    const bench = await onAir({ direct: 'always' });
    await bench.pass(2_000);
    const before = peers.open.size;
    noa.plug.pull();
    noa.tv.direct.now.peek()?.removed('maya');
    expect(peers.open.size).toBeLessThan(before);
    expect(bench.app.navigation.name).toBe('myWebcam');
  });
});

/** What plays on the screen that shows. */
function filmOf(bench: OpenedApp): HTMLVideoElement | null {
  const pictures: LivePicture[] = [];
  const look = (of: { children: unknown[] }): void => {
    if (of instanceof LivePicture && of.visible) pictures.push(of);
    for (const child of of.children) look(child as typeof of);
  };
  look(bench.subject as unknown as { children: unknown[] });
  return pictures.map(({ film }) => film).filter((film) => film !== null)[0] ?? null;
}

describe('03: beside a conversation', () => {
  test('the room comes directly as well, and goes on so in full screen and back', async () => {
    const maya = await room('maya', 22, { direct: 'always' });
    await maya.tv.air.goOnAir();
    const noa = await room('noa', 11);
    const bench = await openApp(household, noa);
    bench.app.navigation.push('conversation', { person: 'maya' });
    await bench.pass(6_500);
    expect(bench.sees('Maya offers direct')).toBe(true);
    bench.press('Yellow');
    await bench.rest();
    bench.press('Right', 'Enter');
    await bench.pass(1_000);
    expect(linkOf(maya)).toBe('direct');
    expect(filmOf(bench)).toBe(films[films.length - 1]);
    const count = films.length;
    bench.app.navigation.push('watch', { person: 'maya' });
    await bench.pass(1_000);
    expect(bench.sees('Direct')).toBe(true);
    expect(filmOf(bench)).toBe(films[films.length - 1]);
    bench.app.navigation.back();
    await bench.pass(1_000);
    expect(linkOf(maya)).toBe('direct');
    expect(filmOf(bench)).toBe(films[films.length - 1]);
    expect(films).toHaveLength(count);
  });
});

describe('08: whoever watches', () => {
  let maya: TestTv;

  /** Maya is on air and has said yes; Noa watches her on the screen. */
  async function watched(settings: Partial<Settings> = {}): Promise<OpenedApp> {
    maya = await room('maya', 22, { direct: 'always' });
    await maya.tv.air.goOnAir();
    const noa = await room('noa', 11, settings);
    const bench = await openApp(household, noa);
    bench.press('Enter');
    // It was a thumbnail before: a little calm comes first.
    await bench.pass(6_500);
    expect(bench.app.navigation.name).toBe('watch');
    return bench;
  }

  test('is told by a notice; nothing opens by itself over the picture', async () => {
    const bench = await watched();
    expect(bench.sees('Maya offers direct')).toBe(true);
    expect(bench.app.asking).toBe(false);
    bench.press('Yellow');
    await bench.rest();
    expect(bench.sees(/Maya will see your network address/)).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Not now' });
    bench.press('Right', 'Enter');
    await bench.pass(1_000);
    expect(linkOf(maya)).toBe('direct');
    bench.press('Up');
    await bench.pass(600);
    expect(bench.sees('Direct')).toBe(true);
    expect(filmOf(bench)).toBe(films[films.length - 1]);
  });

  test('Not now: the other is told, and a button in the row takes it back', async () => {
    const bench = await watched();
    bench.press('Yellow');
    await bench.rest();
    bench.press('Enter');
    await bench.pass(500);
    expect(linkOf(maya)).toBe('declined');
    expect(films).toEqual([]);
    bench.press('Up', 'Up');
    await bench.pass(600);
    expect(bench.sees('Use direct')).toBe(true);
  });

  test('goes back to the relay by a button, without a moment of black', async () => {
    const bench = await watched({ direct: 'always' });
    await bench.pass(500);
    expect(linkOf(maya)).toBe('direct');
    bench.press('Up', 'Up');
    await bench.pass(600);
    expect(bench.sees('Use the relay')).toBe(true);
    bench.press('Right', 'Enter');
    await bench.pass(2_000);
    expect(linkOf(maya)).toBe('declined');
    expect(filmOf(bench)).toBeNull();
    expect(bench.sees('Relay')).toBe(true);
  });
});

describe('14: preferences', () => {
  test('are stored at once and found on another TV', async () => {
    const noa = await room('noa', 11);
    const second = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    bench.app.navigation.push('preferences', {});
    await bench.pass(300);
    bench.press('Left', 'Down', 'Down', 'Right');
    expect(bench.focus()).toMatchObject({ label: 'Ask me each time', state: 'chosen' });
    bench.press('Down', 'Down', 'Enter');
    await bench.pass(300);
    expect(second.tv.settings.now.peek().direct).toBe('never');
    bench.press('Down', 'Enter');
    await bench.pass(300);
    expect(second.tv.settings.now.peek().secondWhileDirect).toBe('never');
    expect(bench.sees('Hide my network address')).toBe(false);
  });
});
