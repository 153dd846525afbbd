import { afterEach, describe, expect, test, vi } from 'vitest';
import type { TestTv } from '../../support/household.ts';
import { Household } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** Noa on the screen; Maya is a friend, Sami and Dora are strangers who are here. */
async function addFriend(person?: string, before: (tvs: Record<'noa' | 'sami' | 'maya', TestTv>) => unknown = () => 0) {
  household = await Household.open({ people: ['noa', 'maya', 'sami', 'dora'], friends: [['noa', 'maya']] });
  const noa = await household.signedIn('noa');
  const sami = await household.signedIn('sami');
  const maya = await household.signedIn('maya');
  await before({ noa, sami, maya });
  await household.pass(0);
  const bench = await openApp(household, noa);
  void bench.app.navigation.push('addFriend', person === undefined ? {} : { person });
  await bench.rest();
  return { noa, sami, maya, bench };
}

/** Types an ID and says that it is done. */
async function look(bench: OpenedApp, id: string): Promise<void> {
  bench.type(id);
  bench.press('Enter');
  await bench.rest();
}

const asks = (tv: TestTv) => tv.tv.friends.requestsToMe.peek().map(({ person }) => person);
const card = (person: string) => ({ person, name: person, avatar: null });

describe('finding somebody', () => {
  test('starts on the keyboard and shows the own ID', async () => {
    const { bench } = await addFriend();

    expect(bench.focus()?.label).toBe('t');
    expect(bench.sees('Your ID is')).toBe(true);
    expect(bench.sees('noa')).toBe(true);
    expect(bench.app.navigation.screen?.quiet).toBe(true);
  });

  test('Done finds them and goes to what can be done', async () => {
    const { bench } = await addFriend();

    await look(bench, 'sami');
    expect(bench.sees('Sami')).toBe(true);
    expect(bench.sees('Sami says yes first. Until then neither sees the other.')).toBe(true);
    expect(bench.focus()?.label).toBe('Ask to be friends');
  });

  test('so does a pause, but the focus stays with whoever is typing', async () => {
    const { bench } = await addFriend();

    bench.type('sami');
    await bench.pass(500);
    expect(bench.sees('Sami')).toBe(false);
    await bench.pass(200);
    expect(bench.sees('Sami')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Ask to be friends');
  });

  test('as a name is typed, so the ID is found', async () => {
    const { bench } = await addFriend();
    await look(bench, 'Sami ');
    expect(bench.focus()?.label).toBe('Ask to be friends');
  });

  test('typing on takes the one before away at once', async () => {
    const { bench } = await addFriend();

    await look(bench, 'sami');
    bench.type('x');
    expect(bench.sees('Ask to be friends')).toBe(false);
    expect(bench.focus()?.role).toBe('key');
    bench.press('Backspace');
    await bench.pass(700);
    expect(bench.sees('Ask to be friends')).toBe(true);
  });

  test('nobody, too short, and oneself', async () => {
    const { bench } = await addFriend();

    await look(bench, 'so');
    expect(bench.sees('An ID has at least 3 letters or numbers.')).toBe(true);
    await look(bench, 'meone');
    expect(bench.sees('Nobody has the ID someone')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
    bench.press(...Array<string>(7).fill('Backspace'));
    await look(bench, 'noa');
    expect(bench.sees('That is you.')).toBe(true);
    expect(bench.sees('Ask to be friends')).toBe(false);
  });

  test('somebody who has blocked you looks like nobody', async () => {
    const { bench } = await addFriend(undefined, ({ sami }) => sami.tv.friends.block('noa'));
    await look(bench, 'sami');
    expect(bench.sees('Nobody has the ID sami')).toBe(true);
  });

  test('without a line it goes on looking, and finds them when it is back', async () => {
    const { bench, noa } = await addFriend();

    noa.plug.pull();
    noa.plug.cut();
    await bench.pass(300);
    await look(bench, 'sami');
    expect(bench.sees('Ask to be friends')).toBe(false);
    noa.plug.mend();
    await bench.pass(20_000);
    expect(bench.focus()?.label).toBe('Ask to be friends');
  });
});

describe('asking', () => {
  test('the other TV is asked, once; the focus is not on taking it back', async () => {
    const { bench, sami } = await addFriend();

    await look(bench, 'sami');
    bench.press('Enter', 'Enter');
    await bench.rest();
    expect(asks(sami)).toEqual(['noa']);
    expect(bench.sees('Asked')).toBe(true);
    expect(bench.sees('Sami has not answered yet.')).toBe(true);
    expect(bench.sees('Asked already')).toBe(true);
    expect(bench.focus()?.role).toBe('key');
  });

  test('when they say yes, the card turns into a friend one can write to', async () => {
    const { bench, sami } = await addFriend();

    await look(bench, 'sami');
    bench.press('Enter');
    await bench.rest();
    await sami.tv.friends.answer('noa', true);
    await bench.rest();
    expect(bench.sees('You and Sami are friends.')).toBe(true);
    expect(bench.sees('Asked already')).toBe(false);
    bench.press('Up', 'Up', 'Up', 'Up');
    expect(bench.focus()?.label).toBe('Message');
    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('conversation');
    expect(bench.app.navigation.depth).toBe(1);
  });

  test('a friend already: a message', async () => {
    const { bench } = await addFriend();
    await look(bench, 'maya');
    expect(bench.focus()?.label).toBe('Message');
  });

  test('what was asked can be taken back, after asking once more', async () => {
    const { bench, sami, noa } = await addFriend(undefined, ({ noa }) => noa.tv.friends.ask(card('sami')));

    bench.press('Up');
    expect(bench.focus()?.label).toMatch(/^sami/i);
    bench.press('Enter');
    expect(bench.sees('Stop asking Sami?') || bench.sees('Stop asking sami?')).toBe(true);
    expect(bench.focus()?.label).toBe('Go on asking');
    bench.press('Right', 'Enter');
    await bench.rest();
    expect(asks(sami)).toEqual([]);
    expect(noa.tv.friends.requestsOfMine.peek()).toEqual([]);
    expect(bench.sees('Asked already')).toBe(false);
    expect(bench.focus()?.role).toBe('key');
  });

  test('what is lost on the way is said, and can be tried again', async () => {
    const { bench, sami, noa } = await addFriend();

    await look(bench, 'sami');
    noa.plug.pull();
    bench.press('Enter');
    await bench.pass(90_000);
    noa.plug.mend();
    await bench.pass(30_000);
    expect(bench.sees('The connection was lost. Try again.')).toBe(true);
    expect(asks(sami)).toEqual([]);
    bench.press('Enter');
    await bench.rest();
    expect(asks(sami)).toEqual(['noa']);
  });
});

describe('being asked', () => {
  const asked = () => addFriend('sami', ({ sami }) => sami.tv.friends.ask(card('noa')));

  test('yes makes friends', async () => {
    const { bench, sami } = await asked();

    expect(bench.focus()?.label).toBe('Say yes');
    bench.press('Right');
    expect(bench.focus()?.label).toBe('Not now');
    bench.press('Left', 'Enter');
    await bench.rest();
    expect(sami.tv.friends.get('noa')?.name).toBe('Noa');
    expect(bench.focus()?.label).toBe('Message');
  });

  test('not now goes back; nobody is told, and nobody becomes a friend', async () => {
    const { bench, noa, sami } = await asked();

    bench.press('Right', 'Enter', 'Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
    expect(noa.tv.friends.requestsToMe.peek()).toEqual([]);
    expect(sami.tv.friends.get('noa')).toBe(undefined);
    expect(asks(sami)).toEqual([]);
  });
});

test('somebody one has blocked can be let in again', async () => {
  const { bench, noa } = await addFriend(undefined, ({ noa }) => noa.tv.friends.block('maya'));

  await look(bench, 'maya');
  expect(bench.focus()?.label).toBe('Unblock');
  bench.press('Enter');
  await bench.rest();
  expect(bench.sees('You and Maya are friends.')).toBe(true);
  expect(noa.tv.friends.get('maya')?.name).toBe('Maya');
});

test('BACK leaves, whatever has been typed', async () => {
  const { bench } = await addFriend();

  bench.type('sa');
  bench.press('Back');
  expect(bench.app.navigation.name).toBe('home');
});
