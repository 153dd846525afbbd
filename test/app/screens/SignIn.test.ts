import { afterEach, describe, expect, test, vi } from 'vitest';
// Here at once, as in a TV that has fetched it after the first focus.
import '../../../src/app/screens/sign-in/Entry.ts';
import { Household, memoryStorage, PASSWORD } from '../../support/household.ts';
import { openApp } from '../../support/screens.ts';

let household: Household;
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

/** A TV nobody is signed in on. */
async function atTheDoor(options: Parameters<typeof Household.open>[0] = {}) {
  household = await Household.open(options);
  const tv = household.tv();
  return { tv, bench: await openApp(household, tv) };
}

describe('the door (01)', () => {
  test('opens on signing in with the remote, and walks its rows', async () => {
    const { bench } = await atTheDoor();

    expect(bench.sees('Pull up a chair.')).toBe(true);
    expect(bench.focus()?.label).toBe('Sign in with the remote');
    bench.press('Down');
    expect(bench.focus()).toMatchObject({ label: 'Sign in invisible', state: 'off' });
    bench.press('Enter');
    expect(bench.focus()).toMatchObject({ label: 'Sign in invisible', state: 'on' });
    bench.press('Down');
    expect(bench.focus()?.label).toBe('New here');
    bench.press('Right', 'Down');
    expect(bench.focus()?.label).toBe('New here');
  });

  test('says what a key has changed in place', async () => {
    const { bench } = await atTheDoor();
    const said = vi.mocked(bench.platform.speech.speak);

    bench.press('Down');
    await bench.pass(300);
    expect(said).toHaveBeenLastCalledWith(expect.stringMatching(/Sign in invisible, switch, off/), expect.anything());
    bench.press('Enter');
    await bench.pass(300);
    expect(said).toHaveBeenLastCalledWith(expect.stringMatching(/^Sign in invisible, switch, on/), expect.anything());
  });

  test('New here begins at the keyboard, also for who has tried something else before', async () => {
    const { bench } = await atTheDoor();
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('t');
    bench.press('Down', 'Down', 'Down', 'Back', 'Down', 'Down');
    await bench.rest();
    expect(bench.focus()?.label).toBe('New here');
    bench.press('Enter');
    await bench.rest();
    expect(bench.focus()?.label).toBe('T');
  });

  test('is there before the server has answered, and where no server is', async () => {
    household = await Household.open();
    household.kill();
    const bench = await openApp(household, household.tv());

    expect(bench.focus()?.label).toBe('Sign in with the remote');
    expect(bench.sees('New here')).toBe(false);
    await bench.pass(1_000);
    expect(bench.sees('Connection lost')).toBe(true);
    expect(bench.focus()?.label).toBe('Sign in with the remote');
  });

  test('offers newcomers nothing where the server takes none', async () => {
    const { bench } = await atTheDoor({ registration: false });

    expect(bench.sees('New here')).toBe(false);
    bench.press('Down', 'Down');
    expect(bench.focus()?.label).toBe('Sign in invisible');
  });

  test('asks before it is left', async () => {
    const { bench } = await atTheDoor();

    bench.press('Back');
    await bench.rest();
    expect(bench.sees('Leave Hearth?')).toBe(true);
    expect(bench.platform.exit).not.toHaveBeenCalled();
  });

  test('says how to get into the demo household, and only there', async () => {
    const { bench } = await atTheDoor();
    expect(bench.sees('This is the demo household')).toBe(false);
    vi.useRealTimers();
    await household.close();

    household = await Household.open({ features: ['demo'] });
    const demo = await openApp(household, household.tv());
    expect(demo.sees('Sign in as noa\nwith the password hearth')).toBe(true);
    demo.press('Enter');
    expect(demo.sees('Sign in as noa\nwith the password hearth')).toBe(true);
  });
});

