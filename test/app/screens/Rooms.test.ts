import { afterEach, describe, expect, test, vi } from 'vitest';
// Fetched when they are wanted: here they are there at once.
import '../../../src/app/sheets/options/opening.ts';
import '../../../src/app/sheets/room-asks/asking.ts';
import type { Rooms } from '../../../src/model/rooms.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const PEOPLE = ['noa', 'maya', 'oskar', 'piet'] as const;
/** Piet and Noa have nothing to do with each other. */
const FRIENDS: [string, string][] = [
  ['noa', 'maya'],
  ['noa', 'oskar'],
  ['maya', 'oskar'],
  ['maya', 'piet'],
];

async function open(): Promise<void> {
  household = await Household.open({ people: [...PEOPLE], friends: FRIENDS });
}

async function signedIn(person: string): Promise<{ tv: TestTv; rooms: Rooms }> {
  const tv = await household.signedIn(person, { camera: new TestCamera(2) });
  return { tv, rooms: await tv.tv.rooms.load() };
}

/** The app of Noa, on *Rooms*. */
async function noaOnRooms(): Promise<{ noa: TestTv; bench: OpenedApp }> {
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  await bench.app.navigation.push('rooms', {});
  await bench.pass(400);
  return { noa, bench };
}

const roomOf = (rooms: Rooms, name: string) => rooms.all.peek().find(({ card }) => card.name === name);
const membersOf = (rooms: Rooms, name: string) =>
  roomOf(rooms, name)
    ?.members.peek()
    .map(({ person }) => person);

describe('the tab *Rooms* (18)', () => {
  test('is there where the server has rooms, and counts who waits for an answer', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    expect(bench.sees('Rooms')).toBe(true);
    await rooms.create({ name: 'Sunday table', door: 'invitation', invite: ['noa'] });
    await bench.pass(400);
    expect(bench.sees('Maya invites you to Sunday table')).toBe(true);
    expect(bench.app.tv.rooms.unanswered).toBe(1);
    expect(bench.sees('1')).toBe(true);
  });

  test('resting on it shows the rooms; from there to Messages and back to Friends', async () => {
    await open();
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    bench.press('Up', 'Right', 'Right', 'Right');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('rooms');
    bench.press('Left', 'Left');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('messages');
    bench.press('Left');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('home');
  });
});

