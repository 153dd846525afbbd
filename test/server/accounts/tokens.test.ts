import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newAccount } from '../../../server/accounts/accounts.ts';
import { Devices } from '../../../server/accounts/devices.ts';
import { Tokens } from '../../../server/accounts/tokens.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { TOKEN_MS } from '../../../src/protocol/limits.ts';
import { seededBytes } from '../../support/random.ts';

const NOW = Date.UTC(2026, 10, 21);
const HELLO = { name: 'Living room', kind: 'tv' as const };

/** W1. */
describe('what proves who is there without a password', () => {
  let store: Store;
  let tokens: Tokens;
  let devices: Devices;
  let tv: { device: string; secret?: string | undefined };

  beforeEach(async () => {
    store = await openStore(':memory:');
    for (const person of ['noa', 'maya']) {
      await store.db
        .insertInto('accounts')
        .values(newAccount({ person, name: person, password: '-', now: 0 }))
        .execute();
    }
    tokens = new Tokens(store.db, seededBytes(1));
    devices = new Devices(store.db, seededBytes(2));
    tv = await devices.recognise('noa', HELLO, NOW);
  });
  afterEach(() => store.close());

  describe('a token', () => {
    it('is good for ten minutes, on its own TV', async () => {
      const { token, expiresInMs } = await tokens.give('noa', tv.device, NOW);
      expect(expiresInMs).toBe(10 * 60_000);
      expect(await tokens.check(token, tv.device, NOW + TOKEN_MS - 1)).toBe('noa');
      expect(await tokens.check(token, tv.device, NOW + TOKEN_MS)).toBeUndefined();
      expect(await tokens.check(token, 'another', NOW)).toBeUndefined();
      expect(await tokens.check('nonsense', tv.device, NOW)).toBeUndefined();
    });

    it('goes on being good beside its successor', async () => {
      const first = await tokens.give('noa', tv.device, NOW);
      const second = await tokens.give('noa', tv.device, NOW + 1);
      expect(first.token).not.toBe(second.token);
      for (const { token } of [first, second]) expect(await tokens.check(token, tv.device, NOW + 2)).toBe('noa');
    });

    it('is over with its TV, its person, and its time', async () => {
      const other = await devices.recognise('maya', HELLO, NOW);
      const mine = await tokens.give('noa', tv.device, NOW);
      const hers = await tokens.give('maya', other.device, NOW);
      await tokens.revokeDevice(tv.device);
      expect(await tokens.check(mine.token, tv.device, NOW)).toBeUndefined();
      expect(await tokens.check(hers.token, other.device, NOW)).toBe('maya');
      await tokens.revokePerson('maya');
      expect(await tokens.check(hers.token, other.device, NOW)).toBeUndefined();
      await tokens.give('noa', tv.device, NOW);
      await tokens.forgetExpired(NOW + TOKEN_MS);
      expect(await store.db.selectFrom('tokens').selectAll().execute()).toEqual([]);
    });
  });

  describe('a TV', () => {
    it('is the same one when it shows its secret, under the name it has now', async () => {
      const again = await devices.recognise('noa', { ...HELLO, ...tv, name: 'Kitchen' }, NOW + 1);
      expect(again).toEqual({ device: tv.device });
      const rows = await store.db.selectFrom('devices').select(['device', 'name']).execute();
      expect(rows).toEqual([{ device: tv.device, name: 'Kitchen' }]);
    });

    it('is a new one without its secret, with a wrong one, or with somebody else on it', async () => {
      for (const hello of [HELLO, { ...HELLO, device: tv.device }, { ...HELLO, ...tv, secret: 'x'.repeat(43) }]) {
        const other = await devices.recognise('noa', hello, NOW);
        expect(other.device).not.toBe(tv.device);
        expect(other.secret).toBeDefined();
      }
      expect((await devices.recognise('maya', { ...HELLO, ...tv }, NOW)).device).not.toBe(tv.device);
    });

    it('is its person’s only', async () => {
      const secret = tv.secret ?? '';
      expect(await devices.is(tv.device, secret, 'noa')).toBe(true);
      expect(await devices.is(tv.device, secret, 'maya')).toBe(false);
      expect(await devices.is(tv.device, `${secret}x`, 'noa')).toBe(false);
      expect(await devices.is('another', secret, 'noa')).toBe(false);
    });
  });
});
