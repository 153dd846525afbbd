import sharp from 'sharp';
import { CLIP_PICTURE_MS } from '../../../src/capture/clip/plan.ts';
import { BUFFER_MS } from '../../../src/playback/clip/playhead.ts';
import { ClipReader, readClip } from '../../../src/protocol/clip/reader.ts';
import { PIECE_HEADER } from '../../../src/protocol/packet.ts';
import type { TvBrowser } from '../../browser/support/browser.ts';
import { readCounter, stripOf } from '../../browser/support/counter.ts';
import { heardSince, spokenSince } from '../../browser/support/ear.ts';
import { livingRoom } from '../../browser/support/living-room.ts';
import { cameSince } from '../../browser/support/pictures.ts';
import { recordedVoiceFile } from '../../browser/support/recorded-voice.ts';
import { numbersSince, outputLatency, watchRows } from '../../browser/support/row-watch.ts';
import { storedClips } from '../../support/clips.ts';
import { TestServer } from '../../support/test-server.ts';
import { offSound, type RecordedPicture, recordedOnTime, shownOnTime } from './in-step.ts';

export interface Playing {
  /** from the byte with which it can play to the first picture that moves: the last one, or on a fast line that of 3 s */
  startMs: number;
  /** how far pictures are from their sound, of 95 in a hundred no more */
  avSyncMs: number;
  /** how much later than their sound pictures were shown, ms; 5, 50 and 95 in a hundred sooner */
  laterMs: (number | undefined)[];
  /** the lower of the two below */
  onTimePct: number;
  /** of a hundred moments of a recording, with the processor a quarter as fast, so many have their picture */
  recordedOnTimePct: number;
  /** of a hundred recorded pictures so many are shown when they are due, with the processor a quarter as fast */
  shownOnTimePct: number;
}

/** Both classes load faster than it plays: what is measured is not the line. */
const KBPS = { HEARTH_ALLOWANCE_FAST: '2000', HEARTH_ALLOWANCE_STEADY: '2000' };
const THROTTLE = 4;
/** A picture that is shown nearer to its moment than to the next one's is on time. */
const ON_TIME_MS = CLIP_PICTURE_MS / 2;
/** Signing in, countdown, sealing and the way to the other TV, beside what is recorded. */
const PATIENCE_MS = 30_000;

/** Noa records Maya a video message of real footage and a voice, who watches it: two real Chromiums, by keys. */
export async function playing(quick: boolean): Promise<Playing> {
  const seconds = quick ? 10 : 30;
  const server = await TestServer.start(
    { noa: 'Noa', maya: 'Maya' },
    { ...KBPS, HEARTH_CLIP_SECONDS: String(seconds) },
  );
  const tvs: TvBrowser[] = [];
  const open = async (...[person, options]: [string, Parameters<typeof livingRoom>[2]]): Promise<TvBrowser> => {
    const tv = await livingRoom(server, person, { listens: true, ...options });
    tvs.push(tv);
    await watchRows(tv.page);
    return tv;
  };
  try {
    const noa = await open('noa', { camera: 'room', counted: true, voice: recordedVoiceFile() });
    const maya = await open('maya', { camera: 'none' });
    await noa.press('ok');
    await noa.hasRead(/Takes video messages/);
    await noa.press('up', 'up', 'right', 'down');
    const recorded = await record(noa, seconds);
    const file = stored(server, new Set());

    await stand(maya);
    const watched = await watch(maya, seconds);
    const fastMs = watched.startedAt - (await bytesAt(maya, watched.from, playableFrom(file)));
    const off = offSound({
      camera: await numbersSince(noa.page, 'camera', recorded.from),
      spoken: await spokenSince(noa.page, recorded.from),
      glass: await numbersSince(maya.page, 'glass', watched.from),
      heard: await heardSince(maya.page, watched.from),
      latencyMs: await outputLatency(maya.page),
    });
    const shownOnTimePct = await throttled(maya, async () => {
      const from = Date.now();
      await maya.press('left', 'ok');
      await maya.hears(/Answer with video/, seconds * 1_000 + PATIENCE_MS);
      return shownOnTime(await picturesOf(file), await numbersSince(maya.page, 'glass', from), ON_TIME_MS);
    });

    const steady = await open('maya', { camera: 'none', query: { line: 'steady', name: 'Steady' } });
    await stand(steady);
    const later = await watch(steady, seconds);
    const wholeMs = later.startedAt - (await bytesAt(steady, later.from, file.length));

    await noa.hears(/Record a video message/);
    const known = new Set([file.length]);
    await throttled(noa, () => record(noa, seconds));
    const slow = readClip(stored(server, known));
    const recordedOnTimePct = recordedOnTime(slow?.pictures ?? [], slow?.header.ms ?? 0, CLIP_PICTURE_MS);
    return {
      startMs: Math.max(fastMs, wholeMs),
      avSyncMs: share(off.map(Math.abs), 0.95) ?? Number.NaN,
      laterMs: [0.05, 0.5, 0.95].map((part) => share(off, part)),
      onTimePct: Math.min(recordedOnTimePct, shownOnTimePct),
      recordedOnTimePct,
      shownOnTimePct,
    };
  } finally {
    await Promise.all(tvs.map((tv) => tv.close()));
    await server.stop();
  }
}

