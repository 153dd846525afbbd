/**
 * Pictures straight from home to home: `npm run bench -- direct [--json]`. Two real Chromiums, each in a network of its
 * own with a public-looking address, the server on this machine; every picture has its number burnt in, and what counts
 * is which number is on screenshots of the viewer's TV, never what a connection says of itself.
 *
 * switches        a third comes (relay), leaves (direct again): so often
 * switchesClean   ... without a black picture, one of somebody else, an older one, or one that stood longer than
 *                 max(500 ms, 2 relay intervals)
 * longestFreezeMs longest time the same picture stood in any of them
 * firstDirectMs   from the viewer's OK to the first direct picture
 * detectMs        from the firewall dropping every packet between the homes to the TV knowing
 * fallbackMs      from then to the first relayed picture
 * soundDirectMs   from mouth to ear
 *
 * Needs root for the two networks.
 */
import { DirectRooms } from '../browser/support/direct-rooms.ts';
import { delayOf, heardSince, spokenSince } from '../browser/support/ear.ts';
import { Glass } from '../browser/support/glass.ts';
import { nextPictureAfter, relayInterval, type Switched, switchOnce } from '../browser/support/switching.ts';
import { voiceFile } from '../browser/support/voice.ts';
import { TwoHomes } from '../support/namespaces.ts';
import { waitFor } from '../support/wait-for.ts';

const json = process.argv.includes('--json');
const SWITCHES = 10;
const LISTENED_MS = 6_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Figures {
  switches: number;
  switchesClean: number;
  longestFreezeMs: number;
  detectMs: number;
  fallbackMs: number;
  firstDirectMs: number;
  soundDirectMs: number;
}

async function measure(two: TwoHomes): Promise<Figures> {
  const rooms = await DirectRooms.open({
    homes: two.homes,
    settings: { maya: { sound: true } },
    maya: { voice: voiceFile(), listens: true },
    noa: { listens: true },
  });
  const glass = new Glass(rooms.noa);
  try {
    await waitFor('the room is seen', () => glass.last?.seen?.clip === 'room', 20_000);
    const agreed = await rooms.agree();
    await rooms.isDirect(true);
    const seen = (await rooms.film()).find(({ is }) => is === 'seen')?.at ?? 0;
    const firstDirectMs = (await nextPictureAfter(glass, seen)) - agreed;

    const from = Date.now();
    await pause(LISTENED_MS);
    const soundDirectMs = delayOf(await spokenSince(rooms.maya.page, from), await heardSince(rooms.noa.page, from));

    // Pictures alone: beside sound the relay's have what room it leaves them.
    await rooms.set({ sound: false });
    const relayMs = await relayInterval(rooms, glass);
    const switched: Switched[] = [];
    for (let n = 0; n < SWITCHES; n += 1) {
      const one = await switchOnce(rooms, glass, relayMs);
      switched.push(one);
      if (!json)
        console.log(`switch ${n + 1}: ${one.clean ? 'clean' : 'not clean'}, ${Math.round(one.longestFreezeMs)} ms`);
    }

    const cut = Date.now();
    two.cut();
    await rooms.isDirect(false);
    const known = (await rooms.film()).find(({ is, at }) => is !== 'seen' && at > cut)?.at ?? Number.NaN;
    const relayed = await nextPictureAfter(glass, known);
    return {
      switches: SWITCHES,
      switchesClean: switched.filter(({ clean }) => clean).length,
      longestFreezeMs: Math.round(Math.max(...switched.map(({ longestFreezeMs }) => longestFreezeMs))),
      detectMs: known - cut,
      fallbackMs: Math.round(relayed - known),
      firstDirectMs: Math.round(firstDirectMs),
      soundDirectMs,
    };
  } finally {
    await glass.stop();
    await rooms.close();
  }
}

const two = TwoHomes.open();
try {
  const figures = await measure(two);
  if (json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else console.table(figures);
} finally {
  two.close();
}
