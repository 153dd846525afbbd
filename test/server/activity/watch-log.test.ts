import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOG_ENTRIES, LOG_MS } from '../../../src/protocol/limits.ts';
import { PASSWORD } from '../../support/household.ts';
import { Visitors } from '../../support/visitors.ts';
import type { WsClient } from '../../support/ws-client.ts';

const MINUTE = 60_000;

describe('who watched', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;
  let start: number;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
    await maya.ask('settings.set', { changes: { watchMode: 'friends' } });
    await maya.ask('webcam.start', {});
    start = visitors.household.clock.now();
  });
  afterEach(() => visitors.close());

  const pass = (ms: number) => visitors.household.pass(ms);
  const watched = async (client = maya) => (await client.ask('watched.list', {})).watched;
  async function watches(small = false, client = noa): Promise<string> {
    const answer = await client.ask('view.open', { person: 'maya', small });
    if (answer.state !== 'open') throw new Error('it was not open');
    return answer.viewing;
  }
  const leaves = (viewing: string, client = noa) => client.ask('view.close', { viewing });
  const later = (minutes: number): number => start + minutes * MINUTE;

  it('is written down with from when to when, how large, and what allowed it', async () => {
    const viewing = await watches();
    await pass(12 * MINUTE);
    expect(await watched()).toEqual([
      { person: 'noa', name: 'Noa', avatar: null, from: start, small: false, by: 'friends' },
    ]);
    await leaves(viewing);
    expect(await watched()).toMatchObject([{ person: 'noa', from: start, to: later(12) }]);
    // Nobody else's business.
    expect(await watched(noa)).toEqual([]);
  });

  it.each([
    ['always', async () => maya.ask('settings.set', { changes: { watchMode: 'list_only', always: ['noa'] } })],
    [
      'once',
      async () => {
        await maya.ask('settings.set', { changes: { watchMode: 'ask' } });
        await noa.ask('view.open', { person: 'maya' });
        const { ask } = (await maya.told('ask.new')).ask;
        await maya.ask('ask.answer', { ask, answer: 'once' });
      },
    ],
    [
      'invited',
      async () => {
        await maya.ask('settings.set', { changes: { watchMode: 'ask' } });
        await maya.ask('webcam.invite', { person: 'noa' });
      },
    ],
    [
      'room',
      async () => {
        await maya.ask('settings.set', { changes: { watchMode: 'ask' } });
        const { room } = await maya.ask('room.create', { name: 'Den', door: 'open', invite: [], mayWatch: true });
        await noa.ask('room.join', { room: room.room });
        for (const client of [maya, noa]) await client.ask('room.enter', { room: room.room });
      },
    ],
  ])('by what allowed it: %s', async (by, allow) => {
    await allow();
    await watches();
    expect(await watched()).toMatchObject([{ person: 'noa', by }]);
  });

  it('has the thumbnails of one who comes and goes as one entry, and a long pause as another', async () => {
    for (let n = 0; n < 5; n += 1) {
      const viewing = await watches(true);
      await pass(MINUTE);
      await leaves(viewing);
      await pass(9 * MINUTE);
    }
    expect(await watched()).toMatchObject([{ small: true, from: start, to: later(41) }]);
    await pass(30 * MINUTE);
    await leaves(await watches(true));
    expect(await watched()).toMatchObject([{ from: later(80), to: later(80) }, { from: start }]);
  });

  it('has the full picture apart from the thumbnail before and after it', async () => {
    await watches(true);
    await pass(10 * MINUTE);
    await watches();
    await pass(5 * MINUTE);
    await watches(true);
    await pass(MINUTE);
    expect(await watched()).toMatchObject([
      { small: true, from: start },
      { small: false, from: later(10), to: later(15) },
    ]);
  });

  it('has several TVs of one person as one, as long as one of them watches', async () => {
    const other = await visitors.signedIn('noa');
    const first = await watches();
    await pass(MINUTE);
    const second = await watches(false, other);
    await leaves(first);
    await pass(MINUTE);
    await leaves(second, other);
    expect(await watched()).toMatchObject([{ from: start, to: later(2) }]);
  });

  it('ends with being off air, and is right to a minute after the power went', async () => {
    await watches();
    await pass(90_000);
    visitors.household.kill();
    await visitors.household.start();
    maya = await visitors.signedIn('maya');
    expect(await watched()).toMatchObject([{ from: start, to: later(1) }]);
  });

  it('is not written down any more once that is not wanted, and again from when it is', async () => {
    await watches();
    await pass(MINUTE);
    await maya.ask('settings.set', { changes: { keepWatchLog: false } });
    await pass(5 * MINUTE);
    expect(await watched()).toMatchObject([{ from: start, to: later(1) }]);
    await watches(true);
    await watches();
    await pass(MINUTE);
    expect(await watched()).toHaveLength(1);
    await maya.ask('settings.set', { changes: { keepWatchLog: true } });
    await pass(MINUTE);
    const [now] = await watched();
    expect(now).toMatchObject({ from: later(7) });
    expect(now).not.toHaveProperty('to');
  });

  it('is wiped, but for the moment of who watches now', async () => {
    const oskar = await visitors.signedIn('oskar');
    await leaves(await watches(false, oskar), oskar);
    await watches();
    await pass(MINUTE);
    await maya.ask('watched.wipe', {});
    expect(await watched()).toMatchObject([{ person: 'noa', from: later(1) }]);
    await maya.ask('webcam.stop', {});
    await maya.ask('watched.wipe', {});
    expect(await watched()).toEqual([]);
  });

  it('is kept for a month, and the newest hundred', async () => {
    const { db } = visitors.household.store;
    for (let n = 0; n < LOG_ENTRIES; n += 1) {
      const times = { from_at: start - n * MINUTE - 10, to_at: start - n * MINUTE };
      await db
        .insertInto('watched')
        .values({ id: `${n}`, person: 'maya', other: 'oskar', ...times, small: 0, by: 'once' })
        .execute();
    }
    await leaves(await watches());
    const list = await watched();
    expect(list).toHaveLength(LOG_ENTRIES);
    expect(list[0]).toMatchObject({ person: 'noa' });
    await db
      .updateTable('watched')
      .set({ to_at: start - LOG_MS })
      .execute();
    expect(await watched()).toEqual([]);
    visitors.household.kill();
    await visitors.household.start();
    await pass(10);
    expect(await db.selectFrom('watched').select('id').execute()).toEqual([]);
  });

  it('goes with either account', async () => {
    const oskar = await visitors.signedIn('oskar');
    await watches(false, oskar);
    await watches();
    await pass(10);
    await oskar.ask('account.delete', { password: PASSWORD });
    expect((await watched()).map(({ person }) => person)).toEqual(['noa']);
    await maya.ask('account.delete', { password: PASSWORD });
    await pass(10);
    expect(await visitors.household.store.db.selectFrom('watched').select('id').execute()).toEqual([]);
  });
});
