import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLASS_KBPS } from '../../server/relay/allowance.ts';
import { SOUND_PACKET_MS, SOUND_PCMU } from '../../src/protocol/limits.ts';
import type { Line } from '../../src/protocol/words.ts';
import { Household, TestCamera, type TestTv, type TestTvOptions } from '../support/household.ts';
import { TestSound } from '../support/test-sound.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/sound.ts';

/** A camera whose pictures fill a line. */
class LargePictures extends TestCamera {
  readonly #bytes: number;

  constructor(mark: number, bytes: number) {
    super(mark);
    this.#bytes = bytes;
  }

  override encode(...how: Parameters<TestCamera['encode']>): ReturnType<TestCamera['encode']> {
    const bytes = new Uint8Array(this.#bytes);
    bytes.set(super.encode(...how).bytes);
    return { codec: 'jpeg', bytes };
  }
}

/** X1: who hears whom, and who does not. */
describe('sound with the picture', () => {
  let household: Household;
  let noa: TestTv;
  let voice: TestSound;

  beforeEach(async () => {
    household = await Household.open();
    voice = new TestSound(7, household.clock);
    noa = await household.signedIn('noa', { sound: voice });
    await noa.tv.settings.set({ watchMode: 'friends', sound: true });
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  async function listener(person: string, options: Partial<TestTvOptions> = {}) {
    const sound = new TestSound(1, household.clock);
    const tv = await household.signedIn(person, { sound, ...options });
    return { sound, tv, heard: () => sound.played.splice(0) };
  }
  const onAir = async (): Promise<void> => {
    await noa.tv.air.goOnAir();
    await household.pass(500);
  };
  const mine = async () => (await noa.tv.sound.load()).mine;

  it('is heard by who watches, as it is spoken', async () => {
    const maya = await listener('maya');
    await onAir();
    const { shown } = maya.tv.watch('noa');
    await household.pass(1_000);
    maya.heard();
    await household.pass(2_000);
    const heard = maya.heard();
    expect(new Set(heard)).toEqual(new Set([7]));
    // 20 ms each.
    expect(heard.length).toBeGreaterThan(90);
    expect(heard.length).toBeLessThanOrEqual(101);
    expect(shown.length).toBeGreaterThan(5);
  });

  it('where Opus turns out to be too much for a box, the simple codec is asked for and heard', async () => {
    voice.sends = async () => ['pcmu'];
    const maya = await listener('maya');
    await onAir();
    maya.tv.watch('noa');
    await household.pass(3_000);
    maya.heard();
    voice.lengths.length = 0;
    await household.pass(2_000);
    expect(new Set(voice.lengths)).toEqual(new Set([(SOUND_PCMU.kbps * SOUND_PCMU.packetMs) / 8]));
    expect(maya.heard().length).toBeGreaterThan(2_000 / SOUND_PCMU.packetMs - 3);
  });

  it('is off until it is chosen: without the setting nothing opens a microphone', async () => {
    await noa.tv.settings.set({ sound: false });
    const maya = await listener('maya');
    await onAir();
    maya.tv.watch('noa');
    await household.pass(2_000);
    expect(voice.opened).toBe(0);
    expect(maya.heard()).toEqual([]);
    // Chosen on the screen, for this broadcast.
    (await mine()).speak(true);
    await household.pass(1_000);
    expect(voice.opened).toBe(1);
    expect(maya.heard().length).toBeGreaterThan(10);
  });

  it('nothing is encoded while nobody listens, and silence is not sent', async () => {
    await onAir();
    await household.pass(1_000);
    expect(voice.opened).toBe(1);
    expect(voice.lengths).toEqual([]);
    const maya = await listener('maya');
    maya.tv.watch('noa');
    await household.pass(1_000);
    voice.talks = false;
    await household.pass(1_000);
    maya.heard();
    await household.pass(2_000);
    expect(maya.heard()).toEqual([]);
    voice.talks = true;
    await household.pass(500);
    expect(maya.heard().length).toBeGreaterThan(10);
  });

  it('muted, nothing more goes out at once, and the microphone is off', async () => {
    const maya = await listener('maya');
    await onAir();
    const { viewing } = maya.tv.watch('noa');
    await household.pass(1_000);
    const { theirs } = await maya.tv.tv.sound.load();
    expect(theirs.offered(viewing)).toBe(true);
    (await mine()).speak(false);
    await household.pass(100);
    maya.heard();
    expect(voice.opened).toBe(0);
    expect(theirs.offered(viewing)).toBe(false);
    await household.pass(2_000);
    expect(maya.heard()).toEqual([]);
    (await mine()).speak(true);
    await household.pass(1_000);
    expect(maya.heard().length).toBeGreaterThan(10);
  });

  it('off air turns the microphone off, hidden too; shown again it goes on', async () => {
    const maya = await listener('maya');
    await onAir();
    maya.tv.watch('noa');
    await household.pass(1_000);
    await noa.visible(false);
    await household.pass(200);
    maya.heard();
    expect(voice.opened).toBe(0);
    await household.pass(1_000);
    expect(maya.heard()).toEqual([]);
    await noa.visible(true);
    await household.pass(1_000);
    expect(maya.heard().length).toBeGreaterThan(10);
    await noa.tv.air.stop();
    expect(voice.opened).toBe(0);
  });

  it('who is removed, or may not watch any more, hears nothing; others go on', async () => {
    const maya = await listener('maya');
    const oskar = await listener('oskar');
    await onAir();
    maya.tv.watch('noa');
    oskar.tv.watch('noa');
    await household.pass(1_000);
    expect(maya.heard().length).toBeGreaterThan(10);
    await noa.tv.air.removeViewer('maya');
    await household.pass(100);
    maya.heard();
    oskar.heard();
    await household.pass(1_000);
    expect(maya.heard()).toEqual([]);
    expect(oskar.heard().length).toBeGreaterThan(10);
    await noa.tv.settings.set({ never: ['oskar'] });
    await household.pass(100);
    oskar.heard();
    await household.pass(1_000);
    expect(oskar.heard()).toEqual([]);
  });

  it('a thumbnail has none; grown large it has', async () => {
    const maya = await listener('maya');
    await onAir();
    maya.tv.watch('noa', { small: true });
    await household.pass(3_000);
    expect(maya.heard()).toEqual([]);
    maya.tv.watch('noa');
    await household.pass(1_000);
    expect(maya.heard().length).toBeGreaterThan(10);
  });

  it('a TV that is muted is sent none, until it is wanted', async () => {
    const maya = await listener('maya');
    const { theirs } = await maya.tv.tv.sound.load();
    theirs.turn(0);
    await onAir();
    maya.tv.watch('noa');
    await household.pass(2_000);
    expect(maya.heard()).toEqual([]);
    expect(voice.lengths).toEqual([]);
    theirs.turn(3);
    await household.pass(1_000);
    expect(maya.heard().length).toBeGreaterThan(10);
  });

  it('on a slow line there are pictures, or sound: as its viewer wants', async () => {
    const maya = await listener('maya', { line: 'slow' });
    await onAir();
    const { shown, viewing } = maya.tv.watch('noa');
    await household.pass(3_000);
    expect(maya.heard()).toEqual([]);
    expect(shown.length).toBeGreaterThan(1);
    const { theirs } = await maya.tv.tv.sound.load();
    expect(theirs.either(viewing)).toBe(true);
    theirs.prefer(viewing, 'sound');
    await household.pass(1_000);
    const seen = shown.length;
    maya.heard();
    await household.pass(6_000);
    const heard = maya.heard();
    expect(heard.length).toBeGreaterThan(45);
    expect(heard.length).toBeLessThanOrEqual(6_000 / SOUND_PACKET_MS.slow + 1);
    expect(shown.length).toBe(seen);
    theirs.prefer(viewing, 'pictures');
    await household.pass(3_000);
    expect(shown.length).toBeGreaterThan(seen);
  });

  it('of a friend on a slow line there are pictures, or sound: as their viewer wants, however good their own line', async () => {
    const oskar = await household.signedIn('oskar', { sound: new TestSound(9, household.clock), line: 'slow' });
    await oskar.tv.settings.set({ watchMode: 'friends', sound: true });
    await oskar.tv.air.goOnAir();
    const maya = await listener('maya');
    await household.pass(500);
    const { viewing, shown } = maya.tv.watch('oskar');
    await household.pass(3_000);
    const { theirs } = await maya.tv.tv.sound.load();
    expect(theirs.either(viewing)).toBe(true);
    expect(theirs.alone(viewing)).toBe(false);
    expect(maya.heard()).toEqual([]);
    expect(shown.length).toBeGreaterThan(1);
    theirs.prefer(viewing, 'sound');
    await household.pass(2_000);
    const seen = shown.length;
    maya.heard();
    await household.pass(6_000);
    expect(maya.heard().length).toBeGreaterThan(40);
    expect(shown.length).toBe(seen);
    theirs.prefer(viewing, 'pictures');
    await household.pass(3_000);
    maya.heard();
    await household.pass(1_000);
    expect(maya.heard()).toEqual([]);
    expect(shown.length).toBeGreaterThan(seen);
  });

  it.each<[Line, number, number]>([
    ['fast', 12_000, 0.9],
    ['steady', 4_000, 0.9],
    // Sound instead of pictures: it does not fill it, and nothing else does.
    ['slow', 1_500, 0],
  ])('all that goes to a TV on a %s line together is what it is given, −10 to +2 %%', async (line, bytes, least) => {
    const oskar = await household.signedIn('oskar', {
      sound: new TestSound(9, household.clock),
      camera: new LargePictures(9, bytes),
    });
    await oskar.tv.settings.set({ watchMode: 'friends', sound: true, picture: 10 });
    await oskar.tv.air.goOnAir();
    const maya = await listener('maya', { line });
    await household.pass(500);
    const { viewing } = maya.tv.watch('oskar');
    await household.pass(500);
    if (line === 'slow') (await maya.tv.tv.sound.load()).theirs.prefer(viewing, 'sound');
    await household.pass(9_500);
    const { relay } = household.house.webcam;
    const [given] = [...relay.allowances.all()].filter(({ views }) => views.size > 0);
    const [view] = [...(given?.views ?? [])];
    const passed = (): number => relay.sound.counts.bytes + (view?.figures.bytes ?? 0);
    const before = passed();
    maya.heard();
    await household.pass(30_000);
    const part = ((passed() - before) * 8) / 30_000 / (given?.kbps ?? 0);
    expect(part).toBeGreaterThanOrEqual(least);
    expect(part).toBeLessThanOrEqual(1.02);
    expect(maya.heard().length).toBeGreaterThan((30_000 / SOUND_PACKET_MS[line]) * 0.95);
  });

  it('what leaves a TV, pictures and sound, is what it is given: 05 shows it so', async () => {
    const oskar = await household.signedIn('oskar', {
      sound: new TestSound(9, household.clock),
      camera: new LargePictures(9, 12_000),
    });
    await oskar.tv.settings.set({ watchMode: 'friends', sound: true, picture: 10 });
    await oskar.tv.air.goOnAir();
    const maya = await listener('maya');
    maya.tv.watch('oskar');
    await household.pass(5_000);
    const { mine } = await oskar.tv.sound.load();
    const { air } = oskar.tv;
    const allowed = air.allowedKbps + mine.allowedKbps;
    expect(allowed).toBeLessThanOrEqual(CLASS_KBPS.fast);
    expect(allowed).toBeGreaterThan(CLASS_KBPS.fast * 0.95);
    expect(mine.allowedKbps).toBeGreaterThan(24);
    const read = (): number => air.readUpload().bytes + mine.readUpload();
    read();
    await household.pass(30_000);
    const part = (read() * 8) / 30_000 / allowed;
    expect(part).toBeGreaterThan(0.9);
    expect(part).toBeLessThanOrEqual(1.02);
    mine.speak(false);
    await household.pass(1_000);
    mine.readUpload();
    await household.pass(1_000);
    expect([mine.allowedKbps, mine.readUpload()]).toEqual([0, 0]);
    expect(air.allowedKbps).toBeGreaterThan(allowed - 20);
  });

  it('over a cut it goes on, and what was muted meanwhile stays muted', async () => {
    const maya = await listener('maya');
    await onAir();
    maya.tv.watch('noa');
    await household.pass(1_000);
    noa.plug.cut();
    await household.pass(8_000);
    maya.heard();
    await household.pass(2_000);
    expect(maya.heard().length).toBeGreaterThan(50);
    noa.plug.cut();
    (await mine()).speak(false);
    await household.pass(8_000);
    maya.heard();
    await household.pass(2_000);
    expect(maya.heard()).toEqual([]);
  });

  it('a TV without sound watches as ever', async () => {
    const maya = await household.signedIn('maya');
    await onAir();
    const { shown } = maya.watch('noa');
    await household.pass(3_000);
    expect(shown.length).toBeGreaterThan(5);
    expect(voice.lengths).toEqual([]);
  });
});
