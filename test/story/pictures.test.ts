import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Household, TestCamera, type TestTv } from '../support/household.ts';

const NOA = 11;
const MAYA = 22;

describe('pictures between living rooms', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let oskar: TestTv;

  beforeEach(async () => {
    household = await Household.open();
    noa = await household.signedIn('noa', { camera: new TestCamera(NOA) });
    maya = await household.signedIn('maya', { camera: new TestCamera(MAYA) });
    oskar = await household.signedIn('oskar');
  });
  afterEach(() => household.close());

  const answer = async (tv: TestTv, how: 'once' | 'always' | 'not_now' | 'block') => {
    const [ask] = tv.tv.asks.waiting.peek();
    if (!ask) throw new Error('nobody asks');
    const done = tv.tv.asks.answer(ask, how);
    await household.pass(10);
    return done;
  };
  const viewers = (tv: TestTv): string[] => tv.tv.air.viewers.peek().map((viewer) => viewer.person);

  it('asks, waits, and shows the room after a yes', async () => {
    await maya.tv.air.goOnAir();
    await household.pass(100);
    expect(noa.presence('maya')?.onAir).toBe('ask');
    const { viewing, shown } = noa.watch('maya');
    await household.pass(100);
    expect(viewing.state.peek().is).toBe('asking');
    expect(shown).toEqual([]);
    expect(await answer(maya, 'once')).toBe(true);
    await household.pass(2_000);
    expect(viewing.state.peek().is).toBe('watching');
    expect(shown.length).toBeGreaterThan(5);
    expect(new Set(shown)).toEqual(new Set([MAYA]));
    expect(viewers(maya)).toEqual(['noa']);
    expect(noa.presence('maya')?.onAir).toBe('open');
  });

  it('tells the asker the same for every no', async () => {
    await maya.tv.air.goOnAir();
    const first = noa.watch('maya').viewing;
    await household.pass(100);
    await answer(maya, 'not_now');
    const second = oskar.watch('maya').viewing;
    await household.pass(100);
    await answer(maya, 'block');
    await household.pass(50_000);
    expect(first.state.peek()).toEqual({ is: 'over', why: 'not_now' });
    expect(second.state.peek()).toEqual({ is: 'over', why: 'not_now' });
  });

  it('takes no answer for a no after 45 s', async () => {
    await maya.tv.air.goOnAir();
    const { viewing } = noa.watch('maya');
    await household.pass(44_000);
    expect(viewing.state.peek().is).toBe('asking');
    expect(maya.tv.asks.waiting.peek().length).toBe(1);
    await household.pass(2_000);
    expect(viewing.state.peek()).toEqual({ is: 'over', why: 'not_now' });
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
  });

  it('lets the first answer of any TV close the others', async () => {
    const second = await household.signedIn('maya');
    await maya.tv.air.goOnAir();
    noa.watch('maya');
    await household.pass(100);
    expect(second.tv.asks.waiting.peek().length).toBe(1);
    await answer(second, 'once');
    await household.pass(100);
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
    expect(viewers(maya)).toEqual(['noa']);
  });

  it('removes one viewer while another keeps watching without a missed beat', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const one = noa.watch('maya');
    const two = oskar.watch('maya');
    await household.pass(3_000);
    const before = two.shown.length;
    await maya.tv.air.removeViewer('noa');
    await household.pass(10);
    expect(one.viewing.state.peek()).toEqual({ is: 'over', why: 'closed' });
    const after = one.shown.length;
    await household.pass(3_000);
    expect(one.shown.length).toBe(after);
    expect(two.shown.length - before).toBeGreaterThanOrEqual(14);
    expect(viewers(maya)).toEqual(['oskar']);
    // For the rest of this broadcast, even though all friends may watch.
    const again = noa.watch('maya');
    await household.pass(50_000);
    expect(again.shown).toEqual([]);
    expect(again.viewing.state.peek()).toEqual({ is: 'over', why: 'not_now' });
  });

  it('sends nothing at all while nobody watches', async () => {
    await maya.tv.air.goOnAir();
    await household.pass(5_000);
    expect(maya.tv.air.readUpload()).toEqual({ bytes: 0, pictures: 0 });
    await maya.tv.settings.set({ watchMode: 'friends' });
    const { viewing } = noa.watch('maya');
    await household.pass(2_000);
    expect(maya.tv.air.readUpload().pictures).toBeGreaterThan(5);
    noa.tv.viewings.close(viewing);
    await household.pass(1_000);
    maya.tv.air.readUpload();
    await household.pass(5_000);
    expect(maya.tv.air.readUpload().pictures).toBe(0);
  });

  it('shows the newest picture at once to whoever joins', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    noa.watch('maya');
    await household.pass(2_000);
    const late = oskar.watch('maya');
    await household.pass(30);
    expect(late.shown.length).toBeGreaterThanOrEqual(1);
  });

  it('gives a viewer that is slow to show its own pace, and the others theirs', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const fast = noa.watch('maya');
    const slow: number[] = [];
    const viewing = oskar.tv.viewings.open('maya');
    viewing.present({
      show: (packet) =>
        new Promise((resolve) => {
          slow.push(packet.sequence);
          household.clock.after(2_000, resolve);
        }),
    });
    await household.pass(20_000);
    expect(fast.shown.length).toBeGreaterThanOrEqual(95);
    expect(slow.length).toBeGreaterThanOrEqual(9);
    expect(slow.length).toBeLessThanOrEqual(11);
    // Newest wins: what it skipped was never sent.
    expect((slow[5] ?? 0) - (slow[4] ?? 0)).toBeGreaterThanOrEqual(8);
  });

  it('gives permitted friends a thumbnail every five seconds, counted as watching, and the slow class none', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const tile = noa.watch('maya', { small: true });
    await household.pass(21_000);
    expect(tile.shown.length).toBeGreaterThanOrEqual(4);
    expect(tile.shown.length).toBeLessThanOrEqual(6);
    expect(maya.tv.air.viewers.peek()[0]).toMatchObject({ person: 'noa', small: true });
    const box = await household.signedIn('oskar', { line: 'slow' });
    const none = box.watch('maya', { small: true });
    await household.pass(10_000);
    expect(none.shown).toEqual([]);
  });

  it('never gives a thumbnail to somebody who would have to ask', async () => {
    await maya.tv.air.goOnAir();
    const tile = noa.watch('maya', { small: true });
    await household.pass(10_000);
    expect(tile.shown).toEqual([]);
    expect(maya.tv.asks.waiting.peek()).toEqual([]);
    expect(viewers(maya)).toEqual([]);
  });

  it('goes on air to answer somebody who asks while off air', async () => {
    const { viewing, shown } = noa.watch('maya');
    await household.pass(100);
    expect(maya.tv.asks.waiting.peek()[0]?.onAir).toBe(false);
    expect(await answer(maya, 'once')).toBe(false);
    await household.pass(3_000);
    await maya.tv.air.goOnAir();
    await household.pass(1_000);
    expect(viewing.state.peek().is).toBe('watching');
    expect(shown[0]).toBe(MAYA);
  });

  it('invites twice: there is one invitation, and none once they are off air', async () => {
    await maya.tv.air.goOnAir();
    for (let time = 0; time < 2; time += 1) {
      await maya.tv.air.invite('noa');
      await household.pass(100);
      expect(noa.tv.asks.invitations.peek()).toHaveLength(1);
    }
    await maya.tv.air.stop();
    await household.pass(100);
    expect(noa.tv.asks.invitations.peek()).toEqual([]);
  });

  it('opens for an invitation without asking again', async () => {
    await maya.tv.air.goOnAir();
    await maya.tv.air.invite('noa');
    await household.pass(100);
    const [invitation] = noa.tv.asks.invitations.peek();
    expect(invitation?.from.person).toBe('maya');
    const { viewing } = noa.watch('maya');
    await household.pass(500);
    expect(viewing.state.peek().is).toBe('watching');
  });

  it('lets a second TV take over after asking', async () => {
    await maya.tv.air.goOnAir();
    const second = await household.signedIn('maya', { camera: new TestCamera(33) });
    expect(second.tv.air.state.peek().is).toBe('elsewhere');
    await expect(second.tv.air.goOnAir()).rejects.toMatchObject({ code: 'webcam.elsewhere' });
    await second.tv.air.goOnAir({ takeOver: true });
    await household.pass(100);
    expect(second.tv.air.state.peek().is).toBe('on');
    expect(maya.tv.air.state.peek()).toMatchObject({ is: 'elsewhere' });
    expect(maya.camera.opened).toBe(0);
  });

  describe('what ends it within half a second', () => {
    const watched = async (change: () => Promise<unknown>) => {
      await maya.tv.settings.set({ watchMode: 'friends' });
      await maya.tv.air.goOnAir();
      const large = noa.watch('maya');
      const small = oskar.watch('maya', { small: true });
      await household.pass(2_000);
      expect(large.shown.length).toBeGreaterThan(0);
      expect(small.shown.length).toBeGreaterThan(0);
      await change();
      await household.pass(500);
      const counts = [large.shown.length, small.shown.length];
      await household.pass(20_000);
      expect([large.shown.length, small.shown.length]).toEqual(counts);
    };

    it('the mode', () => watched(() => maya.tv.settings.set({ watchMode: 'nobody' })));
    it('the list', () => watched(() => maya.tv.settings.set({ never: ['noa', 'oskar'] })));
    it('the end of a friendship', () =>
      watched(async () => {
        await maya.tv.friends.remove('noa');
        await oskar.tv.friends.remove('maya');
      }));
    it('a block', () =>
      watched(async () => {
        await maya.tv.friends.block('noa');
        await oskar.tv.friends.block('maya');
      }));
    it('an account closed by the operator in another process', () =>
      watched(async () => {
        await household.store.db
          .updateTable('accounts')
          .set({ disabled_at: household.clock.now() })
          .where('person', '=', 'maya')
          .execute();
      }));
    it('going off air', () => watched(() => maya.tv.air.stop()));
  });

  it('does not show a hidden room, and keeps no picture of it', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const one = noa.watch('maya');
    await household.pass(2_000);
    await maya.visible(false);
    expect(maya.camera.opened).toBe(0);
    await household.pass(100);
    expect(one.viewing.state.peek()).toMatchObject({ is: 'watching', paused: true });
    const late = oskar.watch('maya');
    await household.pass(5_000);
    expect(late.shown).toEqual([]);
    await maya.visible(true);
    await household.pass(2_000);
    expect(late.shown.length).toBeGreaterThan(0);
    expect(one.viewing.state.peek()).toMatchObject({ is: 'watching', paused: false });
  });

  it('costs a hidden viewer no network', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const one = noa.watch('maya');
    await household.pass(2_000);
    await noa.visible(false);
    await household.pass(500);
    const count = one.shown.length;
    maya.tv.air.readUpload();
    await household.pass(5_000);
    expect(one.shown.length).toBe(count);
    expect(maya.tv.air.readUpload().pictures).toBe(0);
    await noa.visible(true);
    await household.pass(1_000);
    expect(one.shown.length).toBeGreaterThan(count);
  });

  it('goes off air at once when the camera is pulled out', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    const { viewing } = noa.watch('maya');
    await household.pass(1_000);
    maya.camera.unplug();
    await household.pass(100);
    expect(maya.tv.air.state.peek()).toEqual({ is: 'off', ended: 'unplugged' });
    expect(viewing.state.peek()).toEqual({ is: 'over', why: 'off_camera' });
    expect(maya.tv.notices.all.peek()[0]).toMatchObject({ is: 'camera_unplugged' });
  });

  describe('cuts', () => {
    beforeEach(async () => {
      await maya.tv.settings.set({ watchMode: 'friends' });
      await maya.tv.air.goOnAir();
    });

    for (const seconds of [1, 5, 20, 45]) {
      it(`of the viewer for ${seconds} s: watching comes back by itself`, async () => {
        const { viewing, shown } = noa.watch('maya');
        await household.pass(2_000);
        noa.plug.cut();
        noa.plug.pull();
        await household.pass(seconds * 1000);
        noa.plug.mend();
        await household.pass(31_000);
        const count = shown.length;
        await household.pass(2_000);
        expect(viewing.state.peek().is).toBe('watching');
        expect(shown.length).toBeGreaterThan(count + 5);
      });
    }

    for (const seconds of [1, 5, 20]) {
      it(`of the broadcaster for ${seconds} s: the broadcast goes on`, async () => {
        const { viewing, shown } = noa.watch('maya');
        await household.pass(2_000);
        maya.plug.cut();
        maya.plug.pull();
        await household.pass(seconds * 1000);
        expect(viewing.state.peek()).toMatchObject({ is: 'watching', paused: true });
        maya.plug.mend();
        await household.pass(9_000);
        const count = shown.length;
        await household.pass(2_000);
        expect(maya.tv.air.state.peek()).toMatchObject({ is: 'on', cut: false });
        expect(shown.length).toBeGreaterThan(count + 5);
      });
    }

    for (const seconds of [45, 70]) {
      it(`of the broadcaster for ${seconds} s: off air, and the TV asks`, async () => {
        const { viewing } = noa.watch('maya');
        await household.pass(2_000);
        maya.plug.cut();
        maya.plug.pull();
        await household.pass(seconds * 1000);
        expect(viewing.state.peek()).toEqual({ is: 'over', why: 'off_camera' });
        maya.plug.mend();
        await household.pass(31_000);
        expect(maya.tv.air.state.peek()).toEqual({ is: 'again' });
        expect(maya.camera.opened).toBe(0);
      });
    }

    it('of the server (SIGKILL): both come back, and what was allowed once still is', async () => {
      await maya.tv.settings.set({ watchMode: 'ask' });
      const { viewing, shown } = noa.watch('maya');
      await household.pass(100);
      await answer(maya, 'once');
      await household.pass(2_000);
      expect(viewing.state.peek().is).toBe('watching');
      household.kill();
      await household.pass(2_000);
      await household.start();
      await household.pass(10_000);
      const count = shown.length;
      await household.pass(2_000);
      expect(viewing.state.peek().is).toBe('watching');
      expect(shown.length).toBeGreaterThan(count + 5);
      expect(viewers(maya)).toEqual(['noa']);
    });
  });
});
