import type Lightning from '@lightningjs/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ScreenClass } from '../../../src/app/routes.ts';
import { Screen } from '../../../src/app/Screen.ts';
import { Button } from '../../../src/components/Button.ts';
import { FriendCard } from '../../../src/components/FriendCard.ts';
import { LiveTile } from '../../../src/components/LiveTile.ts';
import type { PicturePacket } from '../../../src/protocol/packet.ts';
import type { Settings } from '../../../src/protocol/words.ts';
import { settle } from '../../support/fake-clock.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp, testScreens } from '../../support/screens.ts';

/** What was put on the screen: the first byte of a test picture says whose it is. */
const shown: { readonly mark: number; readonly picture: HTMLCanvasElement }[] = [];

vi.mock('../../../src/playback/decoder.ts', () => ({
  canShow: () => true,
  decode: async (packet: PicturePacket) => {
    const picture = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
    shown.push({ mark: packet.payload[0] ?? -1, picture });
    return { image: picture, width: 160, height: 90, close: () => undefined };
  },
}));

/** Another screen; the tests of the real ones are elsewhere. */
class Elsewhere extends Screen<'all', { readonly person?: string }> {
  override get heading(): string {
    return 'Elsewhere';
  }
  protected override build(): void {
    super.build();
    this.zone('all', this.put(Button, { label: `elsewhere ${this.parameters.person ?? ''}`.trim(), w: 400, h: 100 }));
  }
}

/** As the screen that watches: opens the large picture when it shows. */
class Watching extends Elsewhere {
  protected override opened(): void {
    const { viewings } = this.app.tv;
    const viewing = viewings.open(this.parameters.person ?? '');
    this.untilClosed(() => viewings.close(viewing));
  }
}

const elsewhere = async <P extends object>() => Elsewhere as unknown as ScreenClass<P>;

let household: Household;

