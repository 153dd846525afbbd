import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { pickEncoder } from '../../src/capture/encoder.ts';
import type { guardTrack } from '../../src/capture/voice/guarded-track.ts';
import type { readSamples } from '../../src/capture/voice/samples.ts';
import type { ownOpus } from '../../src/model/own-opus.ts';
import { voiceFile } from './support/voice.ts';

declare global {
  interface Window {
    parts: {
      ownOpus: typeof ownOpus;
      pickEncoder: typeof pickEncoder;
      guardTrack: typeof guardTrack;
      readSamples: typeof readSamples;
    };
    /** what engines of today have */
    today: { MediaStreamTrackProcessor: unknown };
  }
}

const PARTS = `
  export { ownOpus } from './src/model/own-opus.ts';
  export { pickEncoder } from './src/capture/encoder.ts';
  export { guardTrack } from './src/capture/voice/guarded-track.ts';
  export { readSamples } from './src/capture/voice/samples.ts';
`;

/** Packaged apps are pages of file://, on many TVs without leave to start a worker or to fetch what lies beside them. */
let folder: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-file-'));
  await build({
    stdin: { contents: PARTS, resolveDir: process.cwd(), loader: 'ts' },
    outfile: join(folder, 'parts.js'),
    bundle: true,
    format: 'iife',
    globalName: 'parts',
    target: 'es2015',
  });
  copyFileSync('node_modules/opusscript/build/opusscript_native_nasm.js', join(folder, 'opus-plain.js'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script src="./parts.js"></script>');
  browser = await puppeteer.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
      ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
      `--use-file-for-fake-audio-capture=${voiceFile()}`,
    ],
  });
  page = await browser.newPage();
  // As an engine from before Chromium 94 is.
  await page.evaluateOnNewDocument(() => {
    const { MediaStreamTrackProcessor } = window as unknown as Window['today'];
    window.today = { MediaStreamTrackProcessor };
    for (const name of ['AudioEncoder', 'AudioDecoder', 'MediaStreamTrackProcessor'])
      Reflect.deleteProperty(window, name);
  });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
}, 30_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('starts no worker there', async () => {
  const name = await page.evaluate(() => {
    try {
      return new Worker('./opus-plain.js') && 'started';
    } catch (failure) {
      return failure instanceof DOMException ? failure.name : 'another';
    }
  });
  expect(name).toBe('SecurityError');
});

it('makes Opus all the same, and hears it', async () => {
  const heard = await page.evaluate(async () => {
    const [rate, packetMs, hz] = [48_000, 20, 440];
    const opus = window.parts.ownOpus();
    const packets: Uint8Array[] = [];
    const encoder = opus.openEncoder({ codec: 'opus', kbps: 24, packetMs, sampleRate: rate }, ({ bytes }) =>
      packets.push(bytes),
    );
    const block = rate / 100;
    for (let at = 0; at < 100; at += 1) {
      const tone = Float32Array.from({ length: block }, (_, n) =>
        Math.sin((2 * Math.PI * hz * (at * block + n)) / rate),
      );
      encoder.encode(tone, at * 10);
    }
    const until = async (is: () => boolean): Promise<void> => {
      while (!is()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await until(() => packets.length >= 45);
    const sounds: Float32Array[] = [];
    const decoder = opus.openDecoder(({ samples }) => sounds.push(samples));
    packets.forEach((packet, mark) => {
      decoder.decode(packet, mark);
    });
    await until(() => sounds.length === packets.length);
    const last = sounds.slice(20).flatMap((samples) => [...samples]);
    let turns = 0;
    last.forEach((value, at) => {
      if (value > 0 && (last[at - 1] ?? 1) <= 0) turns += 1;
    });
    return {
      ms: (sounds.length * packetMs * (sounds[0]?.length ?? 0)) / 960,
      hz: (turns * rate) / last.length,
      bytes: packets[10]?.length ?? 0,
      sends: await opus.sends(),
    };
  });
  expect(heard.ms).toBeGreaterThanOrEqual(900);
  expect(Math.abs(heard.hz - 440)).toBeLessThan(5);
  // 24 kbps in 20 ms.
  expect(heard.bytes).toBe(60);
  expect(heard.sends).toContain('pcmu');
});

it('makes pictures on the page', async () => {
  const type = await page.evaluate(async () => {
    const source = document.createElement('canvas');
    [source.width, source.height] = [320, 180];
    source.getContext('2d')?.fillRect(0, 0, 320, 180);
    const camera = { label: 'drawn', source, size: () => source, onLost: () => {}, close: () => {} };
    const encoder = await window.parts.pickEncoder(camera, './encoder-worker.js', () => performance.now());
    return (await encoder?.encode(camera, 160, 90, 0.5))?.codec;
  });
  expect(type).toBe('jpeg');
});

it('lets a microphone out to who gets it directly, turned down when it has to be', async () => {
  const heard = await page.evaluate(async () => {
    const context = new AudioContext();
    const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    let gain = 1;
    let blocks = 0;
    const gainOf = (): number => {
      blocks += 1;
      return gain;
    };
    const out = window.parts.guardTrack(stream, gainOf, () => context);
    if (!out) return undefined;
    const ear = context.createAnalyser();
    ear.fftSize = 2_048;
    context.createMediaStreamSource(new MediaStream([out.track])).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    /** The loudest of a second. */
    const listen = async (): Promise<number> => {
      let loudest = 0;
      for (let n = 0; n < 40; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        ear.getFloatTimeDomainData(samples);
        loudest = Math.max(loudest, ...samples.map(Math.abs));
      }
      return loudest;
    };
    await listen();
    const open = await listen();
    gain = 0.01;
    await new Promise((resolve) => setTimeout(resolve, 300));
    const down = await listen();
    gain = 1;
    const again = await listen();
    out.close();
    return { open, down, again, blocks, over: out.track.readyState };
  });
  expect(heard?.open).toBeGreaterThan(0.1);
  expect(heard?.down).toBeLessThan((heard?.open ?? 0) / 30);
  expect(heard?.again).toBeGreaterThan((heard?.open ?? 0) / 2);
  expect(heard?.blocks).toBeGreaterThan(50);
  expect(heard?.over).toBe('ended');
});

it('loses nothing of a microphone while the page is busy, where the engine reads it by itself', async () => {
  const lost = await page.evaluate(async () => {
    Object.assign(window, window.today);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    let heard = 0;
    const stop = window.parts.readSamples(
      stream,
      (samples, rate) => {
        heard += (samples.length / rate) * 1_000;
      },
      () => undefined,
    );
    await wait(500);
    const began = performance.now();
    heard = 0;
    while (performance.now() - began < 600);
    await wait(900);
    const passed = performance.now() - began;
    stop();
    return passed - heard;
  });
  expect(lost).toBeLessThan(150);
});
