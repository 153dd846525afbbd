import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Recording } from '../../src/model/recording.ts';
// Fetched when they are wanted: here they are there at once.
import '../../src/model/recording.ts';
import '../../src/model/sound.ts';
import { readClip } from '../../src/protocol/clip/reader.ts';
import { Codec } from '../../src/protocol/packet.ts';
import { Household, type TestTv } from '../support/household.ts';
import { TestSound } from '../support/test-sound.ts';

const LIMITS = { longestMs: 30_000, mostBytes: 3_000_000 };

/** V2: a video message is made, with camera and microphone, and nothing of it leaves the TV by that. */
describe('recording a video message', () => {
  let household: Household;
  let noa: TestTv;
  let voice: TestSound;
  let recording: Recording;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya'] });
    voice = new TestSound(7, household.clock);
    noa = await household.signedIn('noa', { sound: voice });
    recording = await noa.tv.record();
  });
  afterEach(async () => {
    recording.close();
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const record = async (ms: number) => {
    recording.open(LIMITS);
    await household.pass(1_000);
    recording.record();
    await household.pass(ms);
    void recording.finish();
    await household.pass(200);
    const state = recording.state.peek();
    if (state.is !== 'taken') throw new Error(state.is);
    const clip = readClip(state.clip.bytes);
    if (!clip) throw new Error('not a clip');
    return clip;
  };

  it('has what was seen and heard in step, and turns camera and microphone off', async () => {
    const clip = await record(5_000);
    expect([noa.camera.opened, voice.opened]).toEqual([0, 0]);
    expect(clip.pictures.length).toBeGreaterThanOrEqual(49);
    expect(clip.header.sound).toBe(true);
    const spoken = clip.sounds.map(({ at }) => at);
    expect(spoken.length).toBeGreaterThan(200);
    expect(spoken[0]).toBeLessThan(60);
    for (const [index, at] of spoken.entries()) expect(Math.abs(at - (spoken[0] ?? 0) - index * 20)).toBeLessThan(10);
  });

  it('is without sound where nobody speaks, and where there is no microphone says so', async () => {
    voice.talks = false;
    expect((await record(2_000)).sounds).toEqual([]);
    voice.plugged = false;
    recording.open(LIMITS);
    await household.pass(100);
    expect(recording.microphone.peek()).toEqual({ is: 'failed', fault: 'none' });
    expect(recording.state.peek().is).toBe('ready');
  });

  it('takes the simple codec on a box that proves too weak for the better one', async () => {
    voice.sends = async () => ['pcmu'];
    const { sounds } = await record(2_000);
    expect(sounds.length).toBeGreaterThan(50);
    expect(new Set(sounds.map(({ packet }) => packet.codec))).toEqual(new Set([Codec.pcmu]));
  });

  it('while one is on air sends nothing of the room, and gives it back', async () => {
    const maya = await household.signedIn('maya');
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    const shown = maya.watch('noa');
    await household.pass(2_000);
    const count = (): number => shown.shown.length;
    expect(count()).toBeGreaterThan(3);
    recording.open(LIMITS);
    await household.pass(1_000);
    const before = count();
    recording.record();
    await household.pass(5_000);
    expect(count()).toBe(before);
    await recording.finish();
    await household.pass(3_000);
    expect(recording.state.peek().is).toBe('taken');
    expect(noa.tv.air.state.peek()).toMatchObject({ is: 'on', hidden: false });
    expect(count()).toBeGreaterThan(before + 3);
  });

  it('ends with the camera that is pulled out, and keeps nothing', async () => {
    recording.open(LIMITS);
    await household.pass(1_000);
    recording.record();
    await household.pass(1_000);
    noa.camera.unplug();
    expect(recording.state.peek()).toEqual({ is: 'failed', fault: 'unplugged' });
    expect(voice.opened).toBe(0);
  });
});