describe('rooms (18)', () => {
  test('without any, the focus is on making one', async () => {
    await open();
    const { bench } = await noaOnRooms();
    expect(bench.sees('No rooms yet.')).toBe(true);
    expect(bench.focus()?.label).toBe('Create a room');
    bench.press('Up');
    expect(bench.focus()?.label).not.toBe('Create a room');
  });

  test('say who is in them; the liveliest has the focus', async () => {
    await open();
    const { tv: maya, rooms } = await signedIn('maya');
    const chess = await rooms.create({ name: 'Chess club', door: 'invitation', invite: ['noa'] });
    const table = await rooms.create({ name: 'Sunday table', door: 'invitation', invite: ['noa'] });
    const { noa, bench } = await noaOnRooms();
    const mine = noa.tv.rooms.now.peek();
    for (const invitation of mine?.invitations.peek() ?? []) await mine?.join(invitation);
    await rooms.enter(table);
    await bench.pass(500);
    expect(bench.sees('1 here · nobody on camera')).toBe(true);
    expect(bench.sees('Nobody here')).toBe(true);
    chess.talk.send('Your move');
    await maya.tv.air.goOnAir();
    await bench.pass(500);
    expect(bench.sees(/^Nobody here\. Last word/)).toBe(true);
    expect(bench.sees('1 here · 1 on camera')).toBe(true);
    bench.press('Down', 'Up');
    expect(bench.focus()).toMatchObject({ label: 'Sunday table' });
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
  });

  test('of friends: an open one is gone into, a full one says so', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    const garden = await rooms.create({ name: 'Garden talk', door: 'open' });
    await rooms.enter(garden);
    const { bench } = await noaOnRooms();
    expect(bench.sees('1 here with Maya')).toBe(true);
    for (let n = 0; n < 24; n += 1) {
      await household.add(`guest${n}`);
      await household.store.db
        .insertInto('room_members')
        .values({
          room: garden.card.room,
          person: `guest${n}`,
          joined_at: n,
          may_watch: 0,
          muted: 0,
          seen_from: 0,
          read: 0,
        })
        .execute();
    }
    const guest = await signedIn('guest0');
    bench.press('Up');
    expect(bench.focus()).toMatchObject({ label: 'Garden talk' });
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.sees('The room is full.')).toBe(true);
    expect(bench.app.navigation.name).toBe('rooms');
    await guest.rooms.leave(garden.card.room);
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
    expect(membersOf(rooms, 'Garden talk')).toContain('noa');
  });

  test('one that asks first: asked, let in by one of its people, and in', async () => {
    await open();
    const { tv: maya, rooms } = await signedIn('maya');
    const film = await rooms.create({ name: 'Film night', door: 'asks' });
    await rooms.enter(film);
    const { bench } = await noaOnRooms();
    bench.press('Up');
    expect(bench.focus()).toMatchObject({ label: 'Film night' });
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('askRoom');
    expect(bench.sees('Asking Film night')).toBe(true);
    expect(film.asking.peek().map(({ person }) => person)).toEqual(['noa']);
    expect(maya.tv.notices.all.peek()).toContainEqual(
      expect.objectContaining({ is: 'room_asks', person: 'noa', roomName: 'Film night' }),
    );
    await rooms.answer(film.card.room, 'noa', true);
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
  });

  test('left with BACK it goes on being asked, and the yes comes as a notice that leads in', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    const film = await rooms.create({ name: 'Film night', door: 'asks' });
    await rooms.enter(film);
    const { bench } = await noaOnRooms();
    bench.press('Up', 'Enter');
    await bench.pass(400);
    bench.press('Back');
    await bench.pass(400);
    expect(bench.sees('Asking')).toBe(true);
    await rooms.answer(film.card.room, 'noa', true);
    await bench.pass(400);
    expect(bench.sees('Film night lets you in')).toBe(true);
    bench.press('Yellow');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
  });

  test('*Stop asking* takes it back', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    const film = await rooms.create({ name: 'Film night', door: 'asks' });
    await rooms.enter(film);
    const { bench } = await noaOnRooms();
    bench.press('Up', 'Enter');
    await bench.pass(400);
    expect(bench.focus()?.label).toBe('Stop asking');
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('rooms');
    expect(film.asking.peek()).toEqual([]);
  });
});

describe('asking', () => {
  test('taken back on another TV it is over here', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    const film = await rooms.create({ name: 'Film night', door: 'asks' });
    await rooms.enter(film);
    const { bench } = await noaOnRooms();
    bench.press('Up', 'Enter');
    await bench.pass(400);
    const second = await signedIn('noa');
    await second.rooms.decline(film.card.room);
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('rooms');
  });
});

describe('invitations', () => {
  test('a toast leads to it; OK goes in', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    const noa = await household.signedIn('noa');
    const bench = await openApp(household, noa);
    await rooms.create({ name: 'Sunday table', door: 'invitation', invite: ['noa'] });
    await bench.pass(400);
    bench.press('Yellow');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('rooms');
    expect(bench.focus()).toMatchObject({ label: 'Sunday table', value: 'Maya invites you, Invited' });
    bench.press('Enter');
    await bench.pass(400);
    expect(bench.app.navigation.name).toBe('room');
    expect(membersOf(rooms, 'Sunday table')).toEqual(['maya', 'noa']);
  });

  test('BLUE says no thanks', async () => {
    await open();
    const { rooms } = await signedIn('maya');
    await rooms.create({ name: 'Sunday table', door: 'invitation', invite: ['noa'] });
    const { noa, bench } = await noaOnRooms();
    bench.press('Up', 'Blue');
    await bench.pass(400);
    expect(noa.tv.rooms.now.peek()?.invitations.peek()).toEqual([]);
    expect(bench.sees('You are not coming to Sunday table')).toBe(true);
    expect(membersOf(rooms, 'Sunday table')).toEqual(['maya']);
  });
});

