/**
 * Video messages: `npm run bench -- clips [--json] [--quick] [--only cuts,live]`.
 *
 * cuts, kills, digestMismatches …   lines that broke and SIGKILLs of the server in upload, store and download, each drawn at
 *                                   random (--cuts prints them), and files that were not what was sealed; of all transfers
 * liveLossPct …                     pictures to others that are lost while a clip uploads on the same line
 */
import { parseArgs } from 'node:util';
import { besiegeClips, type SiegeReport } from '../support/clip-siege.ts';
import { type Live, live } from './clips/live.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    quick: { type: 'boolean' },
    cuts: { type: 'boolean' },
  },
});
const PARTS = ['cuts', 'live'] as const;
const wanted = new Set(values.only?.split(',') ?? PARTS);
const say = (text: string): void => {
  if (!values.json) console.log(text);
};
const round = (value: number): number => Math.round(value * 100) / 100;

let siege: SiegeReport | undefined;
let beside: Live | undefined;

if (wanted.has('cuts')) {
  const size = values.quick ? { cuts: 50, kills: 4, pairs: 4 } : { cuts: 1_000, kills: 60, pairs: 8 };
  siege = await besiegeClips({ ...size, seed: Math.floor(Math.random() * 1e6) });
  say(`${siege.cuts.length} cuts, ${siege.kills.length} kills: ${siege.digestMismatches} of ${siege.transfers} differ`);
  if (values.cuts) for (const { leg, bytes, after } of siege.cuts) say(`${leg}, ${bytes} bytes, broke after ${after}`);
}
if (wanted.has('live')) {
  beside = await live(values.quick ? 10 : 30);
  say(`live pictures beside an upload: ${JSON.stringify(beside)}`);
}
if (values.json) {
  console.log(
    JSON.stringify({
      ...(siege && {
        cuts: siege.cuts.length,
        kills: siege.kills.length,
        transfers: siege.transfers,
        digestMismatches: siege.digestMismatches,
        lost: siege.lost,
        doubled: siege.doubled,
        strays: siege.strays,
      }),
      ...(beside && { liveLossPct: round(beside.lossPct), liveUploaded: beside.uploaded }),
    }),
  );
}
process.exit(0);
