import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { type Clip, cameraFile } from './footage.ts';

export interface TvBrowserOptions {
  /** what its camera sees; none: no camera is plugged in */
  camera: Clip | 'none';
  /** 1080 or 720 lines */
  lines?: 720 | 1080;
  /** canvas2d is what four browsers on two cores can animate; WebGL has a test of its own */
  webgl?: boolean;
  /** further query parameters of the page */
  query?: Record<string, string>;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  // A page that nobody looks at is throttled; every TV here is looked at.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** One TV: a Chromium of its own with its own fake camera, driven by a remote control. */
export class TvBrowser {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #profile: string;

  private constructor(browser: Browser, page: Page, profile: string) {
    this.#browser = browser;
    this.page = page;
    this.#profile = profile;
  }

  static async open(url: string, options: TvBrowserOptions): Promise<TvBrowser> {
    const { camera, lines = 720, webgl = false, query = {} } = options;
    const profile = mkdtempSync(join(tmpdir(), 'hearth-tv-'));
    const fake =
      camera === 'none'
        ? ['--use-fake-device-for-media-stream=device-count=0']
        : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFile(camera)}`];
    const browser = await puppeteer.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      headless: true,
      userDataDir: profile,
      args: [...QUIET, '--use-fake-ui-for-media-stream', ...fake, ...(webgl ? ['--enable-unsafe-swiftshader'] : [])],
      defaultViewport: { width: (lines * 16) / 9, height: lines },
    });
    const [page = await browser.newPage()] = await browser.pages();
    const address = new URL(url);
    if (!webgl) address.searchParams.set('canvas2d', '');
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    await page.goto(address.href);
    await page.waitForFunction(() => performance.getEntriesByName('hearth:first-focus').length > 0, {
      timeout: 20_000,
    });
    return new TvBrowser(browser, page, profile);
  }

  /** Presses keys of the remote, one after the other, as a person would: the next when the last has had its effect. */
  async press(...keys: Key[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(KEYS[key]);
      await this.settle();
    }
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

  /** The line is cut: nothing passes until it is mended. */
  async offline(offline: boolean): Promise<void> {
    await this.page.setOfflineMode(offline);
  }

  async close(): Promise<void> {
    await this.#browser.close().catch(() => {});
    rmSync(this.#profile, { recursive: true, force: true });
  }
}

export type Key = 'up' | 'down' | 'left' | 'right' | 'ok' | 'back' | 'red' | 'green' | 'yellow' | 'blue';

const KEYS: Record<Key, KeyInput> = {
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  ok: 'Enter',
  back: 'Backspace',
  red: 'F1',
  green: 'F2',
  yellow: 'F3',
  blue: 'F4',
};
