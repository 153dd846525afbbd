import type Lightning from '@lightningjs/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SpeakingMark } from '../../../src/components/SpeakingMark.ts';
// Fetched when it is wanted: here it is there at once.
import '../../../src/model/sound.ts';
import type { PicturePacket } from '../../../src/protocol/packet.ts';
import { Household, TestCamera, type TestTv, type TestTvOptions } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';
import { sendKey } from '../../support/stage.ts';
import { TestSound } from '../../support/test-sound.ts';

vi.mock('../../../src/playback/decoder.ts', () => ({
  canShow: () => true,
  decode: async (_packet: PicturePacket) => {
    const image = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    return { image, width: 320, height: 180, close: () => undefined };
  },
}));

const COUNTDOWN_MS = 3_200;

let household: Household;

beforeEach(async () => {
  household = await Household.open();
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const withSound = (person: string, mark: number, options: Partial<TestTvOptions> = {}) => {
  const sound = new TestSound(mark, household.clock);
  return household
    .signedIn(person, { camera: new TestCamera(mark), sound, ...options })
    .then((tv): { tv: TestTv; sound: TestSound } => ({ tv, sound }));
};

/** "My webcam" of Noa in front of us. */
async function webcam(chosen: boolean) {
  const noa = await withSound('noa', 7);
  await noa.tv.tv.settings.set({ watchMode: 'friends', sound: chosen });
  const maya = await withSound('maya', 8);
  const bench = await openApp(household, noa.tv);
  bench.press('Green');
  await bench.pass(500);
  return { noa, maya, bench };
}

async function walk(bench: OpenedApp, key: string, to: string): Promise<void> {
  for (let step = 0; step < 8 && bench.focus()?.label !== to; step += 1) {
    bench.press(key);
    await bench.rest();
  }
  expect(bench.focus()?.label).toBe(to);
}

describe('the microphone on 04', () => {
  test('is off until it is chosen, shows then what it hears, and is remembered', async () => {
    const { noa, bench } = await webcam(false);
    expect(bench.sees('Sound is off')).toBe(true);
    expect(noa.sound.opened).toBe(0);
    await walk(bench, 'Down', 'Microphone');
    expect(bench.focus()).toMatchObject({ role: 'switch', state: 'off' });
    bench.press('Enter');
    await bench.pass(1_000);
    expect(noa.tv.tv.settings.now.peek().sound).toBe(true);
    expect(noa.sound.opened).toBe(1);
    expect(bench.sees('Hearing you')).toBe(true);
    bench.press('Enter');
    await bench.pass(1_000);
    expect(noa.sound.opened).toBe(0);
    expect(bench.sees('Sound is off')).toBe(true);
  });

  test('is off again when the screen is left', async () => {
    const { noa, bench } = await webcam(true);
    await bench.pass(500);
    expect(noa.sound.opened).toBe(1);
    bench.press('Back');
    await bench.pass(500);
    expect(noa.sound.opened).toBe(0);
  });

  test('there is no row for it on a TV that cannot send sound', async () => {
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    bench.press('Green');
    await bench.pass(500);
    expect(bench.sees('Microphone')).toBe(false);
    expect(bench.sees('Light not checked') || bench.sees('Looking at the light')).toBe(true);
  });
});

describe('the microphone on 05', () => {
  test('mutes and unmutes in place; the pill says whether the room is heard', async () => {
    const { noa, maya, bench } = await webcam(true);
    bench.press('Enter');
    await bench.pass(COUNTDOWN_MS);
    maya.tv.watch('noa');
    await bench.pass(1_000);
    expect(maya.sound.played.length).toBeGreaterThan(10);
    expect(bench.sees('On air with sound · 1')).toBe(true);
    await walk(bench, 'Right', 'Mute');
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Unmute');
    // The hint does not go on saying what OK did.
    expect(bench.sees('Mute')).toBe(false);
    expect(bench.sees('On air · 1 watching')).toBe(true);
    expect(noa.sound.opened).toBe(0);
    maya.sound.played.length = 0;
    await bench.pass(1_000);
    expect(maya.sound.played).toEqual([]);
    bench.press('Enter');
    await bench.pass(1_000);
    expect(maya.sound.played.length).toBeGreaterThan(10);
  });

  test('RED ends it with the webcam', async () => {
    const { noa, maya, bench } = await webcam(true);
    bench.press('Enter');
    await bench.pass(COUNTDOWN_MS);
    maya.tv.watch('noa');
    await bench.pass(1_000);
    bench.press('Red');
    await bench.rest();
    bench.press('Back');
    await bench.pass(300);
    expect(noa.sound.opened).toBe(0);
    maya.sound.played.length = 0;
    await bench.pass(1_000);
    expect(maya.sound.played).toEqual([]);
  });

  test('where there is no microphone it says so, and that nobody is heard', async () => {
    const { noa, bench } = await webcam(false);
    noa.sound.plugged = false;
    bench.press('Enter');
    await bench.pass(COUNTDOWN_MS);
    await walk(bench, 'Right', 'Unmute');
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.sees('No microphone found')).toBe(true);
    expect(bench.focus()?.label).toBe('Unmute');
  });
});

describe('the sound of a friend on 08', () => {
  /** Noa watches Maya, whose microphone is on. */
  async function watching(line: 'slow' | 'fast' = 'fast') {
    const maya = await withSound('maya', 22);
    await maya.tv.tv.settings.set({ watchMode: 'friends', sound: true });
    await maya.tv.tv.air.goOnAir();
    await household.pass(500);
    const noa = await withSound('noa', 7, { line });
    const bench = await openApp(household, noa.tv);
    bench.press('Enter');
    await bench.pass(2_000);
    expect(bench.app.navigation.name).toBe('watch');
    return { maya, noa, bench };
  }

  test('is heard at once, and can be turned down and off; the TV remembers it', async () => {
    const { noa, bench } = await watching();
    expect(noa.sound.played.length).toBeGreaterThan(10);
    bench.press('Up');
    await walk(bench, 'Right', 'Sound of others');
    expect(bench.focus()).toMatchObject({ role: 'choice', value: 'Full' });
    bench.press('Left');
    await bench.pass(200);
    expect(bench.focus()?.value).toBe('Medium');
    expect(noa.sound.volume).toBeLessThan(1);
    bench.press('Left', 'Left');
    await bench.pass(200);
    expect(bench.focus()?.value).toBe('Off');
    noa.sound.played.length = 0;
    await bench.pass(1_000);
    expect(noa.sound.played).toEqual([]);
    expect(noa.tv.storage.get('volume')).toBe('0');
    bench.press('Right');
    await bench.pass(1_000);
    expect(noa.sound.played.length).toBeGreaterThan(10);
  });

  test('on a slow line it is chosen instead of pictures (28), and pictures again', async () => {
    const { noa, bench } = await watching('slow');
    expect(noa.sound.played).toEqual([]);
    bench.press('Up');
    await walk(bench, 'Right', 'Sound instead');
    bench.press('Enter');
    await bench.pass(2_000);
    expect(noa.sound.played.length).toBeGreaterThan(5);
    expect(bench.sees('Sound only. The line is too slow for both.')).toBe(true);
    expect(bench.sees('SOUND')).toBe(true);
    expect(bench.sees('You are muted')).toBe(true);
    expect(bench.focus()?.label).toBe('Hold OK to talk');
    bench.press('Down');
    await bench.rest();
    expect(bench.focus()).toMatchObject({ role: 'choice', label: 'Sound or pictures', value: 'Sound' });
    bench.press('Right');
    await bench.pass(3_000);
    expect(bench.sees('LIVE')).toBe(true);
    noa.sound.played.length = 0;
    await bench.pass(1_000);
    expect(noa.sound.played).toEqual([]);
  });

  test('says so when nobody has spoken for a while', async () => {
    const { maya, noa, bench } = await watching('slow');
    bench.press('Up');
    await walk(bench, 'Right', 'Sound instead');
    bench.press('Enter');
    noa.sound.playsAt = -30;
    await bench.pass(7_000);
    expect(bench.sees('Quiet')).toBe(false);
    maya.sound.talks = false;
    noa.sound.playsAt = -120;
    await bench.pass(7_000);
    expect(bench.sees('Quiet')).toBe(true);
  });

  test('there is nothing to turn down while the friend is muted', async () => {
    const { maya, bench } = await watching();
    (await maya.tv.tv.sound.load()).mine.speak(false);
    await bench.pass(1_000);
    bench.press('Up');
    await bench.pass(600);
    expect(bench.focus()?.label).toBe('Hold OK to talk');
    bench.press('Right', 'Right', 'Right');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Message');
  });
});

describe('talking to whom one watches (28b)', () => {
  /** Noa watches Maya, whose microphone is off. */
  async function watching() {
    const maya = await withSound('maya', 22);
    await maya.tv.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.tv.air.goOnAir();
    await household.pass(500);
    const noa = await withSound('noa', 7);
    const bench = await openApp(household, noa.tv);
    bench.press('Enter');
    await bench.pass(2_000);
    bench.press('Up');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Hold OK to talk');
    return { maya, noa, bench };
  }

  test('while OK is held they hear it; let go, a last word and no more', async () => {
    const { maya, noa, bench } = await watching();
    sendKey('keydown', 'Enter');
    await bench.pass(1_000);
    expect(maya.sound.played.length).toBeGreaterThan(10);
    expect(bench.sees('Maya hears you')).toBe(true);
    expect(bench.sees('Let go to stop')).toBe(true);
    expect(bench.sees('Maya is turned down while you talk')).toBe(true);
    expect(bench.sees('0:01')).toBe(true);
    expect(noa.tv.tv.air.state.peek().is).toBe('off');
    sendKey('keyup', 'Enter');
    await bench.pass(200);
    expect(bench.sees('Maya hears you')).toBe(true);
    await bench.pass(400);
    expect(bench.sees('Maya hears you')).toBe(false);
    expect(bench.focus()?.label).toBe('Hold OK to talk');
    expect(noa.sound.opened).toBe(0);
    maya.sound.played.length = 0;
    await bench.pass(1_000);
    expect(maya.sound.played).toEqual([]);
  });

  test('RED ends it, and moving away does', async () => {
    const { noa, bench } = await watching();
    sendKey('keydown', 'Enter');
    await bench.pass(500);
    expect(noa.sound.opened).toBe(1);
    bench.press('Red');
    await bench.pass(100);
    expect(noa.sound.opened).toBe(0);
    sendKey('keyup', 'Enter');
    await bench.pass(1_000);
    sendKey('keydown', 'Enter');
    await bench.pass(500);
    expect(noa.sound.opened).toBe(1);
    bench.press('Right');
    await bench.pass(100);
    expect(noa.sound.opened).toBe(0);
  });

  test('without a microphone it says so', async () => {
    const { noa, bench } = await watching();
    noa.sound.plugged = false;
    sendKey('keydown', 'Enter');
    await bench.pass(500);
    expect(bench.sees('No microphone found')).toBe(true);
    expect(bench.sees('Let go to stop')).toBe(false);
    sendKey('keyup', 'Enter');
  });

  test('a TV that is not to be talked to is not said to hear anything', async () => {
    const { maya, bench } = await watching();
    (await maya.tv.tv.sound.load()).theirs.turn(0);
    await bench.pass(200);
    sendKey('keydown', 'Enter');
    await bench.pass(500);
    expect(bench.sees('Maya cannot hear you at the moment')).toBe(true);
    expect(bench.sees('Maya hears you')).toBe(false);
    sendKey('keyup', 'Enter');
  });
});

describe('a mark beside whoever speaks', () => {
  const marks = (within: Lightning.Element): number[] =>
    within.children
      .filter(({ visible }) => visible)
      .flatMap((child) => (child instanceof SpeakingMark ? [child.level] : marks(child)));

  /** Maya and Lena speak; Noa is at home. */
  async function home() {
    const voices = await Promise.all(['maya', 'oskar'].map((person, index) => withSound(person, 20 + index)));
    for (const { tv } of voices) {
      await tv.tv.settings.set({ watchMode: 'friends', sound: true });
      await tv.tv.air.goOnAir();
    }
    await household.pass(500);
    const noa = await withSound('noa', 7);
    const bench = await openApp(household, noa.tv);
    await bench.pass(3_000);
    return { voices, bench, shown: () => marks(bench.subject) };
  }

  test('at home, on 08, on 03 and on 09; none once they are silent', async () => {
    const { voices, bench, shown } = await home();
    expect(shown()).toHaveLength(2);
    expect(shown()[0]).toBeGreaterThan(0.3);
    for (const { sound } of voices) sound.talks = false;
    await bench.pass(500);
    expect(shown()).toEqual([]);
    for (const { sound } of voices) sound.talks = true;
    bench.press('Enter');
    await bench.pass(2_000);
    expect(bench.app.navigation.name).toBe('watch');
    expect(shown()).toHaveLength(1);
    await bench.app.navigation.replace('conversation', { person: 'maya' });
    await bench.pass(2_000);
    expect(shown()).toHaveLength(1);
    await bench.app.navigation.replace('watchTwo', { first: 'maya', second: 'oskar' });
    await bench.pass(2_000);
    expect(shown()).toHaveLength(2);
  });

  test('in the row of who talks to this room, who is said once to do so', async () => {
    const { noa, maya, bench } = await webcam(false);
    expect(noa.sound.opened).toBe(0);
    bench.press('Enter');
    await bench.pass(COUNTDOWN_MS);
    const { viewing } = maya.tv.watch('noa');
    await bench.pass(1_000);
    expect(marks(bench.subject)).toEqual([]);
    (await maya.tv.tv.sound.load()).talking.begin(viewing);
    await bench.pass(500);
    expect(marks(bench.subject)).toHaveLength(1);
    expect(bench.sees('Maya talks to you')).toBe(true);
    expect(noa.sound.played.length).toBeGreaterThan(5);
    (await maya.tv.tv.sound.load()).talking.end();
    await bench.pass(500);
    expect(marks(bench.subject)).toEqual([]);
  });
});

describe('Sound of others (14)', () => {
  test('is turned down for this TV', async () => {
    const noa = await withSound('noa', 7);
    const bench = await openApp(household, noa.tv);
    await bench.app.navigation.push('preferences', { section: 'picture' });
    await bench.pass(500);
    await walk(bench, 'Down', 'Camera');
    bench.press('Right');
    await bench.rest();
    await walk(bench, 'Down', 'Sound of others');
    expect(bench.focus()).toMatchObject({ role: 'choice', value: 'Full' });
    bench.press('Left');
    await bench.pass(200);
    expect(noa.tv.storage.get('volume')).toBe('2');
    expect(noa.sound.volume).toBeLessThan(1);
  });
});

describe('Sound with the picture (14)', () => {
  test('is set under Camera, sound', async () => {
    const noa = await withSound('noa', 7);
    const bench = await openApp(household, noa.tv);
    await bench.app.navigation.push('preferences', { section: 'picture' });
    await bench.rest();
    await walk(bench, 'Down', 'Sound with the picture');
    expect(bench.sees('Microphone starts with the webcam')).toBe(true);
    bench.press('Enter');
    await bench.pass(1_000);
    expect(noa.tv.tv.settings.now.peek().sound).toBe(true);
    expect(noa.sound.opened).toBe(0);
  });
});
