import type Lightning from '@lightningjs/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../../src/app/sheets/options/opening.ts';
import { MessageRow } from '../../../src/components/MessageRow.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
let noa: TestTv;
let maya: TestTv;
let oskar: TestTv;
let bench: OpenedApp;

beforeEach(async () => {
  household = await Household.open({
    people: ['noa', 'maya', 'oskar', 'theo'],
    friends: [
      ['noa', 'maya'],
      ['noa', 'oskar'],
      ['noa', 'theo'],
    ],
  });
  [noa, maya, oskar] = [
    await household.signedIn('noa'),
    await household.signedIn('maya'),
    await household.signedIn('oskar'),
  ];
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const say = async (from: TestTv, to: string, text: string): Promise<void> => {
  from.tv.conversations.with(to).send(text);
  await household.pass(1_000);
};

/** The list of messages of Noa in front of us. */
async function messages(): Promise<void> {
  bench = await openApp(household, noa);
  await bench.rest();
  bench.press('Yellow');
  await bench.pass(500);
  expect(bench.app.navigation.name).toBe('messages');
}

function allOf<T extends Lightning.Element>(of: Lightning.Element, type: new (stage: Lightning.Stage) => T): T[] {
  const own = of instanceof type ? [of] : [];
  return own.concat(...of.children.map((child: Lightning.Element) => allOf(child, type)));
}
/** Names on the rows, as one reads them. */
const rows = (): string[] =>
  allOf(bench.subject, MessageRow)
    .filter((row) => row.visible && row.alpha > 0)
    .sort((a, b) => a.y - b.y)
    .map((row) => row.row?.name ?? '');
const talk = (tv: TestTv, person: string) => tv.tv.conversations.with(person);
const focusOn = () => bench.focus()?.label;
/** Opens the options of what has the focus. */
async function options(): Promise<void> {
  bench.press('Blue');
  await vi.waitFor(() => expect(bench.app.asking).toBe(true));
  await bench.rest();
}
async function press(...keys: string[]): Promise<void> {
  bench.press(...keys);
  await bench.pass(500);
}
async function chooseOption(label: string): Promise<void> {
  for (let i = 0; i < 10 && focusOn() !== label; i++) bench.press('Down');
  expect(focusOn()).toBe(label);
  await press('Enter');
}

describe('the list (17)', () => {
  test('is empty at first, with the way to somebody', async () => {
    await messages();
    expect(bench.sees('No messages yet.')).toBe(true);
    expect(focusOn()).toBe('All');
    await press('Right', 'Right');
    expect(focusOn()).toBe('Write');
    await press('Enter');
    expect(bench.app.navigation.name).toBe('pickFriends');
  });

  test('has the unread first, then the rest by time, and the focus on the first', async () => {
    await say(oskar, 'noa', 'read');
    await talk(noa, 'oskar').markRead();
    await say(maya, 'noa', 'Are you there?');
    await say(noa, 'theo', 'Hello Theo');
    await messages();
    expect(rows()).toEqual(['Maya', 'Theo', 'Oskar']);
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'message', value: '1 new message, Are you there?' });
    expect(bench.sees('You: Hello Theo')).toBe(true);
  });

  test('shows what is typed, begun and not sent', async () => {
    await say(maya, 'noa', 'hi');
    await say(oskar, 'noa', 'ho');
    noa.tv.conversations.unfinished.set('oskar', 'I was about');
    talk(maya, 'noa').sayTyping(true);
    await messages();
    expect(bench.sees('typing')).toBe(true);
    expect(bench.sees('Draft: I was about')).toBe(true);
    await maya.tv.friends.remove('noa');
    await household.pass(100);
    talk(noa, 'maya').send('Too late');
    await bench.pass(1_000);
    expect(bench.sees('Not sent: Too late')).toBe(true);
  });

  test('keeps its order while somebody is in it, says what is newer, and OK takes them there', async () => {
    await say(maya, 'noa', 'one');
    await say(oskar, 'noa', 'two');
    await talk(noa, 'maya').markRead();
    await talk(noa, 'oskar').markRead();
    await messages();
    expect(rows()).toEqual(['Oskar', 'Maya']);
    await say(maya, 'noa', 'three');
    await bench.pass(500);
    expect(rows()).toEqual(['Oskar', 'Maya']);
    expect(bench.sees('1 newer')).toBe(true);
    await press('Up');
    expect(focusOn()).toBe('1 newer');
    await press('Enter');
    expect(rows()).toEqual(['Maya', 'Oskar']);
    expect(focusOn()).toBe('Maya');
    expect(bench.sees('1 newer')).toBe(false);
  });

  test('counts conversations with news in its tab, without muted ones', async () => {
    await say(maya, 'noa', 'one');
    await say(oskar, 'noa', 'two');
    await messages();
    await press('Up', 'Up');
    expect(bench.focus()).toMatchObject({ label: 'Messages', role: 'tab', value: '2' });
    await talk(noa, 'oskar').mute(true);
    await bench.pass(500);
    expect(bench.focus()).toMatchObject({ label: 'Messages', value: '1' });
  });

  test('through *Unread* has the unread alone', async () => {
    await say(maya, 'noa', 'one');
    await say(oskar, 'noa', 'two');
    await talk(noa, 'oskar').markRead();
    await messages();
    expect(rows()).toEqual(['Maya', 'Oskar']);
    await press('Up', 'Right');
    expect(focusOn()).toBe('Unread, 1 conversation');
    expect(rows()).toEqual(['Maya']);
    await talk(noa, 'maya').markRead();
    await bench.pass(500);
    expect(bench.sees('Nothing unread.')).toBe(true);
  });

  test('YELLOW goes on to the next that is unread, round the end', async () => {
    await say(maya, 'noa', 'one');
    await say(noa, 'theo', 'read');
    await say(oskar, 'noa', 'two');
    await messages();
    expect(rows()).toEqual(['Oskar', 'Maya', 'Theo']);
    await press('Down', 'Down');
    expect(focusOn()).toBe('Theo');
    await press('Yellow');
    expect(focusOn()).toBe('Oskar');
    await press('Yellow');
    expect(focusOn()).toBe('Maya');
  });

  test('opens a conversation, which is read then; BACK leads to the first row, then to friends', async () => {
    await say(maya, 'noa', 'one');
    await say(oskar, 'noa', 'two');
    await messages();
    await press('Down', 'Enter');
    expect(bench.app.navigation.name).toBe('conversation');
    await bench.pass(1_000);
    expect(talk(maya, 'noa').theirs.peek().read).toBe(1);
    await press('Back');
    if (bench.app.navigation.name === 'conversation') await press('Back');
    expect(bench.app.navigation.name).toBe('messages');
    expect(focusOn()).toBe('Maya');
    await press('Back');
    expect(focusOn()).toBe('Oskar');
    await press('Back');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('comes under the focus that walks along the tabs, and friends come back under it', async () => {
    await say(maya, 'noa', 'one');
    bench = await openApp(household, noa);
    await bench.pass(500);
    bench.press('Up', 'Right');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('messages');
    expect(bench.focus()).toMatchObject({ label: 'Messages', role: 'tab' });
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('messages');
    bench.press('Left');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('home');
    expect(bench.focus()).toMatchObject({ label: 'Friends', role: 'tab' });
    bench.press('Right', 'Enter');
    await bench.pass(500);
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'message' });
  });

  test('does without people who are blocked', async () => {
    await say(maya, 'noa', 'one');
    await say(oskar, 'noa', 'two');
    await messages();
    await noa.tv.friends.block('oskar');
    await bench.pass(500);
    expect(rows()).toEqual(['Maya']);
  });
});

