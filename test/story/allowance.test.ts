import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALLOWANCE } from '../../server/relay/allowance.ts';
import { Household, type HouseholdOptions, TestCamera, type TestTv } from '../support/household.ts';

/** Pictures about as large as each width has them. */
class RealSizes extends TestCamera {
  override encode(pose: Parameters<TestCamera['encode']>[0], width: number): ReturnType<TestCamera['encode']> {
    const { codec, bytes } = super.encode(pose);
    const real = new Uint8Array(width * (width === 160 ? 12 : 18));
    real.set(bytes);
    return { codec, bytes: real };
  }
}

/** W16, W17, W20, W27, from living room to living room. */
describe('what pictures may take of a line', () => {
  let household: Household;
  afterEach(() => household.close());

  /** Maya, Oskar, Theo and Ada are on air, and let their friends watch. */
  async function open(options: HouseholdOptions = {}): Promise<void> {
    household = await Household.open({ people: ['noa', 'ben', 'maya', 'oskar', 'theo', 'ada'], ...options });
    for (const [mark, person] of ['maya', 'oskar', 'theo', 'ada'].entries()) {
      const { tv } = await household.signedIn(person, { camera: new RealSizes(mark) });
      await tv.settings.set({ watchMode: 'friends', width: 640, picture: 10 });
      await tv.air.goOnAir();
    }
  }
  const allowed = ({ tv }: TestTv) => tv.allowance.now.peek();

  describe('of one person', () => {
    beforeEach(() => open({ viewsLarge: 4 }));

    it('is told with the first picture', async () => {
      const noa = await household.signedIn('noa', { line: 'steady' });
      expect(allowed(noa)).toBeUndefined();
      noa.watch('maya');
      await household.pass(100);
      expect(allowed(noa)).toEqual({ line: 'steady', kbps: 80, views: [expect.objectContaining({ kbps: 80 })] });
    });

    it('does not hold up a screen full of thumbnails, which are no more than their pace', async () => {
      const noa = await household.signedIn('noa');
      const ben = await household.signedIn('ben');
      for (const person of ['maya', 'oskar', 'theo', 'ada']) ben.watch(person);
      await household.pass(6_000);
      const tiles = ['maya', 'oskar', 'theo', 'ada'].map((person) => noa.watch(person, { small: true }));
      await household.pass(100);
      expect(tiles.map(({ shown }) => shown.length)).toEqual([1, 1, 1, 1]);
      expect(allowed(noa)?.kbps).toBe(32);
      await household.pass(60_000);
      for (const { shown } of tiles) expect(shown.length).toBeLessThanOrEqual(13);
    });

    it('is divided anew within 100 ms of every change in the number of views', async () => {
      const noa = await household.signedIn('noa');
      const first = noa.watch('maya');
      await household.pass(1_000);
      noa.watch('oskar');
      await household.pass(100);
      expect(allowed(noa)?.views.map(({ kbps }) => kbps)).toEqual([140, 140]);
      noa.tv.viewings.close(first.viewing);
      await household.pass(100);
      expect(allowed(noa)?.views.map(({ kbps }) => kbps)).toEqual([280]);
    });

    it('is one over all TVs, and each hears of the other', async () => {
      const [one, two] = [await household.signedIn('noa'), await household.signedIn('noa')];
      one.watch('maya');
      await household.pass(100);
      two.watch('oskar');
      await household.pass(100);
      expect([allowed(one)?.kbps, allowed(two)?.kbps]).toEqual([140, 140]);
      await two.visible(false);
      await household.pass(100);
      expect(allowed(one)?.kbps).toBe(280);
    });

    it.each([1, 2, 4])(
      'is what they get over a minute, with %i open: between 90 and 102 percent of it',
      async (open) => {
        for (const line of ['slow', 'steady', 'fast'] as const) {
          const noa = await household.signedIn('noa', { line });
          for (const person of ['maya', 'oskar', 'theo', 'ada'].slice(0, open)) noa.watch(person);
          await household.pass(3_000);
          expect(allowed(noa)?.views).toHaveLength(open);
          const { figures } = household.house.webcam.relay.delivery;
          const before = figures.bytes;
          await household.pass(60_000);
          const percent = ((figures.bytes - before) * 8 * 100) / (60_000 * { slow: 20, steady: 80, fast: 280 }[line]);
          expect(percent, line).toBeGreaterThan(90);
          expect(percent, line).toBeLessThan(102);
          noa.tv.close();
          await household.pass(100);
        }
      },
    );
  });

  it('is more for somebody with a service level (W19)', async () => {
    await open({ relay: { allowance: { ...ALLOWANCE, levels: { plus: { usual: 2, most: 2 } } } } });
    await household.store.db.updateTable('accounts').set({ level: 'plus' }).where('person', '=', 'noa').execute();
    const noa = await household.signedIn('noa');
    const ben = await household.signedIn('ben');
    for (const tv of [noa, ben]) tv.watch('maya');
    await household.pass(100);
    expect([allowed(noa)?.kbps, allowed(ben)?.kbps]).toEqual([560, 280]);
  });

  it('follows what the line proves to bear, where the operator gives a part of that', async () => {
    await open({ relay: { allowance: { ...ALLOWANCE, cap: { by: 'percentage', percent: 50 } } } });
    const noa = await household.signedIn('noa', { line: 'steady' });
    noa.watch('maya');
    await household.pass(100);
    const before = allowed(noa)?.kbps ?? 0;
    await household.pass(10_000);
    // In memory a line bears whatever there is.
    expect(allowed(noa)?.kbps).toBeGreaterThan(before * 10);
  });

  describe('of all together', () => {
    it('lets nobody else in, says so, and lets them in by itself as soon as there is a place', async () => {
      await open({ relay: { capacityKbps: 300 } });
      const noa = await household.signedIn('noa');
      const ben = await household.signedIn('ben');
      const { viewing } = noa.watch('maya');
      await household.pass(1_000);
      const waits = ben.watch('oskar');
      await household.pass(60_000);
      expect(waits.viewing.state.peek()).toEqual({ is: 'full' });
      expect(waits.shown).toEqual([]);
      noa.tv.viewings.close(viewing);
      await household.pass(6_000);
      expect(waits.viewing.state.peek().is).toBe('watching');
      expect(waits.shown.length).toBeGreaterThan(0);
    });

    it('leaves a place to who has one while they are paused or cut off', async () => {
      await open({ relay: { capacityKbps: 300 } });
      const noa = await household.signedIn('noa');
      const ben = await household.signedIn('ben');
      const mine = noa.watch('maya');
      await household.pass(1_000);
      await noa.visible(false);
      const theirs = ben.watch('oskar');
      await household.pass(30_000);
      noa.plug.cut();
      await household.pass(5_000);
      await noa.visible(true);
      await household.pass(5_000);
      expect(mine.viewing.state.peek().is).toBe('watching');
      expect(theirs.viewing.state.peek().is).toBe('full');
    });

    it('takes nothing more from who watches already: a second webcam is part of the same allowance', async () => {
      await open({ relay: { capacityKbps: 280 } });
      const noa = await household.signedIn('noa');
      noa.watch('maya');
      const second = noa.watch('oskar');
      await household.pass(1_000);
      expect(second.viewing.state.peek().is).toBe('watching');
    });

    it('tells who was allowed by a friend that there is no place, and opens later without asking again', async () => {
      await open({ relay: { capacityKbps: 280 } });
      const noa = await household.signedIn('noa');
      const first = noa.watch('maya');
      await household.pass(100);
      const theo = await household.signedIn('ben');
      await theo.tv.air.goOnAir();
      const ada = await household.signedIn('oskar');
      const asks = ada.watch('ben');
      await household.pass(100);
      const [ask] = theo.tv.asks.waiting.peek();
      await theo.tv.asks.answer(ask ?? expect.fail('nobody asks'), 'once');
      await household.pass(1_000);
      expect(asks.viewing.state.peek().is).toBe('full');
      noa.tv.viewings.close(first.viewing);
      await household.pass(6_000);
      expect(asks.viewing.state.peek().is).toBe('watching');
      expect(theo.tv.asks.waiting.peek()).toEqual([]);
    });
  });
});
