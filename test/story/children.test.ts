import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Room } from '../../src/model/room.ts';
import type { Rooms } from '../../src/model/rooms.ts';
import { Household, PASSWORD, TestCamera, type TestTv } from '../support/household.ts';

const PIN = '2468';

/** X9: Noa is the guardian of Mika; Maya is a friend of Noa, Oskar a stranger to both. */
describe('children', () => {
  let household: Household;
  let noa: TestTv;
  let mika: TestTv;
  let maya: TestTv;
  let oskar: TestTv;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya', 'oskar'], friends: [['noa', 'maya']] });
    noa = await household.signedIn('noa', { camera: new TestCamera(1) });
    maya = await household.signedIn('maya', { camera: new TestCamera(2) });
    oskar = await household.signedIn('oskar', { camera: new TestCamera(3) });
    await noa.tv.household.setPin(PIN, { password: PASSWORD });
    await create('mika');
    mika = await household.signedIn('mika', { camera: new TestCamera(4) });
  });
  afterEach(async () => {
    await household.close();
    expect(household.errors).toEqual([]);
  });

  const create = (person: string) =>
    noa.tv.household.createChild({
      person,
      name: `${person[0]?.toUpperCase()}${person.slice(1)}`,
      password: PASSWORD,
      pin: PIN,
    });
  const card = (person: string) => ({ person, name: person, avatar: null });
  const friendsOf = (tv: TestTv): string[] =>
    tv.tv.friends.all
      .peek()
      .map(({ person }) => person)
      .sort();
  const asks = () => noa.tv.household.mine.peek()?.asks ?? [];
  const answer = async (accept: boolean): Promise<void> => {
    const [ask] = asks();
    if (!ask) throw new Error('nothing waits for Noa');
    await noa.tv.household.answer(ask, accept);
    await household.pass(100);
  };
  /** Mika asks, Noa says yes, and so does the other one. */
  const befriend = async (tv: TestTv, person: string): Promise<void> => {
    await mika.tv.friends.ask(card(person));
    await household.pass(100);
    await answer(true);
    await tv.tv.friends.answer('mika', true);
    await household.pass(100);
  };
  const childOf = async () => {
    const stop = noa.tv.household.follow();
    await household.pass(100);
    const state = noa.tv.household.children.peek();
    stop();
    return state.is === 'known' ? state.children : undefined;
  };
  const onAir = async (): Promise<void> => {
    await mika.tv.air.goOnAir({ pin: PIN });
    await household.pass(200);
  };

  describe('the account', () => {
    it('is made by a guardian, whose friend the child is, and both know', async () => {
      expect(mika.tv.household.mine.peek()).toMatchObject({
        guardian: { person: 'noa' },
        familyOnly: false,
        children: [],
      });
      expect(noa.tv.household.mine.peek()).toMatchObject({ children: [{ person: 'mika', name: 'Mika' }], asks: [] });
      expect([friendsOf(mika), friendsOf(noa)]).toEqual([['noa'], ['maya', 'mika']]);
      expect(await childOf()).toMatchObject([{ person: 'mika', familyOnly: false, friends: [{ person: 'noa' }] }]);
    });

    it('takes the PIN of the guardian, who has to have one', async () => {
      const wish = { person: 'piet', name: 'Piet', password: PASSWORD };
      await expect(noa.tv.household.createChild({ ...wish, pin: '1111' })).rejects.toMatchObject({
        code: 'pin.wrong',
        left: 4,
      });
      await expect(maya.tv.household.createChild({ ...wish, pin: '1111' })).rejects.toMatchObject({
        code: 'pin.needed',
      });
      await expect(noa.tv.household.createChild({ ...wish, person: 'maya', pin: PIN })).rejects.toMatchObject({
        code: 'account.taken',
      });
      expect(noa.tv.household.mine.peek()?.children.length).toBe(1);
    });

    it('keeps the guardian: the PIN, the friendship and the account are not the child’s to end', async () => {
      await expect(noa.tv.household.setPin(null, { old: PIN })).rejects.toMatchObject({ code: 'pin.kept' });
      const cannot = { code: 'child.cannot' };
      await expect(mika.tv.friends.remove('noa')).rejects.toMatchObject(cannot);
      await expect(mika.tv.friends.block('noa')).rejects.toMatchObject(cannot);
      await expect(mika.tv.profile.deleteAccount(PASSWORD)).rejects.toMatchObject(cannot);
      await mika.tv.household.setPin('1357', { password: PASSWORD });
      await expect(
        mika.tv.household.createChild({ person: 'baby', name: 'Baby', password: PASSWORD, pin: '1357' }),
      ).rejects.toMatchObject(cannot);
    });

    it('is nobody else’s to decide about', async () => {
      const unknown = { code: 'child.unknown' };
      await expect(maya.tv.household.setChild('mika', { familyOnly: true })).rejects.toMatchObject(unknown);
      await expect(maya.tv.household.unfriend('mika', 'noa')).rejects.toMatchObject(unknown);
      await maya.tv.household.setPin('1111', { password: PASSWORD });
      await expect(maya.tv.household.release('mika', '1111')).rejects.toMatchObject(unknown);
      await expect(maya.tv.household.deleteChild('mika', '1111')).rejects.toMatchObject(unknown);
      await expect(noa.tv.household.setChild('maya', { familyOnly: true })).rejects.toMatchObject(unknown);
    });

    it('is an ordinary one after it was released', async () => {
      await mika.tv.friends.ask(card('oskar'));
      await household.pass(100);
      await noa.tv.household.release('mika', PIN);
      await household.pass(100);
      expect(mika.tv.household.mine.peek()?.guardian).toBeUndefined();
      expect(noa.tv.household.mine.peek()).toMatchObject({ children: [], asks: [] });
      // What waited goes on.
      expect(oskar.tv.friends.requestsToMe.peek().map(({ person }) => person)).toEqual(['mika']);
      await mika.tv.air.goOnAir();
      expect(mika.tv.air.state.peek().is).toBe('on');
      await noa.tv.household.setPin(null, { old: PIN });
    });

    it('is deleted by the guardian', async () => {
      await expect(noa.tv.household.deleteChild('mika', '1111')).rejects.toMatchObject({ code: 'pin.wrong' });
      await noa.tv.household.deleteChild('mika', PIN);
      await household.pass(200);
      expect([friendsOf(noa), mika.tv.account.me]).toEqual([['maya'], undefined]);
      expect(noa.tv.household.mine.peek()?.children).toEqual([]);
      const left = await household.store.db.selectFrom('children').selectAll().execute();
      expect(left).toEqual([]);
    });

    it('goes with the account of the guardian', async () => {
      await noa.tv.profile.deleteAccount(PASSWORD);
      await household.pass(200);
      expect(mika.tv.account.me).toBeUndefined();
      const people = await household.store.db.selectFrom('accounts').select('person').execute();
      expect(people.map(({ person }) => person).sort()).toEqual(['maya', 'oskar']);
    });
  });

  describe('friends', () => {
    it('whom the child asks hear of it after the guardian has said yes', async () => {
      await mika.tv.friends.ask(card('oskar'));
      await household.pass(100);
      expect(asks()).toMatchObject([{ child: 'mika', with: { person: 'oskar' }, mine: true }]);
      expect(noa.tv.notices.all.peek().at(-1)).toMatchObject({ is: 'child_asks', childName: 'Mika', name: 'Oskar' });
      expect(oskar.tv.friends.requestsToMe.peek()).toEqual([]);
      expect(mika.tv.friends.requestsOfMine.peek().map(({ person }) => person)).toEqual(['oskar']);
      await answer(true);
      expect([asks(), oskar.tv.friends.requestsToMe.peek().map(({ person }) => person)]).toEqual([[], ['mika']]);
      await oskar.tv.friends.answer('mika', true);
      await household.pass(100);
      expect([friendsOf(mika), friendsOf(oskar)]).toEqual([['noa', 'oskar'], ['mika']]);
      expect((await childOf())?.[0]?.friends.map(({ person }) => person).sort()).toEqual(['noa', 'oskar']);
    });

    it('who ask the child reach it after the guardian has said yes', async () => {
      await oskar.tv.friends.ask(card('mika'));
      await household.pass(100);
      expect(mika.tv.friends.requestsToMe.peek()).toEqual([]);
      expect(asks()).toMatchObject([{ child: 'mika', with: { person: 'oskar' }, mine: false }]);
      const again = await household.signedIn('mika');
      expect(again.tv.friends.requestsToMe.peek()).toEqual([]);
      await answer(true);
      expect(mika.tv.friends.requestsToMe.peek().map(({ person }) => person)).toEqual(['oskar']);
      await mika.tv.friends.answer('oskar', true);
      expect(friendsOf(mika)).toEqual(['noa', 'oskar']);
    });

    it('are not made by a no, which nobody is told, nor by asking once more', async () => {
      await oskar.tv.friends.ask(card('mika'));
      await household.pass(100);
      await answer(false);
      expect([asks(), mika.tv.friends.requestsToMe.peek()]).toEqual([[], []]);
      expect(oskar.tv.friends.requestsOfMine.peek().map(({ person }) => person)).toEqual(['mika']);
      await oskar.tv.friends.ask(card('mika'));
      await household.pass(100);
      expect([asks().length, mika.tv.friends.requestsToMe.peek()]).toEqual([1, []]);
    });

    it('who ask each other are friends with one yes of the guardian', async () => {
      await oskar.tv.friends.ask(card('mika'));
      await mika.tv.friends.ask(card('oskar'));
      await household.pass(100);
      expect([asks().length, friendsOf(mika)]).toEqual([2, ['noa']]);
      await answer(true);
      expect([asks(), friendsOf(mika), friendsOf(oskar)]).toEqual([[], ['noa', 'oskar'], ['mika']]);
    });

    it('wait for the guardian who is not there', async () => {
      noa.tv.close();
      await household.pass(100);
      await mika.tv.friends.ask(card('oskar'));
      await household.pass(100);
      noa = await household.signedIn('noa');
      expect(asks()).toMatchObject([{ child: 'mika', with: { person: 'oskar' }, mine: true }]);
    });

    it('of two guardians’ children wait for both', async () => {
      await oskar.tv.household.setPin('1111', { password: PASSWORD });
      await oskar.tv.household.createChild({ person: 'piet', name: 'Piet', password: PASSWORD, pin: '1111' });
      const piet = await household.signedIn('piet');
      await mika.tv.friends.ask(card('piet'));
      await household.pass(100);
      expect(oskar.tv.household.mine.peek()?.asks).toEqual([]);
      await answer(true);
      expect(piet.tv.friends.requestsToMe.peek()).toEqual([]);
      const [ask] = oskar.tv.household.mine.peek()?.asks ?? [];
      expect(ask).toMatchObject({ child: 'piet', with: { person: 'mika' }, mine: false });
      if (ask) await oskar.tv.household.answer(ask, true);
      await household.pass(100);
      expect(piet.tv.friends.requestsToMe.peek().map(({ person }) => person)).toEqual(['mika']);
    });

    it('taken back by who asked leave nothing to decide', async () => {
      await oskar.tv.friends.ask(card('mika'));
      await household.pass(100);
      await oskar.tv.friends.withdraw('mika');
      await household.pass(100);
      expect(asks()).toEqual([]);
    });

    it('of whom one deletes the account leave nothing to decide', async () => {
      await oskar.tv.friends.ask(card('mika'));
      await household.pass(100);
      expect(asks().length).toBe(1);
      await oskar.tv.profile.deleteAccount(PASSWORD);
      await household.pass(100);
      expect(asks()).toEqual([]);
    });

    it('are removed by the guardian, whether the child is there or not', async () => {
      await befriend(oskar, 'oskar');
      mika.tv.close();
      await household.pass(100);
      await noa.tv.household.unfriend('mika', 'oskar');
      await household.pass(100);
      expect(friendsOf(oskar)).toEqual([]);
      expect(friendsOf(await household.signedIn('mika'))).toEqual(['noa']);
    });
  });

  describe('the camera', () => {
    it('goes on with the guardian’s PIN, and with nothing else', async () => {
      await expect(mika.tv.air.goOnAir()).rejects.toMatchObject({ code: 'pin.needed' });
      await expect(mika.tv.air.goOnAir({ pin: '1111' })).rejects.toMatchObject({ code: 'pin.wrong', left: 4 });
      expect([mika.tv.air.state.peek().is, household.house.webcam.isOnAir('mika')]).toEqual(['off', false]);
      await mika.tv.household.setPin('1111', { password: PASSWORD });
      await expect(mika.tv.air.goOnAir({ pin: '1111' })).rejects.toMatchObject({ code: 'pin.wrong', left: 3 });
      await onAir();
      expect(mika.tv.air.state.peek().is).toBe('on');
    });

    it('is asked for once a broadcast: not after a cut, nor a restart of the server', async () => {
      await onAir();
      mika.plug.cut();
      await household.pass(15_000);
      expect(household.house.webcam.isOnAir('mika')).toBe(true);
      household.kill();
      await household.start();
      await household.pass(20_000);
      expect([mika.tv.air.state.peek().is, household.house.webcam.isOnAir('mika')]).toEqual(['on', true]);
      await mika.tv.air.stop();
      await expect(mika.tv.air.goOnAir()).rejects.toMatchObject({ code: 'pin.needed' });
    });

    it('is asked for on another TV, too', async () => {
      await onAir();
      const bedroom = await household.signedIn('mika', { camera: new TestCamera(9) });
      await expect(bedroom.tv.air.goOnAir({ takeOver: true })).rejects.toMatchObject({ code: 'pin.needed' });
      expect(mika.tv.air.state.peek().is).toBe('on');
    });

    it('looks at the PIN beforehand, and counts wrong ones with those', async () => {
      await mika.tv.household.showGuardiansPin(PIN);
      await expect(mika.tv.household.showGuardiansPin('1111')).rejects.toMatchObject({ code: 'pin.wrong', left: 4 });
      await expect(mika.tv.air.goOnAir({ pin: '1111' })).rejects.toMatchObject({ code: 'pin.wrong', left: 3 });
      // It opens nothing by itself.
      await mika.tv.household.showGuardiansPin(PIN);
      await expect(mika.tv.air.goOnAir()).rejects.toMatchObject({ code: 'pin.needed' });
      // Who has no guardian needs nobody's PIN.
      await noa.tv.household.showGuardiansPin('1111');
    });

    it('makes a pause after five wrong PINs, which the guardian does not feel', async () => {
      for (let n = 0; n < 5; n += 1) await mika.tv.air.goOnAir({ pin: '0000' }).catch(() => {});
      await expect(mika.tv.air.goOnAir({ pin: PIN })).rejects.toMatchObject({ code: 'pin.wait' });
      await noa.tv.household.setPin(PIN, { old: PIN });
    });
  });

  describe('rooms', () => {
    const roomsOf = async ({ tv }: TestTv): Promise<Rooms> => tv.rooms.load();
    const found = async (tv: TestTv, name: string) => {
      const room = await (await roomsOf(tv)).find(name);
      if (!room) throw new Error(`no room ${name}`);
      return room;
    };
    const inside = (rooms: Rooms): string[] =>
      rooms.all
        .peek()[0]
        ?.here.peek()
        .map(({ person }) => person) ?? [];

    it('are not made by a child, nor entered without the guardian', async () => {
      await expect((await roomsOf(mika)).create({ name: 'Mine', door: 'open' })).rejects.toMatchObject({
        code: 'child.room',
      });
      await (await roomsOf(oskar)).create({ name: 'Strangers', door: 'open' });
      await expect((await roomsOf(mika)).join(await found(mika, 'Strangers'))).rejects.toMatchObject({
        code: 'child.room',
      });
    });

    it('of the guardian are open to the child, and end with the guardian’s leaving', async () => {
      const rooms = await roomsOf(noa);
      await rooms.create({ name: 'Family', door: 'open' });
      const own = await roomsOf(mika);
      await own.join(await found(mika, 'Family'));
      await household.pass(100);
      const theirs = await roomsOf(oskar);
      await theirs.join(await found(oskar, 'Family'));
      await household.pass(100);
      for (const all of [own, theirs]) {
        const [room] = all.all.peek();
        if (room) await all.enter(room);
      }
      await household.pass(100);
      expect(inside(theirs).sort()).toEqual(['mika', 'oskar']);
      const [room] = rooms.all.peek();
      if (room) await rooms.leave(room.card.room);
      await household.pass(100);
      expect([inside(theirs), own.all.peek().length]).toEqual([['oskar'], 0]);
    });

    it('that may watch show the child to friends only', async () => {
      await (await roomsOf(noa)).create({ name: 'Family', door: 'open' });
      const own = await roomsOf(mika);
      const theirs = await roomsOf(oskar);
      for (const [tv, all] of [[mika, own] as const, [oskar, theirs] as const]) {
        await all.join(await found(tv, 'Family'));
        await household.pass(100);
        const [room] = all.all.peek();
        if (room) await all.enter(room);
      }
      const [room] = own.all.peek();
      if (room) await own.set(room, { mayWatch: true });
      await onAir();
      const { viewing, shown } = oskar.watch('mika');
      await household.pass(2_000);
      expect([viewing.state.peek().is, shown]).not.toContain('watching');
      expect(shown).toEqual([]);
      expect(
        theirs.all
          .peek()[0]
          ?.here.peek()
          .find(({ person }) => person === 'mika'),
      ).toEqual({ person: 'mika' });
    });

    it('have nobody asked by a child any more who sees family only from now on', async () => {
      await (await roomsOf(noa)).create({ name: 'Family', door: 'open' });
      const own = await roomsOf(mika);
      const theirs = await roomsOf(oskar);
      for (const [tv, all] of [[mika, own] as const, [oskar, theirs] as const]) {
        await all.join(await found(tv, 'Family'));
        await household.pass(100);
        const [room] = all.all.peek();
        if (room) await all.enter(room);
        if (room) await all.set(room, { mayWatch: true });
      }
      // Off air, one is asked first.
      mika.watch('oskar');
      await household.pass(200);
      expect(oskar.tv.asks.waiting.peek().map(({ from }) => from.person)).toEqual(['mika']);
      await noa.tv.household.setChild('mika', { familyOnly: true });
      await household.pass(200);
      expect(oskar.tv.asks.waiting.peek()).toEqual([]);
    });
  });

  describe('family only', () => {
    beforeEach(async () => {
      await befriend(oskar, 'oskar');
      await befriend(maya, 'maya');
      await mika.tv.settings.set({ watchMode: 'friends' });
      await onAir();
    });
    const set = async (choice: { familyOnly?: boolean; family?: string[] }): Promise<void> => {
      await noa.tv.household.setChild('mika', choice);
      await household.pass(300);
    };

    it('ends at once what others were watching, and they are to each other as if not there', async () => {
      const [byOskar, byMaya, byNoa] = [oskar.watch('mika'), maya.watch('mika'), noa.watch('mika')];
      await household.pass(1_000);
      await set({ familyOnly: true, family: ['maya'] });
      expect([byOskar, byMaya, byNoa].map(({ viewing }) => viewing.state.peek().is)).toEqual([
        'over',
        'watching',
        'watching',
      ]);
      expect(oskar.presence('mika')).toMatchObject({ status: 'offline' });
      expect(maya.presence('mika')).toMatchObject({ status: 'available', onAir: 'open' });
      expect(friendsOf(mika)).toEqual(['maya', 'noa']);
      expect(mika.tv.household.mine.peek()?.familyOnly).toBe(true);
    });

    it('lets no word pass, also while the child is away', async () => {
      await set({ familyOnly: true });
      oskar.tv.conversations.with('mika').send('hello?');
      mika.tv.close();
      await household.pass(100);
      oskar.tv.conversations.with('mika').send('anybody?');
      await household.pass(500);
      const back = await household.signedIn('mika');
      await back.tv.conversations.with('oskar').open();
      expect(back.texts('oskar')).toEqual([]);
      expect(friendsOf(back)).toEqual(['noa']);
      expect(oskar.presence('mika')).toMatchObject({ status: 'offline' });
    });

    it('takes the child away from what others show', async () => {
      await oskar.tv.settings.set({ watchMode: 'friends' });
      await oskar.tv.air.goOnAir();
      const { viewing } = mika.watch('oskar');
      await household.pass(1_000);
      expect(viewing.state.peek().is).toBe('watching');
      await set({ familyOnly: true });
      expect(viewing.state.peek().is).toBe('over');
    });

    it('is no longer for who ends the friendship, in a room both are in neither', async () => {
      await (await noa.tv.rooms.load()).create({ name: 'Family', door: 'open' });
      const rooms: (Room | undefined)[] = [];
      for (const tv of [mika, oskar]) {
        const all = await tv.tv.rooms.load();
        const found = await all.find('Family');
        if (found) await all.join(found);
        const [room] = all.all.peek();
        if (room) await all.enter(room);
        rooms.push(room);
      }
      const seen = () =>
        rooms.map((room) =>
          room?.here
            .peek()
            .map(({ person }) => person)
            .sort(),
        );
      await set({ familyOnly: true, family: ['oskar'] });
      expect(seen()).toEqual([
        ['mika', 'oskar'],
        ['mika', 'oskar'],
      ]);
      await oskar.tv.friends.remove('mika');
      await household.pass(200);
      expect(seen()).toEqual([['mika'], ['oskar']]);
      expect((await childOf())?.[0]?.family).toEqual([]);
    });

    it('is one reason not to see somebody, and a block another: both have to go', async () => {
      await mika.tv.friends.block('oskar');
      await set({ familyOnly: true });
      await set({ familyOnly: false });
      expect(friendsOf(mika)).toEqual(['maya', 'noa']);
      await set({ familyOnly: true });
      await mika.tv.friends.unblock('oskar');
      await household.pass(200);
      expect(friendsOf(mika)).toEqual(['noa']);
      await set({ familyOnly: false });
      expect(friendsOf(mika)).toEqual(['maya', 'noa', 'oskar']);
    });

    it('is seen by the guardian on every TV', async () => {
      const bedroom = await household.signedIn('noa');
      const stop = bedroom.tv.household.follow();
      await set({ familyOnly: true, family: ['maya'] });
      const state = bedroom.tv.household.children.peek();
      expect(state).toMatchObject({ is: 'known', children: [{ familyOnly: true, family: ['maya'] }] });
      stop();
    });

    it('is as it was when it is taken back', async () => {
      await set({ familyOnly: true });
      await set({ familyOnly: false });
      expect(friendsOf(mika)).toEqual(['maya', 'noa', 'oskar']);
      expect(oskar.presence('mika')).toMatchObject({ status: 'available' });
      const { viewing } = oskar.watch('mika');
      await household.pass(1_000);
      expect(viewing.state.peek().is).toBe('watching');
    });

    it('holds over a restart of the server, and takes in only friends of the child', async () => {
      await set({ familyOnly: true, family: ['maya', 'nobody', 'noa'] });
      expect((await childOf())?.[0]).toMatchObject({ familyOnly: true, family: ['maya'] });
      household.kill();
      await household.start();
      await household.pass(40_000);
      expect(oskar.presence('mika')).toMatchObject({ status: 'offline' });
      expect(maya.presence('mika')).toMatchObject({ status: 'available' });
    });
  });
});
