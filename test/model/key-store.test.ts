import { describe, expect, it } from 'vitest';
import { keyStore } from '../../src/model/key-store.ts';
import { memoryStorage } from '../support/household.ts';
import { KEPT } from '../support/scripted-server.ts';

const OLD = { person: 'noa', device: { device: 'd', secret: 's' }, stay: 'st' };

/** X9: a TV used to know one person. */
describe('the keys of the people of a TV', () => {
  it('are what was stored', () => {
    const storage = memoryStorage();
    keyStore(storage).save([KEPT, { ...KEPT, person: 'maya', stay: 'st' }]);
    expect(keyStore(storage).load()).toEqual([KEPT, { ...KEPT, person: 'maya', stay: 'st' }]);
    keyStore(storage).save([]);
    expect(storage.get('people')).toBeUndefined();
  });

  it('take over the one person of an older app, once', () => {
    const kept = new Map([['keys', JSON.stringify(OLD)]]);
    const all = keyStore(memoryStorage(kept)).load();
    expect(all).toEqual([{ ...OLD, lastUsed: 0, card: { person: 'noa', name: 'noa', avatar: null } }]);
    expect([...kept.keys()]).toEqual(['people']);
    expect(keyStore(memoryStorage(kept)).load()).toEqual(all);
  });

  it('take over a device that is not signed in, too', () => {
    const { stay: _, ...device } = OLD;
    const storage = memoryStorage(new Map([['keys', JSON.stringify(device)]]));
    expect(keyStore(storage).load()).toMatchObject([{ person: 'noa', device: OLD.device }]);
  });

  it.each(['', '{', 'null', '7', '"noa"', '{}', '[]', '{"person":"noa"}', '{"person":7,"device":{}}'])(
    'are nobody’s where %j is in the storage, now or from before',
    (text) => {
      for (const key of ['people', 'keys']) {
        expect(keyStore(memoryStorage(new Map([[key, text]]))).load(), key).toEqual([]);
      }
    },
  );

  it('leave out what is broken and keep the rest', () => {
    const storage = memoryStorage(new Map([['people', JSON.stringify([null, KEPT, { person: 'x' }, 3])]]));
    expect(keyStore(storage).load()).toEqual([KEPT]);
  });
});
