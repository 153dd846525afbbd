/**
 * Sound between two living rooms: `npm run bench -- sound [--json] [--only fast,steady,slow,loss,echo]`.
 *
 * relayFastMs …  from mouth to ear, two Chromiums, each on a line a quarter better than what its class is given, pictures
 *                going on beside it (on a slow line there are none)
 * gapMs          the longest silence in the middle of a word, one packet of sound in twenty lost on the way
 * avSyncMs       how far pictures are from their sound, of 95 in a hundred no more; the worse of fast and steady
 * echoDropDb     how much less of what the loudspeaker plays goes out again
 * capHighPct     how much more than it is given the listener's line carried in any ten seconds, on the wire
 */
import { parseArgs } from 'node:util';
import { LossyLine } from '../support/lossy-line.ts';
import { seeded } from '../support/random.ts';
import { ShapedLine } from '../support/shaped-line.ts';
import { echoDrop } from './sound/echo.ts';
import { LINE_KBPS, type RoomLine, type Visit, visit } from './sound/visit.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const CLASSES = ['fast', 'steady', 'slow'] as const;
const wanted = new Set(values.only?.split(',') ?? [...CLASSES, 'loss', 'echo']);
const LOST = 0.05;
/** Until somebody watches, nobody waits for a page on a slow line. */
const OPEN_KBPS = 1e6;

const say = (text: string): void => {
  if (!values.json) console.log(text);
};
const round = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 10) / 10;

async function shaped(port: number, kbps: number): Promise<RoomLine> {
  const line = await ShapedLine.open(port, { kbps: OPEN_KBPS, upKbps: OPEN_KBPS });
  return {
    port: line.port,
    begin: () => {
      line.shape = { kbps, upKbps: kbps };
    },
    close: () => line.close(),
  };
}

async function lossy(port: number, random: () => number): Promise<RoomLine> {
  let loses = false;
  const line = await LossyLine.open(
    () => port,
    () => loses && random() < LOST,
  );
  return {
    port: line.port,
    begin: () => {
      loses = true;
    },
    close: async () => {
      say(`lost ${line.sound.lost} of ${line.sound.came} packets of sound`);
      await line.close();
    },
  };
}

const visits = new Map<string, Visit>();
for (const line of CLASSES) {
  if (!wanted.has(line)) continue;
  const seen = await visit(line, (port) => shaped(port, LINE_KBPS[line]));
  visits.set(line, seen);
  say(`${line}: ${JSON.stringify(seen)}`);
}
if (wanted.has('loss')) {
  const seen = await visit('fast', (port) => lossy(port, seeded(5)));
  visits.set('loss', seen);
  say(`one in twenty lost: ${JSON.stringify(seen)}`);
}
const echo = wanted.has('echo') ? echoDrop() : undefined;
if (echo !== undefined) say(`echo: ${echo} dB less`);

if (values.json) {
  const worst = (of: (one: Visit) => number | undefined): number | undefined => {
    const all = CLASSES.flatMap((line) => {
      const seen = visits.get(line);
      return seen ? [of(seen) ?? 0] : [];
    });
    return all.length > 0 ? round(Math.max(...all)) : undefined;
  };
  console.log(
    JSON.stringify({
      relayFastMs: round(visits.get('fast')?.delayMs),
      relaySteadyMs: round(visits.get('steady')?.delayMs),
      relaySlowMs: round(visits.get('slow')?.delayMs),
      gapMs: round(visits.get('loss')?.gapMs),
      avSyncMs: worst(({ avSyncMs }) => avSyncMs),
      echoDropDb: round(echo),
      capHighPct: worst(({ overPct }) => overPct),
    }),
  );
}