describe('signing in with the keyboard', () => {
  test('name, password, home', async () => {
    const { tv, bench } = await atTheDoor();

    bench.press('Enter');
    expect(bench.sees('Your name or ID')).toBe(true);
    bench.type('Noa');
    bench.press('Enter');
    expect(bench.sees('Your ID is noa')).toBe(true);
    bench.type(PASSWORD);
    bench.press('Enter', 'Enter');
    expect(bench.sees('Signing in')).toBe(true);
    await bench.rest();

    expect(tv.tv.account.me?.person).toBe('noa');
    expect(bench.app.navigation.name).toBe('home');
    expect(tv.storage.get('people')).toContain('"stay"');
  });

  test('with six keys only', async () => {
    const { bench } = await atTheDoor();

    // From t: n and o, by way of the rows between, then Done.
    bench.press('Enter');
    expect(bench.focus()?.label).toBe('t');
    bench.press('Down', 'Down', 'Right', 'Enter');
    expect(bench.focus()?.label).toBe('b');
    bench.press('Right', 'Enter', 'Up', 'Up', 'Right', 'Enter');
    const typed = bench.words.find((words) => /^b/.test(words));
    expect(typed?.length).toBe(3);
    bench.press('Back');
    expect(bench.focus()?.label).toBe('Sign in with the remote');
  });

  test('a wrong password turns the field yellow and can be tried again', async () => {
    const { tv, bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('noa');
    bench.press('Enter');
    bench.type('not this one');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('That did not match. Try again.')).toBe(true);
    expect(bench.sees(/•/)).toBe(false);

    bench.type(PASSWORD);
    expect(bench.sees('That did not match. Try again.')).toBe(false);
    bench.press('Enter');
    await bench.rest();
    expect(tv.tv.account.me?.person).toBe('noa');
  });

  test('shows the last letter of a password for a second, and speaks none of it', async () => {
    const { bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('noa');
    bench.press('Enter');
    bench.type('xyz');
    expect(bench.sees('••z')).toBe(true);
    await bench.pass(1_000);
    expect(bench.sees('•••')).toBe(true);
    bench.press('Up', 'Up', 'Up', 'Up');
    expect(bench.focus()).toMatchObject({ role: 'field', value: '' });
  });

  test('too many tries: says how long, and counts', async () => {
    const { bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('noa');
    bench.press('Enter');
    for (let tries = 0; tries < 12 && !bench.sees(/Too many tries/); tries++) {
      bench.type('wrong');
      bench.press('Enter');
      await bench.rest();
    }
    const before = bench.words.find((words) => /^Too many tries/.test(words));
    expect(before).toMatch(/Try again in \d+ (second|minute)s?\./);
    await bench.pass(60_000);
    expect(bench.sees(before ?? '')).toBe(false);
  });

  test('the line is lost: it waits, and goes in when it is back', async () => {
    const { tv, bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('noa');
    bench.press('Enter');
    tv.plug.pull();
    tv.plug.cut();
    await bench.pass(1_000);
    bench.type(PASSWORD);
    bench.press('Enter');
    await bench.pass(1_000);
    expect(bench.sees('Connection lost')).toBe(true);
    expect(bench.sees('Signing in')).toBe(true);

    tv.plug.mend();
    await bench.pass(20_000);
    expect(tv.tv.account.me?.person).toBe('noa');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('the line is lost on the way: says so, and can be tried again', async () => {
    const { tv, bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('noa');
    bench.press('Enter');
    bench.type(PASSWORD);
    tv.plug.pull();
    bench.press('Enter');
    await bench.pass(1_000);
    tv.plug.mend();
    await bench.pass(30_000);
    expect(bench.sees('The connection was lost. Try again.')).toBe(true);

    bench.type(PASSWORD);
    bench.press('Enter');
    await bench.rest();
    expect(tv.tv.account.me?.person).toBe('noa');
  });

  test('invisible, and only for this time', async () => {
    const { tv, bench } = await atTheDoor();
    const maya = await household.signedIn('maya');

    bench.press('Down', 'Enter', 'Up', 'Enter');
    bench.type('noa');
    bench.press('Enter');
    bench.press('Right');
    expect(bench.focus()).toMatchObject({ label: 'Stay signed in', state: 'on' });
    bench.press('Enter', 'Left');
    bench.type(PASSWORD);
    bench.press('Enter');
    await bench.rest();

    expect(tv.tv.account.me?.status).toBe('invisible');
    expect(maya.presence('noa')?.status).toBe('offline');
    expect(tv.storage.get('people')).not.toContain('"stay"');
  });

  test('BACK goes one step back and keeps the name', async () => {
    const { bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('maya');
    bench.press('Enter', 'Back');
    expect(bench.sees('maya')).toBe(true);
    expect(bench.sees('Your ID is maya')).toBe(false);
    bench.press('Back');
    expect(bench.sees('Pull up a chair.')).toBe(true);
  });

  test('a name that leads to no ID is not asked for a password', async () => {
    const { bench } = await atTheDoor();

    bench.press('Enter');
    bench.type('n');
    bench.press('Enter');
    expect(bench.sees('At least 3 letters from a to z, or numbers.')).toBe(true);
    bench.type('oa');
    expect(bench.sees('At least 3 letters from a to z, or numbers.')).toBe(false);
  });

  test('whoever was here last is offered first', async () => {
    household = await Household.open();
    const storage = memoryStorage();
    const before = await household.signedIn('noa', { storage });
    await before.tv.account.signOut();
    before.tv.close();
    const tv = household.tv({ storage });
    const bench = await openApp(household, tv);

    bench.press('Enter');
    expect(bench.focus()?.label).toBe('noa');
    bench.press('Enter');
    bench.type(PASSWORD);
    bench.press('Enter');
    await bench.rest();
    expect(tv.tv.account.me?.person).toBe('noa');
  });
});

describe('new here', () => {
  test('a name, the ID it leads to, a password, and in', async () => {
    const { tv, bench } = await atTheDoor();

    bench.press('Down', 'Down', 'Enter');
    expect(bench.focus()?.label).toBe('T');
    bench.type('Grandma Rut');
    expect(bench.sees('Your ID is grandma.rut')).toBe(true);
    bench.press('Enter');
    bench.type('short');
    bench.press('Enter');
    expect(bench.sees('At least 8 characters.')).toBe(true);
    bench.type(' but not any more');
    bench.press('Enter');
    await bench.rest();

    expect(tv.tv.account.me).toMatchObject({ person: 'grandma.rut', name: 'Grandma Rut' });
    expect(bench.app.navigation.name).toBe('home');
  });

  test('a name that is taken, and a password that is easy to guess', async () => {
    const { bench } = await atTheDoor();

    bench.press('Down', 'Down', 'Enter');
    bench.type('Maya');
    bench.press('Enter');
    bench.type('password');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Too easy to guess. Try another.')).toBe(true);

    bench.type('tea at five with scones');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Somebody has that ID already. Try another name.')).toBe(true);
    expect(bench.sees('Maya')).toBe(true);
  });
});

describe('a TV that signs in by itself', () => {
  test('goes home without showing the door', async () => {
    household = await Household.open();
    const storage = memoryStorage();
    const before = await household.signedIn('noa', { storage });
    before.tv.close();
    const bench = await openApp(household, household.tv({ storage }));

    expect(bench.app.navigation.name).toBe('home');
  });

  test('waits calmly while the server does not answer; the way out and the next try are at hand', async () => {
    household = await Household.open();
    const storage = memoryStorage();
    const before = await household.signedIn('noa', { storage });
    before.tv.close();
    household.kill();
    const bench = await openApp(household, household.tv({ storage }));
    expect(bench.app.navigation.name).toBe(undefined);

    await bench.pass(1_500);
    expect(bench.app.navigation.name).toBe('starting');
    expect(bench.focus()?.label).toBe('Try now');
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('Leave Hearth?')).toBe(true);
    bench.press('Back');

    await household.start();
    bench.press('Enter');
    await bench.pass(1_000);
    expect(bench.app.navigation.name).toBe('home');
  });
});
