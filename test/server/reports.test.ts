import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReportAdmin } from '../../server/reports/admin.ts';
import { REPORTS_A_DAY } from '../../src/protocol/limits.ts';
import { PASSWORD } from '../support/household.ts';
import { Visitors } from '../support/visitors.ts';
import type { WsClient } from '../support/ws-client.ts';

describe('a report', () => {
  let visitors: Visitors;
  let noa: WsClient;
  let maya: WsClient;
  let admin: ReportAdmin;

  beforeEach(async () => {
    visitors = await Visitors.open();
    noa = await visitors.signedIn('noa');
    maya = await visitors.signedIn('maya');
    admin = new ReportAdmin(visitors.household.store.db, () => visitors.household.clock.now());
  });
  afterEach(() => visitors.close());

  const open = () => admin.list(false);

  it('reaches the operator, and nobody else', async () => {
    const before = maya.events.length;
    expect(await noa.ask('person.report', { person: 'maya', why: 'pictures' })).toEqual({});
    const at = visitors.household.clock.now();
    expect(await open()).toEqual([
      {
        report: expect.stringMatching(/^[0-9a-f]{8}$/),
        from: 'noa',
        person: 'maya',
        why: 'pictures',
        at,
        closed: false,
      },
    ]);
    await maya.ask('seen', { seq: 0 });
    expect(maya.events.slice(before)).toEqual([]);
  });

  it('is closed by the operator, once', async () => {
    await noa.ask('person.report', { person: 'maya', why: 'words' });
    const [{ report } = { report: '' }] = await open();
    await admin.close(report);
    expect(await open()).toEqual([]);
    expect(await admin.list(true)).toMatchObject([{ report, closed: true }]);
    await expect(admin.close(report)).rejects.toThrow(/no open report/);
  });

  it('says nothing of who exists, and is not about oneself', async () => {
    expect(await noa.ask('person.report', { person: 'nobody.at.all', why: 'other' })).toEqual({});
    expect(await open()).toEqual([]);
    const self = noa.ask('person.report', { person: 'noa', why: 'other' });
    await expect(self).rejects.toMatchObject({ code: 'friend.self' });
  });

  it('can be made ten times in a day, whatever two TVs do at once', async () => {
    const other = await visitors.signedIn('noa');
    const tries = Array.from({ length: REPORTS_A_DAY + 3 }, (_, n) =>
      (n % 2 === 0 ? noa : other).ask('person.report', { person: 'maya', why: 'other' }).catch((error) => error),
    );
    const refused = (await Promise.all(tries)).filter((answer) => 'code' in answer);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({ code: 'report.limit', retryAfterMs: 24 * 3600_000 });
    expect(await open()).toHaveLength(REPORTS_A_DAY);
  });

  it('goes with the account', async () => {
    await noa.ask('person.report', { person: 'maya', why: 'other' });
    await noa.ask('account.delete', { password: PASSWORD });
    expect(await open()).toEqual([]);
  });
});
