import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';

/** Pictures as large as a fast line has them: a few of them are the whole line. */
class LargePictures extends TestCamera {
  override encode(): ReturnType<TestCamera['encode']> {
    const { codec, bytes } = super.encode();
    const large = new Uint8Array(20_000);
    large.set(bytes);
    return { codec, bytes: large };
  }
}

/** 09, from living room to living room. */
describe('watching two', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let oskar: TestTv;
  type Watching = ReturnType<TestTv['watch']>;
  let rooms: { maya: Watching; oskar: Watching };

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya', 'oskar', 'theo'] });
    noa = await household.signedIn('noa');
    maya = await household.signedIn('maya', { camera: new LargePictures(1) });
    oskar = await household.signedIn('oskar', { camera: new LargePictures(2) });
    for (const { tv } of [maya, oskar]) {
      await tv.settings.set({ watchMode: 'friends', width: 640, picture: 10 });
      await tv.air.goOnAir();
    }
    rooms = { maya: noa.watch('maya'), oskar: noa.watch('oskar') };
    await household.pass(2_000);
  });
  afterEach(() => household.close());

  /** Pictures of each that were shown in ten seconds. */
  async function counted(): Promise<{ maya: number; oskar: number }> {
    const before = { maya: rooms.maya.shown.length, oskar: rooms.oskar.shown.length };
    await household.pass(10_000);
    return { maya: rooms.maya.shown.length - before.maya, oskar: rooms.oskar.shown.length - before.oskar };
  }
  const share = (first: number) =>
    noa.tv.sharing.share([
      [rooms.maya.viewing, first],
      [rooms.oskar.viewing, 100 - first],
    ]);

  it('gives each what it was given of the line, in pictures', async () => {
    const free = await counted();
    expect(await share(90)).toEqual({ kbps: 280, of: [252, 28] });
    const { maya: more, oskar: less } = await counted();
    expect(less).toBeGreaterThan(0);
    expect(less).toBeLessThan(free.oskar / 2);
    expect(more).toBeGreaterThan(less * 2);
    await share(10);
    const turned = await counted();
    expect(turned.oskar).toBeGreaterThan(turned.maya * 2);
    await share(50);
    const even = await counted();
    expect(Math.abs(even.maya - even.oskar)).toBeLessThanOrEqual(2);
  });

  it('gives the whole line to the one that is left', async () => {
    await share(90);
    const shared = await counted();
    noa.tv.viewings.close(rooms.maya.viewing);
    await household.pass(100);
    expect((await counted()).oskar).toBeGreaterThan(shared.oskar * 2);
  });

  it('leaves no room for a third, whoever says yes: that is no error of theirs', async () => {
    const theo = await household.signedIn('theo');
    await theo.tv.air.goOnAir();
    const third = noa.tv.viewings.open('theo');
    await household.pass(100);
    const [ask] = theo.tv.asks.waiting.peek();
    if (!ask) throw new Error('nobody asks');
    await theo.tv.asks.answer(ask, 'once');
    await household.pass(100);
    expect(third.state.peek()).toEqual({ is: 'over', why: 'not_now' });
    expect(rooms.maya.viewing.state.peek().is).toBe('watching');
    expect(household.errors).toEqual([]);
  });

  it('takes nobody from others: who watches alone gets what they got', async () => {
    const theirs = maya.watch('oskar');
    await household.pass(2_000);
    await share(90);
    const before = theirs.shown.length;
    const { oskar: less } = await counted();
    expect(theirs.shown.length - before).toBeGreaterThan(less * 2);
  });
});
