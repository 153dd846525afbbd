/**
 * Video messages: `npm run bench -- clips [--json] [--quick] [--only cuts,live,play]`.
 *
 * cuts, kills, digestMismatches …   lines that broke and SIGKILLs of the server in upload, store and download, each drawn at
 *                                   random (--cuts prints them), and files that were not what was sealed; of all transfers
 * liveLossPct …                     pictures to others that are lost while a clip uploads on the same line
 * startMs                           from the byte with which it can play (the last one; on a fast line that of 3 s) to seeing
 *                                   its second picture, the slower of the two; two real Chromiums, by keys
 * avSyncMs                          how far pictures are from their sound over the whole of it, of 95 in a hundred no more:
 *                                   numbers burnt into real footage, and what reaches the speakers
 * onTimePct                         pictures on time with a quarter of the processor (recorded, shown: the lower of the two)
 */
import { parseArgs } from 'node:util';
import { besiegeClips, type SiegeReport } from '../support/clip-siege.ts';
import { type Live, live } from './clips/live.ts';
import { type Playing, playing } from './clips/playing.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    quick: { type: 'boolean' },
    cuts: { type: 'boolean' },
  },
});
const PARTS = ['cuts', 'live', 'play'] as const;
const wanted = new Set(values.only?.split(',') ?? PARTS);
const say = (text: string): void => {
  if (!values.json) console.log(text);
};
const round = (value: number): number => Math.round(value * 100) / 100;

let siege: SiegeReport | undefined;
let beside: Live | undefined;
let played: Playing | undefined;

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
if (wanted.has('play')) {
  played = await playing(values.quick ?? false);
  say(`recorded and played: ${JSON.stringify(played)}`);
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
      ...(played && {
        startMs: round(played.startMs),
        avSyncMs: round(played.avSyncMs),
        laterMs: played.laterMs.map((ms) => ms && round(ms)),
        onTimePct: round(played.onTimePct),
        recordedOnTimePct: round(played.recordedOnTimePct),
        shownOnTimePct: round(played.shownOnTimePct),
      }),
    }),
  );
}
process.exit(0);