describe('the panel', () => {
  test('shows what is new and marks nothing as read', async () => {
    await say(maya, 'noa', 'The book came today');
    await say(maya, 'noa', 'Ring me');
    await messages();
    await bench.pass(2_000);
    expect(bench.sees('2 new')).toBe(true);
    expect(bench.sees('The book came today')).toBe(true);
    expect(talk(maya, 'noa').theirs.peek()).toEqual({ delivered: 2, read: 0 });
  });

  test('follows the focus, and its answers go to whom it shows', async () => {
    await say(maya, 'noa', 'one');
    await say(oskar, 'noa', 'two');
    await messages();
    bench.press('Down', 'Right', 'Enter');
    await bench.pass(6_000);
    expect(maya.texts('noa')).toEqual(['one', 'On my way']);
    expect(oskar.texts('noa')).toEqual(['two']);
    expect(focusOn()).toBe('On my way');
    bench.press('Left');
    expect(focusOn()).toBe('Maya');
  });

  test('an answer can be taken back in the row for four seconds', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    await press('Right', 'Enter');
    expect(bench.sees('Undo: On my way')).toBe(true);
    await press('Left');
    expect(bench.sees('Undo')).toBe(true);
    await press('Enter');
    await bench.pass(6_000);
    expect(maya.texts('noa')).toEqual(['one']);
    expect(bench.app.navigation.name).toBe('messages');
  });

  test('says that somebody who is not there gets it when back', async () => {
    await say(noa, 'theo', 'Hello');
    await messages();
    await bench.pass(500);
    expect(bench.sees(/Gets it when back/)).toBe(true);
  });
});