beforeEach(() => {
  shown.length = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** The home screen of Noa in front of us. */
async function home(surface?: HTMLElement): Promise<{ noa: TestTv; bench: OpenedApp }> {
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa, {
    ...(surface ? { surface } : {}),
    screens: {
      ...testScreens,
      watch: async () => Watching as unknown as ScreenClass<{ readonly person: string }>,
      conversation: elsewhere,
      addFriend: elsewhere,
      myWebcam: elsewhere,
    },
  });
  return { noa, bench };
}

/** Somebody with the camera on; `mark` is on all of their pictures. */
async function onCamera(person: string, watchMode: Settings['watchMode'] = 'friends', mark = 1): Promise<TestTv> {
  const tv = await household.signedIn(person, { camera: new TestCamera(mark) });
  await tv.tv.settings.set({ watchMode });
  await tv.tv.air.goOnAir();
  await settle();
  return tv;
}

/** Who watches somebody now, and how. */
const watching = ({ tv }: TestTv) => tv.air.viewers.peek().map(({ person, small }) => [person, small]);

function allOf<T extends Lightning.Element>(of: Lightning.Element, type: new (stage: Lightning.Stage) => T): T[] {
  const own = of instanceof type ? [of] : [];
  return own.concat(...of.children.map((child: Lightning.Element) => allOf(child, type)));
}

const inSight = (element: Lightning.Element): boolean => element.visible && element.alpha > 0;
/** Names on the cards, as one reads them. */
const cards = (bench: OpenedApp): string[] =>
  allOf(bench.subject, FriendCard)
    .filter((card) => inSight(card))
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map((card) => card.friend?.name ?? '');
const tile = (bench: OpenedApp, person: string): LiveTile | undefined =>
  allOf(bench.subject, LiveTile).filter((one) => inSight(one) && one.tile?.person === person)[0];

describe('who is there', () => {
  test('the focus starts on whoever is on camera, and the hint says what OK does', async () => {
    household = await Household.open();
    await onCamera('maya');
    const { bench } = await home();

    expect(bench.sees('On camera now')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'picture' });
    expect(bench.sees('Watch Maya')).toBe(true);
    expect(cards(bench)).toEqual(['Oskar', 'Add a friend']);
  });

  test('with nobody on camera the focus starts on the first friend, and there is no row for tiles', async () => {
    household = await Household.open();
    await household.signedIn('oskar');
    const { bench } = await home();

    expect(bench.sees('On camera now')).toBe(false);
    expect(bench.focus()?.label).toBe('Oskar');
    expect(bench.sees('Write to Oskar')).toBe(true);
    expect(bench.sees('1 here')).toBe(true);
    expect(cards(bench)).toEqual(['Oskar', 'Maya', 'Add a friend']);
  });

  test('without friends there is a word and the way to the first', async () => {
    household = await Household.open({ people: ['noa'] });
    const { bench } = await home();

    expect(bench.sees('It is quiet here.')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Add a friend', role: 'button' });
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('elsewhere');
  });

  test('the first friend takes the place of that word, focus and all', async () => {
    household = await Household.open({ people: ['noa', 'maya'], friends: [] });
    const maya = await household.signedIn('maya');
    const { noa, bench } = await home();
    await noa.tv.friends.ask({ person: 'maya', name: 'Maya', avatar: null });
    await maya.tv.friends.answer('noa', true);
    await bench.pass(500);

    expect(bench.sees('It is quiet here.')).toBe(false);
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'friend' });
  });

  test('somebody who asks to be a friend stands first; OK goes to the answer', async () => {
    household = await Household.open({ people: ['noa', 'maya', 'sami'], friends: [['noa', 'maya']] });
    const sami = await household.signedIn('sami');
    await sami.tv.friends.ask({ person: 'noa', name: 'Noa', avatar: null });
    const { bench } = await home();

    expect(cards(bench)).toEqual(['Sami', 'Maya', 'Add a friend']);
    expect(bench.sees('Wants to be friends')).toBe(true);
    expect(bench.focus()?.label).toBe('Maya');
    bench.press('Left');
    expect(bench.focus()).toMatchObject({ label: 'Sami', role: 'button', value: 'Wants to be friends' });
    expect(bench.sees('Answer Sami')).toBe(true);
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('elsewhere sami');
  });

  test('a card says what is unread and how long somebody has been away', async () => {
    household = await Household.open();
    const maya = await household.signedIn('maya');
    const { bench } = await home();
    await maya.tv.account.choose({ status: 'away' });
    await maya.tv.conversations.with('noa').send('Dinner?');
    await bench.pass(300);

    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'friend' });
    expect(bench.focus()?.value).toBe('Away, 1 new message, has a camera, takes video messages');
    await bench.pass(12 * 60_000);
    expect(bench.sees('Away 12 min')).toBe(true);
  }, 20_000);

  test('a film stands for a TV that plays video messages', async () => {
    household = await Household.open({ people: ['noa', 'maya', 'piet'] });
    await household.signedIn('maya');
    await household.signedIn('piet', { playsVideo: false });
    const { bench } = await home();

    expect(bench.focus()).toMatchObject({ label: 'Maya', value: 'Here, has a camera, takes video messages' });
    bench.press('Right');
    expect(bench.focus()).toMatchObject({ label: 'Piet', value: 'Here, has a camera' });
    expect(bench.sees('takes video messages')).toBe(true);
  });

  test('the clock goes on by itself', async () => {
    household = await Household.open();
    const { bench } = await home();
    const times = () => bench.words.filter((said) => /^\d\d:\d\d$/.test(said));
    const [before] = times();
    await bench.pass(60_300);
    expect(times()).toHaveLength(1);
    expect(times()[0]).not.toBe(before);
  });

  test('500 friends do not make 500 cards', async () => {
    const people = Array.from({ length: 500 }, (_, i) => `friend${i}`);
    household = await Household.open({ people: ['noa', ...people], friends: people.map((p) => ['noa', p]) });
    const { bench } = await home();
    for (let i = 0; i < 40; i++) bench.press('Down');

    expect(bench.focus()?.label).toMatch(/^Friend/);
    expect(allOf(bench.subject, FriendCard).length).toBeLessThanOrEqual(18);
  }, 30_000);
});

describe('the grid', () => {
  test('keeps its order while somebody is in it, and finds the new one when they have left', async () => {
    household = await Household.open({ people: ['noa', 'amir', 'maya', 'oskar'] });
    await onCamera('oskar');
    const maya = await household.signedIn('maya');
    await household.signedIn('amir');
    const { bench } = await home();
    bench.press('Down');
    expect(cards(bench)).toEqual(['Amir', 'Maya', 'Add a friend']);

    await maya.tv.conversations.with('noa').send('Are you there?');
    await bench.pass(300);
    expect(cards(bench)).toEqual(['Amir', 'Maya', 'Add a friend']);
    bench.press('Up');
    await bench.pass(300);
    expect(cards(bench)).toEqual(['Maya', 'Amir', 'Add a friend']);
  });

  test('lets go of somebody who turns the camera on; the focus stays with the grid', async () => {
    household = await Household.open();
    const maya = await household.signedIn('maya');
    const { bench } = await home();
    expect(bench.focus()?.label).toBe('Maya');

    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    await bench.pass(300);
    expect(tile(bench, 'maya')).toBeDefined();
    expect(bench.focus()?.label).toBe('Oskar');
  });

  test('takes the focus when the last tile goes, and keeps it when one comes back', async () => {
    household = await Household.open();
    const maya = await onCamera('maya');
    const { bench } = await home();
    expect(bench.focus()?.role).toBe('picture');

    await maya.tv.air.stop();
    await bench.pass(300);
    expect(bench.sees('On camera now')).toBe(false);
    expect(bench.focus()?.role).toBe('friend');
    await maya.tv.air.goOnAir();
    await bench.pass(300);
    expect(bench.sees('On camera now')).toBe(true);
    expect(bench.focus()?.role).toBe('friend');
  });
});

