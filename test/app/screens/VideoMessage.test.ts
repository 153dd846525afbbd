import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readClip } from '../../../src/protocol/clip/reader.ts';
// Fetched when it is wanted: here it is there at once.
import '../../../src/model/recording.ts';
import { talking, videosOf } from '../../support/clips.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

// Pictures of a test camera are numbers; what comes out of them is a picture of any kind.
vi.mock('../../../src/playback/decoder.ts', () => ({
  decode: async () => {
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
  await talking(maya, 'noa');
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const press = async (...keys: string[]): Promise<void> => {
  bench.press(...keys);
  await bench.pass(300);
};
const focusedOn = () => bench.focus()?.label;

/** Noa's TV in the conversation with Maya, on the way to record. */
async function atRecord(): Promise<void> {
  bench = await openApp(household, noa);
  await bench.app.navigation.push('conversation', { person: 'maya' });
  await bench.pass(600);
  await press('Up', 'Up', 'Right', 'Down');
  expect(focusedOn()).toBe('Record a video message');
}

/** 3, 2, 1 is over and it records. */
async function recording(): Promise<void> {
  await atRecord();
  await press('Enter');
  expect(bench.sees('Look at the camera')).toBe(true);
  await bench.pass(3_200);
  expect(bench.sees('Recording')).toBe(true);
}

describe('recording a video message', () => {
  test('is offered where the friend takes them, and the head says so', async () => {
    await atRecord();
    expect(bench.sees('Takes video messages')).toBe(true);
  });

  test('is not offered where the friend has no TV that plays them, and says why when asked', async () => {
    await household.close();
    household = await Household.open({ people: ['noa', 'maya'] });
    noa = await household.signedIn('noa', { line: 'fast' });
    await household.signedIn('maya', { playsVideo: false });
    bench = await openApp(household, noa);
    await bench.app.navigation.push('conversation', { person: 'maya' });
    await bench.pass(600);
    await press('Up', 'Up', 'Right', 'Down');
    expect(focusedOn()).toBe('Takes no video messages');
    expect(bench.sees('Record a video message')).toBe(false);
    await press('Enter');
    expect(bench.app.navigation.name).toBe('conversation');
    expect(bench.sees('Maya has no TV that can play them')).toBe(true);
  });

  test('counts down, runs, ends by OK, is looked at, and nothing is sent before Send', async () => {
    await recording();
    await bench.pass(4_000);
    expect(focusedOn()).toBe('Finish');
    expect(bench.sees(/^0:0[34]$/)).toBe(true);
    await press('Enter');
    expect(focusedOn()).toBe('Send');
    expect(bench.sees('Nobody has seen this yet')).toBe(true);
    expect(noa.camera.opened).toBe(0);
    await bench.pass(3_000);
    expect([household.files.stored.size, videosOf(maya, 'noa')]).toEqual([0, []]);
    await press('Enter');
    expect(bench.app.navigation.name).toBe('conversation');
    await bench.pass(8_000);
    const [sent] = videosOf(maya, 'noa');
    expect(sent?.clip).toMatchObject({ state: 'here' });
    const [stored] = Array.from(household.files.stored.values());
    const clip = readClip(stored ?? new Uint8Array());
    expect(clip?.pictures.length).toBeGreaterThan(20);
    expect(clip?.header.ms).toBe(sent?.clip?.ms);
    expect(bench.sees(/^0:0\d · .* · Arrived|Sent$/)).toBe(true);
  });

  test('ends by itself at the longest, and can be made again', async () => {
    await recording();
    await bench.pass(31_000);
    expect(focusedOn()).toBe('Send');
    await press('Down');
    expect(focusedOn()).toBe('Record again');
    await press('Enter');
    expect(bench.sees('Look at the camera')).toBe(true);
    expect(focusedOn()).toBe('Cancel');
    await press('Enter');
    expect(bench.app.navigation.name).toBe('conversation');
    expect([noa.camera.opened, household.files.stored.size]).toEqual([0, 0]);
  });

  test('is discarded by OK twice, by RED at once, and by BACK only when asked', async () => {
    await recording();
    await press('Back');
    expect(bench.sees('Discard the recording?')).toBe(true);
    expect(focusedOn()).toBe('Keep it');
    await press('Enter', 'Enter');
    expect(focusedOn()).toBe('Send');
    await press('Down', 'Down', 'Enter');
    expect(focusedOn()).toBe('Discard? OK again');
    expect(bench.app.navigation.name).toBe('videoMessage');
    await press('Enter');
    expect(bench.app.navigation.name).toBe('conversation');
    await press('Enter');
    await bench.pass(3_500);
    expect(bench.sees('Recording')).toBe(true);
    await press('Red');
    expect([bench.app.navigation.name, noa.camera.opened]).toEqual(['conversation', 0]);
    await bench.pass(1_000);
    expect(videosOf(maya, 'noa')).toEqual([]);
  });

  test('is not lost by GREEN or YELLOW: they ask, and then do what they always do', async () => {
    await recording();
    await press('Green');
    expect(bench.sees('Discard the recording?')).toBe(true);
    expect(focusedOn()).toBe('Keep it');
    await press('Enter');
    expect([bench.app.navigation.name, focusedOn()]).toEqual(['videoMessage', 'Finish']);
    await press('Enter');
    expect(focusedOn()).toBe('Send');
    await press('Yellow');
    expect(bench.sees('Discard the recording?')).toBe(true);
    await press('Right', 'Enter');
    await bench.pass(600);
    expect([bench.app.navigation.name, noa.camera.opened]).toEqual(['messages', 0]);
  });

  test('is finished, and there again, when one leaves it to answer a toast', async () => {
    await recording();
    bench.app.toast(
      { title: 'Maya', sign: { kind: 'icon', icon: 'eye-fill' }, action: { key: 'yellow', label: 'See' }, seconds: 30 },
      { answered: () => void bench.app.navigation.push('messages', {}) },
    );
    await press('Yellow');
    await bench.pass(600);
    expect([bench.app.navigation.name, noa.camera.opened]).toEqual(['messages', 0]);
    await press('Back');
    await bench.pass(600);
    expect([bench.app.navigation.name, focusedOn()]).toEqual(['videoMessage', 'Send']);
  });

  test('pauses the own webcam, after asking, and gives it back', async () => {
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    await atRecord();
    await press('Enter');
    expect(bench.sees('Recording pauses your webcam.')).toBe(true);
    expect(focusedOn()).toBe('Cancel');
    await press('Right', 'Enter');
    await bench.pass(3_500);
    expect(noa.tv.air.state.peek()).toMatchObject({ is: 'on', hidden: true });
    await press('Enter');
    expect(focusedOn()).toBe('Send');
    expect(noa.tv.air.state.peek()).toMatchObject({ is: 'on', hidden: false });
  });

  test('hidden, it is not kept', async () => {
    await recording();
    await noa.visible(false);
    await bench.pass(300);
    expect([bench.app.navigation.name, noa.camera.opened]).toEqual(['conversation', 0]);
  });

  test('without a camera says so, and goes on by itself', async () => {
    noa.camera.plugged = false;
    await atRecord();
    await press('Enter');
    expect(bench.sees('No camera found')).toBe(true);
    noa.camera.plugIn();
    await press('Enter');
    expect(bench.sees('Look at the camera')).toBe(true);
  });
});
