import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DIRECT } from '../support/direct-pair.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';
import { MemoryPeers } from '../support/memory-peers.ts';
import { TestSound } from '../support/test-sound.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/direct/direct.ts';
import '../../src/model/sound.ts';

const NOA = 11;
const MAYA = 22;

/** X1 while it is direct (W22): Noa speaks into her room, and Maya watches it. */
describe('sound straight from room to room', () => {
  let household: Household;
  let peers: MemoryPeers;
  let voice: TestSound;
  let ear: TestSound;
  let noa: TestTv;
  let maya: TestTv;

  beforeEach(async () => {
    household = await Household.open({ direct: DIRECT });
    peers = new MemoryPeers(household.clock);
    voice = new TestSound(NOA, household.clock);
    ear = new TestSound(MAYA, household.clock);
    noa = await household.signedIn('noa', { camera: new TestCamera(NOA), direct: peers.engine(NOA), sound: voice });
    maya = await household.signedIn('maya', { camera: new TestCamera(MAYA), direct: peers.engine(MAYA), sound: ear });
    await noa.tv.settings.set({ watchMode: 'friends', sound: true, direct: 'always' });
    await maya.tv.settings.set({ direct: 'always' });
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const goDirect = async () => {
    await noa.tv.air.goOnAir();
    await household.pass(100);
    const { viewing } = maya.watch('noa');
    await household.pass(3_000);
    expect(maya.tv.direct.now.peek()?.of(viewing)).toMatchObject({ isDirect: true });
    return viewing;
  };
  /** What goes out of Noa's microphone. */
  const given = (): MediaStreamTrack | null | undefined =>
    [...peers.open].find(({ options }) => options.mark === NOA)?.sound;
  const mine = async () => (await noa.tv.sound.load()).mine;

  it('is the microphone itself where the engine takes the loudspeaker out of it', async () => {
    voice.cancelsEcho = true;
    await goDirect();
    expect(given()).toBe(voice.track);
    expect(voice.guarded.size).toBe(0);
  });

  it('is turned down while the other side is loud in the room, where the engine does not', async () => {
    await goDirect();
    const out = given();
    if (!out) throw new Error('nothing goes out');
    expect(out).not.toBe(voice.track);
    expect([...voice.guarded]).toEqual([[out, 1]]);
    voice.playsAt = -10;
    await household.pass(100);
    expect(voice.guarded.get(out)).toBeLessThanOrEqual(0.011);
    voice.playsAt = -120;
    await household.pass(1_500);
    expect(voice.guarded.get(out)).toBe(1);
  });

  it('muted, nothing goes out, and nothing is left open', async () => {
    await goDirect();
    (await mine()).speak(false);
    await household.pass(100);
    expect(given()).toBeNull();
    expect(voice.guarded.size).toBe(0);
    (await mine()).speak(true);
    await household.pass(200);
    expect(given()).not.toBeNull();
    await noa.tv.air.stop();
    await household.pass(100);
    expect(voice.guarded.size).toBe(0);
  });

  it('counts in how loud a room is: a film plays by itself', async () => {
    const viewing = await goDirect();
    expect([...ear.films]).toEqual([1]);
    const { theirs } = await maya.tv.sound.load();
    theirs.turn(1);
    expect([...ear.films]).toEqual([0.25]);
    theirs.turn(0);
    expect([...ear.films]).toEqual([]);
    theirs.turn(3);
    maya.tv.viewings.close(viewing);
    await household.pass(100);
    expect([...ear.films]).toEqual([]);
  });

  it('says how loud somebody speaks as it does over the relay, to who watches', async () => {
    const viewing = await goDirect();
    const levels = new Set<number>();
    voice.talks = false;
    await household.pass(500);
    expect(viewing.level.peek()).toBe(0);
    voice.talks = true;
    for (let n = 0; n < 50; n += 1) {
      await household.pass(100);
      levels.add(viewing.level.peek());
    }
    expect(Math.max(...levels)).toBeGreaterThan(3);
    expect(viewing.level.peek()).toBeGreaterThan(3);
    (await mine()).speak(false);
    await household.pass(300);
    expect(viewing.level.peek()).toBe(0);
  });
});
