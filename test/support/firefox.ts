import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

const FIREFOX = '/usr/bin/firefox-esr';

/** A page in Firefox (Debian: firefox-esr), without a screen. */
export class Firefox {
  static readonly isHere = existsSync(FIREFOX);
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** @param kept what a TV that was here before has left in localStorage */
  static async open(url: string, kept: Readonly<Record<string, string>>): Promise<Firefox> {
    const browser = await puppeteer.launch({
      ...{ browser: 'firefox', executablePath: FIREFOX, headless: true },
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
    return new Firefox(browser, page);
  }

  /** Runs something in the page. */
  async run<Given, Result>(what: (given: Given) => Result, given?: Given): Promise<Result> {
    return (await this.#page.evaluate(what as (given: unknown) => unknown, given)) as Result;
  }

  async press(key: 'ok'): Promise<void> {
    await this.#page.keyboard.press(key === 'ok' ? 'Enter' : key);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}