describe('options (21)', () => {
  test('mute a conversation: a crossed bell, a grey count, and no news; on another TV too', async () => {
    const noaToo = await household.signedIn('noa');
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    expect(focusOn()).toBe('Open');
    await chooseOption('Mute');
    expect(bench.focus()).toMatchObject({ label: 'Mute', value: 'On' });
    expect(noaToo.tv.conversations.unreadTotal()).toBe(0);
    await press('Back');
    expect(bench.app.asking).toBe(false);
    expect(bench.focus()).toMatchObject({ label: 'Maya', value: 'muted, 1 new message, one' });
  });

  test('mark as read', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    await chooseOption('Mark as read');
    expect(noa.tv.conversations.unreadTotal()).toBe(0);
    expect(bench.app.asking).toBe(false);
  });

  test('delete for me: gone here, still there for the friend, and back with the next message', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    await chooseOption('Delete for me');
    expect(rows()).toEqual([]);
    expect(bench.sees('No messages yet.')).toBe(true);
    expect(maya.texts('noa')).toEqual(['one']);
    await say(maya, 'noa', 'two');
    await bench.pass(500);
    expect(rows()).toEqual(['Maya']);
  });

  test('who may always watch, and never: flipped in place, each takes the other away', async () => {
    const lists = () => [noa.tv.settings.now.peek().always, noa.tv.settings.now.peek().never];
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    await chooseOption('May always watch me');
    expect(lists()).toEqual([['maya'], []]);
    expect(bench.focus()).toMatchObject({ label: 'May always watch me', value: 'On' });
    await chooseOption('May never watch me');
    expect(lists()).toEqual([[], ['maya']]);
    await press('Enter');
    expect(lists()).toEqual([[], []]);
  });

  test('blocking takes a second step that begins with *Keep*; BACK leads out of it', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    await chooseOption('Block or remove');
    expect(focusOn()).toBe('Keep');
    await press('Back');
    expect(focusOn()).toBe('Block or remove');
    await press('Enter', 'Up', 'Up');
    expect(focusOn()).toBe('Block');
    await press('Enter');
    expect(noa.tv.friends.blocked.peek().map(({ person }) => person)).toEqual(['maya']);
    expect(rows()).toEqual([]);
    expect(maya.presence('noa')?.status).toBe('offline');
  });

  test('remove ends the friendship; what was written stays', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    await chooseOption('Block or remove');
    await chooseOptionUp('Remove');
    expect(maya.presence('noa')).toBeUndefined();
    expect(rows()).toEqual(['maya']);
  });

  test('end with what can be done from anywhere; what cannot be stopped is passed by', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    await options();
    for (let i = 0; i < 12; i++) bench.press('Down');
    expect(focusOn()).toBe('Newest notice');
    bench.press('Up');
    expect(focusOn()).toBe('My webcam');
    bench.press('Up');
    expect(focusOn()).toBe('Block or remove');
    await press('Down', 'Enter');
    expect(bench.app.navigation.name).toBe('myWebcam');
  });

  test('BLUE and LEFT close them', async () => {
    await say(maya, 'noa', 'one');
    await messages();
    for (const key of ['Blue', 'Left']) {
      await options();
      await press(key);
      expect(bench.app.asking).toBe(false);
      expect(focusOn()).toBe('Maya');
    }
  });

  test('on the home screen a card writes first, and a tile watches', async () => {
    bench = await openApp(household, noa);
    await bench.pass(500);
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'friend' });
    await options();
    expect(focusOn()).toBe('Message');
    await press('Back');
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    await bench.pass(500);
    await press('Back');
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'picture' });
    await options();
    expect(focusOn()).toBe('Watch');
  });
});

async function chooseOptionUp(label: string): Promise<void> {
  for (let i = 0; i < 5 && focusOn() !== label; i++) bench.press('Up');
  expect(focusOn()).toBe(label);
  await press('Enter');
}
