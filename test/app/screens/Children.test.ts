import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Household, PASSWORD, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

const PIN = '2580';
const CHILD_PASSWORD = 'seven bright pebbles';

/** Preferences › Household, a child (X9), and what a grown-up has to allow. */
describe('the household in Preferences', () => {
  let household: Household;
  let noa: TestTv;
  let bench: OpenedApp;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya', 'piet'], friends: [['noa', 'maya']] });
    noa = await household.signedIn('noa');
  });
  afterEach(() => household.close());

  async function toSection(): Promise<void> {
    bench = await openApp(household, noa);
    void bench.app.navigation.push('preferences', { section: 'household' });
    await bench.rest();
    await bench.rest();
    expect(bench.focus()?.label).toBe('My PIN');
  }
  const digits = (pin: string): void => bench.press(...Array.from(pin));
  const withPin = () => noa.tv.household.setPin(PIN, { password: PASSWORD });

  describe('the own PIN', () => {
    test('is chosen with the password, typed twice', async () => {
      await toSection();
      bench.press('Enter');
      await bench.rest();
      bench.type(PASSWORD);
      bench.press('Enter');
      await bench.rest();
      expect(bench.sees('Choose four digits')).toBe(true);
      digits(PIN);
      await bench.rest();
      expect(bench.sees('The same once more')).toBe(true);
      digits('2581');
      await bench.rest();
      expect(bench.sees('That was another one. Choose again.')).toBe(true);
      expect(bench.sees('Choose four digits')).toBe(true);
      digits(PIN);
      await bench.rest();
      digits(PIN);
      await bench.rest();
      expect(bench.sees('PIN set')).toBe(true);
      expect(bench.app.navigation.name).toBe('preferences');
      expect(bench.focus()).toMatchObject({ label: 'My PIN', value: 'On' });
      expect(noa.tv.household.mine.peek()?.pin).toBe(true);
    });

    test('a wrong password is typed again', async () => {
      await toSection();
      bench.press('Enter');
      await bench.rest();
      bench.type('not this one');
      bench.press('Enter');
      await bench.rest();
      digits(PIN);
      await bench.rest();
      digits(PIN);
      await bench.rest();
      await bench.rest();
      expect(bench.sees('That did not match. Try again.')).toBe(true);
      expect(bench.app.navigation.name).toBe('changeAccount');
      expect(noa.tv.household.mine.peek()?.pin).toBe(false);
    });

    test('is changed with the one in force, and taken away with it', async () => {
      await withPin();
      await toSection();
      bench.press('Enter', 'Right', 'Enter');
      await bench.rest();
      expect(bench.sees('Your PIN as it is now')).toBe(true);
      for (const pin of ['1111', '2222', '2222']) {
        digits(pin);
        await bench.rest();
      }
      expect(bench.sees('That was not it. 4 tries left.')).toBe(true);
      expect(bench.sees('Your PIN as it is now')).toBe(true);
      for (const pin of [PIN, '2222', '2222']) {
        digits(pin);
        await bench.rest();
      }
      expect(bench.sees('PIN set')).toBe(true);
      bench.press('Enter', 'Right', 'Right', 'Enter');
      await bench.rest();
      digits('2222');
      await bench.rest();
      expect(bench.sees('No PIN any more')).toBe(true);
      expect(bench.focus()).toMatchObject({ label: 'My PIN', value: 'Off' });
    });
  });

  test('*Guests may go on air* is stored at once', async () => {
    const bedroom = await household.signedIn('noa');
    await toSection();
    bench.press('Down', 'Enter');
    await bench.rest();
    expect(bench.focus()).toMatchObject({ label: 'Guests may go on air', state: 'on' });
    expect(bedroom.tv.settings.now.peek().guestsOnAir).toBe(true);
  });

  test('takes oneself off this TV, asked first', async () => {
    await toSection();
    bench.press('Right', 'Enter');
    expect(bench.sees('Take Noa off this TV?')).toBe(true);
    expect(bench.focus()?.label).toBe('Keep');
    bench.press('Right', 'Enter');
    await bench.rest();
    await bench.rest();
    expect(noa.tv.account.me).toBeUndefined();
    expect(bench.app.navigation.name).toBe('signIn');
    expect(noa.storage.get('people') ?? '').not.toContain('noa');
  });

  test('without a PIN nobody becomes a guardian: it is chosen first', async () => {
    await toSection();
    bench.press('Down', 'Down', 'Enter');
    expect(bench.sees('A guardian has a PIN')).toBe(true);
    bench.press('Right', 'Enter');
    await bench.rest();
    expect(bench.app.navigation.name).toBe('changeAccount');
  });

  test('adds a child: name, password, and the own PIN', async () => {
    await withPin();
    await toSection();
    bench.press('Down', 'Down');
    expect(bench.focus()?.label).toBe('Add a child');
    bench.press('Enter');
    await bench.rest();
    bench.type('Maya');
    expect(bench.sees('Your ID is maya')).toBe(true);
    bench.press('Enter');
    bench.type(CHILD_PASSWORD);
    bench.press('Enter');
    await bench.rest();
    expect(bench.sees('An account for Maya')).toBe(true);
    digits(PIN);
    await bench.rest();
    // Somebody has that ID: back where it can be mended, and the PIN is asked again.
    expect(bench.sees('Somebody has that ID already. Try another name.')).toBe(true);
    for (let n = 0; n < 4; n += 1) bench.press('Backspace');
    bench.type('Mika');
    bench.press('Enter');
    bench.type(CHILD_PASSWORD);
    bench.press('Enter');
    await bench.rest();
    digits(PIN);
    await bench.rest();
    expect(bench.sees('Mika has an account now')).toBe(true);
    expect(bench.app.navigation.name).toBe('preferences');
    expect(bench.sees('Mika')).toBe(true);
    expect(noa.tv.household.mine.peek()?.children.map(({ person }) => person)).toEqual(['mika']);
  });

  describe('a child', () => {
    let mika: TestTv;
    let piet: TestTv;

    beforeEach(async () => {
      await withPin();
      await noa.tv.household.createChild({ person: 'mika', name: 'Mika', password: CHILD_PASSWORD, pin: PIN });
      mika = household.tv();
      await mika.on();
      await mika.tv.account.signIn({ name: 'mika', password: CHILD_PASSWORD, invisible: false, stay: true });
      piet = await household.signedIn('piet');
    });

    async function toChild(): Promise<void> {
      bench = await openApp(household, noa);
      void bench.app.navigation.push('child', { person: 'mika' });
      await bench.rest();
      await bench.rest();
    }
    const friendsOf = (tv: TestTv): string[] => tv.tv.friends.all.peek().map(({ person }) => person);

    test('what it wishes waits for the guardian, who is told and lets it go on', async () => {
      bench = await openApp(household, noa);
      await mika.tv.friends.ask({ person: 'piet', name: 'Piet', avatar: null });
      await bench.pass(300);
      expect(bench.sees('Mika wants to be friends with Piet')).toBe(true);
      expect(piet.tv.friends.requestsToMe.peek()).toEqual([]);
      bench.press('Yellow');
      await bench.rest();
      await bench.rest();
      expect(bench.app.navigation.name).toBe('child');
      expect(bench.focus()?.label).toMatch(/^Piet/);
      bench.press('Enter');
      expect(bench.sees('Piet and Mika?')).toBe(true);
      expect(bench.focus()?.label).toBe('Later');
      bench.press('Right', 'Right', 'Enter');
      await bench.rest();
      expect(piet.tv.friends.requestsToMe.peek().map(({ person }) => person)).toEqual(['mika']);
      await piet.tv.friends.answer('mika', true);
      await bench.rest();
      expect(friendsOf(mika)).toContain('piet');
      expect(bench.focus()?.label).toMatch(/^Piet/);
    });

    test('who asks it gets no further where the guardian says no', async () => {
      await piet.tv.friends.ask({ person: 'mika', name: 'Mika', avatar: null });
      await household.pass(300);
      await toChild();
      expect(bench.focus()?.label).toMatch(/^Piet/);
      bench.press('Enter', 'Right', 'Enter');
      await bench.rest();
      expect(mika.tv.friends.requestsToMe.peek()).toEqual([]);
      expect(bench.sees('Nobody but you yet.')).toBe(true);
    });

    describe('with a friend', () => {
      beforeEach(async () => {
        await mika.tv.friends.ask({ person: 'piet', name: 'Piet', avatar: null });
        await household.pass(300);
        const [waiting] = noa.tv.household.mine.peek()?.asks ?? [];
        if (!waiting) throw new Error('Nothing waits');
        await noa.tv.household.answer(waiting, true);
        await household.pass(100);
        await piet.tv.friends.answer('mika', true);
        await household.pass(300);
        await toChild();
      });

      test('loses them where the guardian says so', async () => {
        bench.press('Right');
        expect(bench.focus()?.label).toMatch(/^Piet/);
        bench.press('Enter', 'Right', 'Enter');
        await bench.rest();
        expect(friendsOf(mika)).toEqual(['noa']);
        expect(friendsOf(piet)).toEqual([]);
      });

      test('*Family only*: they are out of sight, until they are family', async () => {
        expect(piet.presence('mika')?.status).toBe('available');
        expect(bench.focus()).toMatchObject({ label: 'Family only', state: 'off' });
        bench.press('Enter');
        await bench.rest();
        expect(bench.focus()).toMatchObject({ label: 'Family only', state: 'on' });
        expect(piet.presence('mika')?.status ?? 'offline').toBe('offline');
        bench.press('Down', 'Enter');
        await bench.rest();
        expect(bench.sees('Family of Mika')).toBe(true);
        expect(bench.focus()?.label).toMatch(/^Piet/);
        bench.press('Enter');
        for (let n = 0; n < 4 && !/^Keep/.test(bench.focus()?.label ?? ''); n += 1) bench.press('Right');
        expect(bench.focus()?.label).toMatch(/^Keep/);
        bench.press('Enter');
        await bench.rest();
        await bench.rest();
        expect(bench.app.navigation.name).toBe('child');
        expect(bench.focus()).toMatchObject({ label: 'Family', value: 'You and 1 more' });
        expect(piet.presence('mika')?.status).toBe('available');
      });
    });

    test('is deleted with the PIN, asked first', async () => {
      await toChild();
      bench.press('Down', 'Down', 'Down', 'Enter');
      expect(bench.sees('Delete Mika?')).toBe(true);
      expect(bench.focus()?.label).toBe('Keep');
      bench.press('Right', 'Enter');
      await bench.rest();
      digits('1111');
      await bench.rest();
      expect(bench.sees('That was not it. 4 tries left.')).toBe(true);
      expect(mika.tv.account.me?.person).toBe('mika');
      digits(PIN);
      await bench.rest();
      expect(bench.sees('Mika is gone')).toBe(true);
      expect(bench.app.navigation.name).toBe('home');
      expect(noa.tv.household.mine.peek()?.children).toEqual([]);
      expect(mika.tv.account.me).toBeUndefined();
    });

    describe('at its own TV', () => {
      beforeEach(async () => {
        bench = await openApp(household, mika);
        await bench.pass(300);
      });

      test('asks a grown-up before it goes on air: wrong, and again, and right', async () => {
        bench.press('Green');
        await bench.rest();
        expect(bench.focus()?.label).toBe('Go on air');
        bench.press('Enter');
        await bench.rest();
        expect(bench.sees('Ask a grown-up')).toBe(true);
        expect(bench.sees('The PIN of Noa, to show this room')).toBe(true);
        digits('1111');
        await bench.rest();
        // Before 3, 2, 1: nothing is counted for nothing.
        expect(bench.app.navigation.name).toBe('pin');
        expect(bench.sees('That was not it. 4 tries left.')).toBe(true);
        await bench.pass(3_500);
        expect(mika.tv.air.state.peek().is).toBe('off');
        expect(bench.sees('Ask a grown-up')).toBe(true);
        digits(PIN);
        await bench.rest();
        expect(mika.tv.air.state.peek().is).toBe('off');
        await bench.pass(3_500);
        expect(mika.tv.air.state.peek().is).toBe('on');
        // The next time it is asked again.
        bench.press('Red');
        await bench.pass(300);
        expect(bench.focus()?.label).toBe('Go on air');
        bench.press('Enter');
        await bench.rest();
        expect(bench.sees('Ask a grown-up')).toBe(true);
      });

      test('BACK from the PIN: off air, and nothing is counted', async () => {
        bench.press('Green');
        await bench.rest();
        bench.press('Enter');
        await bench.rest();
        bench.press('Back');
        await bench.pass(4_000);
        expect(bench.app.navigation.name).toBe('myWebcam');
        expect(mika.tv.air.state.peek().is).toBe('off');
      });

      test('a yes to somebody who asks to watch leads to a grown-up first', async () => {
        void noa.tv.viewings.open('mika', {});
        await bench.pass(1_500);
        expect(bench.sees(/Noa wants to watch/)).toBe(true);
        bench.press('Left', 'Left', 'Enter');
        await vi.waitFor(async () => {
          await bench.rest();
          expect(bench.sees('Ask a grown-up')).toBe(true);
        });
        expect(mika.tv.air.state.peek().is).toBe('off');
        digits(PIN);
        await bench.rest();
        await bench.pass(3_500);
        expect(mika.tv.air.state.peek().is).toBe('on');
      });

      test('has no guests and no children to decide about', async () => {
        void bench.app.navigation.push('preferences', { section: 'household' });
        await bench.rest();
        await bench.rest();
        expect(bench.sees('My PIN')).toBe(true);
        expect(bench.sees('Guests may go on air')).toBe(false);
        expect(bench.sees('Add a child')).toBe(false);
      });
    });
  });
});
