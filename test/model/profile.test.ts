import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { base64Of } from '../../src/model/base64.ts';
import type { DeviceView } from '../../src/model/profile.ts';
import { Household, memoryStorage, PASSWORD, type TestTv } from '../support/household.ts';
import { jpeg } from '../support/portraits.ts';

const NEW_PASSWORD = 'another long one';

describe('the own account, on two TVs', () => {
  let household: Household;
  let living: TestTv;
  let bedroom: TestTv;
  let maya: TestTv;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya', 'oskar'] });
    living = await household.signedIn('noa');
    bedroom = await household.signedIn('noa');
    maya = await household.signedIn('maya');
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const pass = (ms = 0) => household.pass(ms);
  const seen = (tv: TestTv, person: string) => tv.tv.friends.get(person);
  const devices = (tv: TestTv): readonly DeviceView[] => {
    const state = tv.tv.profile.devices.peek();
    return state.is === 'known' ? state.devices : [];
  };

  it('is offered where the server says so', () => {
    expect(living.tv.profile.offered).toBe(true);
    expect(household.tv().tv.profile.offered).toBe(false);
  });

  it('a new name is on every TV of the person and their friends at once', async () => {
    await living.tv.profile.rename(' Noa Lind ');
    await pass();
    expect(living.tv.account.me).toMatchObject({ person: 'noa', name: 'Noa Lind', status: 'available' });
    expect(bedroom.tv.account.me?.name).toBe('Noa Lind');
    expect(seen(maya, 'noa')).toMatchObject({ name: 'Noa Lind', presence: { status: 'available' } });
  });

  it('a new picture is, and so is none', async () => {
    await living.tv.profile.setPicture(jpeg(64, 64));
    await pass();
    const avatar = living.tv.account.me?.avatar;
    expect(avatar).toMatch(/^\/avatars\//);
    expect([bedroom.tv.account.me?.avatar, seen(maya, 'noa')?.avatar]).toEqual([avatar, avatar]);
    await bedroom.tv.profile.setPicture(null);
    await pass();
    expect([living.tv.account.me?.avatar, seen(maya, 'noa')?.avatar]).toEqual([null, null]);
  });

  it('a picture that is none changes nothing and says why', async () => {
    const refused = living.tv.profile.setPicture(Uint8Array.from([1, 2, 3]));
    await expect(refused).rejects.toMatchObject({ code: 'account.picture_refused' });
    expect(living.tv.account.me?.avatar).toBeNull();
  });

  it('a new password signs the other TV out, which does not come back by itself', async () => {
    await living.tv.profile.changePassword(PASSWORD, NEW_PASSWORD);
    await pass(2_000);
    expect(bedroom.tv.account.state.peek()).toEqual({ is: 'closed', code: 'session.signed_out' });
    expect(living.tv.account.me?.person).toBe('noa');
    const later = household.tv({ storage: bedroom.storage });
    await later.on();
    expect(later.tv.account.state.peek()).toMatchObject({ is: 'door' });
    const here = household.tv({ storage: living.storage });
    await here.on();
    expect(here.tv.account.me?.person).toBe('noa');
  });

  it('a wrong password is said, with how long to wait once it was wrong too often', async () => {
    const guess = () => living.tv.profile.changePassword('a guess', NEW_PASSWORD);
    for (let n = 0; n < 4; n += 1) await expect(guess()).rejects.toMatchObject({ code: 'auth.wrong' });
    await expect(guess()).rejects.toMatchObject({ code: 'auth.slow_down', retryAfterMs: 1_000 });
    expect(bedroom.tv.account.me?.person).toBe('noa');
  });

  describe('the list of TVs', () => {
    it('is unknown until somebody looks, says which one is this, and follows what comes and goes', async () => {
      await pass();
      expect(living.tv.profile.devices.peek()).toEqual({ is: 'unknown' });
      const close = living.tv.profile.follow();
      await pass();
      expect(devices(living)).toHaveLength(2);
      expect(devices(living).filter(({ here }) => here)).toMatchObject([{ device: living.device, on: true }]);
      const kitchen = await household.signedIn('noa');
      await pass();
      expect(devices(living)).toHaveLength(3);
      kitchen.tv.close();
      await pass();
      expect(devices(living).find(({ device }) => device === kitchen.device)).toMatchObject({ on: false, stays: true });
      close();
      const before = living.tv.profile.devices.peek();
      await household.signedIn('noa');
      await pass();
      expect(living.tv.profile.devices.peek()).toBe(before);
    });

    it('is another one when somebody else signs in on this TV', async () => {
      living.tv.profile.follow();
      await pass();
      await living.tv.account.signOut();
      await living.signIn('oskar');
      await pass();
      expect(devices(living)).toMatchObject([{ here: true, on: true }]);
    });

    it('signs another TV out while it is on air: the camera goes off there, and a friend sees it end', async () => {
      await bedroom.tv.settings.set({ watchMode: 'friends' });
      await bedroom.tv.air.goOnAir();
      await pass(1_000);
      const { viewing, shown } = maya.watch('noa');
      await pass(4_000);
      expect(shown.length).toBeGreaterThan(0);
      living.tv.profile.follow();
      await pass();
      const other = devices(living).find(({ here }) => !here);
      expect(other).toMatchObject({ onAir: true });
      await living.tv.profile.signOut(other?.device ?? '');
      await pass(1_000);
      expect(bedroom.tv.account.state.peek()).toEqual({ is: 'closed', code: 'session.signed_out' });
      expect(bedroom.camera.opened).toBe(0);
      expect(viewing.state.peek().is).toBe('over');
      expect(devices(living)).toHaveLength(1);
    });

    it('signs all the others out', async () => {
      const kitchen = await household.signedIn('noa');
      living.tv.profile.follow();
      await living.tv.profile.signOutOthers();
      await pass(1_000);
      for (const tv of [bedroom, kitchen]) expect(tv.tv.account.state.peek().is).toBe('closed');
      expect(devices(living)).toMatchObject([{ here: true }]);
      expect(maya.tv.account.me?.person).toBe('maya');
    });
  });

  it('an export is an address on the server, for ten minutes', async () => {
    const { url, until } = await living.tv.profile.exportData(PASSWORD);
    expect(url).toMatch(/^http:\/\/hearth\.test\/export\/\w{4}(-\w{4}){3}$/);
    expect(until).toBe(household.clock.now() + 10 * 60_000);
    expect(household.house.exports.take(url.slice(url.lastIndexOf('/') + 1))).toBeDefined();
  });

  describe('deleting it', () => {
    it('leaves the TV at the door, with nothing of that person on it', async () => {
      const storage = memoryStorage();
      const written = new Map<string, string | undefined>();
      const kitchen = await household.signedIn('noa', {
        storage: {
          get: storage.get,
          set: (key, value) => {
            written.set(key, value);
            storage.set(key, value);
          },
        },
      });
      kitchen.tv.conversations.unfinished.set('maya', 'half a');
      await pass(2_000);
      household.net.serve('ws://hearth.test/ws', undefined);
      kitchen.plug.cut();
      kitchen.tv.conversations.with('maya').send('not yet sent');
      await pass();
      expect(
        [...written.values()].filter((value) => value?.includes('half a') || value?.includes('not yet')),
      ).toHaveLength(2);
      household.net.serve('ws://hearth.test/ws', (socket, address) => household.house.gateway.accept(socket, address));
      await pass(10_000);
      await kitchen.tv.profile.deleteAccount(PASSWORD);
      await pass(1_000);
      expect(kitchen.tv.account.state.peek().is).toBe('door');
      expect([kitchen.tv.account.lastPerson, kitchen.tv.account.returns]).toEqual([undefined, false]);
      expect([...written.values()].filter((value) => value !== undefined)).toEqual([]);
      for (const tv of [living, bedroom]) expect(tv.tv.account.state.peek().is).toBe('closed');
      await kitchen.signIn('oskar');
      expect(kitchen.tv.account.me?.person).toBe('oskar');
      expect(kitchen.tv.friends.all.peek().map(({ person }) => person)).toEqual(['maya']);
    });

    it('takes the person and all that was said off a friend’s TV, while the conversation is on its screen too', async () => {
      living.tv.conversations.with('maya').send('hello');
      await pass(1_000);
      const shown = maya.tv.conversations.with('noa');
      await shown.open();
      maya.tv.conversations.unfinished.set('noa', 'dear');
      expect(maya.texts('noa')).toEqual(['hello']);
      await living.tv.profile.deleteAccount(PASSWORD);
      await pass();
      expect(seen(maya, 'noa')).toBeUndefined();
      expect(shown.thread.peek().messages).toEqual([]);
      expect(maya.tv.conversations.all()).toEqual([]);
      expect([maya.tv.conversations.unreadTotal(), maya.tv.conversations.unfinished.get('noa')]).toEqual([0, '']);
    });

    it('takes what they said in a room off the TVs of the others', async () => {
      const room = await (await maya.tv.rooms.load()).create({ name: 'Film night', door: 'open' });
      const rooms = await living.tv.rooms.load();
      await rooms.join(room.card);
      const own = rooms.get(room.card.room);
      own?.talk.send('what do we watch?');
      await pass(1_000);
      room.talk.send('anything');
      await pass(1_000);
      const texts = () => room.talk.thread.peek().messages.map(({ body }) => body.bytes);
      expect(texts()).toEqual(['what do we watch?', 'anything']);
      await living.tv.profile.deleteAccount(PASSWORD);
      await pass();
      expect(texts()).toEqual(['anything']);
      expect(room.members.peek().map(({ person }) => person)).toEqual(['maya']);
    });

    it('with a wrong password changes nothing', async () => {
      await expect(living.tv.profile.deleteAccount('a guess')).rejects.toMatchObject({ code: 'auth.wrong' });
      await pass();
      expect(living.tv.account.me?.person).toBe('noa');
      expect(bedroom.tv.account.me?.person).toBe('noa');
      expect(seen(maya, 'noa')?.presence.status).toBe('available');
    });
  });
});

describe('bytes as base64', () => {
  it.each(['', 'a', 'ab', 'abc', '\x00\xff\xfe\x80'])('are what everybody else makes of them: %j', (text) => {
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });
});