describe('thumbnails', () => {
  test('show the right room, count as watching, and end when the screen is left', async () => {
    household = await Household.open();
    const maya = await onCamera('maya', 'friends', 7);
    const { bench } = await home();
    await bench.pass(1_000);

    expect(watching(maya)).toEqual([['noa', true]]);
    expect(shown.map(({ mark }) => mark)).toContain(7);
    const before = shown.length;
    await bench.pass(11_000);
    expect(shown.length - before).toBe(2);

    bench.press('Down', 'Enter');
    await bench.pass(500);
    expect(bench.focus()?.label).toBe('elsewhere oskar');
    expect(watching(maya)).toEqual([]);
    bench.press('Back');
    await bench.pass(500);
    expect(watching(maya)).toEqual([['noa', true]]);
  });

  test('are for those who let us in: who asks first is not bothered', async () => {
    household = await Household.open();
    const maya = await onCamera('maya', 'ask');
    const { bench } = await home();
    await bench.pass(1_000);

    expect(bench.sees('Asks first')).toBe(true);
    expect(bench.sees('Ask Maya')).toBe(true);
    expect(watching(maya)).toEqual([]);
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
    expect(shown).toEqual([]);
  });

  test('are open only for tiles in sight', async () => {
    const people = ['ada', 'ben', 'cleo', 'dan', 'eva', 'finn', 'gus'];
    household = await Household.open({ people: ['noa', ...people] });
    const tvs: TestTv[] = [];
    for (const person of people) tvs.push(await onCamera(person));
    const { bench } = await home();
    const watched = () => tvs.filter((tv) => watching(tv).length > 0).length;
    await bench.pass(500);
    expect(watched()).toBe(4);
    const first = watching(tvs[0] as TestTv).length + watching(tvs[6] as TestTv).length;

    bench.press('Right', 'Right', 'Right', 'Right', 'Right', 'Right');
    await bench.pass(500);
    expect(watched()).toBeLessThanOrEqual(4);
    const last = bench.focus()?.label.toLowerCase() ?? '';
    expect(watching(tvs[people.indexOf(last)] as TestTv)).toEqual([['noa', true]]);
    expect(first).toBe(1);
  });

  test('become the large picture, and it a thumbnail again, without leaving in between', async () => {
    household = await Household.open();
    const maya = await onCamera('maya');
    const { bench } = await home();
    await bench.pass(500);
    const joined = maya.tv.air.viewers.peek()[0]?.since;
    expect(joined).toBeDefined();

    await bench.pass(3_000);
    bench.press('Enter');
    await bench.pass(500);
    expect(bench.focus()?.label).toBe('elsewhere maya');
    expect(watching(maya)).toEqual([['noa', false]]);
    expect(maya.tv.air.viewers.peek()[0]?.since).toBe(joined);

    bench.press('Back');
    await bench.pass(500);
    expect(bench.focus()?.label).toBe('Maya');
    expect(watching(maya)).toEqual([['noa', true]]);
    expect(maya.tv.air.viewers.peek()[0]?.since).toBe(joined);
  });

  test('stand still and say so while the line is lost', async () => {
    household = await Household.open();
    await onCamera('maya');
    const { noa, bench } = await home();
    await bench.pass(1_000);
    expect(bench.sees('LIVE')).toBe(true);

    noa.plug.pull();
    // A dead line is noticed within 15 s.
    await bench.pass(16_000);
    expect(bench.sees('LIVE')).toBe(false);
    expect(bench.sees('PAUSED')).toBe(true);
  });

  test('are left out on a line that proves to be one of the slowest', async () => {
    household = await Household.open();
    const maya = await onCamera('maya');
    const { noa, bench } = await home();
    await bench.pass(500);
    expect(watching(maya)).toHaveLength(1);
    noa.tv.allowance.handle({ t: 'view.allowance', line: 'slow', kbps: 20, views: [] });
    await bench.pass(500);
    expect(watching(maya)).toEqual([]);
    bench.press('Down');
    await bench.pass(500);
    expect(watching(maya)).toEqual([]);
    expect(tile(bench, 'maya')).toBeDefined();
  });
});

