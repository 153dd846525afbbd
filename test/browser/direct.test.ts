import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import { DirectRooms } from './support/direct-rooms.ts';
import { Glass, judge } from './support/glass.ts';

/**
 * W21–W23 in two real browsers: both say yes with the remote, the picture goes straight from one to the other, moves to
 * the relay when a third comes, and back. What counts is what is on the glass: each picture of Maya's camera has its
 * number burnt in.
 */
describe.sequential('straight from room to room', () => {
  let rooms: DirectRooms;
  let glass: Glass;

  beforeAll(async () => {
    rooms = await DirectRooms.open();
  });

  afterAll(async () => {
    await glass?.stop();
    await rooms?.close();
  });

  it('is offered to the one who is on air; both say yes', async () => {
    glass = new Glass(rooms.noa);
    await waitFor('the room is seen', () => glass.last?.seen?.clip === 'room', 20_000);
    await rooms.agree();
    await rooms.isDirect(true);
    await rooms.maya.hasRead(/^Direct$/);
  });

  it('no byte of it comes past the server, as its own counters say (W24)', async () => {
    // What was on its way when the relay was told to stand still.
    await waitFor(
      'the relay is still',
      async () => {
        const before = await rooms.crossed();
        await glass.sees(2);
        return before === (await rooms.crossed());
      },
      20_000,
    );
    const before = await rooms.crossed();
    await glass.sees(10);
    expect(await rooms.crossed()).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  it('goes by the relay when a third watches, and straight again when they have gone', async () => {
    const from = glass.looks.length;
    await rooms.theoComes();
    await rooms.isDirect(false);
    rooms.theoLeaves();
    await rooms.isDirect(true);
    await waitFor('it goes on', () => (glass.last?.from ?? 0) > Date.now() - 200);
    const seen = judge(glass.looks.slice(from), 'room');
    expect(seen).toMatchObject({ black: 0, wrong: 0, backwards: 0 });
    // A machine that does other things as well is slow, not wrong; `npm run bench -- direct` is exact.
    expect(seen.longestFreezeMs).toBeLessThan(1_500);
  });
});
