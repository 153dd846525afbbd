import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAccount } from '../../../server/accounts/accounts.ts';
import { Stays } from '../../../server/accounts/stay.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { STAY_MS } from '../../../src/protocol/limits.ts';
import { seededBytes } from '../../support/random.ts';

const NOW = Date.UTC(2026, 10, 21);
const TV = 'living-room';

/** W1. */
describe('"stay signed in"', () => {
  let store: Store;
  let stays: Stays;
  let first: string;

  beforeEach(async () => {
    store = await openStore(':memory:');
    await store.db
      .insertInto('accounts')
      .values(newAccount({ person: 'noa', name: 'Noa', password: '-', now: 0 }))
      .execute();
    for (const device of [TV, 'kitchen']) {
      await store.db
        .insertInto('devices')
        .values({ device, person: 'noa', secret_hash: '-', name: device, kind: 'tv', created_at: 0, seen_at: 0 })
        .execute();
    }
    stays = new Stays(store.db, seededBytes(1));
    first = (await stays.begin({ person: 'noa', device: TV }, NOW)).stay;
  });
  afterEach(() => store.close());

  /** Uses a secret; the next one, or undefined when it was refused. */
  const use = async (stay: string, device = TV, now = NOW): Promise<string | undefined> =>
    (await stays.use(stay, device, now))?.next.stay;

  it('lets the person in and gives the next secret each time', async () => {
    const used = await stays.use(first, TV, NOW);
    expect(used?.person).toBe('noa');
    const second = used?.next.stay ?? '';
    const third = (await use(second)) ?? '';
    expect(new Set([first, second, third]).size).toBe(3);
    expect(await use(third)).toBeDefined();
  });

  it('costs nothing when an answer is lost: the used secret works until the next is used', async () => {
    expect(await use(first)).toBeDefined();
    const second = (await use(first)) ?? '';
    expect(await use(second)).toBeDefined();
  });

  it('is over for everybody once a secret is shown that was replaced: somebody has copied it', async () => {
    const second = (await use(first)) ?? '';
    const third = (await use(second)) ?? '';
    expect(await use(first)).toBeUndefined();
    expect(await use(second)).toBeUndefined();
    expect(await use(third)).toBeUndefined();
  });

  it('is over for a thief who used the copy first, as soon as its owner shows theirs', async () => {
    const thief = (await use(first)) ?? '';
    const thiefAgain = (await use(thief)) ?? '';
    expect(await use(first)).toBeUndefined();
    expect(await use(thiefAgain)).toBeUndefined();
  });

  it('of one lost answer is not mistaken for two copies: only one of two next secrets counts', async () => {
    const lost = (await use(first)) ?? '';
    const arrived = (await use(first)) ?? '';
    expect(await use(arrived)).toBeDefined();
    expect(await use(lost)).toBeUndefined();
  });

  it('is bound to its TV, and showing it on another one takes nothing from its owner', async () => {
    expect(await use(first, 'kitchen')).toBeUndefined();
    expect(await use(first)).toBeDefined();
  });

  it('ends 90 days after its last use, not after its first', async () => {
    const day = 24 * 3600_000;
    const second = (await use(first, TV, NOW + 80 * day)) ?? '';
    expect(await use(second, TV, NOW + 160 * day)).toBeDefined();
    expect(await use(second, TV, NOW + 160 * day + STAY_MS)).toBeUndefined();
  });

  it('begins afresh with each sign-in on that TV, which ends the one before, and no other TV’s', async () => {
    const kitchen = (await stays.begin({ person: 'noa', device: 'kitchen' }, NOW)).stay;
    const anew = (await stays.begin({ person: 'noa', device: TV }, NOW)).stay;
    expect(await use(first)).toBeUndefined();
    expect(await use(anew)).toBeDefined();
    expect(await use(kitchen, 'kitchen')).toBeDefined();
  });

  it('is revoked with the TV, or with the person on all of them', async () => {
    const kitchen = (await stays.begin({ person: 'noa', device: 'kitchen' }, NOW)).stay;
    await stays.revokeDevice(TV);
    expect(await use(first)).toBeUndefined();
    const second = (await use(kitchen, 'kitchen')) ?? '';
    await stays.revokePerson('noa');
    expect(await use(second, 'kitchen')).toBeUndefined();
  });

  it('refuses nonsense without harm', async () => {
    for (const nonsense of ['', '.', '..', 'a.b.c', '...', first.split('.')[0] ?? '', `x${first}`]) {
      if (nonsense === first.split('.')[0]) continue;
      expect(await use(nonsense)).toBeUndefined();
    }
    expect(await use(first)).toBeDefined();
  });

  it('is kept as a hash only', async () => {
    const next = (await use(first)) ?? '';
    const kept = JSON.stringify(await store.db.selectFrom('stays').selectAll().execute());
    for (const stay of [first, next]) expect(kept).not.toContain(stay.split('.')[2]);
  });
});
