import { afterEach, beforeEach, describe, expect, test } from 'vitest';
// Fetched when options open: here it is there at once.
import '../../../src/app/sheets/options/opening.ts';
import type { Room } from '../../../src/model/room.ts';
import type { Rooms } from '../../../src/model/rooms.ts';
import { Household, TestCamera, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

/** Oskar knows Maya alone: to Noa he is somebody from the room. */
const FRIENDS: [string, string][] = [
  ['noa', 'maya'],
  ['noa', 'theo'],
  ['maya', 'oskar'],
];
const PEOPLE = ['noa', 'maya', 'theo', 'oskar', 'jonas'];

describe('a room (19)', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let oskar: TestTv;
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open({ people: PEOPLE, friends: FRIENDS, features: ['rooms', 'conversations'] });
    maya = await signedIn('maya');
    noa = await signedIn('noa');
    oskar = await signedIn('oskar');
    await roomsOf(maya).create({ name: 'Sunday table', door: 'open' });
    await joins(noa);
    await joins(oskar);
    for (const tv of [maya, oskar]) await roomsOf(tv).enter(roomOf(tv));
    bench = await openApp(household, noa);
  });
  afterEach(async () => {
    expect(household.errors).toEqual([]);
    await household.close();
  });

  async function signedIn(person: string): Promise<TestTv> {
    const tv = await household.signedIn(person, { camera: new TestCamera(PEOPLE.indexOf(person) + 1) });
    await tv.tv.rooms.load();
    return tv;
  }
  const roomsOf = (tv: TestTv): Rooms => tv.tv.rooms.now.peek() as Rooms;
  const roomOf = (tv: TestTv): Room => roomsOf(tv).all.peek()[0] as Room;
  async function joins(tv: TestTv): Promise<void> {
    const found = await roomsOf(tv).find('Sunday table');
    if (found) await roomsOf(tv).join(found);
    await household.pass(50);
  }
  async function open(): Promise<void> {
    await bench.app.navigation.push('room', { room: roomOf(noa).card.room });
    await bench.pass(300);
  }
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      bench.press(key);
      await bench.rest();
    }
  };
  const isHere = (tv: TestTv, person: string): boolean =>
    roomOf(tv)
      .here.peek()
      .some((one) => one.person === person);

  test('opening it goes in; BACK leaves the screen and one stays in', async () => {
    await open();
    expect(isHere(maya, 'noa')).toBe(true);
    expect(bench.sees('Sunday table')).toBe(true);
    expect(bench.sees('3 here')).toBe(true);
    expect(bench.sees('2 read along')).toBe(true);
    expect(bench.focus()?.label).toBe('Write to everyone here');
    expect(bench.sees('Say hello to the room.')).toBe(true);
    await press('Back');
    expect(bench.app.navigation.name).toBe('home');
    expect(isHere(maya, 'noa')).toBe(true);
    await bench.pass(300);
    // What is going on behind one's back is said where one is.
    expect(bench.sees('In a room')).toBe(true);
  });

  test('what is written comes to everybody; the keyboard takes room and goes with BACK, the text stays', async () => {
    await open();
    await press('Enter');
    bench.type('Bread');
    await press('Back');
    expect(bench.app.navigation.name).toBe('room');
    expect(bench.sees('Bread')).toBe(true);
    expect(bench.focus()?.label).toBe('Write to everyone here');
    bench.type('?');
    await press('Play');
    await bench.pass(500);
    expect(roomOf(maya).talk.newest?.body.bytes).toBe('Bread?');
    expect(roomOf(oskar).talk.newest?.body.bytes).toBe('Bread?');
  });

  test('shows who says what, once a run, and who types', async () => {
    roomOf(maya).talk.send('Who brings bread?');
    roomOf(maya).talk.send('And chairs?');
    await household.pass(100);
    roomOf(oskar).talk.send('I do.');
    await household.pass(100);
    await open();
    expect(bench.words.filter((word) => word === 'Maya')).toHaveLength(2);
    expect(bench.sees('I do.')).toBe(true);
    expect(roomOf(noa).talk.unread.peek()).toBe(0);
    roomOf(maya).talk.sayTyping(true);
    await bench.pass(300);
    expect(bench.sees('Maya is typing')).toBe(true);
    roomOf(oskar).talk.sayTyping(true);
    await bench.pass(500);
    expect(bench.sees('Maya and Oskar are typing')).toBe(true);
  });

  test('a tile for each who is on camera: OK watches them, also where they are no friend', async () => {
    await open();
    await roomsOf(oskar).set(roomOf(oskar), { mayWatch: true });
    await oskar.tv.air.goOnAir();
    await bench.pass(500);
    expect(bench.sees('On camera')).toBe(true);
    await press('Up');
    expect(bench.focus()).toMatchObject({ role: 'picture', label: 'Oskar', value: 'On camera' });
    await press('Enter');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('watch');
    expect(oskar.tv.air.viewers.peek().map(({ person }) => person)).toEqual(['noa']);
    await press('Back', 'Back');
    await bench.pass(300);
    expect(bench.app.navigation.name).toBe('room');
    await oskar.tv.air.stop();
    await bench.pass(300);
    expect(bench.sees('On camera')).toBe(false);
  });

  test('pictures go on from the screen before, without leaving and joining', async () => {
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    await bench.pass(500);
    // Home has them on a tile already.
    expect(maya.tv.air.viewers.peek()).toHaveLength(1);
    const since = maya.tv.air.viewers.peek()[0]?.since;
    await open();
    expect(noa.tv.viewings.all.peek().map((viewing) => viewing.state.peek().is)).toEqual(['watching']);
    expect(noa.tv.viewings.all.peek()[0]?.presented.peek()).toBe(true);
    expect(maya.tv.air.viewers.peek()[0]?.since).toBe(since);
  });

  test('"Room may watch me" says how many, and asks before it shows somebody who is on air', async () => {
    await open();
    expect(bench.sees('2 people, once I am on air')).toBe(true);
    await press('Right');
    expect(bench.focus()).toMatchObject({ role: 'switch', state: 'off' });
    await press('Enter');
    await bench.pass(200);
    expect(roomOf(noa).own.peek().mayWatch).toBe(true);
    await press('Enter');
    await bench.pass(200);
    expect(roomOf(noa).own.peek().mayWatch).toBe(false);
    await noa.tv.air.goOnAir();
    await bench.pass(500);
    expect(bench.sees('2 people, if you turn it on')).toBe(true);
    await press('Enter');
    expect(bench.sees('2 people can watch now.')).toBe(true);
    await press('Back');
    await bench.pass(200);
    expect(roomOf(noa).own.peek().mayWatch).toBe(false);
    expect(bench.focus()).toMatchObject({ role: 'switch', state: 'off' });
    await press('Enter', 'Right', 'Enter');
    await bench.pass(300);
    expect(roomOf(noa).own.peek().mayWatch).toBe(true);
    expect(bench.sees('2 people can watch now')).toBe(true);
    const { viewing, shown } = oskar.watch('noa');
    await bench.pass(1_000);
    expect(viewing.state.peek().is).toBe('watching');
    expect(shown.length).toBeGreaterThan(0);
  });

  test('whoever comes in while one is on air and the room may watch is told of', async () => {
    await roomsOf(maya).exit(roomOf(maya));
    await open();
    await roomsOf(noa).set(roomOf(noa), { mayWatch: true });
    await press('Back');
    await roomsOf(maya).enter(roomOf(maya));
    await bench.pass(200);
    expect(bench.sees(/came in/)).toBe(false);
    await roomsOf(maya).exit(roomOf(maya));
    await noa.tv.air.goOnAir();
    await bench.pass(500);
    await roomsOf(maya).enter(roomOf(maya));
    await bench.pass(200);
    expect(bench.sees('Maya came in. 2 may watch.')).toBe(true);
  });

  test('OK on somebody: what can be done with a friend and with a stranger, and hiding them for this stay', async () => {
    roomOf(oskar).talk.send('I do.');
    await open();
    await press('Right', 'Up');
    expect(bench.focus()?.label).toBe('Oskar');
    await press('Enter');
    expect(bench.sees('Ask to be friends')).toBe(true);
    expect(bench.sees('Message')).toBe(false);
    await press('Down', 'Enter', 'Back');
    await bench.pass(300);
    expect(bench.sees('Hidden for you')).toBe(true);
    expect(bench.sees('I do.')).toBe(false);
    await press('Up', 'Enter', 'Enter');
    await bench.pass(300);
    expect(bench.app.navigation.name).toBe('conversation');
    await press('Back');
    await roomsOf(noa).exit(roomOf(noa));
    await bench.pass(300);
    await open();
    expect(bench.sees('Hidden for you')).toBe(false);
    expect(bench.sees('I do.')).toBe(true);
  });

  test('more people than rows are folded into one, and unfolded by it', async () => {
    for (const person of ['theo', 'jonas']) {
      const tv = await signedIn(person);
      await joins(tv);
      await roomsOf(tv).enter(roomOf(tv));
    }
    await open();
    expect(bench.sees('Jonas, you')).toBe(true);
    await press('Right', 'Up');
    expect(bench.focus()?.label).toBe('Jonas, you');
    await press('Enter');
    expect(bench.focus()?.label).toBe('Jonas');
    await press('Left');
    expect(bench.sees('Jonas, you')).toBe(true);
  });

  test('BLUE, *Leave* goes out; left for good on another TV it says so', async () => {
    await open();
    await press('Blue');
    expect(bench.sees('Leave')).toBe(true);
    await press('Down', 'Down', 'Enter');
    await bench.pass(300);
    expect(bench.app.navigation.name).toBe('home');
    expect(isHere(maya, 'noa')).toBe(false);
    await open();
    const second = await signedIn('noa');
    await roomsOf(second).leave(roomOf(second).card.room);
    await bench.pass(300);
    expect(bench.app.navigation.name).toBe('home');
    expect(bench.sees('You are no longer in Sunday table')).toBe(true);
  });

  test('over a cut words wait, and one is in the room still', async () => {
    await open();
    noa.plug.pull();
    await press('Enter');
    bench.type('Later');
    await press('Play');
    await bench.pass(10_000);
    expect(bench.sees('Sending')).toBe(true);
    noa.plug.mend();
    await bench.pass(20_000);
    expect(roomOf(maya).talk.newest?.body.bytes).toBe('Later');
    expect(isHere(maya, 'noa')).toBe(true);
  });
});
