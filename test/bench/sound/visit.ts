import { CLASS_KBPS } from '../../../server/relay/allowance.ts';
import { onWire } from '../../../src/protocol/wire.ts';
import type { Line } from '../../../src/protocol/words.ts';
import type { TvBrowser } from '../../browser/support/browser.ts';
import { delayOf, heardSince, longestGap, type Moment, spokenSince } from '../../browser/support/ear.ts';
import { livingRoom } from '../../browser/support/living-room.ts';
import { type CameFrame, cameSince, shownSince } from '../../browser/support/pictures.ts';
import { recordedVoiceFile } from '../../browser/support/recorded-voice.ts';
import { RealTv } from '../../support/real-tv.ts';
import { TestServer } from '../../support/test-server.ts';
import { waitFor } from '../../support/wait-for.ts';

/** Lines a quarter better than what their class is given. */
export const LINE_KBPS = { slow: 25, steady: 100, fast: 350 } as const satisfies Record<Line, number>;
/** The class of the line settles, and with it the size of pictures. */
const SETTLES_MS = 15_000;
const MEASURED_MS = 20_000;
const AUDIBLE = 0.01;

/** What one TV sent another. */
export interface Visit {
  /** from mouth to ear, ms */
  delayMs: number;
  gapMs: number;
  /** how far pictures were from their sound, of 95 in a hundred no more, ms; undefined where there are none */
  avSyncMs: number | undefined;
  /** how much later than their sound pictures were shown, ms; 5, 50 and 95 in a hundred sooner */
  laterMs: (number | undefined)[];
  /** pictures shown a second */
  perSecond: number;
  /** that a line carried of what it was given, percent over it; the highest of any ten seconds */
  overPct: number;
}

/** The line of one TV. */
export interface RoomLine {
  readonly port: number;
  /** from now on it is what it is */
  begin(): void;
  close(): Promise<void>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const audible = (moments: readonly Moment[]): Moment[] => moments.filter(({ loud }) => loud > AUDIBLE);

/** Noa visits Maya, who speaks and is seen, in two real Chromiums with a line each. */
export async function visit(line: Line, open: (port: number) => Promise<RoomLine>): Promise<Visit> {
  const server = await TestServer.start({ noa: 'Noa', maya: 'Maya' });
  const remote = new RealTv(`ws://127.0.0.1:${server.port}/ws`);
  await remote.signIn('maya');
  await remote.tv.settings.set({ watchMode: 'friends', sound: true });
  remote.tv.close();
  const lines = [await open(server.port), await open(server.port)] as const;
  const tvs: TvBrowser[] = [];
  const room = async (person: string, at: RoomLine, more: Partial<Parameters<typeof livingRoom>[2]>) => {
    const page = { url: `http://localhost:${at.port}/` };
    const tv = await livingRoom(page, person, { camera: 'none', listens: true, query: { line }, ...more });
    tvs.push(tv);
    return tv;
  };
  try {
    const maya = await room('maya', lines[0], { camera: 'room', voice: recordedVoiceFile() });
    await maya.press('green');
    await maya.hasRead(/Only you can see this/, 20_000);
    await maya.press('ok');
    await maya.hears(/On air/, 20_000);
    // Whoever is on air has the focus first.
    const noa = await room('noa', lines[1], {});
    await noa.press('ok');
    await waitFor('a picture is shown', async () => (await shownSince(noa.page, 0)).length > 0, 30_000);
    if (line === 'slow') {
      // Until it is known that there is sound, there is nothing to choose.
      await pause(3_000);
      await noa.press('up');
      await noa.seek('right', /Sound instead/);
      await noa.press('ok');
    }
    await waitFor('the voice is heard', async () => audible(await heardSince(noa.page, 0)).length > 50, 30_000);
    for (const each of lines) each.begin();
    await pause(SETTLES_MS);
    return await measure(maya, noa, CLASS_KBPS[line]);
  } finally {
    await Promise.all(tvs.map((tv) => tv.close()));
    for (const each of lines) await each.close();
    await server.stop();
  }
}

const WINDOW_MS = 10_000;

async function measure(maya: TvBrowser, noa: TvBrowser, kbps: number): Promise<Visit> {
  const from = Date.now();
  await pause(MEASURED_MS);
  const [spoken, heard] = [await spokenSince(maya.page, from), await heardSince(noa.page, from)];
  const shown = await shownSince(noa.page, from);
  const delayMs = delayOf(spoken, heard);
  const later = shown.map(({ lateMs }) => lateMs - delayMs).sort((a, b) => a - b);
  const off = later.map(Math.abs).sort((a, b) => a - b);
  return {
    delayMs,
    gapMs: longestGap(spoken, heard, delayMs),
    avSyncMs: off[Math.floor(off.length * 0.95)],
    laterMs: [0.05, 0.5, 0.95].map((part) => later[Math.floor(later.length * part)]),
    perSecond: (shown.length * 1_000) / MEASURED_MS,
    overPct: (highestKbps(await cameSince(noa.page, from), from) / kbps - 1) * 100,
  };
}

/** The most that came in any ten seconds, kbps on the wire. */
function highestKbps(frames: readonly CameFrame[], from: number): number {
  let highest = 0;
  for (let begins = from; begins + WINDOW_MS <= from + MEASURED_MS; begins += 500) {
    const own = frames.filter(({ at }) => at >= begins && at < begins + WINDOW_MS);
    highest = Math.max(highest, (own.reduce((sum, { bytes }) => sum + onWire(bytes), 0) * 8) / WINDOW_MS);
  }
  return highest;
}
