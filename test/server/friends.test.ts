import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAccount } from '../../server/accounts/accounts.ts';
import { addFriendship } from '../../server/friends/queries.ts';
import { FRIENDS } from '../../src/protocol/limits.ts';
import { Visitors } from '../support/visitors.ts';
import type { WsClient } from '../support/ws-client.ts';

describe('friends', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open({ people: ['noa', 'maya', 'oskar'], friends: [] });
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
  });
  afterEach(() => visitors.close());

  const names = (client: WsClient): string[] => client.start?.friends.map(({ person }) => person) ?? [];
  const told = (client: WsClient): string[] => client.events.map(({ t }) => t);
  const relation = async (client: WsClient, person: string) => (await client.ask('person.find', { person })).relation;

  async function befriend(): Promise<void> {
    await noa.ask('friend.ask', { person: 'maya' });
    await maya.ask('friend.answer', { person: 'noa', accept: true });
  }

  describe('are found', () => {
    it('by their exact ID, with a name and nothing else', async () => {
      expect(await noa.ask('person.find', { person: 'maya' })).toEqual({
        person: 'maya',
        name: 'Maya',
        avatar: null,
        relation: 'stranger',
      });
      expect(await relation(noa, 'noa')).toBe('me');
    });

    it('by no part of it, nor where there is nobody', async () => {
      for (const person of ['may', 'maya1', 'nobody.here']) {
        await expect(noa.ask('person.find', { person })).rejects.toMatchObject({ code: 'person.unknown' });
      }
    });
  });

  describe('are made', () => {
    it('by asking and a yes, and then see each other', async () => {
      expect(await noa.ask('friend.ask', { person: 'maya' })).toEqual({ relation: 'asked' });
      expect((await maya.told('friend.asked')).request).toMatchObject({ person: 'noa', name: 'Noa' });
      expect([await relation(noa, 'maya'), await relation(maya, 'noa')]).toEqual(['asked', 'asks_me']);
      const { friend } = await maya.ask('friend.answer', { person: 'noa', accept: true });
      expect(friend).toMatchObject({ person: 'noa', presence: { status: 'available' } });
      expect((await noa.told('friend.added')).friend).toMatchObject({
        person: 'maya',
        presence: { status: 'available' },
      });
      expect(names(await visitors.signedIn('noa'))).toEqual(['maya']);
    });

    it('at once when each asks the other', async () => {
      await noa.ask('friend.ask', { person: 'maya' });
      expect(await maya.ask('friend.ask', { person: 'noa' })).toEqual({ relation: 'friend' });
      expect(names(await visitors.signedIn('maya'))).toEqual(['noa']);
      expect((await visitors.signedIn('noa')).start?.requests).toEqual({ toMe: [], mine: [] });
    });

    it('by a question that waits for somebody who is not there', async () => {
      await noa.ask('friend.ask', { person: 'oskar' });
      const oskar = await visitors.signedIn('oskar');
      expect(oskar.start?.requests.toMe).toMatchObject([{ person: 'noa' }]);
      await oskar.ask('friend.answer', { person: 'noa', accept: true });
      expect(names(await visitors.signedIn('oskar'))).toEqual(['noa']);
    });

    it('not by a no, which is never told', async () => {
      await noa.ask('friend.ask', { person: 'maya' });
      const before = told(noa).length;
      expect(await maya.ask('friend.answer', { person: 'noa', accept: false })).toEqual({});
      await noa.ask('seen', { seq: 0 });
      expect(told(noa)).toHaveLength(before);
      expect(await relation(noa, 'maya')).toBe('asked');
      expect(names(await visitors.signedIn('maya'))).toEqual([]);
    });

    it('not after the question was taken back', async () => {
      await noa.ask('friend.ask', { person: 'maya' });
      await noa.ask('friend.withdraw', { person: 'maya' });
      expect(await maya.told('friend.request_closed')).toMatchObject({ person: 'noa', mine: false });
      await expect(maya.ask('friend.answer', { person: 'noa', accept: true })).rejects.toMatchObject({
        code: 'friend.no_request',
      });
    });

    it('not out of nothing', async () => {
      await expect(maya.ask('friend.answer', { person: 'noa', accept: true })).rejects.toMatchObject({
        code: 'friend.no_request',
      });
      await expect(noa.ask('friend.withdraw', { person: 'maya' })).rejects.toMatchObject({ code: 'friend.no_request' });
      await expect(noa.ask('friend.ask', { person: 'noa' })).rejects.toMatchObject({ code: 'friend.self' });
      await befriend();
      await expect(noa.ask('friend.ask', { person: 'maya' })).rejects.toMatchObject({ code: 'friend.already' });
    });

    it('by one question however often it is asked', async () => {
      await noa.ask('friend.ask', { person: 'maya' });
      await noa.ask('friend.ask', { person: 'maya' });
      expect((await visitors.signedIn('maya')).start?.requests.toMe).toHaveLength(1);
    });

    it(`up to ${FRIENDS} of them, on either side`, async () => {
      const { db } = visitors.household.store;
      for (let n = 0; n < FRIENDS; n += 1) {
        const person = `friend.${n}`;
        await db
          .insertInto('accounts')
          .values(newAccount({ person, name: person, password: '-', now: 0 }))
          .execute();
        await addFriendship(db, 'oskar', person, 0);
      }
      const oskar = await visitors.signedIn('oskar');
      await expect(oskar.ask('friend.ask', { person: 'maya' })).rejects.toMatchObject({ code: 'friend.limit' });
      await noa.ask('friend.ask', { person: 'oskar' });
      await expect(oskar.ask('friend.answer', { person: 'noa', accept: true })).rejects.toMatchObject({
        code: 'friend.limit',
      });
    });
  });

  it('answered on one TV are settled on the others of the same person', async () => {
    const mayaToo = await visitors.signedIn('maya');
    await befriend();
    expect(await mayaToo.told('friend.request_closed')).toMatchObject({ person: 'noa', mine: false });
    expect((await mayaToo.told('friend.added')).friend.person).toBe('noa');
  });

  it('who part are gone on both sides, with every TV', async () => {
    await befriend();
    const noaToo = await visitors.signedIn('noa');
    await maya.ask('friend.remove', { person: 'noa' });
    for (const client of [noa, noaToo]) expect((await client.told('friend.removed')).person).toBe('maya');
    expect(names(await visitors.signedIn('noa'))).toEqual([]);
    await expect(maya.ask('friend.remove', { person: 'noa' })).rejects.toMatchObject({ code: 'friend.only' });
  });

  it('learn nothing of each other before they are friends', async () => {
    await noa.ask('friend.ask', { person: 'maya' });
    await maya.ask('presence.set', { status: 'busy', text: 'secret' });
    await noa.ask('seen', { seq: 0 });
    expect(JSON.stringify(noa.events)).not.toContain('secret');
    // Nor whether somebody is there: the answer is that for people who are not, and for nobody at all.
    for (const person of ['maya', 'oskar', 'nobody.here']) {
      await expect(noa.ask('view.open', { person })).rejects.toMatchObject({ code: 'view.off_camera' });
    }
  });

  describe('who block', () => {
    beforeEach(befriend);

    it('look offline to the blocked one, who is told nothing of a block', async () => {
      await maya.ask('person.block', { person: 'noa' });
      expect((await noa.told('presence', ({ presence }) => presence.status === 'offline')).person).toBe('maya');
      expect(told(noa)).not.toContain('friend.removed');
      expect(told(noa)).not.toContain('block.changed');
      const again = await visitors.signedIn('noa');
      expect(names(again)).toEqual(['maya']);
      expect(again.start?.friends[0]?.presence.status).toBe('offline');
      expect(await relation(noa, 'maya')).toBe('friend');
    });

    it('stay offline to them whatever they do, over their going and coming too', async () => {
      await maya.ask('person.block', { person: 'noa' });
      await noa.ask('seen', { seq: 0 });
      const before = noa.events.length;
      await maya.ask('presence.set', { status: 'busy', text: 'hello' });
      await maya.ask('webcam.start', {});
      maya.say('bye');
      await maya.closed();
      await visitors.signedIn('maya');
      await noa.ask('seen', { seq: 0 });
      expect(noa.events.slice(before)).toEqual([]);
    });

    it('no longer have them in the list, but in the list of the blocked, on every TV', async () => {
      const mayaToo = await visitors.signedIn('maya');
      await maya.ask('person.block', { person: 'noa' });
      expect((await mayaToo.told('friend.removed')).person).toBe('noa');
      expect((await mayaToo.told('block.changed')).blocked).toMatchObject([{ person: 'noa' }]);
      const again = await visitors.signedIn('maya');
      expect([names(again), again.start?.blocked.map(({ person }) => person)]).toEqual([[], ['noa']]);
    });

    it('hear nothing of the blocked one', async () => {
      await maya.ask('person.block', { person: 'noa' });
      await maya.ask('seen', { seq: 0 });
      const before = maya.events.length;
      await noa.ask('presence.set', { status: 'busy' });
      await noa.ask('message.send', { to: 'maya', key: 'key-number-1', body: { kind: 'text', bytes: 'hello' } });
      await noa.ask('message.typing', { to: 'maya', typing: true });
      await noa.ask('view.open', { person: 'maya' }).catch(() => {});
      await maya.ask('seen', { seq: 0 });
      expect(maya.events.slice(before)).toEqual([]);
    });

    it('have the friend back when they think better of it', async () => {
      await maya.ask('person.block', { person: 'noa' });
      const { friend } = await maya.ask('person.unblock', { person: 'noa' });
      expect(friend).toMatchObject({ person: 'noa', presence: { status: 'available' } });
      expect((await noa.told('presence', ({ presence }) => presence.status === 'available')).person).toBe('maya');
      expect(names(await visitors.signedIn('maya'))).toEqual(['noa']);
    });
  });

  it('who are strangers cannot find somebody who has blocked them, nor tell it from nobody', async () => {
    await maya.ask('person.block', { person: 'noa' });
    const blocked = await noa.ask('person.find', { person: 'maya' }).catch((error: Error) => error.message);
    const nobody = await noa.ask('person.find', { person: 'nobody.here' }).catch((error: Error) => error.message);
    expect(blocked).toBe(nobody);
    await expect(noa.ask('friend.ask', { person: 'maya' })).rejects.toMatchObject({ code: 'person.unknown' });
  });

  it('are not troubled by a question of somebody they have blocked, asked before or after', async () => {
    await noa.ask('friend.ask', { person: 'maya' });
    await maya.ask('person.block', { person: 'noa' });
    expect((await visitors.signedIn('maya')).start?.requests.toMe).toEqual([]);
    // A yes that comes from a TV which had it on the screen still makes nobody a friend.
    const yes = maya.ask('friend.answer', { person: 'noa', accept: true });
    await expect(yes).rejects.toMatchObject({ code: 'friend.no_request' });
    expect(names(await visitors.signedIn('maya'))).toEqual([]);
    await maya.ask('person.unblock', { person: 'noa' });
    expect((await maya.ask('friend.answer', { person: 'noa', accept: true })).friend?.person).toBe('noa');
  });

  it('do not include somebody whose account was closed, and nobody finds them any more', async () => {
    await befriend();
    noa.say('bye');
    await noa.closed();
    const { store, clock } = visitors.household;
    await store.db.updateTable('accounts').set({ disabled_at: clock.now() }).where('person', '=', 'maya').execute();
    await visitors.household.pass(1_000);
    expect(maya.status).toBe(4010);
    expect(names(await visitors.signedIn('noa'))).toEqual([]);
    const oskar = await visitors.signedIn('oskar');
    await expect(oskar.ask('person.find', { person: 'maya' })).rejects.toMatchObject({ code: 'person.unknown' });
  });
});
