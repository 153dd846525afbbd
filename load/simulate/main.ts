/** A million viewers in virtual time, through the rules the server runs: `npm run simulate [-- --viewers n] [--json]`. */
import { parseArgs } from 'node:util';
import { ALLOWANCE, CLASS_KBPS } from '../../server/relay/allowance.ts';
import type { Line } from '../../src/protocol/words.ts';
import { seeded } from '../seeded.ts';
import { admit } from './admission.ts';
import { planOf } from './plan.ts';
import { watch } from './watching.ts';

const { values } = parseArgs({
  options: {
    viewers: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '90' },
    /** of what everybody at once would take; below 100 some are refused */
    capacity: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const viewers = Number(values.viewers);
const lengthMs = Number(values.seconds) * 1000;
const LINES: readonly Line[] = ['slow', 'steady', 'fast'];

/** What people of one class of line got of their cap, as parts of it. */
interface Got {
  people: number;
  pictures: number;
  /** kbps, summed */
  kbps: number;
  least: number;
  most: number;
}

// Each person has a generator of their own, so that one plan can be drawn twice.
const planFor = (index: number) => planOf(seeded(Number(values.seed) * 7_919 + index), CLASS_KBPS, lengthMs);

const from = new Float64Array(viewers);
const to = new Float64Array(viewers);
const lines = new Uint8Array(viewers);
let everybody = 0;
for (let index = 0; index < viewers; index += 1) {
  const { line, views } = planFor(index);
  from[index] = views[0]?.from ?? 0;
  to[index] = views[0]?.to ?? 0;
  lines[index] = LINES.indexOf(line);
  everybody += CLASS_KBPS[line];
}
const lineOf = (index: number): Line => LINES[lines[index] ?? 0] ?? 'slow';
const admission = admit({ from, to, line: lineOf }, ALLOWANCE, (everybody * Number(values.capacity)) / 100);

const got = new Map(LINES.map((line): [Line, Got] => [line, { people: 0, pictures: 0, kbps: 0, least: 9, most: 0 }]));
let watchedMs = 0;
const began = performance.now();
for (let index = 0; index < viewers; index += 1) {
  if (!admission.admitted[index]) continue;
  const plan = planFor(index);
  const { pictures, bytes, ms } = watch(plan, ALLOWANCE);
  const of = got.get(plan.line);
  if (!of) continue;
  const kbps = (bytes * 8) / ms;
  of.people += 1;
  of.pictures += pictures;
  of.kbps += kbps;
  of.least = Math.min(of.least, kbps / CLASS_KBPS[plan.line]);
  of.most = Math.max(of.most, kbps / CLASS_KBPS[plan.line]);
  watchedMs += ms;
}
const tookMs = performance.now() - began;

const round = (value: number): number => Math.round(value * 1000) / 1000;
const pictures = [...got.values()].reduce((sum, of) => sum + of.pictures, 0);
const report = {
  viewers,
  refused: admission.refused,
  capacityMbps: Math.round(admission.total / 1000),
  reservedMbps: Math.round(admission.most / 1000),
  pictures,
  classes: Object.fromEntries(
    [...got].map(([line, { people, pictures: of, kbps, least, most }]) => [
      line,
      { people, kbps: round(kbps / people), leastOfCap: round(least), mostOfCap: round(most), pictures: of },
    ]),
  ),
  /** processor time of the rules for a thousand viewers in one second of their time, ms */
  msPerThousandViewers: round((tookMs / (watchedMs / 1000)) * 1000),
  usPerPicture: round((tookMs * 1000) / pictures),
};
if (values.json) console.log(JSON.stringify(report));
else {
  console.log(`${viewers} people, ${admission.refused} refused: ${report.reservedMbps} of ${report.capacityMbps} Mbps`);
  for (const [line, of] of Object.entries(report.classes)) {
    console.log(
      `${line.padEnd(7)} ${of.people} people, ${of.kbps} kbps each; of their cap: least ${of.leastOfCap}, most ${of.mostOfCap}`,
    );
  }
  console.log(`${pictures} pictures; rules cost ${report.usPerPicture} µs a picture,`);
  console.log(`${report.msPerThousandViewers} ms of processor for 1,000 viewers each second`);
}
const least = Math.min(...Object.values(report.classes).map(({ leastOfCap }) => leastOfCap));
if (least < 0.9 || admission.most > admission.total) process.exitCode = 1;
