import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEAD_MS, DIRECT_AGAIN_MS, DIRECT_CALM_MS, RESUME_MS } from '../../src/protocol/limits.ts';
import { DIRECT } from '../support/direct-pair.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';
import { MemoryPeers } from '../support/memory-peers.ts';
// Fetched when it is wanted: here it is there at once.
import '../../src/model/direct/direct.ts';

const NOA = 11;

/** What is on Maya's screen, picture by picture. */
interface Seen {
  at: number;
  mark: number;
  path: 'relay' | 'direct';
}

/** W21–W24 and V8: Noa is on air and Maya watches, with the whole model of a TV on both sides and the real server. */
describe('direct between two rooms', () => {
  let household: Household;
  let peers: MemoryPeers;
  let noa: TestTv;
  let maya: TestTv;
  let oskar: TestTv;
  let seen: Seen[];

  beforeEach(async () => {
    household = await Household.open({ direct: DIRECT });
    peers = new MemoryPeers(household.clock);
    seen = [];
    noa = await household.signedIn('noa', { camera: new TestCamera(NOA), direct: peers.engine(NOA) });
    const filmed = ({ at, mark }: { at: number; mark: number }): void => void seen.push({ at, mark, path: 'direct' });
    maya = await household.signedIn('maya', { camera: new TestCamera(22), direct: peers.engine(22, filmed) });
    oskar = await household.signedIn('oskar');
    await noa.tv.settings.set({ watchMode: 'friends' });
    await noa.tv.air.goOnAir();
    await household.pass(100);
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const watch = async () => {
    const viewing = maya.tv.viewings.open('noa');
    viewing.present({
      show: async ({ payload }) => {
        if (!viewing.isDirect) seen.push({ at: household.clock.now(), mark: payload[0] ?? -1, path: 'relay' });
      },
    });
    await household.pass(1_000);
    return viewing;
  };
  const known = (tv: TestTv) => {
    const direct = tv.tv.direct.now.peek();
    return tv === noa ? direct?.mine.peek() : maya.tv.viewings.all.peek().map((viewing) => direct?.of(viewing))[0];
  };
  const says = async (tv: TestTv, yes: boolean, always = false): Promise<void> => {
    const it = known(tv);
    if (!it) throw new Error('nobody asks');
    await tv.tv.direct.now.peek()?.answer(it.direct, yes, always);
    await household.pass(100);
  };
  const goDirect = async () => {
    const viewing = await watch();
    await says(noa, true);
    await says(maya, true);
    await household.pass(1_000);
    expect(known(maya)).toMatchObject({ isDirect: true, link: { is: 'direct' } });
    expect(known(noa)).toMatchObject({ isDirect: true, link: { is: 'direct' } });
    return viewing;
  };
  const joins = async () => {
    const other = oskar.watch('noa');
    await household.pass(2_000);
    return other;
  };
  const path = (): string | undefined => seen.at(-1)?.path;
  /** The longest time without a new picture on Maya's screen since then, ms. */
  const freeze = (since: number): number => {
    const times = [since, ...seen.filter(({ at }) => at >= since).map(({ at }) => at), household.clock.now()];
    return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
  };
  const crossed = (): number => {
    const { intake, delivery, sound } = household.house.webcam.relay;
    return intake.counts.bytes + delivery.figures.bytes + sound.counts.bytes;
  };

  it('is offered to the one on air, then to who watches; both say yes, and pictures go straight there', async () => {
    await watch();
    expect(known(noa)).toMatchObject({ peer: { person: 'maya' }, link: { is: 'offered', yours: false } });
    expect(maya.tv.direct.now.peek()).toBeUndefined();
    expect(path()).toBe('relay');
    await says(noa, true);
    expect(known(maya)).toMatchObject({ peer: { person: 'noa' }, link: { is: 'offered', yours: false } });
    expect(peers.made).toBe(0);
    const agreed = household.clock.now();
    await says(maya, true);
    await household.pass(2_000);
    expect(path()).toBe('direct');
    const first = seen.find((picture) => picture.path === 'direct');
    expect((first?.at ?? Number.POSITIVE_INFINITY) - agreed).toBeLessThanOrEqual(1_000);
    expect(freeze(agreed)).toBeLessThanOrEqual(500);
    expect(new Set(seen.map(({ mark }) => mark))).toEqual(new Set([NOA]));
    expect(noa.tv.air.viewers.peek()).toMatchObject([{ person: 'maya', direct: true, paused: false }]);
  });

  it('no byte of a picture passes the server while it is direct; control and monitoring do', async () => {
    await goDirect();
    const before = crossed();
    const { sent } = household.house.webcam.relay.delivery.figures;
    await household.pass(60_000);
    expect(crossed()).toBe(before);
    expect(household.house.webcam.relay.delivery.figures.sent).toBe(sent);
    expect(seen.filter(({ at }) => at > household.clock.now() - 60_000).length).toBeGreaterThan(500);
    const broadcast = household.house.webcam.relay.of('noa');
    expect(broadcast && household.house.webcam.directing.direct.of(broadcast)?.report).toMatchObject({
      roundTripMs: 20,
      turned: false,
    });
    expect(household.house.webcam.relay.capacity.reserved).toBeGreaterThan(0);
  });

  it('a hundred times somebody else comes and goes: never a freeze, never nothing, never the wrong room (W22, W23)', async () => {
    await goDirect();
    for (let time = 0; time < 100; time += 1) {
      const began = household.clock.now();
      const other = oskar.watch('noa');
      await household.pass(1_000 + (time % 7) * 130);
      expect(path()).toBe('relay');
      expect(other.shown.at(-1)).toBe(NOA);
      oskar.tv.viewings.close(other.viewing);
      await household.pass(DIRECT_CALM_MS + 1_000);
      expect(path()).toBe('direct');
      expect(freeze(began)).toBeLessThanOrEqual(500);
    }
    expect(new Set(seen.map(({ mark }) => mark))).toEqual(new Set([NOA]));
    // One connection through all of it.
    expect(peers.made).toBe(2);
    expect(household.house.webcam.directing.direct.counts).toMatchObject({ tried: 1, rested: 100, returned: 100 });
  });

  it('while two watch, the connection is there and nothing flows in it', async () => {
    await goDirect();
    await joins();
    const direct = seen.filter((picture) => picture.path === 'direct').length;
    await household.pass(30_000);
    expect(peers.open.size).toBe(2);
    expect(seen.filter((picture) => picture.path === 'direct').length).toBe(direct);
    expect(path()).toBe('relay');
  });

  it('goes dry midway: the relay takes over by itself, and later it is tried again (W23)', async () => {
    await goDirect();
    peers.way = 'dry';
    const cut = household.clock.now();
    await household.pass(4_000);
    expect(path()).toBe('relay');
    const first = seen.find((picture) => picture.path === 'relay' && picture.at > cut);
    expect((first?.at ?? Number.POSITIVE_INFINITY) - cut).toBeLessThanOrEqual(3_000);
    expect(freeze(cut)).toBeLessThanOrEqual(3_000);
    expect(peers.open.size).toBe(0);
    peers.way = 'open';
    await household.pass(DIRECT_AGAIN_MS.min + 2_000);
    expect(path()).toBe('direct');
  });

  it.each(['none', 'new', 'dry'] as const)('the way is "%s": the relay goes on as if nothing had been', async (way) => {
    peers.way = way;
    await watch();
    await says(noa, true);
    const began = household.clock.now();
    await says(maya, true);
    await household.pass(20_000);
    expect(known(noa)?.link.is).toBe('waiting');
    expect(known(maya)?.link.is).toBe('waiting');
    expect(freeze(began)).toBeLessThanOrEqual(500);
    expect(seen.every((picture) => picture.path === 'relay')).toBe(true);
    expect(peers.open.size).toBe(0);
  });

  it('removed: the broadcaster’s own TV closes it, whatever the other does', async () => {
    await goDirect();
    await noa.tv.air.removeViewer('maya');
    await household.pass(10);
    expect([...peers.open].filter(({ options }) => options.role === 'sends')).toEqual([]);
    const { length } = seen;
    await household.pass(5_000);
    expect(seen.length).toBe(length);
  });

  it('blocked from another TV of theirs, while the viewer is cut off: closed within half a second all the same', async () => {
    const bedroom = await household.signedIn('noa');
    await goDirect();
    maya.plug.cut();
    await household.pass(10);
    await bedroom.tv.friends.block('maya');
    await household.pass(500);
    expect([...peers.open].filter(({ options }) => options.role === 'sends')).toEqual([]);
  });

  it.each(['noa', 'maya'] as const)(
    'a cut between %s and the server does not touch it; after that it is as before',
    async (who) => {
      const tv = who === 'noa' ? noa : maya;
      const viewing = await goDirect();
      const began = household.clock.now();
      tv.plug.pull();
      await household.pass(20_000);
      expect(path()).toBe('direct');
      tv.plug.mend();
      await household.pass(10_000);
      expect(path()).toBe('direct');
      expect(freeze(began)).toBeLessThanOrEqual(500);
      expect(viewing.state.peek()).toMatchObject({ is: 'watching', paused: false });
      expect(peers.made).toBe(2);
    },
  );

  it.each(['noa', 'maya'] as const)('%s is cut off for too long: each side ends it', async (who) => {
    const tv = who === 'noa' ? noa : maya;
    await goDirect();
    tv.plug.pull();
    await household.pass(DEAD_MS + RESUME_MS + 2_000);
    expect(peers.open.size).toBe(0);
    const { length } = seen;
    await household.pass(10_000);
    expect(seen.length).toBe(length);
  });

  it('always, said once, holds on every TV and for every broadcast; nobody is asked again (W21)', async () => {
    const viewing = await watch();
    await says(noa, true, true);
    await says(maya, true, true);
    await household.pass(1_000);
    expect(path()).toBe('direct');
    maya.tv.viewings.close(viewing);
    await noa.tv.air.stop();
    await household.pass(1_000);
    expect(peers.open.size).toBe(0);
    await noa.tv.air.goOnAir();
    await watch();
    await household.pass(1_000);
    expect(path()).toBe('direct');
  });

  it('just now holds for this broadcast, also after the server was started anew; not for the next', async () => {
    await goDirect();
    household.kill();
    await household.pass(1_000);
    await household.start();
    await household.pass(15_000);
    expect(path()).toBe('direct');
    expect(peers.made).toBe(4);
    await noa.tv.air.stop();
    await household.pass(1_000);
    await noa.tv.air.goOnAir();
    await watch();
    expect(known(noa)).toMatchObject({ link: { is: 'offered', yours: false } });
  });

  it('the viewer looks away and back: nothing flows meanwhile', async () => {
    await goDirect();
    await maya.visible(false);
    await household.pass(500);
    const { length } = seen;
    await household.pass(20_000);
    expect(seen.length).toBe(length);
    expect(noa.tv.air.viewers.peek()).toMatchObject([{ person: 'maya', paused: true }]);
    await maya.visible(true);
    await household.pass(1_000);
    expect(path()).toBe('direct');
    expect(peers.made).toBe(2);
  });
});
