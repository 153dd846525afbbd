import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Room } from '../../src/model/room.ts';
import type { Rooms } from '../../src/model/rooms.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';

/**
 * W25 for what is chosen for a room (W28): set on the TV in the bedroom, it changes what the one in the living room
 * does, which is on air and in the room, at once; and it is found at the next sign-in elsewhere. Oskar knows Noa from
 * the room alone.
 */
describe('what is chosen for a room, on every TV of the person', () => {
  let household: Household;
  let living: TestTv;
  let bedroom: TestTv;
  let oskar: TestTv;

  beforeEach(async () => {
    household = await Household.open({ friends: [['noa', 'maya']] });
    living = await signedIn('noa', 7);
    await roomsOf(living).create({ name: 'Sunday table', door: 'open' });
    oskar = await signedIn('oskar', 3);
    const found = await roomsOf(oskar).find('Sunday table');
    if (found) await roomsOf(oskar).join(found);
    bedroom = await signedIn('noa', 8);
    for (const tv of [living, oskar]) await roomsOf(tv).enter(roomOf(tv));
    await household.pass(50);
  });
  afterEach(async () => {
    expect(household.errors).toEqual([]);
    await household.close();
  });

  async function signedIn(person: string, camera: number): Promise<TestTv> {
    const tv = await household.signedIn(person, { camera: new TestCamera(camera) });
    await tv.tv.rooms.load();
    return tv;
  }
  const roomsOf = (tv: TestTv): Rooms => tv.tv.rooms.now.peek() as Rooms;
  const roomOf = (tv: TestTv): Room => roomsOf(tv).all.peek()[0] as Room;
  /** What Oskar sees of Noa: the pictures of one camera, or nothing. */
  async function seen(): Promise<number[]> {
    const { viewing, shown } = oskar.watch('noa');
    await household.pass(1_000);
    oskar.tv.viewings.close(viewing);
    await household.pass(100);
    return [...new Set(shown)];
  }
  async function elsewhere(): Promise<TestTv> {
    await living.tv.air.stop();
    living.tv.close();
    bedroom.tv.close();
    await household.pass(1_000);
    return signedIn('noa', 9);
  }

  it('Room may watch me', async () => {
    await living.tv.air.goOnAir();
    await household.pass(200);
    expect(await seen()).toEqual([]);
    await roomsOf(bedroom).set(roomOf(bedroom), { mayWatch: true });
    await household.pass(200);
    expect(roomOf(living).own.peek().mayWatch).toBe(true);
    expect(await seen()).toEqual([7]);
    const { viewing } = oskar.watch('noa');
    await household.pass(500);
    await Promise.all([roomsOf(bedroom).set(roomOf(bedroom), { mayWatch: false }), household.pass(500)]);
    expect(viewing.state.peek().is).toBe('over');
    expect(await seen()).toEqual([]);
    await roomsOf(bedroom).set(roomOf(bedroom), { mayWatch: true });
    const third = await elsewhere();
    expect(roomOf(third).own.peek().mayWatch).toBe(true);
    await third.tv.air.goOnAir();
    await household.pass(200);
    // It is for those who are in the room with them: the new TV is not in it yet.
    expect(await seen()).toEqual([]);
    await roomsOf(third).enter(roomOf(third));
    await household.pass(200);
    expect(await seen()).toEqual([9]);
  });

  it('muted: it counts nowhere', async () => {
    roomOf(oskar).talk.send('Hello?');
    await household.pass(200);
    expect(living.tv.rooms.unreadTotal()).toBe(1);
    await roomsOf(bedroom).set(roomOf(bedroom), { muted: true });
    await household.pass(200);
    expect(living.tv.rooms.unreadTotal()).toBe(0);
    expect(roomOf(living).talk.unread.peek()).toBe(1);
    const third = await elsewhere();
    expect(third.tv.rooms.unreadTotal()).toBe(0);
    expect(roomOf(third).talk.unread.peek()).toBe(1);
  });
});
