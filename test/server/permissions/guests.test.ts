import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAccount } from '../../../server/accounts/accounts.ts';
import { Guests } from '../../../server/permissions/guests.ts';
import { openStore, type Store } from '../../../server/store/store.ts';

describe('what was decided about people for one broadcast', () => {
  let store: Store;

  beforeEach(async () => {
    store = await openStore(':memory:');
    await store.db
      .insertInto('accounts')
      .values(newAccount({ person: 'maya', name: 'Maya', password: '-', now: 0 }))
      .execute();
    for (const broadcast of ['today', 'tomorrow']) {
      await store.db
        .insertInto('broadcasts')
        .values({ broadcast, person: 'maya', device: 'd', since: 0, ended_at: null })
        .execute();
    }
  });
  afterEach(() => store.close());

  const today = (): Promise<Guests> => Guests.of(store.db, 'today');

  it('holds over a restart of the server, and for this broadcast only', async () => {
    const guests = await today();
    await guests.grant('noa');
    await guests.remove('oskar');
    const again = await today();
    expect([again.get('noa'), again.get('oskar'), again.get('theo')]).toEqual(['granted', 'removed', undefined]);
    const next = await Guests.of(store.db, 'tomorrow');
    expect([next.get('noa'), next.get('oskar')]).toEqual([undefined, undefined]);
  });

  it('is in force at once for somebody removed, before it is stored', async () => {
    const guests = await today();
    await guests.grant('noa');
    const stored = guests.remove('noa');
    expect(guests.get('noa')).toBe('removed');
    await stored;
    expect((await today()).get('noa')).toBe('removed');
  });

  it('is in force for somebody granted only once it is stored: it fails closed', async () => {
    const guests = await today();
    const stored = guests.grant('noa');
    expect(guests.get('noa')).toBeUndefined();
    await stored;
    expect(guests.get('noa')).toBe('granted');
  });

  it('keeps somebody removed who was granted at the same moment, after a restart too', async () => {
    const guests = await today();
    await Promise.all([guests.grant('noa'), guests.remove('noa')]);
    expect(guests.get('noa')).toBe('removed');
    expect((await today()).get('noa')).toBe('removed');
  });

  it('is not undone by an answer that comes after the removal, but by an invitation', async () => {
    const guests = await today();
    await guests.remove('noa');
    await guests.grant('noa');
    expect(guests.get('noa')).toBe('removed');
    expect((await today()).get('noa')).toBe('removed');
    await guests.grant('noa', true);
    expect(guests.get('noa')).toBe('granted');
    expect((await today()).get('noa')).toBe('granted');
  });

  it('says of whom it was granted to that they were invited, over a restart too, until a yes comes instead', async () => {
    const guests = await today();
    await guests.grant('noa', true);
    await guests.grant('oskar');
    for (const look of [guests, await today()])
      expect(['noa', 'oskar', 'theo'].map((person) => look.wasInvited(person))).toEqual([true, false, false]);
    await guests.endGrants();
    expect((await today()).get('noa')).toBeUndefined();
    expect(guests.wasInvited('noa')).toBe(false);
    await guests.grant('noa', true);
    await guests.grant('noa');
    for (const look of [guests, await today()]) expect(look.wasInvited('noa')).toBe(false);
  });

  it('is taken back with the mode "nobody else"; who was removed stays removed', async () => {
    const guests = await today();
    await guests.grant('noa');
    await guests.remove('oskar');
    await guests.endGrants();
    for (const look of [guests, await today()]) {
      expect([look.get('noa'), look.get('oskar')]).toEqual([undefined, 'removed']);
    }
  });
});
