import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/words.ts';
import { TURN } from '../support/direct-pair.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';
import { MemoryPeers } from '../support/memory-peers.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/direct/direct.ts';

/**
 * W25: what is set about direct connections on the TV in the bedroom is stored at once, changes what the one in the living
 * room does, which is on air, and is found at the next sign-in elsewhere.
 */
describe('each preference about direct connections', () => {
  let household: Household;
  let peers: MemoryPeers;
  let living: TestTv;
  let bedroom: TestTv;
  let maya: TestTv;

  beforeEach(async () => {
    household = await Household.open({ direct: TURN });
    peers = new MemoryPeers(household.clock);
    living = await household.signedIn('noa', { camera: new TestCamera(7), direct: peers.engine(7) });
    bedroom = await household.signedIn('noa');
    maya = await household.signedIn('maya', { direct: peers.engine(2) });
    await bedroom.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.settings.set({ direct: 'always' });
    await living.tv.air.goOnAir();
    await household.pass(200);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const set = async (changes: Partial<Settings>): Promise<void> => {
    await bedroom.tv.settings.set(changes);
    expect(await stored()).toMatchObject(changes);
    await household.pass(200);
    expect(living.tv.settings.now.peek()).toMatchObject(changes);
  };
  const stored = async (): Promise<unknown> => {
    const query = household.store.db.selectFrom('settings').select('json').where('person', '=', 'noa');
    return JSON.parse((await query.executeTakeFirst())?.json ?? '{}');
  };
  /** Maya watches; what becomes of that on the TV that is on air. */
  const watched = async (tv: TestTv): Promise<string> => {
    maya.watch('noa');
    await household.pass(2_000);
    return linkOf(tv);
  };
  const linkOf = (tv: TestTv): string => tv.tv.direct.now.peek()?.mine.peek()?.link.is ?? 'relay';
  /** The person comes back on a TV that knows nothing. */
  const elsewhere = async (): Promise<TestTv> => {
    for (const viewing of maya.tv.viewings.all.peek()) maya.tv.viewings.close(viewing);
    await living.tv.air.stop();
    living.tv.close();
    bedroom.tv.close();
    await household.pass(1_000);
    const third = await household.signedIn('noa', { camera: new TestCamera(9), direct: peers.engine(9) });
    await third.tv.air.goOnAir();
    await household.pass(200);
    return third;
  };

  it('without being asked', async () => {
    expect(await watched(living)).toBe('offered');
    await set({ direct: 'always' });
    await household.pass(1_000);
    expect(linkOf(living)).toBe('direct');
    expect(await watched(await elsewhere())).toBe('direct');
  });

  it('never: what is direct ends at once, and it is not offered', async () => {
    await set({ direct: 'always' });
    expect(await watched(living)).toBe('direct');
    await set({ direct: 'never' });
    expect(linkOf(living)).toBe('relay');
    expect(peers.open.size).toBe(0);
    const third = await elsewhere();
    expect(await watched(third)).toBe('relay');
    await third.tv.settings.set({ direct: 'ask' });
    await household.pass(200);
    expect(linkOf(third)).toBe('offered');
  });

  it('only through TURN', async () => {
    const policy = (): (boolean | undefined)[] =>
      [...peers.open].filter(({ options }) => options.role === 'sends').map(({ options }) => options.ice.relayOnly);
    await set({ direct: 'always', directRelayOnly: true });
    await watched(living);
    expect(policy()).toEqual([true]);
    const third = await elsewhere();
    await watched(third);
    expect(policy()).toEqual([true]);
  });

  it('chosen while it is direct, it does not wait for the next one', async () => {
    await set({ direct: 'always' });
    expect(await watched(living)).toBe('direct');
    const before = [...peers.open];
    await set({ directRelayOnly: true });
    expect(before.some((peer) => peers.open.has(peer))).toBe(false);
    await household.pass(2_000);
    expect(linkOf(living)).toBe('direct');
    expect([...peers.open].map(({ options }) => options.ice.relayOnly)).toEqual([true, false]);
  });

  it('a second viewer is asked about, or not heard of', async () => {
    const oskar = await household.signedIn('oskar');
    await set({ direct: 'always', watchMode: 'list_or_ask', always: ['maya'] });
    const asks = async (tv: TestTv): Promise<number> => {
      expect(await watched(tv)).toBe('direct');
      const { viewing } = oskar.watch('noa');
      await household.pass(1_000);
      const asked = tv.tv.asks.waiting.peek().length;
      oskar.tv.viewings.close(viewing);
      await household.pass(61_000);
      return asked;
    };
    expect(await asks(living)).toBe(1);
    await set({ secondWhileDirect: 'never' });
    expect(await asks(living)).toBe(0);
    const third = await elsewhere();
    expect(await asks(third)).toBe(0);
    await third.tv.settings.set({ secondWhileDirect: 'ask' });
    expect(await asks(third)).toBe(1);
  });
});
