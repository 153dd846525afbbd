import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdmin } from '../../../server/monitor/admin.ts';
import { Household, type TestTv } from '../../support/household.ts';

const TOKEN = 'a token nobody guesses';

describe('what an operator reads', () => {
  let household: Household;
  let noa: TestTv;
  let admin: ReturnType<typeof createAdmin>;

  beforeEach(async () => {
    household = await Household.open({ people: ['noa', 'maya'] });
    noa = await household.signedIn('noa');
    const maya = await household.signedIn('maya');
    await maya.tv.settings.set({ watchMode: 'friends' });
    await maya.tv.air.goOnAir();
    noa.watch('maya');
    await household.pass(5_000);
    admin = createAdmin(household.house, TOKEN);
  });
  afterEach(async () => {
    await admin.close();
    await household.close();
  });

  const get = (url: string, authorization: string | undefined = `Bearer ${TOKEN}`) =>
    admin.inject({ url, headers: authorization === undefined ? {} : { authorization } });

  it.each(['/metrics', '/admin/sessions', '/anything'])('%s asks for the token', async (url) => {
    for (const wrong of ['', 'Bearer', 'Bearer wrong', TOKEN, `bearer ${TOKEN}x`]) {
      const { statusCode, body } = await get(url, wrong);
      expect(statusCode).toBe(401);
      expect(body).not.toContain('noa');
    }
  });

  it('as metrics: sums, and nobody in a label', async () => {
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    const value = (name: string): number =>
      Number(
        body
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
    expect(value('hearth_people')).toBe(2);
    expect(value('hearth_broadcasts')).toBe(1);
    expect(value('hearth_viewings{class="fast",size="large",state="running"}')).toBe(1);
    expect(value('hearth_allowance_reserved_kbps')).toBe(280);
    const { delivery, intake } = household.house.webcam.relay;
    expect(value('hearth_pictures_sent_total')).toBe(delivery.figures.sent);
    expect(value('hearth_pictures_sent_total')).toBeGreaterThan(20);
    expect(value('hearth_pictures_taken_total')).toBe(intake.counts.taken);
    expect(value('hearth_pictures_dropped_total{cause="gate"}')).toBeGreaterThanOrEqual(0);
    expect(value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    // Twice is the same, not twice as much.
    expect((await get('/metrics')).body).toContain(`hearth_pictures_sent_total ${delivery.figures.sent}`);
    for (const secret of ['noa', 'maya', 'Living']) expect(body).not.toContain(secret);
  });

  it('as sessions: what each watches and sends, in figures that fit', async () => {
    const { sessions, server } = (await get('/admin/sessions')).json();
    expect(server.people).toBe(2);
    const viewer = sessions.find(({ person }: { person: string }) => person === 'noa');
    expect(viewer.line).toMatchObject({ says: 'fast', class: 'fast', allowedKbps: 280 });
    const [view] = viewer.views;
    expect(view).toMatchObject({ of: 'maya', small: false, standstills: [], kbps: { allowed: 280 } });
    expect(view.sent).toBeGreaterThan(20);
    expect(view.sent - view.acked).toBeLessThanOrEqual(2);
    expect(view.ageMs.p95).toBeLessThan(100);
    const source = sessions.find(({ person }: { person: string }) => person === 'maya');
    expect(source.broadcast).toMatchObject({ state: 'live', viewers: 1, upload: { allowedKbps: 280 } });
    expect(source.broadcast.upload.usedKbps).toBeGreaterThan(5);
    expect(JSON.stringify(sessions)).not.toContain('secret');
  });
});
