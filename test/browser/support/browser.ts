import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { type OldChromium, oldChromium } from '../../support/old-chromium.ts';
import { waitFor } from '../../support/wait-for.ts';
import { installEar } from './ear.ts';
import { type Devices, devices, QUIET } from './flags.ts';
import type { Clip } from './footage.ts';
import { type Area, recognise } from './likeness.ts';
import type { TvKey, TvPage } from './page.ts';
import { installPictureWatch } from './pictures.ts';
import { RawPage } from './raw-page.ts';
import { spelling } from './spelling.ts';
import { heard, installWitness, lastHeard, now, read, type Since, says } from './witness.ts';

export interface TvBrowserOptions extends Devices {
  /** runs Chromium somewhere else: a program that is given all it would be (`support/namespaces.ts`) */
  runs?: string;
  /** what comes out of its speakers is taken down (`ear.ts`), and when which picture is shown (`pictures.ts`) */
  listens?: boolean;
  /** an engine without WebCodecs, or without WebAssembly or MediaRecorder and WebRTC as well; left out: what Chromium has */
  lacks?: 'codecs' | 'wasm' | 'media';
  /** 1080 or 720 lines */
  lines?: 720 | 1080;
  /** canvas2d is what four browsers on two cores can animate; WebGL has a test of its own */
  webgl?: boolean;
  /** further query parameters of the page */
  query?: Record<string, string>;
  /** its language runs from right to left: left and right are those of the design, and change sides */
  mirrored?: boolean;
}

/** An old one lacks what it lacks, and draws without WebGL. */
export type OldTvOptions = Omit<TvBrowserOptions, 'runs' | 'lacks' | 'webgl'>;

const STAGE_LINES = 1080;
/** What has the focus is said when it has rested for 250 ms. */
const SEEK_MS = 700;
const SEEK_STEPS = 25;

/** A page in a Chromium of its own. */
export async function openPage(url: string, viewport: { width: number; height: number }): Promise<Page> {
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    headless: true,
    // Whoever talks needs a microphone.
    args: [...QUIET, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    defaultViewport: viewport,
  });
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(url);
  return page;
}

/** One TV: a Chromium of its own with its own fake camera, driven by a remote control. */
export class TvBrowser<P extends TvPage = Page> {
  readonly page: P;
  readonly #errors: readonly string[];
  readonly #end: () => Promise<void>;
  readonly #mirrored: boolean;
  #since: Since = { spoken: 0, drawn: 0 };

  /** @param errors what is thrown in the page and not caught @param end closes it, and all that was made for it */
  private constructor(page: P, errors: readonly string[], end: () => Promise<void>, mirrored = false) {
    this.page = page;
    this.#errors = errors;
    this.#end = end;
    this.#mirrored = mirrored;
  }

