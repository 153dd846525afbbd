import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Room } from '../../src/model/room.ts';
import type { Rooms } from '../../src/model/rooms.ts';
import { Household, TestCamera, type TestTv } from '../support/household.ts';

/** Maya knows both; Noa and Oskar are strangers to each other. */
const FRIENDS: [string, string][] = [
  ['noa', 'maya'],
  ['maya', 'oskar'],
];

describe('rooms', () => {
  let household: Household;
  let noa: TestTv;
  let maya: TestTv;
  let oskar: TestTv;

  beforeEach(async () => {
    household = await Household.open({ friends: FRIENDS });
    noa = await signedIn('noa', { camera: new TestCamera(1) });
    maya = await signedIn('maya', { camera: new TestCamera(2) });
    oskar = await signedIn('oskar', { camera: new TestCamera(3) });
  });
  afterEach(async () => {
    expect(household.errors).toEqual([]);
    await household.close();
  });

  /** With the script of rooms here. */
  async function signedIn(person: string, options?: Parameters<Household['signedIn']>[1]): Promise<TestTv> {
    const tv = await household.signedIn(person, options);
    await tv.tv.rooms.load();
    return tv;
  }
  const roomsOf = (tv: TestTv): Rooms => {
    const rooms = tv.tv.rooms.now.peek();
    if (!rooms) throw new Error('the script of rooms is not here');
    return rooms;
  };
  const roomOf = (tv: TestTv): Room => {
    const [room] = roomsOf(tv).all.peek();
    if (!room) throw new Error('no room');
    return room;
  };
  const here = (tv: TestTv): string[] =>
    roomOf(tv)
      .here.peek()
      .map(({ person, onAir }) => (onAir ? `${person} ${onAir}` : person));
  const members = (tv: TestTv): string[] =>
    roomOf(tv)
      .members.peek()
      .map(({ person }) => person);
  const texts = (tv: TestTv): string[] => {
    const { messages, drafts } = roomOf(tv).talk.thread.peek();
    return [...messages.map(({ body }) => body.bytes), ...drafts.map(({ text }) => text)];
  };

  /** Noa's and Oskar's room by way of Maya, everybody in it. */
  async function together(): Promise<void> {
    await roomsOf(maya).create({ name: 'Sunday table', door: 'open' });
    for (const tv of [noa, oskar]) {
      const found = await roomsOf(tv).find('sunday  TABLE');
      if (found) await roomsOf(tv).join(found);
    }
    for (const tv of [noa, maya, oskar]) await roomsOf(tv).enter(roomOf(tv));
    await household.pass(50);
  }

  describe('who is of them', () => {
    it('are made with a name that nobody else has', async () => {
      expect(await roomsOf(noa).find('Sunday table')).toBeUndefined();
      await roomsOf(maya).create({ name: 'Sunday table', door: 'invitation' });
      expect(await roomsOf(noa).find(' sunday TABLE')).toMatchObject({ name: 'Sunday table', relation: 'stranger' });
      await expect(roomsOf(noa).create({ name: 'SUNDAY table', door: 'open' })).rejects.toMatchObject({
        code: 'room.taken',
      });
      await roomsOf(maya).leave(roomOf(maya).card.room);
      expect(await roomsOf(noa).find('Sunday table')).toBeUndefined();
      await roomsOf(noa).create({ name: 'Sunday table', door: 'open' });
    });

    it('are joined by invitation, which another TV of the same person can turn down', async () => {
      const second = await signedIn('noa');
      await roomsOf(maya).create({ name: 'Sunday table', door: 'invitation', invite: ['noa', 'oskar'] });
      await household.pass(50);
      const [invitation] = roomsOf(noa).invitations.peek();
      expect(invitation).toMatchObject({ name: 'Sunday table', from: { person: 'maya', name: 'Maya' } });
      if (!invitation) return;
      await roomsOf(noa).join(invitation);
      await roomsOf(oskar).decline(invitation.room);
      await household.pass(50);
      expect(members(maya)).toEqual(['maya', 'noa']);
      expect(members(second)).toEqual(['maya', 'noa']);
      expect(roomsOf(second).invitations.peek()).toEqual([]);
      expect(roomsOf(oskar).invitations.peek()).toEqual([]);
      await expect(roomsOf(oskar).join(invitation)).rejects.toMatchObject({ code: 'room.invitation_only' });
    });

    it('are asked first, where they want it so; a no is never told', async () => {
      const card = (await roomsOf(maya).create({ name: 'Film night', door: 'asks' })).card;
      expect(await roomsOf(noa).join(card)).toBeUndefined();
      expect(await roomsOf(oskar).join(card)).toBeUndefined();
      await household.pass(50);
      expect(
        roomOf(maya)
          .asking.peek()
          .map(({ person }) => person),
      ).toEqual(['noa', 'oskar']);
      await roomsOf(maya).answer(card.room, 'noa', true);
      await roomsOf(maya).answer(card.room, 'oskar', false);
      await household.pass(50);
      expect(members(noa)).toEqual(['maya', 'noa']);
      expect(roomsOf(noa).asked.peek()).toEqual([]);
      expect(roomsOf(oskar).asked.peek()).toEqual([card]);
      expect(roomsOf(oskar).all.peek()).toEqual([]);
      // Asking again bothers nobody again, nor does taking it back first.
      await roomsOf(oskar).join(card);
      await household.pass(50);
      expect(roomOf(maya).asking.peek()).toEqual([]);
      await roomsOf(oskar).decline(card.room);
      expect(roomsOf(oskar).asked.peek()).toEqual([]);
      expect(await roomsOf(oskar).join(card)).toBeUndefined();
      await household.pass(50);
      expect(roomsOf(oskar).asked.peek()).toEqual([card]);
      expect(roomOf(maya).asking.peek()).toEqual([]);
    });

    it('take 25 people', async () => {
      const card = (await roomsOf(maya).create({ name: 'Everybody', door: 'open' })).card;
      for (let n = 0; n < 24; n += 1) {
        await household.add(`guest${n}`);
        await household.store.db
          .insertInto('room_members')
          .values({ room: card.room, person: `guest${n}`, joined_at: n, may_watch: 0, muted: 0, seen_from: 0, read: 0 })
          .execute();
      }
      const late = await signedIn('guest0');
      expect(members(late)).toHaveLength(25);
      await expect(roomsOf(noa).join(card)).rejects.toMatchObject({ code: 'room.full' });
    });

    it('are left for good, on every TV', async () => {
      await together();
      const second = await signedIn('noa');
      await roomsOf(noa).leave(roomOf(noa).card.room);
      await household.pass(50);
      expect(roomsOf(second).all.peek()).toEqual([]);
      expect(members(maya)).toEqual(['maya', 'oskar']);
      expect(here(maya)).toEqual(['maya', 'oskar']);
    });
  });

  describe('who is in them now', () => {
    it('is told to their people, and ends with going out and with the session', async () => {
      await together();
      expect(here(maya)).toEqual(['noa', 'maya', 'oskar']);
      await roomsOf(noa).exit(roomOf(noa));
      await household.pass(50);
      expect(here(maya)).toEqual(['maya', 'oskar']);
      expect(here(noa)).toEqual(['maya', 'oskar']);
      oskar.tv.close();
      await household.pass(50);
      expect(here(maya)).toEqual(['maya']);
    });

    it.each([5_000, 90_000])('ends for somebody who goes out while their line is cut for %d ms', async (ms) => {
      await together();
      noa.plug.cut();
      noa.plug.pull();
      roomsOf(noa)
        .exit(roomOf(noa))
        .catch(() => {});
      await household.pass(ms);
      noa.plug.mend();
      await household.pass(35_000);
      expect(roomOf(noa).inside.peek()).toBe(false);
      expect(here(maya)).not.toContain('noa');
    });

    it.each([5_000, 90_000])('begins for somebody who goes in while their line is cut for %d ms', async (ms) => {
      await together();
      await roomsOf(noa).exit(roomOf(noa));
      noa.plug.cut();
      noa.plug.pull();
      roomsOf(noa)
        .enter(roomOf(noa))
        .catch(() => {});
      await household.pass(ms);
      noa.plug.mend();
      await household.pass(35_000);
      expect(roomOf(noa).inside.peek()).toBe(true);
      expect(here(maya)).toContain('noa');
    });

    it('holds over a cut, and is taken up again in a new session', async () => {
      await together();
      noa.plug.pull();
      await household.pass(30_000);
      noa.plug.mend();
      await household.pass(20_000);
      expect(here(maya)).toEqual(['noa', 'maya', 'oskar']);
      household.kill();
      await household.pass(2_000);
      await household.start();
      await household.pass(60_000);
      expect(here(maya).sort()).toEqual(['maya', 'noa', 'oskar']);
      noa.plug.pull();
      await household.pass(200_000);
      expect(here(maya).sort()).toEqual(['maya', 'oskar']);
      noa.plug.mend();
      await household.pass(60_000);
      expect(here(maya).sort()).toEqual(['maya', 'noa', 'oskar']);
    });

    it('gives nothing of invisible people away', async () => {
      await together();
      await noa.tv.account.choose({ status: 'invisible' });
      await household.pass(50);
      expect(here(maya)).toEqual(['maya', 'oskar']);
      expect(here(noa)).toEqual(['noa', 'maya', 'oskar']);
      roomOf(noa).talk.sayTyping(true);
      await household.pass(50);
      expect(roomOf(maya).talk.typing.peek()).toEqual([]);
      await noa.tv.account.choose({ status: 'available' });
      await household.pass(50);
      expect(here(maya)).toEqual(['noa', 'maya', 'oskar']);
    });

    it('is shown to friends outside, unless the room is only by invitation', async () => {
      await roomsOf(maya).create({ name: 'Garden talk', door: 'open' });
      await roomsOf(maya).enter(roomOf(maya));
      expect(await roomsOf(noa).around()).toMatchObject([{ name: 'Garden talk', friends: ['maya'], here: 1 }]);
      await maya.tv.account.choose({ status: 'invisible' });
      await household.pass(50);
      expect(await roomsOf(noa).around()).toEqual([]);
      await maya.tv.account.choose({ status: 'available' });
      await roomsOf(maya).leave(roomOf(maya).card.room);
      await roomsOf(maya).create({ name: 'Quiet', door: 'invitation' });
      await roomsOf(maya).enter(roomOf(maya));
      expect(await roomsOf(noa).around()).toEqual([]);
    });
  });

  describe('what is said in them', () => {
    it('comes to all their people, counted until it is read', async () => {
      await together();
      roomOf(noa).talk.send('Who brings bread?');
      roomOf(oskar).talk.send('I do.');
      await household.pass(500);
      expect(roomOf(maya).talk.unread.peek()).toBe(2);
      const second = await signedIn('maya');
      expect(roomOf(second).talk.unread.peek()).toBe(2);
      await roomOf(maya).talk.open();
      await household.pass(500);
      expect(texts(maya).sort()).toEqual(['I do.', 'Who brings bread?']);
      expect(roomOf(second).talk.unread.peek()).toBe(0);
      expect(roomOf(maya).talk.speakers.peek().get('oskar')?.name).toBe('Oskar');
    });

    it('is stored once and in order, over a cut in the middle and a server that is killed', async () => {
      await together();
      for (const tv of [noa, maya, oskar]) await roomOf(tv).talk.open();
      const said: string[] = [];
      const everybody = (when: string): void => {
        for (const tv of [noa, maya, oskar]) {
          for (let n = 0; n < 20; n += 1) {
            said.push(`${when} ${said.length}`);
            roomOf(tv).talk.send(said[said.length - 1] ?? '');
          }
        }
      };
      everybody('before');
      noa.plug.cut();
      oskar.plug.pull();
      everybody('during');
      await household.pass(200_000);
      oskar.plug.mend();
      household.kill();
      everybody('killed');
      await household.pass(3_000);
      await household.start();
      await household.pass(120_000);
      for (const tv of [noa, maya, oskar]) {
        while (await roomOf(tv).talk.loadOlder());
        expect(texts(tv)).toEqual(texts(maya));
        expect([...texts(tv)].sort()).toEqual([...said].sort());
      }
    });

    it('comes to those who moved to another server already, as soon as that hears of it', async () => {
      const SECOND = 'ws://second.test/ws';
      await together();
      roomOf(maya).talk.send('Before.');
      await household.pass(50);
      await household.start(SECOND);
      const noaThere = await signedIn('noa', { url: SECOND });
      await roomOf(noaThere).talk.open();
      for (let n = 0; n < 60; n += 1) roomOf(maya).talk.send(`Late ${n}`);
      await household.pass(10_000);
      expect(texts(noaThere)).toEqual(['Before.']);
      const oskarThere = await signedIn('oskar', { url: SECOND });
      await household.pass(50);
      expect(texts(noaThere)).toEqual(['Before.', ...Array.from({ length: 60 }, (_, n) => `Late ${n}`)]);
      roomOf(maya).talk.send('One more.');
      await household.pass(50);
      roomOf(oskarThere).talk.send('And mine.');
      await household.pass(50);
      expect(texts(noaThere).slice(-3)).toEqual(['Late 59', 'One more.', 'And mine.']);
    });

    it('is theirs to read from when they became one of the people', async () => {
      await roomsOf(maya).create({ name: 'Sunday table', door: 'open' });
      roomOf(maya).talk.send('Before Noa.');
      await household.pass(50);
      await roomsOf(noa).join(roomOf(maya).card);
      roomOf(maya).talk.send('After.');
      await household.pass(50);
      await roomOf(noa).talk.open();
      expect(texts(noa)).toEqual(['After.']);
    });

    it('shows who types, to those who are in it', async () => {
      await together();
      await roomsOf(oskar).exit(roomOf(oskar));
      roomOf(noa).talk.sayTyping(true);
      await household.pass(50);
      expect(roomOf(maya).talk.typing.peek()).toEqual(['noa']);
      expect(roomOf(oskar).talk.typing.peek()).toEqual([]);
      await household.pass(7_000);
      expect(roomOf(maya).talk.typing.peek()).toEqual([]);
    });

    it('shows nobody typing who is not there any more for the one who looks', async () => {
      await together();
      roomOf(noa).talk.sayTyping(true);
      await household.pass(50);
      await noa.tv.friends.block('oskar');
      await household.pass(50);
      expect(roomOf(oskar).talk.typing.peek()).toEqual([]);
      expect(roomOf(maya).talk.typing.peek()).toEqual(['noa']);
      await noa.tv.account.choose({ status: 'invisible' });
      await household.pass(50);
      expect(roomOf(maya).talk.typing.peek()).toEqual([]);
    });

    it('is for their people only', async () => {
      const room = await roomsOf(maya).create({ name: 'Sunday table', door: 'invitation' });
      await expect(roomsOf(noa).enter(room)).rejects.toMatchObject({ code: 'room.unknown' });
      await expect(roomsOf(noa).set(room, { mayWatch: true })).rejects.toMatchObject({ code: 'room.unknown' });
      await expect(roomsOf(noa).invite(room.card.room, 'maya')).rejects.toMatchObject({ code: 'room.unknown' });
    });
  });

  describe('a block between two of their people', () => {
    it('lets no word and no sign pass, and cannot be told from somebody who is never there', async () => {
      await together();
      roomOf(noa).talk.send('Before.');
      await household.pass(50);
      for (const tv of [noa, maya, oskar]) await roomOf(tv).talk.open();
      await noa.tv.friends.block('oskar');
      await household.pass(50);
      expect(here(oskar)).toEqual(['maya', 'oskar']);
      expect(here(noa)).toEqual(['noa', 'maya']);
      expect(here(maya)).toEqual(['noa', 'maya', 'oskar']);
      expect(members(oskar)).toEqual(['maya', 'noa', 'oskar']);
      roomOf(noa).talk.sayTyping(true);
      await household.pass(50);
      expect(roomOf(oskar).talk.typing.peek()).toEqual([]);
      roomOf(noa).talk.send('Not for Oskar.');
      roomOf(oskar).talk.send('Not for Noa.');
      await household.pass(500);
      expect(texts(oskar)).toEqual(['Before.', 'Not for Noa.']);
      expect(texts(noa)).toEqual(['Before.', 'Not for Oskar.']);
      expect(texts(maya)).toHaveLength(3);
      await noa.tv.friends.unblock('oskar');
      const second = await signedIn('oskar');
      await roomOf(second).talk.open();
      expect(texts(second)).toEqual(['Before.', 'Not for Noa.']);
      expect(here(second)).toEqual(['noa', 'maya', 'oskar']);
    });

    it('swallows invitations and questions', async () => {
      await maya.tv.friends.block('oskar');
      const card = (await roomsOf(maya).create({ name: 'Film night', door: 'asks' })).card;
      await roomsOf(oskar).join(card);
      await household.pass(50);
      expect(roomOf(maya).asking.peek()).toEqual([]);
      expect(roomsOf(oskar).asked.peek()).toEqual([card]);
      await roomsOf(oskar).create({ name: 'Chess', door: 'invitation', invite: ['maya'] });
      await household.pass(50);
      expect(roomsOf(maya).invitations.peek()).toEqual([]);
    });
  });

  describe('"Room may watch me"', () => {
    async function onAir(tv: TestTv): Promise<void> {
      await tv.tv.air.goOnAir();
      await household.pass(500);
    }

    it('is off to begin with: the room shows nobody to strangers', async () => {
      await together();
      await onAir(noa);
      expect(here(oskar)).toEqual(['noa', 'maya', 'oskar']);
      expect(here(maya)).toEqual(['noa ask', 'maya', 'oskar']);
      const { viewing, shown } = oskar.watch('noa');
      await household.pass(2_000);
      expect(viewing.state.peek().is).toBe('over');
      expect(shown).toEqual([]);
    });

    it('lets its people watch while both are in it, and ends within half a second', async () => {
      await together();
      await roomsOf(noa).set(roomOf(noa), { mayWatch: true });
      await onAir(noa);
      expect(here(oskar)).toEqual(['noa open', 'maya', 'oskar']);
      const ends: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
        ['the one watched goes out', () => roomsOf(noa).exit(roomOf(noa)), () => roomsOf(noa).enter(roomOf(noa))],
        ['the viewer goes out', () => roomsOf(oskar).exit(roomOf(oskar)), () => roomsOf(oskar).enter(roomOf(oskar))],
        [
          'it is turned off',
          () => roomsOf(noa).set(roomOf(noa), { mayWatch: false }),
          () => roomsOf(noa).set(roomOf(noa), { mayWatch: true }),
        ],
        [
          'Never comes first',
          () => noa.tv.settings.set({ never: ['oskar'] }),
          () => noa.tv.settings.set({ never: [] }),
        ],
        [
          'nobody means nobody',
          () => noa.tv.settings.set({ watchMode: 'nobody' }),
          () => noa.tv.settings.set({ watchMode: 'ask' }),
        ],
        ['a block comes first', () => noa.tv.friends.block('oskar'), () => noa.tv.friends.unblock('oskar')],
        ['the viewer leaves for good', () => roomsOf(oskar).leave(roomOf(oskar).card.room), async () => {}],
      ];
      for (const [what, end, again] of ends) {
        const { viewing, shown } = oskar.watch('noa');
        await household.pass(2_000);
        expect(shown.length, what).toBeGreaterThan(0);
        expect(new Set(shown), what).toEqual(new Set([1]));
        await Promise.all([end(), household.pass(500)]);
        expect(viewing.state.peek().is, what).toBe('over');
        expect(noa.tv.air.viewers.peek(), what).toEqual([]);
        const seen = shown.length;
        await household.pass(2_000);
        expect(shown.length, what).toBe(seen);
        oskar.tv.viewings.close(viewing);
        await again();
        await household.pass(200);
      }
    });

    it('is kept for each room, on every TV of the person', async () => {
      await together();
      const second = await signedIn('noa');
      await roomsOf(noa).set(roomOf(noa), { mayWatch: true, muted: true });
      await household.pass(50);
      expect(roomOf(second).own.peek()).toEqual({ mayWatch: true, muted: true });
      const third = await signedIn('noa');
      expect(roomOf(third).own.peek()).toEqual({ mayWatch: true, muted: true });
    });
  });
});
