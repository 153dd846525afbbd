import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';

const FIREFOX = '/usr/bin/firefox-esr';
/** Without something to play into, Firefox plays nothing at all. */
const LOUDSPEAKER = '/usr/bin/pulseaudio';

/** A page in Firefox (Debian: firefox-esr, pulseaudio), without a screen and with a loudspeaker that nobody hears. */
export class Firefox {
  static readonly isHere = existsSync(FIREFOX) && existsSync(LOUDSPEAKER);
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #loudspeaker: Loudspeaker;

  private constructor(browser: Browser, page: Page, loudspeaker: Loudspeaker) {
    this.#browser = browser;
    this.#page = page;
    this.#loudspeaker = loudspeaker;
  }

  /** @param kept what a TV that was here before has left in localStorage */
  static async open(url: string, kept: Readonly<Record<string, string>>): Promise<Firefox> {
    const loudspeaker = await openLoudspeaker();
    const browser = await puppeteer.launch({
      ...{ browser: 'firefox', executablePath: FIREFOX, headless: true, env: { ...process.env, ...loudspeaker.env } },
      // It has no more rights than a TV that somebody has pressed a key on.
      extraPrefsFirefox: { 'media.autoplay.default': 0 },
      defaultViewport: { width: 1280, height: 720 },
    });
    const page = await browser.newPage();
    await page.goto(url);
    await page.evaluate((all) => {
      for (const key of Object.keys(all)) localStorage.setItem(key, all[key] ?? '');
    }, kept);
    await page.goto(url);
    return new Firefox(browser, page, loudspeaker);
  }

  /** Runs something in the page. */
  async run<Given, Result>(what: (given: Given) => Result, given?: Given): Promise<Result> {
    return (await this.#page.evaluate(what as (given: unknown) => unknown, given)) as Result;
  }

  async press(key: 'ok'): Promise<void> {
    await this.#page.keyboard.press(key === 'ok' ? 'Enter' : key);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#loudspeaker.close();
  }
}

interface Loudspeaker {
  env: Record<string, string>;
  close(): void;
}

async function openLoudspeaker(): Promise<Loudspeaker> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-pulse-'));
  const socket = join(folder, 'native');
  const own = { HOME: folder, XDG_RUNTIME_DIR: folder };
  const modules = ['module-null-sink', `module-native-protocol-unix socket=${socket} auth-anonymous=1`];
  const args = ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.map((module) => `--load=${module}`)];
  const child: ChildProcess = spawn(LOUDSPEAKER, args, { env: { ...process.env, ...own }, stdio: 'ignore' });
  await waitFor('pulseaudio', async () => existsSync(socket), 10_000);
  return {
    env: { ...own, PULSE_SERVER: `unix:${socket}` },
    close: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
