import { afterEach, describe, expect, test, vi } from 'vitest';
import { ALLOWANCE } from '../../../server/relay/allowance.ts';
import { Household, type HouseholdOptions, PASSWORD, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;

afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const FRIENDS = ['maya', 'jonas', 'rut', 'dag'] as const;

interface Opened {
  readonly noa: TestTv;
  /** another TV of Noa */
  readonly second: TestTv;
  readonly bench: OpenedApp;
}

/** Preferences in front of Noa, who has four friends and another TV that is on. */
async function preferences(
  before: Parameters<TestTv['tv']['settings']['set']>[0] = {},
  options: HouseholdOptions = {},
): Promise<Opened> {
  household = await Household.open({
    ...options,
    people: ['noa', ...FRIENDS],
    friends: FRIENDS.map((friend): [string, string] => ['noa', friend]),
  });
  const second = await household.signedIn('noa');
  await second.tv.settings.set(before);
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  await bench.app.navigation.push('preferences', {});
  await bench.rest();
  return { noa, second, bench };
}

const kept = (tv: TestTv) => tv.tv.settings.now.peek();

describe('who can watch', () => {
  test('the focus begins at the mode in force', async () => {
    const { bench } = await preferences({ watchMode: 'list_only' });
    expect(bench.focus()).toMatchObject({ label: 'Only my list', role: 'choice', state: 'chosen' });
  });

  test('OK on a mode picks it at once, on every TV, and says once a visit that it is saved', async () => {
    const { bench, second } = await preferences();
    bench.press('Up', 'Enter');
    await bench.rest();
    expect(bench.focus()).toMatchObject({ label: 'Ask me each time', state: 'chosen' });
    expect(kept(second).watchMode).toBe('ask');
    expect(bench.sees('Saved')).toBe(true);
    await bench.pass(20_000);
    expect(bench.sees('Saved')).toBe(false);
    bench.press('Down', 'Enter');
    await bench.rest();
    expect(kept(second).watchMode).toBe('list_or_ask');
    expect(bench.sees('Saved')).toBe(false);
  });

  test('*All my friends* asks how many that are; BACK changes nothing', async () => {
    const { bench, second } = await preferences();
    bench.press('Down', 'Down', 'Enter');
    expect(bench.sees('All 4 friends can watch when you are on air.')).toBe(true);
    expect(bench.focus()?.label).toBe('Not now');
    bench.press('Back');
    await bench.rest();
    expect(kept(second).watchMode).toBe('list_or_ask');
    expect(bench.focus()).toEqual({ label: 'All my friends', role: 'choice', value: 'No questions' });
    bench.press('Enter', 'Right', 'Enter');
    await bench.rest();
    expect(kept(second).watchMode).toBe('friends');
    expect(bench.focus()).toMatchObject({ label: 'All my friends', state: 'chosen' });
  });

  test('what another TV changes shows while the screen is open', async () => {
    const { bench, second } = await preferences();
    await second.tv.settings.set({ watchMode: 'nobody', never: ['dag'], tellFriends: false });
    await bench.rest();
    expect(bench.sees('Dag')).toBe(true);
    bench.press('Down', 'Down', 'Down');
    expect(bench.focus()).toMatchObject({ label: 'Nobody', state: 'chosen' });
    bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Say so in my status', state: 'off' });
  });

  test('the two toggles are stored at once', async () => {
    const { bench, second } = await preferences({ watchMode: 'nobody' });
    bench.press('Down', 'Enter');
    await bench.rest();
    expect(kept(second)).toMatchObject({ tellFriends: false, previewInRequests: false });
    bench.press('Down', 'Enter');
    await bench.rest();
    expect(kept(second)).toMatchObject({ tellFriends: false, previewInRequests: true });
  });

  test('what could not be stored shows as it was, and is said', async () => {
    const { bench, noa } = await preferences();
    noa.tv.settings.set = async () => {
      throw new Error('nothing is stored today');
    };
    bench.press('Up', 'Enter');
    await bench.rest();
    expect(bench.focus()).toEqual({ label: 'Ask me each time', role: 'choice', value: 'Nobody watches unasked' });
    expect(bench.sees('Saved')).toBe(false);
  });
});

describe('the lists', () => {
  test('an empty list says so; *Add* leads to the picker, and what was kept there is saved', async () => {
    const { bench, second } = await preferences();
    expect(bench.words.filter((words) => words === 'Nobody yet').length).toBe(2);
    bench.press('Right');
    expect(bench.focus()).toMatchObject({ label: 'Add', role: 'button' });
    bench.press('Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('pickFriends');
    expect(bench.sees('They can watch without asking,\nbut only while you are on air')).toBe(true);
    bench.type('ma');
    bench.press('Enter', 'Right', 'Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('preferences');
    expect(kept(second)).toMatchObject({ always: ['maya'], never: [] });
    expect(bench.sees('Saved')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: 'Add' });
  });

  test('OK on somebody offers to remove them; BACK keeps them', async () => {
    const { bench, second } = await preferences({ always: ['maya', 'rut'] });
    bench.press('Right');
    expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'chip' });
    bench.press('Enter');
    expect(bench.focus()?.label).toBe('Keep');
    bench.press('Back');
    await bench.rest();
    expect(kept(second).always).toEqual(['maya', 'rut']);
    bench.press('Enter', 'Right', 'Enter');
    await bench.rest();
    expect(kept(second)).toMatchObject({ always: ['rut'], never: [] });
    expect(bench.focus()).toMatchObject({ label: 'Rut' });
  });

  test('*To Never* takes them off the other list, and back', async () => {
    const { bench, second } = await preferences({ always: ['maya'], never: ['dag'] });
    bench.press('Right', 'Enter', 'Right', 'Right');
    expect(bench.focus()?.label).toBe('To Never');
    bench.press('Enter');
    await bench.rest();
    expect(kept(second)).toMatchObject({ always: [], never: ['dag', 'maya'] });
    bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Dag', role: 'chip' });
    bench.press('Enter', 'Right', 'Right', 'Enter');
    await bench.rest();
    expect(kept(second)).toMatchObject({ always: ['dag'], never: ['maya'] });
  });

  test('somebody on the Never list cannot be chosen for the other one', async () => {
    const { bench } = await preferences({ never: ['maya'] });
    bench.press('Right', 'Enter');
    await bench.rest();
    expect(bench.sees('3 of 3')).toBe(true);
    bench.type('ma');
    expect(bench.sees('Maya is on your Never list. Never comes first.')).toBe(true);
    expect(bench.sees('0 of 3')).toBe(true);
    bench.press('Back');
    expect(bench.sees('Maya is on your Never list. Never comes first.')).toBe(false);
  });

  test('everybody can be taken out of a list in the picker', async () => {
    const { bench, second } = await preferences({ always: ['maya', 'rut'] });
    bench.press('Right', 'Right', 'Right', 'Enter');
    await bench.rest();
    expect(bench.sees('Keep these 2')).toBe(true);
    bench.press('Right', 'Right');
    expect(bench.focus()?.label).toBe('Keep these 2');
    bench.press('Down', 'Enter');
    expect(bench.sees('Keep it empty')).toBe(true);
    bench.press('Right', 'Right', 'Enter');
    await bench.rest();
    expect(kept(second).always).toEqual([]);
  });

  test('who was put on the list on another TV meanwhile stays there', async () => {
    const { bench, second } = await preferences({ always: ['maya'] });
    bench.press('Right', 'Right', 'Enter');
    await bench.rest();
    await second.tv.settings.set({ always: ['maya', 'rut'] });
    bench.type('jon');
    bench.press('Enter', 'Right', 'Enter');
    await bench.rest();
    expect(kept(second).always).toEqual(['maya', 'rut', 'jonas']);
  });

  test('who is no friend any more stays listed and can be removed', async () => {
    const { bench, noa, second } = await preferences({ never: ['dag'] });
    await noa.tv.friends.remove('dag');
    await bench.rest();
    bench.press('Right', 'Down');
    expect(bench.focus()).toMatchObject({ label: 'dag', role: 'chip' });
    bench.press('Enter', 'Right', 'Enter');
    await bench.rest();
    expect(kept(second).never).toEqual([]);
  });
});

