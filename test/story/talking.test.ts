import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SOUND_PACKET_MS, TALKERS } from '../../src/protocol/limits.ts';
import { Household, PASSWORD, type TestTv, type TestTvOptions } from '../support/household.ts';
import { TestSound } from '../support/test-sound.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/sound.ts';

interface Talker {
  tv: TestTv;
  sound: TestSound;
  heard(): number[];
}

/** X1, 28b: who watches talks to whom they watch, and to nobody else. */
describe('talking to a friend who is watched', () => {
  let household: Household;
  let noa: Talker;
  let maya: Talker;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya', 'oskar', 'lena', 'mario', 'jonas'] });
    noa = await withSound('noa', 7);
    await noa.tv.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.tv.air.goOnAir();
    maya = await withSound('maya', 1);
    await household.pass(500);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  async function withSound(person: string, mark: number, options: Partial<TestTvOptions> = {}): Promise<Talker> {
    const sound = new TestSound(mark, household.clock);
    const tv = await household.signedIn(person, { sound, ...options });
    return { sound, tv, heard: () => sound.played.splice(0) };
  }
  async function watch({ tv }: Talker) {
    const { viewing } = tv.watch('noa');
    await household.pass(500);
    const { talking } = await tv.tv.sound.load();
    return { viewing, talking };
  }

  it('is heard there while the button is held, and the own webcam stays off', async () => {
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(500);
    expect(talking.state.peek().is).toBe('on');
    expect(noa.heard().length).toBeGreaterThan(15);
    expect(maya.tv.tv.air.state.peek().is).toBe('off');
    const { callers } = await noa.tv.tv.sound.load();
    expect(callers.talks('maya')).toBe(true);
    talking.end();
    await household.pass(100);
    noa.heard();
    expect(maya.sound.opened).toBe(0);
    expect(callers.talks('maya')).toBe(false);
    await household.pass(1_000);
    expect(noa.heard()).toEqual([]);
  });

  it('opens within 150 ms, and turns the friend down meanwhile', async () => {
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(150);
    expect(talking.state.peek().is).toBe('on');
    expect(maya.sound.volume).toBeLessThan(0.2);
    talking.end();
    expect(maya.sound.volume).toBe(1);
  });

  it('nobody else who watches hears it', async () => {
    const oskar = await withSound('oskar', 2);
    await watch(oskar);
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(1_000);
    expect(noa.heard().length).toBeGreaterThan(10);
    expect(oskar.heard()).toEqual([]);
  });

  it('both talk at once where both want to', async () => {
    (await noa.tv.tv.sound.load()).mine.speak(true);
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(2_000);
    expect(new Set(noa.heard())).toEqual(new Set([1]));
    expect(new Set(maya.heard())).toEqual(new Set([7]));
  });

  it('who does not want to be talked to is not, and who talks is told', async () => {
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(500);
    (await noa.tv.tv.sound.load()).theirs.turn(0);
    await household.pass(200);
    noa.heard();
    expect(talking.state.peek()).toMatchObject({ is: 'failed', why: 'deaf' });
    expect(maya.sound.opened).toBe(0);
    await household.pass(500);
    expect(noa.heard()).toEqual([]);
    talking.begin(viewing);
    await household.pass(200);
    expect(talking.state.peek()).toMatchObject({ is: 'failed', why: 'deaf' });
    (await noa.tv.tv.sound.load()).theirs.turn(2);
    await household.pass(100);
    talking.begin(viewing);
    await household.pass(500);
    expect(noa.heard().length).toBeGreaterThan(10);
  });

  it('a TV that plays no sound cannot be talked to', async () => {
    await noa.tv.tv.air.stop();
    const lena = await household.signedIn('lena');
    await lena.tv.settings.set({ watchMode: 'friends' });
    await lena.tv.air.goOnAir();
    await household.pass(500);
    const { viewing } = maya.tv.watch('lena');
    await household.pass(500);
    const { talking } = await maya.tv.tv.sound.load();
    talking.begin(viewing);
    await household.pass(200);
    expect(talking.state.peek()).toMatchObject({ is: 'failed', why: 'deaf' });
  });

  it('without a microphone it says so', async () => {
    maya.sound.plugged = false;
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(200);
    expect(talking.state.peek()).toMatchObject({ is: 'failed', why: 'none' });
    await household.pass(500);
    expect(noa.heard()).toEqual([]);
  });

  it('ends with the viewing: removed, nobody is heard any more', async () => {
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(500);
    await noa.tv.tv.air.removeViewer('maya');
    await household.pass(100);
    noa.heard();
    expect(talking.state.peek().is).toBe('off');
    expect(maya.sound.opened).toBe(0);
    await household.pass(500);
    expect(noa.heard()).toEqual([]);
  });

  it('a cut of the line ends it; of the broadcaster’s too', async () => {
    const { viewing, talking } = await watch(maya);
    talking.begin(viewing);
    await household.pass(500);
    maya.tv.plug.cut();
    await household.pass(1_000);
    expect(talking.state.peek().is).toBe('off');
    expect(maya.sound.opened).toBe(0);
    await household.pass(8_000);
    noa.heard();
    expect(viewing.state.peek().is).toBe('watching');
    talking.begin(viewing);
    await household.pass(500);
    expect(noa.heard().length).toBeGreaterThan(10);
    noa.tv.plug.cut();
    await household.pass(8_000);
    expect(talking.state.peek().is).not.toBe('on');
    noa.heard();
    talking.begin(viewing);
    await household.pass(500);
    expect(noa.heard().length).toBeGreaterThan(10);
  });

  it('over a slow line it is sent as one bears it', async () => {
    const lena = await withSound('lena', 3, { line: 'slow' });
    const { viewing, talking } = await watch(lena);
    talking.begin(viewing);
    await household.pass(3_000);
    const heard = noa.heard().length;
    expect(heard).toBeGreaterThan(18);
    expect(heard).toBeLessThanOrEqual(3_000 / SOUND_PACKET_MS.slow + 1);
  });

  it('not everybody at once', async () => {
    const names = ['oskar', 'lena', 'mario', 'jonas'];
    const others = await Promise.all(names.map((person, index) => withSound(person, 10 + index)));
    const states: string[] = [];
    for (const one of [maya, ...others]) {
      const { viewing, talking } = await watch(one);
      talking.begin(viewing);
      await household.pass(200);
      states.push(talking.state.peek().is);
    }
    expect(states.filter((is) => is === 'on')).toHaveLength(TALKERS);
    expect(states.at(-1)).toBe('failed');
  });
});