describe('options of a room (21)', () => {
  async function inRoom(): Promise<{ noa: TestTv; bench: OpenedApp; mine: Rooms; maya: { tv: TestTv; rooms: Rooms } }> {
    await open();
    const maya = await signedIn('maya');
    const { noa, bench } = await noaOnRooms();
    const mine = await noa.tv.rooms.load();
    const room = await mine.create({ name: 'Film night', door: 'asks' });
    await maya.rooms.join(room.card);
    await bench.pass(500);
    bench.press('Up');
    return { noa, bench, mine, maya };
  }

  test('somebody who asks is let in', async () => {
    const { bench, mine, maya } = await inRoom();
    expect(bench.focus()).toMatchObject({ label: 'Film night' });
    expect(bench.sees('Maya asks to come in')).toBe(true);
    bench.press('Blue');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Go in');
    bench.press('Down');
    expect(bench.focus()?.label).toBe('Let Maya in?');
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.focus()?.label).toBe('Later');
    bench.press('Right', 'Enter');
    await bench.pass(300);
    expect(membersOf(mine, 'Film night')).toEqual(['noa', 'maya']);
    expect(membersOf(maya.rooms, 'Film night')).toEqual(['noa', 'maya']);
  });

  test('the question goes when another of its people has answered', async () => {
    const { noa, bench, mine, maya } = await inRoom();
    const [room] = mine.all.peek();
    if (!room) throw new Error('no room');
    bench.press('Yellow');
    await bench.pass(300);
    expect(bench.sees('Let Maya in?')).toBe(true);
    await noa.tv.rooms.now.peek()?.answer(room.card.room, 'maya', true);
    await bench.pass(300);
    expect(bench.sees('Let Maya in?')).toBe(false);
    expect(bench.focus()).toMatchObject({ label: 'Film night' });
    expect(membersOf(maya.rooms, 'Film night')).toEqual(['noa', 'maya']);
  });

  test('a no is never told', async () => {
    const { bench, mine, maya } = await inRoom();
    bench.press('Yellow');
    await bench.pass(300);
    bench.press('Right', 'Right', 'Enter');
    await bench.pass(300);
    expect(roomOf(mine, 'Film night')?.asking.peek()).toEqual([]);
    expect(maya.rooms.asked.peek()).toHaveLength(1);
  });

  test('is muted in place, and left for good after asking', async () => {
    const { bench, mine } = await inRoom();
    bench.press('Blue');
    await bench.rest();
    bench.press('Down', 'Down', 'Down');
    expect(bench.focus()).toMatchObject({ label: 'Mute' });
    bench.press('Enter');
    await bench.pass(200);
    expect(roomOf(mine, 'Film night')?.own.peek().muted).toBe(true);
    bench.press('Down');
    expect(bench.focus()?.label).toBe('Leave the room for good');
    bench.press('Enter');
    expect(bench.focus()?.label).toBe('Stay one of its people');
    bench.press('Up', 'Enter');
    await bench.pass(400);
    expect(mine.all.peek()).toEqual([]);
    expect(bench.sees('You have left Film night')).toBe(true);
    expect(bench.focus()?.label).toBe('Create a room');
  });

  test('*Invite* offers friends who are not of it; who is invited is said', async () => {
    const { bench } = await inRoom();
    bench.press('Blue');
    await bench.rest();
    bench.press('Down', 'Down');
    expect(bench.focus()?.label).toBe('Invite');
    bench.press('Enter');
    await bench.pass(300);
    expect(bench.sees('24 seats left')).toBe(true);
    const oskar = await signedIn('oskar');
    bench.type('oskar');
    bench.press('Enter', 'Right', 'Enter');
    await bench.pass(300);
    expect(oskar.rooms.invitations.peek()).toMatchObject([{ name: 'Film night', from: { person: 'noa' } }]);
    bench.press('Blue');
    await bench.rest();
    bench.press('Down', 'Down', 'Enter');
    await bench.pass(300);
    bench.type('osk');
    expect(bench.sees('Oskar is invited already.')).toBe(true);
  });
});
