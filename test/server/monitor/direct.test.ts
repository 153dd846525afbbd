import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdmin } from '../../../server/monitor/admin.ts';
import { DirectPair } from '../../support/direct-pair.ts';

const TOKEN = 'a token nobody guesses';

/** W24: what control and monitoring say while no picture comes past here. */
describe('what an operator reads of a direct connection', () => {
  let pair: DirectPair;
  let admin: ReturnType<typeof createAdmin>;

  beforeEach(async () => {
    pair = await DirectPair.open();
    admin = createAdmin(pair.visitors.household.house, TOKEN);
  });
  afterEach(async () => {
    await admin.close();
    await pair.close();
  });

  const get = async (url: string) => admin.inject({ url, headers: { authorization: `Bearer ${TOKEN}` } });
  const broadcast = async () => {
    const { sessions } = (await get('/admin/sessions')).json();
    return sessions.find(({ person }: { person: string }) => person === 'noa').broadcast;
  };

  it('start, path, pauses, ping, leaving, removing, and the state of it', async () => {
    expect(await broadcast()).toMatchObject({ watching: [{ path: 'relay' }], direct: { state: 'offered' } });
    const since = pair.visitors.household.clock.now();
    await pair.goesDirect();
    await pair.maya.ask('direct.report', { direct: pair.id, perSecond: 24, roundTripMs: 31, turned: true });
    expect(await broadcast()).toMatchObject({
      viewers: 1,
      demand: [],
      watching: [{ viewer: 'maya', path: 'direct', paused: { viewer: false, broadcaster: false } }],
      gone: { left: 0, removed: 0 },
      direct: { state: 'direct', viewer: 'maya', failures: 0, pingMs: 31, perSecond: 24, turned: true },
    });
    expect((await broadcast()).watching[0].since).toBeLessThanOrEqual(since);
    await pair.maya.ask('view.pause', { viewing: pair.viewing, paused: true });
    expect(await broadcast()).toMatchObject({ watching: [{ path: 'direct', paused: { viewer: true } }] });
    await pair.noa.ask('webcam.pause', { paused: true });
    expect(await broadcast()).toMatchObject({ state: 'hidden', watching: [{ paused: { broadcaster: true } }] });
    await pair.maya.ask('view.close', { viewing: pair.viewing });
    await pair.watches();
    await pair.noa.ask('webcam.remove', { person: 'maya' });
    expect(await broadcast()).toMatchObject({ viewers: 0, watching: [], gone: { left: 1, removed: 1 } });
    expect((await broadcast()).direct).toBeUndefined();
  });

  it('as sums, with nobody in them', async () => {
    await pair.goesDirect();
    const { body } = await get('/metrics');
    for (const line of [
      'hearth_direct_connections{state="direct"} 1',
      'hearth_direct_connections{state="offered"} 0',
      'hearth_direct_total{what="tried"} 1',
      'hearth_direct_total{what="direct"} 1',
      'hearth_direct_total{what="failed"} 0',
    ])
      expect(body).toContain(line);
    expect(body).not.toMatch(/noa|maya/);
  });
});
