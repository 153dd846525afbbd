import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Rooms } from '../../../../src/model/rooms.ts';
import { Household, TestCamera, type TestTv } from '../../../support/household.ts';
import { type OpenedApp, openApp } from '../../../support/screens.ts';

let household: Household;
let noa: TestTv;
let bench: OpenedApp;

beforeEach(async () => {
  household = await Household.open({ people: ['noa', 'maya'], features: ['rooms'] });
  noa = await household.signedIn('noa', { camera: new TestCamera() });
  await noa.tv.rooms.load();
});
afterEach(async () => {
  vi.useRealTimers();
  expect(household.errors).toEqual([]);
  await household.close();
});

const rooms = (tv = noa): Rooms => tv.tv.rooms.now.peek() as Rooms;
const mayWatch = (tv = noa): string[] =>
  rooms(tv)
    .all.peek()
    .filter(({ own }) => own.peek().mayWatch)
    .map(({ card }) => card.name);
async function preferences(): Promise<void> {
  bench = await openApp(household, noa);
  await bench.app.navigation.push('preferences', { section: 'webcam' });
  await bench.pass(500);
}
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    bench.press(key);
    await bench.pass(200);
  }
}
/** From the modes to the first of the rooms. */
async function toRooms(): Promise<void> {
  await press('Right', 'Down', 'Down');
}

test('Rooms that may watch: each is a chip that OK flips, and it is stored at once', async () => {
  await rooms().create({ name: 'Family', door: 'invitation', mayWatch: true });
  await rooms().create({ name: 'Chess club', door: 'invitation' });
  const second = await household.signedIn('noa');
  await second.tv.rooms.load();
  await preferences();
  expect(bench.sees('Rooms that may watch')).toBe(true);
  expect(bench.sees('1 of 2')).toBe(true);
  await toRooms();
  expect(bench.focus()).toMatchObject({ label: 'Family', role: 'switch', state: 'on' });
  await press('Right', 'Enter');
  expect(bench.focus()).toMatchObject({ label: 'Chess club', role: 'switch', state: 'on' });
  expect(bench.sees('2 of 2')).toBe(true);
  expect(mayWatch(second)).toEqual(['Family', 'Chess club']);
  await press('Left', 'Enter');
  expect(mayWatch(second)).toEqual(['Chess club']);
  await press('Up');
  expect(bench.focus()?.label).toBe('Add');
});

test('more rooms than there is room for come into sight with the focus', async () => {
  for (let n = 1; n <= 9; n++) await rooms().create({ name: `A room with number ${n}`, door: 'invitation' });
  await preferences();
  await toRooms();
  const seen: (string | undefined)[] = [bench.focus()?.label];
  for (let n = 0; n < 8; n++) {
    await press('Down');
    seen.push(bench.focus()?.label);
  }
  expect(seen[seen.length - 1]).toBe('A room with number 9');
  await press('Enter');
  expect(mayWatch()).toEqual(['A room with number 9']);
  for (let n = 0; n < 8; n++) await press('Up');
  expect(bench.focus()?.label).not.toBe('A room with number 9');
});

test('somebody in no room is told so, and a server without rooms has no such card', async () => {
  await preferences();
  expect(bench.sees('No rooms yet')).toBe(true);
  await toRooms();
  expect(bench.focus()?.label).toBe('Add');
});

test('letting watch a room one is in while on air is asked first', async () => {
  const maya = await household.signedIn('maya');
  await maya.tv.rooms.load();
  const room = await rooms().create({ name: 'Family', door: 'open' });
  const found = await rooms(maya).find('Family');
  if (found) await rooms(maya).join(found);
  await household.pass(50);
  const hers = rooms(maya).get(room.card.room);
  if (hers) await rooms(maya).enter(hers);
  await rooms().enter(room);
  await household.pass(50);
  await noa.tv.air.goOnAir();
  await preferences();
  await toRooms();
  await press('Enter');
  expect(bench.sees('1 person can watch now.')).toBe(true);
  await press('Back');
  expect(mayWatch()).toEqual([]);
  await press('Enter', 'Right', 'Enter');
  expect(mayWatch()).toEqual(['Family']);
});
