import { afterEach, describe, expect, test, vi } from 'vitest';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** The app of Noa, on a screen. Maya is here, Oskar is not; both are friends. */
async function opened(screen: 'createRoom' | 'joinRoom'): Promise<{ noa: TestTv; maya: TestTv; bench: OpenedApp }> {
  household = await Household.open();
  const maya = await household.signedIn('maya');
  await maya.tv.rooms.load();
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  await bench.app.navigation.push(screen, {});
  await bench.rest();
  return { noa, maya, bench };
}

describe('making a room (18b)', () => {
  test('a name, somebody invited, and on to the room; the other TV is told', async () => {
    const { noa, maya, bench } = await opened('createRoom');
    expect(bench.focus()).toMatchObject({ label: 't', role: 'key' });
    bench.type('long weekend');
    await bench.pass(800);
    expect(bench.sees('This name is free')).toBe(true);
    expect(bench.sees('12 / 40')).toBe(true);
    bench.press('Up', 'Up', 'Up', 'Up');
    expect(bench.focus()?.label).toBe('Add');
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.sees('24 seats left')).toBe(true);
    bench.press('Enter', 'Right', 'Right', 'Enter');
    await bench.pass(300);
    expect(bench.app.navigation.name).toBe('createRoom');
    expect(bench.sees('1 of 24')).toBe(true);
    bench.press('Play');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Create');
    bench.press('Up', 'Up');
    expect(bench.focus()?.label).toBe('Open');
    bench.press('Enter', 'Down', 'Down', 'Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
    expect(noa.tv.rooms.now.peek()?.all.peek()[0]?.card).toMatchObject({ name: 'long weekend', door: 'open' });
    expect(maya.tv.notices.all.peek()).toContainEqual(
      expect.objectContaining({ is: 'room_invites', roomName: 'long weekend', name: 'Noa' }),
    );
  });

  test('a name that is taken leads to the room that has it', async () => {
    const { maya, bench } = await opened('createRoom');
    await maya.tv.rooms.now.peek()?.create({ name: 'Chess', door: 'open' });
    bench.type('chess');
    await bench.pass(800);
    expect(bench.sees('Taken. Join it instead?')).toBe(true);
    bench.press('Play');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Join by name instead');
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('joinRoom');
    expect(bench.focus()?.label).toBe('Go in');
  });

  test('a name that somebody took a moment ago is said, and what was chosen stays', async () => {
    const { maya, bench } = await opened('createRoom');
    bench.type('chess');
    bench.press('Play');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Create');
    await maya.tv.rooms.now.peek()?.create({ name: 'Chess', door: 'open' });
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.app.navigation.name).toBe('createRoom');
    expect(bench.sees('Taken. Join it instead?')).toBe(true);
    expect(bench.sees('chess')).toBe(true);
  });

  test('nothing is made without a name', async () => {
    const { noa, bench } = await opened('createRoom');
    bench.press('Play');
    await bench.pass(100);
    expect(bench.sees('Give it a name first.')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
    expect(noa.tv.rooms.now.peek()?.all.peek() ?? []).toEqual([]);
  });
});

describe('joining one by its name (18b)', () => {
  test('an open one, whatever its capitals and blanks', async () => {
    const { maya, bench } = await opened('joinRoom');
    await maya.tv.rooms.now.peek()?.create({ name: 'Garden talk', door: 'open' });
    bench.type('garden  TALK');
    await bench.pass(800);
    expect(bench.sees('Garden talk')).toBe(true);
    bench.press('Play');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Go in');
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
  });

  test('none of that name', async () => {
    const { bench } = await opened('joinRoom');
    bench.type('nowhere');
    bench.press('Play');
    await bench.pass(300);
    expect(bench.sees('No room of that name. Check the spelling.')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
    bench.press('Right', 'Up', 'Up', 'Up');
    await bench.rest();
  });

  test('only by invitation: there is nothing to press until the invitation comes', async () => {
    const { maya, bench } = await opened('joinRoom');
    const rooms = maya.tv.rooms.now.peek();
    const room = await rooms?.create({ name: 'Family', door: 'invitation' });
    bench.type('family');
    bench.press('Play');
    await bench.pass(300);
    expect(bench.sees('Only by invitation')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
    await rooms?.invite(room?.card.room ?? '', 'noa');
    await bench.pass(300);
    expect(bench.sees('You are invited')).toBe(true);
    expect(bench.sees('Go in')).toBe(true);
  });

  test('one that asks first', async () => {
    const { maya, bench } = await opened('joinRoom');
    const room = await maya.tv.rooms.now.peek()?.create({ name: 'Film night', door: 'asks' });
    bench.type('film night');
    bench.press('Play');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Ask to come in');
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('askRoom');
    expect(room?.asking.peek().map(({ person }) => person)).toEqual(['noa']);
  });
});
