import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClipWriter, type SealedClip } from '../../../src/protocol/clip/writer.ts';
import { Codec } from '../../../src/protocol/packet.ts';
// Fetched when it is wanted: here it is there at once.
import '../../../src/model/recording.ts';
import { take, talking, videosOf } from '../../support/clips.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

const decoded = vi.hoisted(() => ({ pictures: 0 }));
// Pictures of a test camera are numbers; what comes out of them is a picture of any kind.
vi.mock('../../../src/playback/decoder.ts', () => ({
  decode: async () => {
    decoded.pictures += 1;
    const image = document.createElement('canvas');
    return { image, width: 320, height: 180, close: () => undefined };
  },
}));

let household: Household;
let noa: TestTv;
let maya: TestTv;
let bench: OpenedApp;

beforeEach(async () => {
  household = await Household.open({ people: ['noa', 'maya'] });
  noa = await household.signedIn('noa', { line: 'fast' });
  maya = await household.signedIn('maya', { line: 'fast' });
  decoded.pictures = 0;
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) {
    bench.press(key);
    await bench.pass(300);
  }
};
const focusedOn = () => bench.focus()?.label;
const isAt = () => bench.app.navigation.name;

/** A video message of real packets, five pictures a second. */
function film(ms: number, bytes = 4_000): SealedClip {
  const writer = new ClipWriter({ width: 320, height: 180 });
  for (let at = 0; at < ms; at += 200) writer.picture(at, Codec.jpeg, new Uint8Array(bytes).fill(at / 200));
  return writer.seal(ms);
}

/** Maya has sent one, and Noa's TV has the focus on its link. */
async function atLink(clip: SealedClip): Promise<void> {
  const hers = await talking(maya, 'noa');
  hers.send('noa', clip);
  bench = await openApp(household, noa);
  await bench.app.navigation.push('conversation', { person: 'maya' });
  await bench.pass(1_000 + (clip.bytes.length / 30_000) * 1_000);
  expect(videosOf(noa, 'maya').length).toBe(1);
  await press('Up', 'Up', 'Up');
  expect(focusedOn()).toMatch(/^Video message, 0:/);
}

/** One stays on the link. @returns how long, ms */
async function untilItPlays(): Promise<number> {
  let waited = 0;
  for (; waited < 40_000 && isAt() !== 'videoPlay'; waited += 250) await bench.pass(250);
  expect(isAt()).toBe('videoPlay');
  return waited;
}

