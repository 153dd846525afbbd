import { afterEach, beforeEach, expect, it } from 'vitest';
import { metricsOf } from '../../../server/monitor/metrics.ts';
import type { Clips } from '../../../src/model/clips-shape.ts';
import { take, talking, videosOf } from '../../support/clips.ts';
import { Household, type TestTv } from '../../support/household.ts';

let household: Household;
let noa: TestTv;
let maya: TestTv;
let mine: Clips;

beforeEach(async () => {
  household = await Household.open({ people: ['noa', 'maya'], clips: { personBytes: 100_000, mostBytes: 80_000 } });
  noa = await household.signedIn('noa', { line: 'fast' });
  maya = await household.signedIn('maya', { line: 'fast' });
  mine = await talking(noa, 'maya');
  await household.pass(100);
  await mine.with('maya').startVideo();
});
afterEach(async () => {
  household.errors.splice(0);
  await household.close();
});

/** What an operator reads: `name{labels} value`, by name and labels. */
async function read(): Promise<Map<string, number>> {
  const lines = (await metricsOf(household.house).metrics())
    .split('\n')
    .filter((line) => line.startsWith('hearth_clip'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

async function send(bytes: number, seed: number): Promise<void> {
  mine.send('maya', take(bytes, seed));
  await household.pass(5_000);
}

async function load(): Promise<void> {
  const clips = await talking(maya, 'noa');
  const link = videosOf(maya, 'noa').slice(-1)[0]?.clip;
  if (!link) throw new Error('nothing came');
  clips.link(link, 'noa').load();
  await household.pass(5_000);
}

it('says what is stored, what is on its way and how legs ended, and names nobody', async () => {
  const before = await read();
  expect(before.get('hearth_clips_stored')).toBe(0);
  expect(before.get('hearth_clip_legs_total{way="up",end="done"}')).toBe(0);

  await send(60_000, 1);
  await load();
  const after = await read();
  expect(after.get('hearth_clips_stored')).toBe(1);
  expect(after.get('hearth_clips_stored_bytes')).toBe(60_000);
  expect(after.get('hearth_clip_legs_total{way="up",end="done"}')).toBe(1);
  expect(after.get('hearth_clip_legs_total{way="down",end="done"}')).toBe(1);
  expect(after.get('hearth_clip_legs{way="up"}')).toBe(0);
  expect([...after.keys()].join()).not.toMatch(/noa|maya/);
});

it('tells a line that broke from what was done, and counts what runs', async () => {
  mine.send('maya', take(80_000, 2));
  await household.pass(700);
  expect((await read()).get('hearth_clip_legs{way="up"}')).toBe(1);
  noa.plug.cut();
  await household.pass(500);
  noa.plug.mend();
  await household.pass(10_000);
  const figures = await read();
  expect(figures.get('hearth_clip_legs_total{way="up",end="line"}')).toBe(1);
  expect(figures.get('hearth_clip_legs_total{way="up",end="done"}')).toBe(1);
});

it('counts what was refused, by cause', async () => {
  await send(70_000, 3);
  await send(70_000, 4);
  await send(80_001, 5);
  const [stored] = household.files.stored.values();
  stored?.fill(0, 100, 200);
  await load();
  const figures = await read();
  const refused = (cause: string) => figures.get(`hearth_clips_refused_total{cause="${cause}"}`);
  expect([refused('quota'), refused('too_large'), refused('damaged')]).toEqual([1, 1, 1]);
  expect([refused('full'), refused('busy'), refused('broken')]).toEqual([0, 0, 0]);
});

it('says when the disk did not take it', async () => {
  mine.send('maya', take(80_000, 6));
  await household.pass(700);
  household.files.room = 10_000;
  await household.pass(2_000);
  expect((await read()).get('hearth_clip_legs_total{way="up",end="disk"}')).toBeGreaterThan(0);
});
