import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/settings/settings.ts';
import type { Settings } from '../../src/protocol/words.ts';
import { Visitors } from '../support/visitors.ts';
import type { WsClient } from '../support/ws-client.ts';

/** W25. */
describe('settings', () => {
  let visitors: Visitors;
  let noa: WsClient;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
  });
  afterEach(() => visitors.close());

  const set = async (changes: Partial<Settings>): Promise<Settings> =>
    (await noa.ask('settings.set', { changes })).settings;

  it('begin so that nobody watches without having been asked for', () => {
    expect(noa.start?.settings).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS).toMatchObject({
      watchMode: 'list_or_ask',
      always: [],
      never: [],
      previewInRequests: false,
    });
  });

  it('change by what is named and keep the rest', async () => {
    await set({ picture: 9 });
    expect(await set({ width: 640 })).toEqual({ ...DEFAULT_SETTINGS, picture: 9, width: 640 });
    expect(await set({})).toEqual({ ...DEFAULT_SETTINGS, picture: 9, width: 640 });
  });

  it('are the same on every TV of the person, now and later', async () => {
    const other = await visitors.signedIn('noa');
    await set({ watchMode: 'friends' });
    expect((await other.told('settings.changed')).settings.watchMode).toBe('friends');
    expect((await visitors.signedIn('noa')).start?.settings.watchMode).toBe('friends');
    await noa.ask('seen', { seq: 0 });
    expect(noa.events.map(({ t }) => t)).not.toContain('settings.changed');
  });

  it('are nobody else’s', async () => {
    const maya = await visitors.signedIn('maya');
    await set({ watchMode: 'nobody' });
    await maya.ask('seen', { seq: 0 });
    expect(maya.events.map(({ t }) => t)).not.toContain('settings.changed');
    expect((await visitors.signedIn('maya')).start?.settings).toEqual(DEFAULT_SETTINGS);
  });

  it('survive a restart of the server', async () => {
    await set({ picture: 2, never: ['maya'] });
    visitors.household.kill();
    await visitors.household.start();
    expect((await visitors.signedIn('noa')).start?.settings).toMatchObject({ picture: 2, never: ['maya'] });
  });

  it('are refused outside their range, and nothing changes', async () => {
    for (const changes of [
      { picture: 11 },
      { picture: -1 },
      { picture: 1.5 },
      { width: 200 },
      { watchMode: 'all' },
      { always: ['UPPER'] },
    ]) {
      await expect(noa.askAny('settings.set', { changes: { tellFriends: false, ...changes } })).rejects.toMatchObject({
        code: 'word.invalid',
      });
    }
    expect((await visitors.signedIn('noa')).start?.settings).toEqual(DEFAULT_SETTINGS);
  });

  describe('have somebody in one of the two lists only', () => {
    it('in the one they were put in last', async () => {
      await set({ always: ['maya', 'oskar'] });
      expect(await set({ never: ['maya'] })).toMatchObject({ always: ['oskar'], never: ['maya'] });
      expect(await set({ always: ['maya'] })).toMatchObject({ always: ['maya'], never: [] });
    });
    it('in Never where both are said at once', async () => {
      expect(await set({ always: ['maya'], never: ['maya'] })).toMatchObject({ always: [], never: ['maya'] });
    });
  });

  it('of two TVs at the same moment are both kept', async () => {
    const other = await visitors.signedIn('noa');
    await Promise.all([set({ picture: 1 }), other.ask('settings.set', { changes: { width: 160 } })]);
    expect((await visitors.signedIn('noa')).start?.settings).toMatchObject({ picture: 1, width: 160 });
  });

  it('that a newer server kept are taken as far as they are understood', async () => {
    const json = JSON.stringify({ picture: 3, smellMode: 'all' });
    await visitors.household.store.db.insertInto('settings').values({ person: 'maya', json }).execute();
    expect((await visitors.signedIn('maya')).start?.settings).toEqual({ ...DEFAULT_SETTINGS, picture: 3 });
  });

  it('of which one is not understood keep the others: a mode of a newer server falls back to asking', async () => {
    const json = JSON.stringify({ picture: 3, never: ['oskar'], watchMode: 'full_moon' });
    await visitors.household.store.db.insertInto('settings').values({ person: 'maya', json }).execute();
    const { settings } = (await visitors.signedIn('maya')).start ?? {};
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, picture: 3, never: ['oskar'] });
  });
});