describe('a video message that came', () => {
  test('is a link with its length, size and state; OK loads it, and it plays by itself', async () => {
    await atLink(film(10_000));
    expect(bench.sees('0:10 · 0.2 MB · OK to load')).toBe(true);
    expect(decoded.pictures).toBe(0);
    await press('Enter');
    expect(isAt()).toBe('videoInbox');
    expect(bench.sees('Plays by itself when it is here')).toBe(true);
    expect(bench.sees(/^\d+%$/)).toBe(true);
    await untilItPlays();
    expect(focusedOn()).toBe('Pause');
    await bench.pass(12_000);
    expect(decoded.pictures).toBeGreaterThan(45);
    expect(focusedOn()).toBe('Answer with video');
    expect(videosOf(maya, 'noa')[0]?.clip).toMatchObject({ watched: expect.any(Number) });
    await press('Enter');
    expect(isAt()).toBe('videoMessage');
    expect(bench.sees('Look at the camera')).toBe(true);
  });

  test('pauses and goes on loading with OK, and goes on without the screen', async () => {
    await atLink(film(20_000, 8_000));
    await press('Enter', 'Enter');
    expect(bench.sees(/ · Paused$/)).toBe(true);
    const before = bench.words.filter((words) => /^\d+%$/.test(words))[0];
    await bench.pass(5_000);
    expect(bench.words.filter((words) => /^\d+%$/.test(words))[0]).toBe(before);
    await press('Enter');
    await press('Back');
    expect(isAt()).toBe('conversation');
    await bench.pass(60_000);
    expect(bench.sees(/ · Ready$/)).toBe(true);
    expect(isAt()).toBe('conversation');
  });

  test('plays while the rest still comes, on a fast line', async () => {
    await atLink(film(30_000, 6_000));
    await press('Enter');
    // All of it takes about half a minute.
    expect(await untilItPlays()).toBeLessThan(15_000);
    await bench.pass(1_000);
    expect(decoded.pictures).toBeGreaterThan(3);
  });

  test('is paused, gone through and closed with the remote; hidden buttons come back with the first key', async () => {
    await atLink(film(30_000));
    await press('Enter');
    await untilItPlays();
    await bench.pass(5_500);
    expect(focusedOn()).toBeUndefined();
    await press('Enter');
    expect(focusedOn()).toBe('Pause');
    await press('Enter');
    expect(focusedOn()).toBe('Play');
    await press('Up');
    expect(bench.focus()).toMatchObject({ label: 'Place in the message', role: 'slider' });
    const before = bench.focus()?.value;
    await press('Right');
    expect(bench.focus()?.value).not.toBe(before);
    await press('Down', 'Left', 'Left', 'Enter');
    expect(focusedOn()).toBe('Pause');
    await bench.pass(1_000);
    await press('Back');
    expect(isAt()).toBe('videoInbox');
    await bench.pass(15_000);
    expect(isAt()).toBe('videoInbox');
    expect(focusedOn()).toMatch(/^Video message/);
  });

  test('is deleted with OK twice, for this person alone', async () => {
    await atLink(film(3_000));
    await press('Enter');
    await untilItPlays();
    await press('Right', 'Right', 'Right', 'Enter');
    expect(focusedOn()).toBe('Discard? OK again');
    await press('Enter');
    await bench.pass(1_000);
    expect(bench.sees(/No longer on the server$/)).toBe(true);
    expect(videosOf(maya, 'noa')[0]?.clip).toMatchObject({ state: 'here' });
  });

  test('that is none is never shown, and says so', async () => {
    await atLink(take(50_000));
    await press('Enter');
    await bench.pass(10_000);
    expect(isAt()).toBe('videoInbox');
    expect(decoded.pictures).toBe(0);
    expect(bench.sees(/Did not arrive whole/)).toBe(true);
  });

  test('that somebody has tampered with on the server is never shown, and says so', async () => {
    await atLink(film(10_000));
    const [stored] = Array.from(household.files.stored.values());
    stored?.fill(7, 20_000, 20_010);
    await press('Enter');
    await bench.pass(10_000);
    expect([isAt(), decoded.pictures]).toEqual(['videoInbox', 0]);
    expect(bench.sees(/Damaged on the server$/)).toBe(true);
    expect(household.errors.splice(0).join()).toContain('damaged');
  });

  test('that was not loaded says that it is gone after a block', async () => {
    await atLink(film(10_000));
    await maya.tv.friends.block('noa');
    await bench.pass(1_000);
    expect(bench.sees(/No longer on the server$/)).toBe(true);
    await press('Enter');
    await bench.pass(2_000);
    expect([decoded.pictures, household.files.stored.size]).toEqual([0, 1]);
  });
});

describe('one’s own video message', () => {
  test('says that the server has no room for it, and goes when there is some', async () => {
    const mine = await talking(noa, 'maya');
    await household.pass(100);
    await mine.with('maya').startVideo();
    household.files.room = 10_000;
    const sending = mine.send('maya', film(4_000));
    bench = await openApp(household, noa);
    await bench.app.navigation.push('conversation', { person: 'maya' });
    await bench.pass(2_000);
    expect(bench.sees(/No room on the server/)).toBe(true);
    household.files.room = 1e9;
    sending.again();
    await bench.pass(8_000);
    expect(bench.sees(/^0:04 · .* · Sent$/)).toBe(true);
  });

  test('says how far the friend has got with it', async () => {
    const mine = await talking(noa, 'maya');
    await household.pass(100);
    await mine.with('maya').startVideo();
    mine.send('maya', film(4_000));
    bench = await openApp(household, noa);
    await bench.app.navigation.push('conversation', { person: 'maya' });
    await bench.pass(10_000);
    expect(bench.sees(/^0:04 · .* · Sent$/)).toBe(true);
    const theirs = await talking(maya, 'noa');
    const [message] = videosOf(maya, 'noa');
    if (!message?.clip) throw new Error('nothing came');
    const loading = theirs.link(message.clip, 'noa');
    loading.load();
    await bench.pass(10_000);
    expect(bench.sees(/^0:04 · .* · Arrived$/)).toBe(true);
    loading.watched();
    await bench.pass(500);
    expect(bench.sees(/^0:04 · .* · Watched \d\d:\d\d$/)).toBe(true);
  });
});
