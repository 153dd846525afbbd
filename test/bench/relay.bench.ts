/**
 * The relay at the machine's limit: `npm run bench -- relay [--json] [--only cpu,rate,caps,mixed,hostile]`.
 *
 * cpuVsTcp200 …      processor of the server for a delivered picture of 6 KB, all gates, an ack for each picture, counters
 *                    on, against peers in the same run: bare TCP in Node, ws in a loop, Socket.IO; 200 and 1,000 viewers
 * coreAt1000         percent of one core, 1,000 viewers × 30 pictures a second; event-loop delay, memory a viewer and
 *                    words beside it
 * fastGaps …         99 fast viewers and one on 20 kbps
 * capLowPct …        delivered rate over a minute against the cap: the lowest and the highest of 20, 80 and 280 kbps with
 *                    one, two and four views
 * hostileInputs …    test/long/hostile.test.ts, in short with --quick
 */
import { parseArgs } from 'node:util';
import { besiege } from '../support/besieged.ts';
import { caps, type Held } from './relay/caps.ts';
import { type Mixed, mixed } from './relay/mixed.ts';
import { type AtRate, atRate } from './relay/rate.ts';
import { type Saturation, saturate } from './relay/saturation.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, quick: { type: 'boolean' } },
});
const PARTS = ['cpu', 'rate', 'mixed', 'caps', 'hostile'] as const;
const wanted = new Set(values.only?.split(',') ?? PARTS);
const rounds = values.quick ? 1 : 5;
const HOSTILE = values.quick ? 50_000 : 1_000_000;

const say = (text: string): void => {
  if (!values.json) console.log(text);
};
const round = (value: number): number => Math.round(value * 100) / 100;
const ratio = (of: Saturation | undefined, peer: keyof Saturation): number | undefined =>
  of && round(of.hearth.usPerPicture / of[peer].usPerPicture);

let at200: Saturation | undefined;
let at1000: Saturation | undefined;
let rate: AtRate | undefined;
let lines: Mixed | undefined;
let held: Held[] | undefined;
let siege: Awaited<ReturnType<typeof besiege>> | undefined;

if (wanted.has('cpu')) {
  at200 = await saturate(200, rounds);
  say(`200 viewers, µs of processor a picture: ${costs(at200)}`);
  at1000 = await saturate(1_000, rounds);
  say(`1,000 viewers, µs of processor a picture: ${costs(at1000)}`);
}
if (wanted.has('rate')) {
  rate = await atRate(1_000, 30);
  say(`1,000 viewers × 30 pictures/s: ${JSON.stringify(rate)}`);
}
if (wanted.has('mixed')) {
  lines = await mixed();
  say(`one slow among 99 fast: ${JSON.stringify(lines)}`);
}
if (wanted.has('caps')) {
  held = await caps();
  for (const { line, views, offPct } of held) say(`${line}, ${views} views: ${round(offPct)} % off the cap`);
}
if (wanted.has('hostile')) {
  siege = await besiege(HOSTILE, 1);
  say(`${siege.attack.inputs} hostile inputs: ${siege.alive ? 'goes on' : 'the server ended'}`);
}

function costs(of: Saturation): string {
  return Object.entries(of)
    .map(([name, { usPerPicture, perSecond }]) => `${name} ${round(usPerPicture)} (${Math.round(perSecond)}/s)`)
    .join(', ');
}

if (values.json) {
  const off = held?.map(({ offPct }) => round(offPct));
  console.log(
    JSON.stringify({
      cpuVsTcp200: ratio(at200, 'tcp'),
      cpuVsTcp1000: ratio(at1000, 'tcp'),
      cpuVsNaiveWs200: ratio(at200, 'ws'),
      cpuVsSocketIo200: ratio(at200, 'socket-io'),
      coreAt1000: rate && round(rate.core),
      loopDelayP99Ms: rate && round(rate.loopDelayP99Ms),
      kbPerViewer: rate && round(rate.kbPerViewer),
      wordsP99Ms: rate && round(rate.wordP99Ms),
      fastGaps: lines?.fastGaps,
      slowAgeIntervals: lines && round(lines.slowAgeIntervals),
      capLowPct: off && Math.min(...off),
      capHighPct: off && Math.max(...off),
      hostileInputs: siege?.attack.inputs,
      crashes: siege && (siege.alive ? 0 : 1),
      raw: { at200, at1000, rate, held },
    }),
  );
}
process.exit(0);
