import { expect, test } from 'vitest';
import { IdleCrowd } from '../support/idle-crowd.ts';
import { ServedHousehold } from '../support/served-household.ts';
import { report } from './report.ts';

const IDLE = Number(process.env['IDLE'] ?? 10_000);
const MEASURED_MS = 30_000;
const EVERY_MS = 50;
/** Memory that a connection may take which does nothing, KB. */
const KB_EACH = 40;
/** What the server may keep more at the end of half a minute than at its beginning, MB. */
const GROWTH_MB = 30;

const household = await ServedHousehold.open({ HEARTH_CONNECTIONS: String(IDLE + 1_000) });

test(`${IDLE} connections that do nothing: memory and event loop stay, and a person beside them is served at once (W29)`, {
  timeout: 180_000,
}, async () => {
  const { process, port } = household.server;
  const [noa] = await household.friends('noa', 'maya');
  const alone = await roundTrips(noa, 5_000);
  const before = process.rssMb;
  const crowd = new IdleCrowd(port);
  await crowd.open(IDLE);
  const opened = process.rssMb;
  const beside = await roundTrips(noa, MEASURED_MS);
  const late = process.rssMb;
  const began = performance.now();
  await household.newcomer('piet');
  const signUpMs = performance.now() - began;
  const { welcomed, closed } = crowd;
  crowd.leave();

  const kbEach = ((opened - before) * 1024) / IDLE;
  report('idle', { idle: IDLE, alone, beside, rssMb: { before, opened, late }, kbEach, signUpMs });
  expect([welcomed, closed]).toEqual([IDLE, 0]);
  expect(kbEach).toBeLessThan(KB_EACH);
  expect(late - opened).toBeLessThan(GROWTH_MB);
  expect(beside.p50).toBeLessThan(10);
  expect(beside.p99).toBeLessThan(100);
  expect(signUpMs).toBeLessThan(2_000);
});

/** How long a word and its answer take, ms; one in twenty is a message that is stored. */
async function roundTrips(noa: Awaited<ReturnType<typeof household.line>>, forMs: number) {
  const times: number[] = [];
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const at = performance.now();
    const body = { kind: 'text', bytes: 'still here' } as const;
    if (times.length % 20 > 0) await noa.ask('seen', { seq: noa.seen });
    else await noa.ask('message.send', { to: 'maya', key: `key ${forMs} ${times.length}`, body });
    times.push(performance.now() - at);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  return { words: times.length, p50: at(0.5), p99: at(0.99), most: at(0.999) };
}
