import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../../src/app/sheets/options/opening.ts';
import { ReportAdmin } from '../../../server/reports/admin.ts';
import { Household, type TestTv } from '../../support/household.ts';
import { type OpenedApp, openApp } from '../../support/screens.ts';

let household: Household;
let noa: TestTv;
let maya: TestTv;
let bench: OpenedApp;

beforeEach(async () => {
  household = await Household.open({ people: ['noa', 'maya'] });
  noa = await household.signedIn('noa');
  maya = await household.signedIn('maya');
  bench = await openApp(household, noa);
  await bench.rest();
});
afterEach(async () => {
  vi.useRealTimers();
  await household.close();
  expect(household.errors).toEqual([]);
});

const reports = () => new ReportAdmin(household.store.db, () => 0).list(true);
async function press(...keys: string[]): Promise<void> {
  bench.press(...keys);
  await bench.rest();
}
async function choose(label: string, direction: 'Down' | 'Up' = 'Down'): Promise<void> {
  for (let i = 0; i < 10 && bench.focus()?.label !== label; i++) bench.press(direction);
  expect(bench.focus()?.label).toBe(label);
  await press('Enter');
}
/** From Maya's card to the reasons. */
async function toTheReasons(): Promise<void> {
  expect(bench.focus()?.label).toBe('Maya');
  await press('Blue');
  await bench.pass(100);
  await choose('Block or remove');
  await choose('Report', 'Up');
  expect(bench.focus()?.label).toBe('What they show');
}

describe('reporting somebody (21)', () => {
  test('asks why, tells the operator alone, and offers to block as well', async () => {
    await toTheReasons();
    await choose('Not who they say');
    await bench.rest();
    expect(await reports()).toMatchObject([{ from: 'noa', person: 'maya', why: 'pretends', closed: false }]);
    expect(bench.sees('Reported. Only the operator knows.')).toBe(true);
    expect(bench.focus()?.label).toBe('Done');
    await choose('Block Maya as well', 'Up');
    expect(noa.tv.friends.blocked.peek().map(({ person }) => person)).toEqual(['maya']);
    expect(maya.presence('noa')?.status).toBe('offline');
  });

  test('nobody is blocked by *Done*, and nothing is told by leaving', async () => {
    await toTheReasons();
    await choose('Back');
    expect(bench.focus()?.label).toBe('Report');
    await press('Back', 'Back');
    expect(bench.app.asking).toBe(false);
    expect(await reports()).toEqual([]);
    await toTheReasons();
    await choose('What they write');
    await press('Enter');
    expect(bench.app.asking).toBe(false);
    expect(noa.tv.friends.blocked.peek()).toEqual([]);
  });
});