describe('asking in the background', () => {
  test('a tile says that its friend is being asked, until there is an answer', async () => {
    household = await Household.open();
    const maya = await onCamera('maya', 'ask');
    const { noa, bench } = await home();
    noa.tv.viewings.open('maya');
    await bench.pass(500);

    expect(maya.tv.asks.waiting.peek()).toHaveLength(1);
    expect(bench.sees('Asking')).toBe(true);
    expect(bench.sees('Back to Maya')).toBe(true);
    const [ask] = maya.tv.asks.waiting.peek();
    if (!ask) throw new Error('nobody asked');
    await maya.tv.asks.answer(ask, 'not_now');
    await bench.pass(500);
    expect(bench.sees('Asking')).toBe(false);
    expect(bench.sees('Asks first')).toBe(true);
  });
});

describe('keys', () => {
  test('BACK goes to the start first, then asks whether to leave', async () => {
    household = await Household.open();
    await onCamera('maya');
    const { bench } = await home();
    bench.press('Down', 'Back');
    expect(bench.focus()?.label).toBe('Maya');
    expect(bench.sees('Leave Hearth?')).toBe(false);
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('Leave Hearth?')).toBe(true);
  });

  test('tiles, cards and tabs lead into each other, and the tile last used is remembered', async () => {
    household = await Household.open({ people: ['noa', 'maya', 'theo', 'jonas'] });
    await onCamera('maya');
    await onCamera('theo');
    const { bench } = await home();
    bench.press('Right');
    const tileLabel = bench.focus()?.label;
    bench.press('Down');
    expect(bench.focus()?.role).not.toBe('picture');
    bench.press('Up');
    expect(bench.focus()?.label).toBe(tileLabel);
    bench.press('Up');
    expect(bench.focus()).toMatchObject({ label: 'Friends', role: 'tab', state: 'chosen' });
    bench.press('Down');
    expect(bench.focus()?.label).toBe(tileLabel);
  });

  test('the wheel goes along the tiles, and up and down the cards', async () => {
    household = await Household.open({ people: ['noa', 'maya', 'theo', 'amir', 'ben', 'cleo', 'dora'] });
    await onCamera('maya');
    await onCamera('theo');
    const surface = document.createElement('div');
    const { bench } = await home(surface);
    const wheel = async (deltaY: number) => {
      await bench.pass(200);
      surface.dispatchEvent(new WheelEvent('wheel', { deltaY }));
      await bench.rest();
      return bench.focus()?.label;
    };
    const first = bench.focus()?.label;
    const second = await wheel(100);
    expect(bench.focus()?.role).toBe('picture');
    expect(second).not.toBe(first);
    expect(await wheel(-100)).toBe(first);

    bench.press('Down');
    expect(bench.focus()?.label).toBe('Amir');
    expect(await wheel(100)).toBe('Dora');
    expect(await wheel(-100)).toBe('Amir');
  });

  /** RIGHT along the tabs, however many there are. */
  const toPill = (bench: OpenedApp): void => {
    bench.press('Up');
    for (let tab = 0; tab < 8 && bench.focus()?.role === 'tab'; tab += 1) bench.press('Right');
    expect(bench.focus()?.label).toBe('Off air');
  };

  test('a tab whose screen has no tabs opens with OK only, and coming back does not lead there again', async () => {
    household = await Household.open();
    const { bench } = await home();
    bench.press('Up', 'Right', 'Right');
    await bench.pass(400);
    expect(bench.focus()?.label).toBe('My webcam');
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.focus()?.label).toBe('elsewhere');

    bench.press('Back');
    await bench.pass(1_000);
    expect(bench.focus()).toMatchObject({ label: 'Friends', role: 'tab' });
  });

  test('RIGHT leads past the pill to oneself, where one chooses how friends see one', async () => {
    household = await Household.open();
    const maya = await household.signedIn('maya');
    const { bench } = await home();
    toPill(bench);
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Noa, Available');
    bench.press('Left');
    expect(bench.focus()?.label).toBe('Off air');
    bench.press('Right', 'Enter');
    // The menu is a script file of its own.
    await vi.waitFor(() => expect(bench.focus()).toMatchObject({ label: 'Available', state: 'chosen' }));

    bench.press('Down', 'Enter');
    await bench.pass(500);
    expect(maya.presence('noa')?.status).toBe('away');
    expect(bench.focus()?.label).toBe('Noa, Away');
  });

  test('a menu left with BACK changes nothing', async () => {
    household = await Household.open();
    const maya = await household.signedIn('maya');
    const { bench } = await home();
    toPill(bench);
    bench.press('Right', 'Enter');
    await vi.waitFor(() => expect(bench.focus()).toMatchObject({ label: 'Available', state: 'chosen' }));
    bench.press('Down', 'Back');
    await bench.pass(500);
    expect(maya.presence('noa')?.status).toBe('available');
    expect(bench.focus()?.label).toBe('Noa, Available');
  });
});
