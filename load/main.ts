/** The operator's load tool: `npm run load -- --help`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Line } from '../src/protocol/words.ts';
import { Broadcaster } from './broadcaster.ts';
import { type Crew, dropCrew, makeCrew } from './crew.ts';
import { missed, reportOf, sentences, type Thresholds } from './report.ts';
import { Viewer } from './viewer.ts';

const USAGE = `Usage:
  npm run load -- accounts --data <folder> [--broadcasters 1] [--viewers 100] [--tvs 1] --crew <file>
      on the server's machine: makes accounts for measuring, and the file that signs them in (keep it secret)
  npm run load -- accounts --data <folder> --drop
      deletes them again
  npm run load -- --server wss://… --crew <file> [options]
      signs them in, lets them watch, and prints what each class of line got

  --viewers <n>          how many watch (all of the file)
  --class <a,b,…>        slow, steady, fast: classes of the viewers' lines, in turn (steady)
  --unshaped             viewers acknowledge at once, as on lines without limits
  --rate <n>             pictures a second each broadcaster offers (10)
  --bytes <n>            of each picture (as many as the server allows)
  --ramp <s>             over which the viewers come (10)
  --seconds <s>          measured after that (30)
  --json                 prints one JSON object instead of a table
  --min-rate <n>         every viewer gets so many pictures a second …
  --max-age <ms>         … no more than one in twenty older than this …
  --max-word <ms>        … and words are answered within this, 99 of 100; otherwise the status is 1`;

const CLASSES: readonly Line[] = ['slow', 'steady', 'fast'];
/** How often each viewer asks for an answer to a word. */
const WORD_EVERY_MS = 1_000;

class UsageError extends Error {}

const options = {
  server: { type: 'string' },
  crew: { type: 'string' },
  data: { type: 'string' },
  drop: { type: 'boolean' },
  broadcasters: { type: 'string' },
  viewers: { type: 'string' },
  tvs: { type: 'string' },
  class: { type: 'string' },
  unshaped: { type: 'boolean' },
  rate: { type: 'string' },
  bytes: { type: 'string' },
  ramp: { type: 'string' },
  seconds: { type: 'string' },
  json: { type: 'boolean' },
  'min-rate': { type: 'string' },
  'max-age': { type: 'string' },
  'max-word': { type: 'string' },
  help: { type: 'boolean' },
} as const;

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new UsageError(`--${name} is "${text}", which is no number.`);
  return value;
}

function needed(name: string, text: string | undefined): string {
  if (text === undefined) throw new UsageError(`--${name} is missing.`);
  return text;
}

function classes(text = 'steady'): Line[] {
  return text.split(',').map((name) => {
    const line = CLASSES.find((one) => one === name.trim());
    if (!line) throw new UsageError(`--class: "${name}" is none of ${CLASSES.join(', ')}.`);
    return line;
  });
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (positionals[0] === 'accounts') return accounts(values);
  const crew = JSON.parse(readFileSync(needed('crew', values.crew), 'utf8')) as Crew;
  const thresholds: Thresholds = {};
  const minPerSecond = number('min-rate', values['min-rate']);
  const maxAgeP95Ms = number('max-age', values['max-age']);
  const maxWordP99Ms = number('max-word', values['max-word']);
  if (minPerSecond !== undefined) thresholds.minPerSecond = minPerSecond;
  if (maxAgeP95Ms !== undefined) thresholds.maxAgeP95Ms = maxAgeP95Ms;
  if (maxWordP99Ms !== undefined) thresholds.maxWordP99Ms = maxWordP99Ms;
  const report = await load(crew, {
    server: needed('server', values.server),
    lines: classes(values.class),
    viewers: number('viewers', values.viewers) ?? Number.POSITIVE_INFINITY,
    unshaped: values.unshaped ?? false,
    rate: number('rate', values.rate) ?? 10,
    bytes: number('bytes', values.bytes),
    rampMs: (number('ramp', values.ramp) ?? 10) * 1000,
    seconds: number('seconds', values.seconds) ?? 30,
  });
  const complaints = missed(report, thresholds);
  console.log(values.json ? JSON.stringify({ ...report, missed: complaints }) : sentences(report));
  for (const complaint of complaints) console.error(complaint);
  return complaints.length > 0 ? 1 : 0;
}

async function accounts(values: {
  data?: string;
  drop?: boolean;
  crew?: string;
  broadcasters?: string;
  viewers?: string;
  tvs?: string;
}): Promise<number> {
  const data = needed('data', values.data);
  if (values.drop) {
    await dropCrew(data);
    return 0;
  }
  const crew = await makeCrew(data, {
    rooms: number('broadcasters', values.broadcasters) ?? 1,
    viewers: number('viewers', values.viewers) ?? 100,
    tvs: number('tvs', values.tvs) ?? 1,
  });
  writeFileSync(needed('crew', values.crew), JSON.stringify(crew), { mode: 0o600 });
  return 0;
}

interface Load {
  server: string;
  lines: readonly Line[];
  viewers: number;
  unshaped: boolean;
  rate: number;
  bytes: number | undefined;
  rampMs: number;
  seconds: number;
}

async function load(crew: Crew, { server, lines, viewers: most, unshaped, rate, bytes, rampMs, seconds }: Load) {
  const url = new URL('/ws', server).href;
  const broadcasters = await Promise.all(
    crew.rooms.map(({ broadcaster }) => Broadcaster.goOnAir(url, broadcaster, rate, bytes)),
  );
  // In turn from each room, so that fewer viewers than there are spread over all of them.
  const seats = crew.rooms
    .flatMap(({ broadcaster, viewers }) => viewers.map((tv, row) => ({ tv, row, person: broadcaster.person })))
    .sort((a, b) => a.row - b.row)
    .slice(0, most);
  const viewers = seats.map((_, index) => new Viewer(lines[index % lines.length] ?? 'steady', unshaped));
  await Promise.all(
    viewers.map(async (viewer, index) => {
      await pause((rampMs * index) / viewers.length);
      const seat = seats[index];
      if (seat) await viewer.watch(url, seat.tv, seat.person);
    }),
  );
  for (const viewer of viewers) viewer.measure();
  const words = viewers.map((viewer, index) => {
    const first = setTimeout(
      () => {
        timers.push(setInterval(() => void viewer.sayWord(), WORD_EVERY_MS));
      },
      (WORD_EVERY_MS * index) / viewers.length,
    );
    return first;
  });
  const timers: NodeJS.Timeout[] = [];
  const began = performance.now();
  await pause(seconds * 1000);
  const report = reportOf(viewers, (performance.now() - began) / 1000);
  for (const timer of [...words, ...timers]) clearTimeout(timer);
  for (const one of [...viewers, ...broadcasters]) one.leave();
  return report;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error);
    process.exitCode = 1;
  },
);
