import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
// Fetched when options open: here it is there at once.
import '../../../../src/app/sheets/options/opening.ts';
import type { Room } from '../../../../src/model/room.ts';
import type { Rooms } from '../../../../src/model/rooms.ts';
import { Household, TestCamera, type TestTv } from '../../../support/household.ts';
import { type OpenedApp, openApp } from '../../../support/screens.ts';

describe('rooms in the list of messages (17)', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya'], features: ['rooms', 'conversations'] });
    maya = await signedIn('maya');
    noa = await signedIn('noa');
    await roomsOf(maya).create({ name: 'Sunday table', door: 'open' });
    const found = await roomsOf(noa).find('Sunday table');
    if (found) await roomsOf(noa).join(found);
    await household.pass(50);
  });
  afterEach(async () => {
    vi.useRealTimers();
    expect(household.errors).toEqual([]);
    await household.close();
  });

  async function signedIn(person: string): Promise<TestTv> {
    const tv = await household.signedIn(person, { camera: new TestCamera() });
    await tv.tv.rooms.load();
    return tv;
  }
  const roomsOf = (tv: TestTv): Rooms => tv.tv.rooms.now.peek() as Rooms;
  const roomOf = (tv: TestTv): Room => roomsOf(tv).all.peek()[0] as Room;
  const focusOn = () => bench.focus()?.label;
  const tabs = (): readonly string[] => bench.words;
  async function messages(): Promise<void> {
    bench = await openApp(household, noa);
    bench.press('Yellow');
    await bench.pass(500);
    expect(bench.app.navigation.name).toBe('messages');
  }
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      bench.press(key);
      await bench.pass(400);
    }
  }
  async function says(text: string): Promise<void> {
    roomOf(maya).talk.send(text);
    await household.pass(500);
  }

  test('a room says who spoke last and how many are on camera, and opens with OK', async () => {
    await says('I bring the pudding');
    await roomsOf(maya).enter(roomOf(maya));
    await maya.tv.air.goOnAir();
    await household.pass(500);
    await messages();
    expect(focusOn()).toBe('Sunday table');
    expect(bench.sees('Maya: I bring the pudding')).toBe(true);
    expect(bench.sees('1 on camera')).toBe(true);
    expect(bench.focus()?.value).toBe('1 on camera, 1 new message, Maya: I bring the pudding');
    await press('Enter');
    expect(bench.app.navigation.name).toBe('room');
    await press('Back');
    expect(bench.focus()?.value).toBe('1 on camera, Maya: I bring the pudding');
  });

  test('the chips tell people from rooms', async () => {
    await says('To the room');
    maya.tv.conversations.with('noa').send('To you');
    await household.pass(500);
    await messages();
    expect(bench.sees('Maya: To the room') && bench.sees('To you')).toBe(true);
    await press('Up', 'Right', 'Right');
    expect(focusOn()).toBe('People');
    expect(bench.sees('To you')).toBe(true);
    expect(bench.sees('1 here')).toBe(false);
    await press('Right', 'Down');
    expect(focusOn()).toBe('Sunday table');
    await press('Down');
    expect(focusOn()).toBe('Sunday table');
  });

  test('somebody without rooms has no chips for them', async () => {
    await roomsOf(noa).leave(roomOf(noa).card.room);
    maya.tv.conversations.with('noa').send('To you');
    await household.pass(500);
    await messages();
    expect(bench.sees('People')).toBe(false);
    await press('Up', 'Right', 'Right');
    expect(focusOn()).toBe('Write');
  });

  test('a quick reply goes to the room, and can be taken back for four seconds', async () => {
    await says('Who comes?');
    await messages();
    await press('Right');
    expect(bench.focus()?.role).toBe('button');
    bench.press('Enter');
    await bench.pass(500);
    expect(bench.sees(/^Undo: /)).toBe(true);
    await press('Left', 'Enter');
    await bench.pass(6_000);
    expect(roomOf(maya).talk.newest?.body.bytes).toBe('Who comes?');
    await press('Right', 'Enter');
    await bench.pass(6_000);
    expect(roomOf(maya).talk.newest?.body.bytes).toBe('On my way');
    // An answer from here is not reading.
    expect(roomOf(noa).talk.unread.peek()).toBe(1);
  });

  test('what is unread in rooms counts in the tab, unless the room is muted', async () => {
    await says('One');
    await messages();
    expect(tabs().filter((word) => word === '1').length).toBeGreaterThan(1);
    await roomsOf(noa).set(roomOf(noa), { muted: true });
    await bench.pass(500);
    // Only the grey count of the row itself is left.
    expect(tabs().filter((word) => word === '1')).toHaveLength(1);
    expect(bench.focus()?.value).toBe('muted, 1 new message, Maya: One');
  });

  test('BLUE marks it read and mutes it, on every TV of the person', async () => {
    const second = await signedIn('noa');
    await says('One');
    await messages();
    await press('Blue');
    expect(focusOn()).toBe('Go in');
    for (let i = 0; i < 6 && focusOn() !== 'Mark as read'; i++) await press('Down');
    await press('Enter');
    await bench.pass(500);
    expect(roomOf(noa).talk.unread.peek()).toBe(0);
    expect(roomOf(second).talk.unread.peek()).toBe(0);
    await press('Blue');
    for (let i = 0; i < 6 && focusOn() !== 'Mute'; i++) await press('Down');
    await press('Enter', 'Back');
    await bench.pass(500);
    expect(roomOf(second).own.peek().muted).toBe(true);
  });

  test('YELLOW goes to the next unread, rooms among them', async () => {
    maya.tv.conversations.with('noa').send('To you');
    await household.pass(500);
    await says('To the room');
    await messages();
    expect(focusOn()).toBe('Sunday table');
    await press('Yellow');
    expect(focusOn()).toBe('Maya');
    await press('Yellow');
    expect(focusOn()).toBe('Sunday table');
  });
});