/** As long as it may be, and sent. The focus is on the icon. */
async function record(tv: TvBrowser, seconds: number): Promise<{ from: number }> {
  await tv.press('ok');
  const from = Date.now();
  await tv.hears(/Recording/, PATIENCE_MS);
  await tv.hears(/Send/, seconds * 1_000 + PATIENCE_MS);
  await tv.press('ok');
  await tv.hears(/Record a video message/);
  await tv.reads(/ · Sent$/, PATIENCE_MS);
  return { from };
}

/** On the newest video message in the conversation. */
async function stand(tv: TvBrowser): Promise<void> {
  await tv.press('ok');
  await tv.hasRead(/(OK to load|Watched)$/);
  await tv.press('left', 'up', 'up', 'up');
  await tv.hears(/Video message, 0:/);
}

/** To its end. @returns when it was chosen, and when its second picture was there */
async function watch(tv: TvBrowser, seconds: number): Promise<{ from: number; startedAt: number }> {
  const from = Date.now();
  await tv.press('ok');
  await tv.hears(/Answer with video/, seconds * 1_000 + PATIENCE_MS);
  const [, second] = await numbersSince(tv.page, 'glass', from);
  if (!second) throw new Error('nothing was seen of the video message');
  return { from, startedAt: second.at };
}

/** When so much of a file had come to a page, ms since 1970. */
async function bytesAt(tv: TvBrowser, since: number, bytes: number): Promise<number> {
  let came = 0;
  for (const frame of await cameSince(tv.page, since)) {
    if (frame.bytes > PIECE_HEADER) came += frame.bytes - PIECE_HEADER;
    if (came >= bytes) return frame.at;
  }
  throw new Error(`${came} of ${bytes} bytes came`);
}

/** With so many bytes of it a TV on a fast line begins. */
function playableFrom(file: Uint8Array): number {
  const reader = new ClipReader();
  const step = 1_024;
  let at = 0;
  for (; at < file.length && reader.readyMs < BUFFER_MS; at += step) reader.push(file.subarray(at, at + step));
  return Math.min(at, file.length);
}

/** The file the server has stored that is not as long as any of these. */
function stored(server: TestServer, known: ReadonlySet<number>): Uint8Array {
  const file = storedClips(server.folder).find(({ length }) => !known.has(length));
  if (!file) throw new Error('nothing new is stored');
  return file;
}

/** What a file holds: when each picture is due, and the number burnt into it. */
function picturesOf(file: Uint8Array): Promise<RecordedPicture[]> {
  const clip = readClip(file);
  if (!clip) throw new Error('what is stored is no video message');
  const strip = stripOf(clip.header.height);
  const area = { left: strip.x, top: strip.y, width: clip.header.width, height: strip.height };
  return Promise.all(
    clip.pictures.map(async ({ at, packet: { payload } }) => {
      const counted = await readCounter(await sharp(payload).extract(area).png().toBuffer());
      return { at, number: counted?.number };
    }),
  );
}

/** Does something while a page has a quarter of the processor. */
async function throttled<T>({ page }: TvBrowser, act: () => Promise<T>): Promise<T> {
  await page.emulateCPUThrottling(THROTTLE);
  try {
    return await act();
  } finally {
    await page.emulateCPUThrottling(null);
  }
}

/** The one that so large a part of them is below. */
const share = (values: readonly number[], part: number): number | undefined =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)];
