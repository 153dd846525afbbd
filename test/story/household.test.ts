import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GUEST_MS } from '../../src/protocol/limits.ts';
import { Household, memoryStorage, PASSWORD, TestCamera, type TestTv } from '../support/household.ts';

const OTHER = 'ws://other.test/ws';

/** X9: Noa and Maya live on one TV, Oskar has his own. */
describe('several people on one TV', () => {
  let household: Household;
  let living: TestTv;
  let oskar: TestTv;
  /** the storage of the TV in the living room */
  let stored: Map<string, string>;

  beforeEach(async () => {
    household = await Household.open();
    stored = new Map();
    living = household.tv({ camera: new TestCamera(7), storage: memoryStorage(stored) });
    await living.signIn('noa');
    living.tv.household.leave();
    await household.pass(100);
    await living.signIn('maya');
    oskar = await household.signedIn('oskar', { camera: new TestCamera(3) });
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const names = (tv = living): string[] => tv.tv.household.people.peek().map(({ card }) => card.name);
  const stateOf = (tv = living) => tv.tv.household.state.peek();
  const isIn = (tv = living): string | undefined => tv.tv.account.me?.person;
  /** The app is closed and opened again. */
  const again = async (tv = living): Promise<TestTv> => {
    tv.tv.close();
    await household.pass(1_000);
    const fresh = household.tv({ storage: tv.storage, camera: tv.camera });
    await fresh.on();
    return fresh;
  };
  const outOf = async (tv: TestTv): Promise<void> => {
    tv.tv.household.leave();
    await household.pass(100);
  };

  describe('the picker', () => {
    it('comes first: nobody is in until somebody is chosen', async () => {
      const tv = await again();
      expect([stateOf(tv), isIn(tv), names(tv)]).toEqual([{ is: 'choosing' }, undefined, ['Noa', 'Maya']]);
      expect(tv.tv.household.last).toBe('maya');
      expect(household.house.sessions.isHere('noa') || household.house.sessions.isHere('maya')).toBe(false);
      await tv.tv.household.choose('noa');
      expect([stateOf(tv), isIn(tv)]).toEqual([{ is: 'settled' }, 'noa']);
      expect((await again(tv)).tv.household.last).toBe('noa');
    });

    it('does not come where one lives alone', async () => {
      const alone = await again(oskar);
      expect([stateOf(alone), isIn(alone)]).toEqual([{ is: 'settled' }, 'oskar']);
    });

    it('says what waits for whom, and draws them while the server does not answer', async () => {
      const tv = await again();
      oskar.tv.conversations.with('noa').send('one');
      oskar.tv.conversations.with('noa').send('two');
      await household.pass(200);
      await tv.tv.household.look();
      expect(tv.tv.household.people.peek().map(({ unread }) => unread)).toEqual([2, 0]);
      household.kill();
      const dark = await again(tv);
      expect([stateOf(dark), names(dark)]).toEqual([{ is: 'choosing' }, ['Noa', 'Maya']]);
      expect(dark.tv.household.people.peek().map(({ unread }) => unread)).toEqual([undefined, undefined]);
      await household.start();
    });

    it('follows a changed name', async () => {
      await living.tv.profile.rename('Maya Lind');
      expect(names(await again())).toEqual(['Noa', 'Maya Lind']);
    });

    it('lets go of who was signed out here from another TV', async () => {
      const bedroom = await household.signedIn('noa');
      await outOf(living);
      await bedroom.tv.profile.signOutOthers();
      await living.tv.household.look();
      expect(names()).toEqual(['Maya']);
      await expect(living.tv.household.choose('noa')).rejects.toMatchObject({ code: 'auth.stay_refused' });
    });

    it('drops who is refused when they are chosen', async () => {
      const tv = await again();
      await household.store.db.deleteFrom('stays').where('person', '=', 'noa').execute();
      await expect(tv.tv.household.choose('noa')).rejects.toMatchObject({ code: 'auth.stay_refused' });
      expect(names(tv)).toEqual(['Maya']);
    });

    it('knows this TV by its own name for each: nobody has it twice in the list', async () => {
      for (const person of ['noa', 'maya', 'noa']) {
        await outOf(living);
        await living.signIn(person);
      }
      const devices = await household.store.db.selectFrom('devices').select('person').execute();
      expect(devices.map(({ person }) => person).sort()).toEqual(['maya', 'noa', 'oskar']);
    });
  });

  describe('changing the person', () => {
    it('ends the session and takes the webcam off first', async () => {
      await living.tv.settings.set({ watchMode: 'friends' });
      await living.tv.air.goOnAir();
      const { viewing } = oskar.watch('maya');
      await household.pass(1_000);
      expect(viewing.state.peek().is).toBe('watching');
      living.tv.household.leave();
      expect([living.tv.air.state.peek().is, living.camera.opened]).toEqual(['off', 0]);
      expect([stateOf(), living.tv.account.state.peek().is]).toEqual([{ is: 'choosing' }, 'starting']);
      await household.pass(200);
      expect(viewing.state.peek()).toEqual({ is: 'over', why: 'off_camera' });
      expect(oskar.presence('maya')?.status).toBe('offline');
      expect(household.house.sessions.isHere('maya')).toBe(false);
      await living.tv.household.choose('noa');
      await household.pass(100);
      expect(oskar.presence('noa')?.status).toBe('available');
    });

    it('shows the next one nothing of what the one before was watching', async () => {
      await oskar.tv.settings.set({ watchMode: 'friends' });
      await oskar.tv.air.goOnAir();
      const { viewing, shown } = living.watch('oskar');
      await household.pass(1_000);
      await outOf(living);
      const before = shown.length;
      await living.tv.household.choose('noa');
      await household.pass(2_000);
      expect([viewing.state.peek().is, shown.length]).toEqual(['over', before]);
      expect(oskar.tv.air.viewers.peek()).toEqual([]);
    });

    it('may be done in one step', async () => {
      await living.tv.household.choose('noa');
      expect(isIn()).toBe('noa');
      expect(household.house.sessions.isHere('maya')).toBe(false);
    });

    it('works while the line is lost, too', async () => {
      living.plug.pull();
      await household.pass(20_000);
      living.tv.household.leave();
      expect([stateOf(), isIn()]).toEqual([{ is: 'choosing' }, undefined]);
      living.plug.mend();
      await household.pass(20_000);
      await living.tv.household.choose('noa');
      expect(isIn()).toBe('noa');
    });
  });

  describe('taking somebody off this TV', () => {
    it('takes the one who is not in, at once and for good', async () => {
      const noa = JSON.parse(living.storage.get('people') ?? '[]')[0];
      await living.tv.household.takeOff('noa');
      await household.pass(100);
      expect([names(), isIn()]).toEqual([['Maya'], 'maya']);
      expect(living.storage.get('people')).not.toContain('noa');
      expect(
        (await household.store.db.selectFrom('stays').select('person').execute()).map((row) => row.person),
      ).toEqual(['maya', 'oskar']);
      expect(noa.stay).toBeDefined();
      const alone = await again();
      expect([stateOf(alone), isIn(alone)]).toEqual([{ is: 'settled' }, 'maya']);
    });

    it('takes the one who is in: then the picker comes', async () => {
      await living.tv.household.takeOff('maya');
      await household.pass(100);
      expect([names(), isIn(), stateOf()]).toEqual([['Noa'], undefined, { is: 'choosing' }]);
    });

    it('takes somebody before anybody is chosen, the last one too', async () => {
      const tv = await again();
      await tv.tv.household.takeOff('noa');
      await tv.tv.household.takeOff('maya');
      await household.pass(100);
      expect([names(tv), stateOf(tv), tv.tv.account.state.peek().is]).toEqual([[], { is: 'settled' }, 'door']);
      expect(tv.storage.get('people')).toBeUndefined();
    });

    it('signs out to the picker where others live', async () => {
      await living.tv.account.signOut();
      await household.pass(100);
      expect([names(), stateOf()]).toEqual([['Noa'], { is: 'choosing' }]);
    });
  });

  describe('a PIN', () => {
    beforeEach(async () => {
      await living.tv.household.setPin('2468', { password: PASSWORD });
      await household.pass(100);
    });

    it('is asked when one is chosen, and the right one lets in', async () => {
      const tv = await again();
      expect(tv.tv.household.people.peek().map(({ locked }) => locked)).toEqual([false, true]);
      await expect(tv.tv.household.choose('maya')).rejects.toMatchObject({ code: 'pin.needed' });
      await expect(tv.tv.household.choose('maya', '1111')).rejects.toMatchObject({ code: 'pin.wrong', left: 4 });
      expect(isIn(tv)).toBeUndefined();
      await tv.tv.household.choose('maya', '2468');
      expect([isIn(tv), tv.tv.household.mine.peek()?.pin]).toEqual(['maya', true]);
    });

    it('tells nothing of what waits for them', async () => {
      oskar.tv.conversations.with('maya').send('secret');
      const tv = await again();
      expect(tv.tv.household.people.peek()[1]).toMatchObject({ locked: true, unread: undefined });
    });

    it('counts for all of their TVs, also one where they live alone', async () => {
      const bedroom = await household.signedIn('maya');
      const locked = await again(bedroom);
      expect([isIn(locked), stateOf(locked)]).toEqual([undefined, { is: 'choosing', pinOf: 'maya' }]);
      await locked.tv.household.choose('maya', '2468');
      expect(isIn(locked)).toBe('maya');
    });

    it('is paused after five wrong ones, longer each time, over a restart, and on this TV only', async () => {
      const tv = await again();
      const wrong = () => tv.tv.household.choose('maya', '0000');
      for (const left of [4, 3, 2, 1]) await expect(wrong()).rejects.toMatchObject({ code: 'pin.wrong', left });
      await expect(wrong()).rejects.toMatchObject({ code: 'pin.wait', retryAfterMs: 60_000 });
      household.kill();
      await household.start();
      await household.pass(20_000);
      const right = () => tv.tv.household.choose('maya', '2468');
      await expect(right()).rejects.toMatchObject({ code: 'pin.wait' });
      await household.pass(60_000);
      for (let n = 0; n < 4; n += 1) await expect(wrong()).rejects.toMatchObject({ code: 'pin.wrong' });
      await expect(wrong()).rejects.toMatchObject({ code: 'pin.wait', retryAfterMs: 120_000 });
      const bedroom = await household.signedIn('maya');
      const elsewhere = await again(bedroom);
      await elsewhere.tv.household.choose('maya', '2468');
      expect(isIn(elsewhere)).toBe('maya');
      await household.pass(120_000);
      await right();
      expect(isIn(tv)).toBe('maya');
    });

    it('is not asked after a short cut, nor when the server was restarted in a moment', async () => {
      const tv = await again();
      await tv.tv.household.choose('maya', '2468');
      tv.plug.cut();
      await household.pass(30_000);
      expect([isIn(tv), tv.tv.link.peek().is]).toEqual(['maya', 'open']);
      household.kill();
      await household.start();
      await household.pass(20_000);
      expect([isIn(tv), tv.tv.link.peek().is]).toEqual(['maya', 'open']);
    });

    it('is not asked when the server hands over to another one', async () => {
      const tv = await again();
      await tv.tv.household.choose('maya', '2468');
      const first = household.house;
      await household.start(OTHER);
      const drained = first.drain({ to: OTHER, withinMs: 8_000 });
      await household.pass(10_000);
      await drained;
      await first.stop();
      await household.pass(10_000);
      expect([isIn(tv), household.house.sessions.isHere('maya'), stateOf(tv)]).toEqual([
        'maya',
        true,
        { is: 'settled' },
      ]);
    });

    it('is asked after a long cut, and the webcam is off until then', async () => {
      const tv = await again();
      await tv.tv.household.choose('maya', '2468');
      await tv.tv.air.goOnAir();
      tv.plug.pull();
      await household.pass(100_000);
      tv.plug.mend();
      await household.pass(40_000);
      expect([stateOf(tv), tv.camera.opened]).toEqual([{ is: 'choosing', pinOf: 'maya' }, 0]);
      await tv.tv.household.choose('maya', '2468');
      expect(isIn(tv)).toBe('maya');
    });

    it('is not asked of somebody who types the password, who may then choose another', async () => {
      const tv = await again();
      await tv.signIn('maya');
      await tv.tv.household.setPin('1357', { password: PASSWORD });
      await outOf(tv);
      await expect(tv.tv.household.choose('maya', '2468')).rejects.toMatchObject({ code: 'pin.wrong' });
      await tv.tv.household.choose('maya', '1357');
      expect(isIn(tv)).toBe('maya');
    });

    it('is changed and taken away with the old one, and with nothing else', async () => {
      const { household: people } = living.tv;
      await expect(people.setPin('1357', { old: '9999' })).rejects.toMatchObject({ code: 'pin.wrong' });
      await expect(people.setPin('1357', { password: 'a guess' })).rejects.toMatchObject({ code: 'auth.wrong' });
      await people.setPin('1357', { old: '2468' });
      await people.setPin(null, { old: '1357' });
      await household.pass(100);
      expect(people.mine.peek()?.pin).toBe(false);
      const tv = await again();
      await tv.tv.household.choose('maya');
      expect(isIn(tv)).toBe('maya');
    });

    it('does not use the secret up that signs in by itself', async () => {
      const tv = await again();
      for (let n = 0; n < 3; n += 1) await tv.tv.household.choose('maya', '0000').catch(() => {});
      await tv.tv.household.look();
      await tv.tv.household.choose('maya', '2468');
      const next = await again(tv);
      await next.tv.household.choose('maya', '2468');
      expect(isIn(next)).toBe('maya');
    });
  });

  describe('a guest', () => {
    beforeEach(async () => {
      oskar.tv.conversations.with('maya').send('from before');
      await oskar.tv.account.signOut();
      await outOf(living);
    });

    /** Everything the TV has stored. */
    const everything = (): [string, string][] => [...stored];
    const visit = async (tv = living): Promise<void> => {
      await tv.tv.household.guest('Oskar', PASSWORD);
      await household.pass(200);
    };

    it('is in with their friends and without what was said before, and leaves nothing on the TV', async () => {
      const before = everything();
      await visit();
      expect([isIn(), stateOf()]).toEqual(['oskar', { is: 'settled' }]);
      expect(living.tv.household.visit.peek()).toEqual({
        until: household.clock.now() - 200 + GUEST_MS,
        mayGoOnAir: false,
      });
      expect(
        living.tv.friends.all
          .peek()
          .map(({ person }) => person)
          .sort(),
      ).toEqual(['maya', 'noa']);
      const talk = living.tv.conversations.with('maya');
      await talk.open();
      expect(living.texts('maya')).toEqual([]);
      talk.send('hello from here');
      living.tv.conversations.unfinished.set('noa', 'begun');
      await household.pass(3_000);
      expect(living.texts('maya')).toEqual(['hello from here']);
      living.tv.household.leave();
      await household.pass(3_000);
      expect(everything()).toEqual(before);
      expect([stateOf(), names(), isIn()]).toEqual([{ is: 'choosing' }, ['Noa', 'Maya'], undefined]);
      const devices = await household.store.db.selectFrom('devices').select(['person', 'guest_until']).execute();
      expect(devices.filter(({ guest_until }) => guest_until !== null)).toEqual([]);
      expect(household.house.sessions.isHere('oskar')).toBe(false);
    });

    it('leaves nothing when the app is closed, and is not back when it is opened', async () => {
      const before = everything();
      await visit();
      const tv = await again();
      expect([isIn(tv), names(tv), everything()]).toEqual([undefined, ['Noa', 'Maya'], before]);
    });

    it('goes on over a short cut and is over after a long one', async () => {
      await visit();
      living.plug.cut();
      await household.pass(30_000);
      expect([isIn(), living.tv.link.peek().is]).toEqual(['oskar', 'open']);
      living.plug.pull();
      await household.pass(100_000);
      living.plug.mend();
      await household.pass(40_000);
      expect([stateOf(), household.house.sessions.isHere('oskar')]).toEqual([{ is: 'choosing' }, false]);
    });

    it('is over when the server is restarted', async () => {
      await visit();
      household.kill();
      await household.start();
      await household.pass(20_000);
      expect([stateOf(), isIn(), names()]).toEqual([{ is: 'choosing' }, undefined, ['Noa', 'Maya']]);
    });

    it('is gone after two hours', async () => {
      await visit();
      await household.pass(GUEST_MS - 10_000);
      expect(isIn()).toBe('oskar');
      await household.pass(20_000);
      expect([isIn(), stateOf(), household.house.sessions.isHere('oskar')]).toEqual([
        undefined,
        { is: 'choosing' },
        false,
      ]);
    });

    it('cannot change what stays', async () => {
      await visit();
      const { tv } = living;
      const cannot = { code: 'guest.cannot' };
      await expect(tv.settings.set({ watchMode: 'friends' })).rejects.toMatchObject(cannot);
      await expect(tv.friends.ask({ person: 'lena', name: 'Lena', avatar: null })).rejects.toMatchObject(cannot);
      await expect(tv.friends.remove('maya')).rejects.toMatchObject(cannot);
      await expect(tv.profile.rename('Somebody')).rejects.toMatchObject(cannot);
      await expect(tv.profile.deleteAccount(PASSWORD)).rejects.toMatchObject(cannot);
      await expect(tv.household.setPin('1234', { password: PASSWORD })).rejects.toMatchObject(cannot);
    });

    it('goes on air only where who lives there lets guests, and only as long', async () => {
      await visit();
      await expect(living.tv.air.goOnAir()).rejects.toMatchObject({ code: 'guest.cannot_air' });
      expect(living.camera.opened).toBe(0);
      await outOf(living);
      await living.tv.household.choose('maya');
      await living.tv.settings.set({ guestsOnAir: true });
      await outOf(living);
      await visit();
      expect(living.tv.household.visit.peek()?.mayGoOnAir).toBe(true);
      await living.tv.air.goOnAir();
      await household.pass(200);
      expect(living.tv.air.state.peek().is).toBe('on');
      const maya = await household.signedIn('maya');
      await maya.tv.settings.set({ guestsOnAir: false });
      await household.pass(200);
      expect(household.house.webcam.isOnAir('oskar')).toBe(false);
      expect(living.tv.air.state.peek().is).toBe('off');
    });

    it('is asked for the password, not for the PIN', async () => {
      await expect(living.tv.household.guest('oskar', 'a guess')).rejects.toMatchObject({ code: 'auth.wrong' });
      const bedroom = await household.signedIn('oskar');
      await bedroom.tv.household.setPin('1234', { password: PASSWORD });
      await visit();
      expect(isIn()).toBe('oskar');
    });
  });
});