describe('the sections', () => {
  test('LEFT leads to them; one shows when the focus has rested on it, or at once with RIGHT', async () => {
    const { bench } = await preferences();
    bench.press('Left');
    expect(bench.focus()).toMatchObject({ label: 'Webcam', role: 'tab', state: 'chosen' });
    bench.press('Down');
    expect(bench.sees('Largest size')).toBe(false);
    await bench.pass(400);
    expect(bench.sees('Largest size')).toBe(true);
    bench.press('Right');
    expect(bench.focus()).toMatchObject({ label: 'Picture', role: 'slider' });
    bench.press('Down', 'Left', 'Up', 'Up', 'Right');
    expect(bench.sees('Largest size')).toBe(false);
    expect(bench.focus()).toMatchObject({ label: 'How friends see you', value: 'Available' });
  });

  test('the picture is set by a slider, stored once it rests, and a size', async () => {
    const { bench, second } = await preferences();
    bench.press('Left', 'Down', 'Right', 'Right', 'Right');
    expect(bench.sees('8 a second')).toBe(true);
    await bench.pass(600);
    expect(kept(second).picture).toBe(7);
    bench.press('Down', 'Down', 'Down', 'Enter');
    await bench.pass(600);
    expect(bench.focus()).toMatchObject({ label: '640 × 360', state: 'chosen' });
    expect(kept(second).width).toBe(640);
  });

  describe('how much of the line they may take (W19)', () => {
    test('is nothing to choose at the usual service level', async () => {
      const { bench } = await preferences();
      bench.press('Left', 'Down', 'Right');
      expect(bench.sees('My share of the line')).toBe(false);
    });

    test('is up to what a higher one permits', async () => {
      const { bench, second } = await preferences(
        {},
        {
          relay: { allowance: { ...ALLOWANCE, levels: { plus: { usual: 1, most: 3 } } } },
          before: async (db) => {
            await db.updateTable('accounts').set({ level: 'plus' }).where('person', '=', 'noa').execute();
          },
        },
      );
      bench.press('Left', 'Down', 'Right');
      expect(bench.sees('My share of the line')).toBe(true);
      expect(bench.sees('3 times as much')).toBe(true);
      bench.press('Down', 'Right', 'Down');
      expect(bench.focus()).toMatchObject({ label: 'For pictures', role: 'slider', value: '0' });
      bench.press('Right', 'Right');
      await bench.pass(600);
      expect(kept(second).allowance).toBe(2);
      bench.press('Up');
      expect(bench.focus()?.label).toBe('Go to the test');
    });
  });

  test('BACK stores what the slider still holds', async () => {
    const { bench, second } = await preferences();
    bench.press('Left', 'Down', 'Right', 'Left', 'Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('home');
    expect(kept(second).picture).toBe(4);
  });
});

test('*Who can watch* of My webcam leads there, and BACK comes back to it', async () => {
  household = await Household.open();
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  bench.press('Green');
  await bench.pass(300);
  bench.press('Down', 'Down', 'Down', 'Right');
  expect(bench.focus()).toMatchObject({ label: 'Who can watch', value: 'Only my list' });
  bench.press('Enter');
  await bench.rest();
  expect(bench.app.navigation.name).toBe('preferences');
  await bench.rest();
  expect(kept(noa).watchMode).toBe('list_only');
  bench.press('Back');
  await bench.pass(300);
  expect(bench.focus()).toMatchObject({ label: 'Who can watch', value: 'Only my list' });
});

test('the tab on Home leads there with OK; resting on it leads nowhere', async () => {
  household = await Household.open();
  const bench = await openApp(household, await household.signedIn('noa'));
  bench.press('Up');
  for (let tab = 0; tab < 6 && bench.focus()?.label !== 'Preferences'; tab += 1) bench.press('Right');
  await bench.pass(500);
  expect(bench.focus()).toMatchObject({ label: 'Preferences', role: 'tab' });
  bench.press('Enter');
  await bench.rest();
  expect(bench.app.navigation.name).toBe('preferences');
});

test('*Preview in requests*, set on one TV, opens the camera on another while somebody asks, and at the next sign-in', async () => {
  household = await Household.open();
  const maya = await household.signedIn('maya');
  const bedroom = await household.signedIn('noa');
  const living = await household.signedIn('noa');
  await bedroom.tv.air.goOnAir();
  const asks = async (tv: TestTv): Promise<number> => {
    const bench = await openApp(household, tv);
    const { viewing } = maya.watch('noa');
    await bench.pass(400);
    expect(bench.app.asking).toBe(true);
    const opened = tv.camera.opened;
    maya.tv.viewings.close(viewing);
    await bench.pass(61_000);
    expect(bench.app.asking).toBe(false);
    expect(tv.camera.opened).toBe(0);
    return opened;
  };
  expect(await asks(living)).toBe(0);
  await bedroom.tv.settings.set({ previewInRequests: true });
  await household.pass(100);
  expect(await asks(living)).toBe(1);
  expect(await asks(await household.signedIn('noa'))).toBe(1);
});

test('*Write* goes on with one choice, and BACK from the conversation leads to where it was opened', async () => {
  household = await Household.open();
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  await bench.app.navigation.push('pickFriends', { for: 'write' });
  await bench.rest();
  expect(bench.focus()).toMatchObject({ label: 'Maya', role: 'friend' });
  bench.type('os');
  bench.press('Enter');
  await bench.rest();
  expect(bench.app.navigation.name).toBe('conversation');
  expect(bench.app.navigation.depth).toBe(1);
});

test('nobody of that name: somebody can be added', async () => {
  household = await Household.open();
  const noa = await household.signedIn('noa');
  const bench = await openApp(household, noa);
  await bench.app.navigation.push('pickFriends', { for: 'write' });
  await bench.rest();
  bench.type('zz');
  expect(bench.sees('Nobody of that name. Add a friend?')).toBe(true);
  for (let row = 0; row < 4 && bench.focus()?.role === 'key'; row += 1) bench.press('Up');
  expect(bench.focus()?.label).toBe('Add a friend');
  bench.press('Enter');
  await bench.rest();
  expect(bench.app.navigation.name).toBe('addFriend');
});

describe('you and your TVs', () => {
  /** In the section, the focus on its first row. */
  async function you(): Promise<Opened> {
    const opened = await preferences();
    opened.bench.press('Left', 'Up', 'Right');
    await opened.bench.rest();
    return opened;
  }

  test('lists the TVs one is signed in on, and signs another one out after asking', async () => {
    const { bench, noa, second } = await you();
    expect(bench.sees('This TV')).toBe(true);
    expect(bench.sees('On now')).toBe(true);
    bench.press('Right');
    if (bench.focus()?.label === 'Living room, This TV') bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Living room, On now', role: 'link' });
    bench.press('Enter');
    expect(bench.sees('Sign out Living room?')).toBe(true);
    expect(bench.focus()?.label).toBe('Keep');
    bench.press('Right', 'Enter');
    await bench.pass(500);
    expect(second.tv.account.state.peek().is).not.toBe('in');
    expect(bench.sees('On now')).toBe(false);
    expect(noa.tv.account.state.peek().is).toBe('in');
  });

  test('another name is seen by friends and on the other TV at once, and at the next sign-in', async () => {
    const { bench, second } = await you();
    const maya = await household.signedIn('maya');
    bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Name', value: 'Noa' });
    bench.press('Enter');
    await bench.rest();
    bench.type(' B');
    bench.press('Play');
    await bench.pass(200);
    expect(bench.app.navigation.name).toBe('preferences');
    expect(bench.focus()).toMatchObject({ label: 'Name', value: 'Noa B' });
    expect(second.tv.account.me?.name).toBe('Noa B');
    expect(maya.tv.friends.get('noa')?.name).toBe('Noa B');
    expect((await household.signedIn('noa')).tv.account.me?.name).toBe('Noa B');
  });

  test('another password signs the other TVs out; the one in force is asked for first', async () => {
    const { bench, second } = await you();
    bench.press('Down', 'Down', 'Down', 'Enter');
    await bench.rest();
    bench.type('not the password');
    bench.press('Play');
    bench.type('quite another one');
    bench.press('Play');
    await bench.pass(300);
    expect(bench.sees('That did not match. Try again.')).toBe(true);
    expect(second.tv.account.state.peek().is).toBe('in');
    bench.type(PASSWORD);
    bench.press('Play');
    bench.type('short');
    bench.press('Play');
    expect(second.tv.account.state.peek().is).toBe('in');
    bench.type(' no more, this one');
    bench.press('Play');
    await bench.pass(500);
    expect(bench.sees('Password changed')).toBe(true);
    expect(bench.app.navigation.name).toBe('preferences');
    expect(second.tv.account.state.peek().is).not.toBe('in');
  });

  test('BACK leaves name and password as they are', async () => {
    const { bench, second } = await you();
    bench.press('Down', 'Enter');
    await bench.rest();
    bench.type('xyz');
    bench.press('Back');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('preferences');
    expect(second.tv.account.me?.name).toBe('Noa');
  });
});