/** X9: what is asked about being seen holds for being heard. */
describe('a child', () => {
  const PIN = '2468';

  it('a child talks to nobody, unless it is on air: its guardian has allowed that', async () => {
    const household = await Household.open({ people: ['noa'] });
    const noa = await household.signedIn('noa', { sound: new TestSound(7, household.clock) });
    await noa.tv.household.setPin(PIN, { password: PASSWORD });
    await noa.tv.household.createChild({ person: 'mika', name: 'Mika', password: PASSWORD, pin: PIN });
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    const mika = await household.signedIn('mika', { sound: new TestSound(4, household.clock) });
    await household.pass(500);
    const { viewing } = mika.watch('noa');
    await household.pass(500);
    expect(viewing.state.peek().is).toBe('watching');
    const { talking } = await mika.tv.sound.load();
    talking.begin(viewing);
    await household.pass(300);
    expect(talking.state.peek()).toMatchObject({ is: 'failed', why: { code: 'child.cannot' } });
    await mika.tv.air.goOnAir({ pin: PIN });
    await household.pass(300);
    talking.begin(viewing);
    await household.pass(300);
    expect(talking.state.peek().is).toBe('on');
    await household.close();
    expect(household.errors).toEqual([]);
  });
});

/** X1: marks beside the names of those who speak. */
describe('how loud a friend speaks', () => {
  let household: Household;
  let noa: TestTv;
  let voice: TestSound;

  beforeEach(async () => {
    household = await Household.open();
    voice = new TestSound(7, household.clock);
    noa = await household.signedIn('noa', { sound: voice });
    await noa.tv.settings.set({ watchMode: 'friends', sound: true });
    await noa.tv.air.goOnAir();
    await household.pass(500);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  it('is told to whoever watches, large or small, with sound or without', async () => {
    const maya = await household.signedIn('maya', { sound: new TestSound(1, household.clock) });
    const oskar = await household.signedIn('oskar');
    const large = maya.watch('noa').viewing;
    const small = oskar.watch('noa', { small: true }).viewing;
    await household.pass(2_000);
    expect(large.level.peek()).toBeGreaterThan(3);
    expect(small.level.peek()).toBeGreaterThan(3);
    voice.talks = false;
    await household.pass(300);
    expect(large.level.peek()).toBe(0);
    expect(small.level.peek()).toBe(0);
  });

  it('is nothing while it is the loudspeaker that the microphone hears, where the engine leaves it in', async () => {
    const { viewing } = (await household.signedIn('maya', { sound: new TestSound(1, household.clock) })).watch('noa');
    await household.pass(2_000);
    expect(viewing.level.peek()).toBeGreaterThan(0);
    voice.playsAt = -10;
    await household.pass(500);
    expect(viewing.level.peek()).toBe(0);
    voice.playsAt = -120;
    await household.pass(2_000);
    expect(viewing.level.peek()).toBeGreaterThan(0);
  });

  it('is silence while muted, and after a cut of the one who speaks', async () => {
    const { viewing } = (await household.signedIn('maya')).watch('noa');
    await household.pass(2_000);
    const { mine } = await noa.tv.sound.load();
    expect(viewing.level.peek()).toBeGreaterThan(0);
    mine.speak(false);
    await household.pass(3_500);
    expect(viewing.level.peek()).toBe(0);
    mine.speak(true);
    await household.pass(1_500);
    expect(viewing.level.peek()).toBeGreaterThan(0);
    noa.plug.cut();
    voice.talks = false;
    await household.pass(3_500);
    expect(viewing.level.peek()).toBe(0);
  });
});