  /** A TV with the Chromium of today. */
  static async open(url: string, options: TvBrowserOptions): Promise<TvBrowser> {
    const { runs, lacks, webgl = false } = options;
    const profile = mkdtempSync(join(tmpdir(), 'hearth-tv-'));
    const browser = await puppeteer.launch({
      executablePath: runs ?? process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      headless: true,
      // One in another network cannot be reached by one.
      pipe: runs !== undefined,
      userDataDir: profile,
      args: [
        ...QUIET,
        ...devices(options),
        ...(lacks === 'wasm' ? ['--js-flags=--no-expose-wasm'] : []),
        ...(webgl ? ['--enable-unsafe-swiftshader'] : []),
        ...(runs ? [`--unsafely-treat-insecure-origin-as-secure=${new URL(url).origin}`] : []),
      ],
      defaultViewport: viewport(options),
    });
    const [page = await browser.newPage()] = await browser.pages();
    const errors: string[] = [];
    page.on('pageerror', (error) =>
      errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    const end = async (): Promise<void> => {
      await browser.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true });
    };
    const tv = new TvBrowser(page, errors, end, options.mirrored);
    await tv.#begin(url, options);
    return tv;
  }

  /** A TV with a Chromium of years ago. */
  static async openOld(engine: OldChromium, url: string, options: OldTvOptions): Promise<TvBrowser<RawPage>> {
    const page = await RawPage.open(oldChromium(engine), [...QUIET, ...devices(options)], viewport(options));
    const tv = new TvBrowser(page, page.errors, () => page.close(), options.mirrored);
    await tv.#begin(url, options);
    return tv;
  }

  async #begin(url: string, { webgl, query = {}, listens, lacks }: TvBrowserOptions): Promise<void> {
    const { page } = this;
    const address = new URL(url);
    if (!webgl) address.searchParams.set('canvas2d', '');
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    await page.evaluateOnNewDocument(installWitness);
    if (listens) {
      await page.evaluateOnNewDocument(installEar);
      await page.evaluateOnNewDocument(installPictureWatch);
    }
    if (lacks) await page.evaluateOnNewDocument(forgetCodecs, lacks);
    await page.goto(address.href);
    await page.waitForFunction(() => performance.getEntriesByName('hearth:first-focus').length > 0, {
      timeout: 20_000,
    });
  }

  /** Presses keys of the remote, one after the other, as a person would: the next when the last has had its effect. */
  async press(...keys: Key[]): Promise<void> {
    await this.#press(this.#mirrored ? keys.map((key) => OTHER_WAY[key] ?? key) : keys);
  }

  async #press(keys: Key[]): Promise<void> {
    for (const key of keys) {
      this.#since = await now(this.page);
      await this.page.keyboard.press(KEYS[key]);
      await this.settle();
    }
  }

  /** Walks until something like this has the focus. @param instead the way on where `key` leads nowhere new */
  async seek(key: Key, what: RegExp, instead?: Key): Promise<void> {
    const heard: string[] = [await lastHeard(this.page)];
    if (says(what, heard[0] ?? '')) return;
    while (heard.length < SEEK_STEPS) {
      await this.press(key);
      let now = await this.hears(/./, SEEK_MS).catch(() => '');
      if (!now && instead) {
        await this.press(instead);
        now = await this.hears(/./, SEEK_MS).catch(() => '');
      }
      if (says(what, now)) return;
      heard.push(now);
    }
    throw new Error(`nothing like ${what} on the way ${key}: ${heard.join(' | ')}`);
  }

  /** Waits until the TV says something like this after the last key. */
  hears(what: RegExp, withinMs = 10_000): Promise<string> {
    return heard(this.page, this.#since, what, withinMs);
  }

  /** Waits until a text like this is drawn after the last key. */
  reads(what: RegExp, withinMs = 10_000): Promise<string> {
    return read(this.page, this.#since, what, withinMs);
  }

  /** Waits until something like this was drawn at any time. */
  async hasRead(what: RegExp, withinMs = 10_000): Promise<string> {
    return read(this.page, { spoken: 0, drawn: 0 }, what, withinMs);
  }

  /** From here on what is heard and read counts. */
  async listen(): Promise<void> {
    this.#since = await now(this.page);
  }

  /**
   * Writes with the keyboard on the screen, with arrows and OK.
   * @param text lower case letters, spaces; SEND is the key with Done or Send on it
   * @param from the key that has the focus
   */
  async spell(text: string, from: string): Promise<void> {
    // The keyboard is the same in every language.
    await this.#press(spelling(text, from));
  }

  /** Two frames drawn: what a key did is on the screen. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
    );
  }

  async screenshot(): Promise<Uint8Array> {
    return this.page.screenshot({ type: 'png' });
  }

  /** Which clip an area of the screen shows now. @param area at 1920 × 1080, as the design has it */
  async shows(area: Area, options: { mirrored?: boolean; share?: number } = {}): Promise<Clip | undefined> {
    const scale = (this.page.viewport()?.height ?? STAGE_LINES) / STAGE_LINES;
    const { left, top, width, height } = area;
    const round = (length: number): number => Math.round(length * scale);
    const own = { left: round(left), top: round(top), width: round(width), height: round(height) };
    return recognise(await this.screenshot(), own, options);
  }

  /** Waits until an area of the screen shows a clip. */
  async willShow(
    clip: Clip | undefined,
    area: Area,
    options: { mirrored?: boolean; share?: number; withinMs?: number } = {},
  ): Promise<void> {
    const what = clip ? `the picture of "${clip}"` : 'no picture';
    await waitFor(what, async () => (await this.shows(area, options)) === clip, options.withinMs ?? 10_000);
  }

  /** @throws when something in the page was thrown and not caught */
  async close(): Promise<void> {
    await this.#end();
    if (this.#errors.length > 0) throw new Error(`uncaught in the page:\n${this.#errors.join('\n')}`);
  }
}

const viewport = ({ lines = 720 }: TvBrowserOptions): { width: number; height: number } => ({
  width: (lines * 16) / 9,
  height: lines,
});

/** As an engine from before Chromium 94 is; without WebAssembly, as one from before 57. */
function forgetCodecs(lacks: TvBrowserOptions['lacks']): void {
  const frames = ['VideoFrame', 'AudioData', 'MediaStreamTrackProcessor'];
  const codecs = ['AudioEncoder', 'AudioDecoder', 'VideoEncoder', 'VideoDecoder', ...frames];
  const media = ['MediaRecorder', 'RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCRtpSender'];
  for (const name of lacks === 'media' ? [...codecs, ...media] : codecs) Reflect.deleteProperty(window, name);
  if (lacks === 'wasm') Reflect.deleteProperty(BaseAudioContext.prototype, 'audioWorklet');
}

export type Key = 'up' | 'down' | 'left' | 'right' | 'ok' | 'back' | 'red' | 'green' | 'yellow' | 'blue';

const KEYS: Record<Key, TvKey> = {
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  ok: 'Enter',
  // Backspace would delete in a text field first.
  back: 'Escape',
  red: 'F1',
  green: 'F2',
  yellow: 'F3',
  blue: 'F4',
};

const OTHER_WAY: { readonly [K in Key]?: Key } = { left: 'right', right: 'left' };
