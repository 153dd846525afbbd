import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Household, memoryStorage, PASSWORD, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

const PIN = '2580';
const WRONG = '1111';

/** 22 and 22b. */
describe('who is on the sofa', () => {
  let household: Household;
  let kept: Map<string, string>;
  let tv: TestTv;
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'ben', 'maya', 'piet'] });
    kept = new Map();
  });
  afterEach(() => household.close());

  /** Somebody comes to live on this TV; nobody is in afterwards. */
  async function moveIn(person: string, pin?: string): Promise<void> {
    const before = household.tv({ storage: memoryStorage(kept) });
    await before.on();
    before.tv.household.leave();
    await household.pass(100);
    await before.signIn(person);
    if (pin !== undefined) await before.tv.household.setPin(pin, { password: PASSWORD });
    before.tv.close();
    await household.pass(1_000);
  }

  /** The TV is switched on. */
  async function switchOn(): Promise<void> {
    tv = household.tv({ storage: memoryStorage(kept) });
    bench = await openApp(household, tv);
  }

  const digits = (pin: string): void => bench.press(...Array.from(pin));
  const me = () => tv.tv.account.me?.person;

  test('one person: signs in as ever', async () => {
    await moveIn('noa');
    await switchOn();
    expect(me()).toBe('noa');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('two people: nobody is in until somebody is chosen; who was here last has the focus', async () => {
    await moveIn('noa');
    await moveIn('ben');
    const maya = await household.signedIn('maya');
    maya.tv.conversations.with('ben').send('Tea?');
    await household.pass(200);
    await switchOn();
    expect(bench.app.navigation.name).toBe('household');
    expect(bench.sees('Who is on the sofa?')).toBe(true);
    expect(me()).toBeUndefined();
    expect(bench.focus()?.label).toBe('Ben, 1 new message');
    expect(maya.presence('ben')?.status).toBe('offline');
    bench.press('Left');
    expect(bench.focus()?.label).toBe('Noa, Nothing new');
    bench.press('Enter');
    await bench.rest();
    expect(me()).toBe('noa');
    expect(bench.app.navigation.name).toBe('home');
    expect(maya.presence('noa')?.status).toBe('available');
    expect(maya.presence('ben')?.status).toBe('offline');
  });

  test('a PIN: wrong says how many tries are left, right goes in, number keys type', async () => {
    await moveIn('noa');
    await moveIn('ben', PIN);
    await switchOn();
    expect(bench.focus()?.label).toBe('Ben, With a PIN');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Hello Ben')).toBe(true);
    expect(bench.focus()).toMatchObject({ label: '5', role: 'key' });
    digits(WRONG);
    await bench.rest();
    expect(me()).toBeUndefined();
    expect(bench.sees('That was not it. 4 tries left.')).toBe(true);
    // The pad: 5 has the focus, 2 is above it.
    bench.press('Up', 'Enter', 'Down', 'Enter', 'Down', 'Enter', 'Down', 'Enter');
    await bench.rest();
    expect(me()).toBe('ben');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('a PIN is never drawn or said', async () => {
    await moveIn('noa');
    await moveIn('ben', PIN);
    await switchOn();
    bench.press('Enter');
    await bench.rest();
    const before = bench.words.length;
    digits('258');
    expect(bench.words.length).toBe(before);
    bench.press('Backspace');
    digits('80');
    await bench.rest();
    expect(me()).toBe('ben');
  });

  test('five wrong: a counted pause in which nothing is tried', async () => {
    await moveIn('noa');
    await moveIn('ben', PIN);
    await switchOn();
    bench.press('Enter');
    await bench.rest();
    for (let tries = 0; tries < 5; tries += 1) {
      digits(WRONG);
      await bench.rest();
    }
    expect(bench.sees('Five times wrong. Try again in 60 seconds.')).toBe(true);
    digits(PIN);
    await bench.pass(10_000);
    expect(bench.sees('Five times wrong. Try again in 50 seconds.')).toBe(true);
    expect(me()).toBeUndefined();
    // Looking around does not end it.
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('Who is on the sofa?')).toBe(true);
    await bench.pass(51_000);
    bench.press('Enter');
    await bench.rest();
    digits(PIN);
    await bench.rest();
    expect(me()).toBe('ben');
  });

  test('forgotten: the password opens, too', async () => {
    await moveIn('noa');
    await moveIn('ben', PIN);
    await switchOn();
    bench.press('Enter');
    await bench.rest();
    bench.press('Down', 'Down', 'Down');
    expect(bench.focus()?.label).toBe('Forgot it? Use your password');
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Your ID is ben')).toBe(true);
    bench.type(PASSWORD);
    bench.press('Enter');
    await bench.rest();
    expect(me()).toBe('ben');
  });

  test('BACK from the PIN is somebody else; BACK from the sofa asks whether to leave', async () => {
    await moveIn('noa');
    await moveIn('ben', PIN);
    await switchOn();
    bench.press('Enter');
    await bench.rest();
    bench.press('Back');
    await bench.rest();
    expect(bench.focus()?.label).toBe('Ben, With a PIN');
    bench.press('Back');
    await bench.rest();
    expect(bench.sees('Leave Hearth?')).toBe(true);
  });

  test('who lives alone and has a PIN is asked for it', async () => {
    await moveIn('ben', PIN);
    await switchOn();
    await bench.rest();
    expect(bench.sees('Hello Ben')).toBe(true);
    digits(PIN);
    await bench.rest();
    expect(me()).toBe('ben');
  });

  test('the server does not answer: one can choose, and it goes on when it is back', async () => {
    await moveIn('noa');
    await moveIn('ben');
    household.kill();
    await switchOn();
    expect(bench.focus()?.label).toMatch(/^Ben/);
    await bench.pass(2_000);
    expect(bench.sees(/The server is not answering/)).toBe(true);
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Coming in')).toBe(true);
    await household.start();
    await bench.pass(20_000);
    expect(me()).toBe('ben');
    expect(bench.app.navigation.name).toBe('home');
  });

  test('who was signed out here from another TV meanwhile signs in again', async () => {
    await moveIn('noa');
    await moveIn('ben');
    await switchOn();
    const bedroom = await household.signedIn('ben');
    await bedroom.tv.profile.signOutOthers();
    bench.press('Enter');
    await bench.rest();
    await bench.rest();
    expect(bench.sees('Ben has to sign in again')).toBe(true);
    expect(bench.sees('Your ID is ben')).toBe(true);
    bench.type(PASSWORD);
    bench.press('Enter');
    await bench.rest();
    expect(me()).toBe('ben');
  });

  test('more than five scroll; the focus walks to the last', async () => {
    await household.add('oskar');
    for (const person of ['noa', 'ben', 'maya', 'piet', 'oskar']) await moveIn(person);
    await switchOn();
    expect(bench.focus()?.label).toBe('Oskar, Nothing new');
    bench.press('Right', 'Right', 'Right');
    expect(bench.focus()).toMatchObject({ label: 'Add, With a password' });
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('Add somebody')).toBe(true);
  });

  describe('*Change* (BLUE)', () => {
    beforeEach(async () => {
      await moveIn('noa');
      await moveIn('ben');
      await switchOn();
    });

    test('takes somebody off this TV, asked in place', async () => {
      bench.press('Blue');
      await bench.rest();
      expect(bench.focus()?.label).toBe('Go in as Ben');
      bench.press('Down', 'Down', 'Enter');
      expect(bench.focus()?.label).toBe('Keep');
      bench.press('Down', 'Enter');
      await bench.rest();
      expect(bench.sees('Ben is off this TV')).toBe(true);
      expect(bench.focus()?.label).toMatch(/^Noa/);
      expect(kept.get('people')).not.toContain('ben');
      expect(JSON.stringify([...kept])).not.toContain('Ben');
    });

    test('BACK changes nothing', async () => {
      bench.press('Blue');
      await bench.rest();
      bench.press('Down', 'Down', 'Enter', 'Back');
      expect(bench.focus()?.label).toBe('Take off this TV');
      bench.press('Back');
      await bench.rest();
      expect(bench.focus()?.label).toMatch(/^Ben/);
      expect(kept.get('people')).toContain('ben');
    });

    test('to their account, once they are in', async () => {
      bench.press('Blue');
      await bench.rest();
      bench.press('Down', 'Enter');
      await bench.rest();
      await bench.rest();
      expect(me()).toBe('ben');
      expect(bench.app.navigation.name).toBe('preferences');
      expect(bench.focus()?.label).toBe('How friends see you');
    });
  });

  describe('*Add*', () => {
    test('one more lives here, without a word about staying', async () => {
      await moveIn('noa');
      await moveIn('ben');
      await switchOn();
      bench.press('Right', 'Right', 'Enter');
      await bench.rest();
      expect(bench.sees('Stay signed in')).toBe(false);
      bench.type('maya');
      bench.press('Enter');
      bench.type(PASSWORD);
      bench.press('Enter');
      await bench.rest();
      expect(me()).toBe('maya');
      const people = tv.tv.household.people.peek().map(({ card }) => card.person);
      expect(people).toEqual(['noa', 'ben', 'maya']);
    });
  });

  describe('a guest', () => {
    beforeEach(async () => {
      await moveIn('noa');
      await moveIn('ben');
    });

    async function comeIn(): Promise<void> {
      await switchOn();
      bench.press('Right', 'Enter');
      await bench.rest();
      expect(bench.sees('Leaves nothing behind. Gone at exit, or after 2 hours.')).toBe(true);
      bench.type('maya');
      bench.press('Enter');
      bench.type(PASSWORD);
      bench.press('Enter');
      await bench.rest();
      expect(me()).toBe('maya');
      await bench.pass(300);
    }

    test('leaves nothing behind: not while here, not after, not when the TV comes on again', async () => {
      const before = JSON.stringify([...kept]);
      await comeIn();
      tv.tv.conversations.with('piet').send('I am at Noa’s');
      await bench.pass(500);
      expect(JSON.stringify([...kept])).toBe(before);
      tv.tv.household.leave();
      await bench.rest();
      await bench.rest();
      expect(bench.app.navigation.name).toBe('household');
      expect(JSON.stringify([...kept])).toBe(before);
      expect(bench.words.join()).not.toContain('Maya');
      tv.tv.close();
      await household.pass(1_000);
      await switchOn();
      expect(bench.words.join()).not.toContain('Maya');
      expect(JSON.stringify([...kept])).toBe(before);
    });

    test('is told until when, and is offered nothing that would stay', async () => {
      await comeIn();
      const ends = new Date(household.clock.now() + 2 * 3600_000 - 1_000);
      const minutes = String(ends.getMinutes()).padStart(2, '0');
      expect(bench.words.find((words) => /^Off air · Guest, ends/.test(words))).toContain(`:${minutes}`);
      expect(bench.sees('Preferences')).toBe(false);
      expect(bench.sees('Add a friend')).toBe(false);
      expect(bench.focus()?.label).toMatch(/^(Noa|Ben|Piet)/);
      bench.press('Blue');
      await bench.rest();
      await vi.waitFor(() => expect(bench.sees('Message')).toBe(true));
      expect(bench.sees('Block or remove')).toBe(false);
      expect(bench.sees('Mute')).toBe(false);
    });

    test('stays off air, and the camera stays dark, unless whoever lives here allowed it', async () => {
      await comeIn();
      bench.press('Green');
      await bench.rest();
      expect(bench.sees('Guests stay off air here')).toBe(true);
      expect(tv.camera.opened).toBe(0);
    });

    test('goes on air where that is allowed', async () => {
      const noa = await household.signedIn('noa');
      const ben = await household.signedIn('ben');
      for (const { tv: theirs } of [noa, ben]) await theirs.settings.set({ guestsOnAir: true });
      await comeIn();
      bench.press('Green');
      await bench.rest();
      expect(bench.focus()?.label).toBe('Go on air');
      bench.press('Enter');
      await bench.pass(3_500);
      expect(tv.tv.air.state.peek().is).toBe('on');
    });

    test('after two hours the visit is over, and the sofa is back', async () => {
      await comeIn();
      await household.pass(2 * 3600_000);
      await bench.rest();
      expect(me()).toBeUndefined();
      expect(bench.app.navigation.name).toBe('household');
      expect(bench.sees('The visit is over. Nothing was left behind.')).toBe(true);
    }, 20_000);
  });

  describe('*Somebody else* (24)', () => {
    async function toSomebodyElse(): Promise<void> {
      for (let n = 0; n < 9 && !/^Noa, /.test(bench.focus()?.label ?? ''); n += 1) {
        bench.press(bench.focus()?.role === 'tab' || n > 0 ? 'Right' : 'Up');
      }
      bench.press('Enter');
      for (let n = 0; n < 20 && !bench.sees('Somebody else'); n += 1) await bench.rest();
      bench.press('Down', 'Down', 'Down', 'Down', 'Down', 'Down', 'Down');
      expect(bench.focus()?.label).toBe('Somebody else');
      bench.press('Enter');
      await bench.rest();
      await bench.rest();
    }

    test('off air: the sofa at once, and who was here lives here still', async () => {
      await moveIn('noa');
      await switchOn();
      await toSomebodyElse();
      expect(bench.sees('Who is on the sofa?')).toBe(true);
      expect(bench.focus()?.label).toBe('Noa, Nothing new');
      expect(me()).toBeUndefined();
      bench.press('Enter');
      await bench.rest();
      expect(me()).toBe('noa');
    });

    test('takes along what was meant for whoever was here', async () => {
      await moveIn('noa');
      await switchOn();
      const [maya, ben] = [await household.signedIn('maya'), await household.signedIn('ben')];
      await household.add('oskar');
      const oskar = await household.signedIn('oskar');
      await oskar.tv.friends.ask({ person: 'noa', name: 'Noa', avatar: null });
      await maya.tv.air.goOnAir();
      await maya.tv.air.invite('noa');
      void ben.tv.viewings.open('noa', {});
      await bench.pass(500);
      expect(bench.sees(/Oskar asks to be friends/)).toBe(true);
      expect(tv.tv.asks.waiting.peek().length + tv.tv.asks.invitations.peek().length).toBeGreaterThan(0);
      tv.tv.household.leave();
      await bench.rest();
      await bench.rest();
      expect(bench.app.navigation.name).toBe('household');
      expect(bench.words.join()).not.toMatch(/Oskar|Maya|Ben/);
      bench.press('Yellow');
      await bench.rest();
      expect(bench.app.navigation.name).toBe('household');
      expect(bench.words.join()).not.toMatch(/Oskar|Maya|Ben/);
    });

    test('on air with somebody watching: asked first; after that the webcam is off', async () => {
      await moveIn('noa');
      await switchOn();
      const maya = await household.signedIn('maya');
      await tv.tv.settings.set({ watchMode: 'friends' });
      await tv.tv.air.goOnAir();
      maya.watch('noa');
      await bench.pass(1_000);
      expect(tv.tv.air.viewers.peek().length).toBe(1);
      await toSomebodyElse();
      expect(bench.sees('Your webcam goes off')).toBe(true);
      expect(tv.tv.air.state.peek().is).toBe('on');
      expect(bench.focus()?.label).toBe('Stay on air');
      bench.press('Right', 'Enter');
      await bench.rest();
      await bench.pass(500);
      expect(bench.sees('Who is on the sofa?')).toBe(true);
      expect(tv.tv.air.state.peek().is).toBe('off');
      expect(tv.camera.opened).toBe(0);
      expect(maya.presence('noa')?.onAir).toBeUndefined();
    });
  });
});
