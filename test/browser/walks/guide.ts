import { FRIENDS_PASSWORD, VISITOR } from '../../../server/demo/seed.ts';
import { RealTv } from '../../support/real-tv.ts';
import { openWs } from '../../support/ws-client.ts';
import { type Key, TvBrowser } from '../support/browser.ts';
import { says } from '../support/witness.ts';
import type { Album } from './album.ts';

export interface GuideOptions {
  /** of the demo household */
  url: string;
  album: Album;
  lines: 720 | 1080;
  webgl: boolean;
  language: string | undefined;
}

/** The test cameras of the app (src/capture/test-cameras.ts) that are needed here. */
export type Camera = 'room' | 'none';

/** What has the focus is said when it has rested for 250 ms. */
const STEP_MS = 600;
const MOST_STEPS = 40;

/** A walk through one area of the app. It takes a TV of its own and leaves nothing behind that the next would notice. */
export type Walk = (guide: Guide) => Promise<void>;

/** Knows the way: TVs in the demo household, and what the walks have in common. */
export class Guide {
  readonly url: string;
  readonly #options: GuideOptions;
  readonly #tvs: TvBrowser[] = [];
  readonly #friends: RealTv[] = [];

  constructor(options: GuideOptions) {
    this.#options = options;
    this.url = options.url;
  }

  get album(): Album {
    return this.#options.album;
  }

  /** A TV at the sign-in screen. */
  async open(camera: Camera = 'room', line?: 'slow'): Promise<TvBrowser> {
    const { url, lines, webgl, language } = this.#options;
    const query = { emulator: '', camera, ...(line && { line }), ...(language ? { language } : {}) };
    const mirrored = language === 'xr';
    const tv = await TvBrowser.open(url, { camera: 'none', lines, webgl, query, mirrored });
    this.#tvs.push(tv);
    return tv;
  }

  /** A TV with somebody on it, at home. The name is typed on a keyboard: spelling it has its pictures in the way in. */
  async openAs(
    who: { person: string; password: string } = VISITOR,
    camera?: Camera,
    line?: 'slow',
  ): Promise<TvBrowser> {
    const tv = await this.open(camera, line);
    await tv.press('ok');
    await tv.hears(/Your name or ID/);
    await this.enter(tv, who.person);
    await tv.hears(/Your password/);
    await this.enter(tv, who.password);
    await tv.hears(/^Friends|Add a friend/, 20_000);
    return tv;
  }

  /** A second TV of somebody of the household, without a screen: what they do there is up to us. */
  async friend(person: string): Promise<RealTv['tv']> {
    const friend = new RealTv(`${this.url.replace('http', 'ws')}ws`, openWs);
    this.#friends.push(friend);
    await friend.signIn(person, person === VISITOR.person ? VISITOR.password : FRIENDS_PASSWORD);
    return friend.tv;
  }

  /** Types with a plugged-in keyboard, and says it is done. */
  async enter(tv: TvBrowser, text: string): Promise<void> {
    await tv.listen();
    await tv.page.keyboard.type(text);
    await tv.page.keyboard.press('Enter');
  }

  /** Keeps a picture once the screen says something like this. */
  async keep(tv: TvBrowser, name: string, says?: RegExp): Promise<void> {
    if (says) await tv.hears(says);
    await this.album.keep(tv, name);
  }

  async home(tv: TvBrowser): Promise<void> {
    await tv.seek('back', /^Friends/);
  }

  /** From home to the screen of a tab. */
  async tab(tv: TvBrowser, name: RegExp, heading: RegExp): Promise<void> {
    await tv.seek('up', /tab/);
    await tv.seek('right', name);
    await tv.press('ok');
    await tv.hears(heading);
  }

  /** From anywhere at home to somebody's card, or to a tile where they are on camera. */
  async find(tv: TvBrowser, what: RegExp): Promise<void> {
    await tv.seek('up', /, tab/);
    await this.walkRows(tv, what);
  }

  /** Walks over rows of things, there and back again, until something like this has the focus; begins below. */
  async walkRows(tv: TvBrowser, what: RegExp): Promise<void> {
    const met: string[] = [];
    let key: Key = 'down';
    let way: Key = 'left';
    while (met.length < MOST_STEPS) {
      await tv.press(key);
      const said = await tv.hears(/./, STEP_MS).catch(() => '');
      if (says(what, said)) return;
      if (!said && key === 'down') break;
      // At the end of a row one goes down, and then back.
      if (!said) key = 'down';
      else if (key === 'down') key = way = way === 'right' ? 'left' : 'right';
      met.push(said);
    }
    throw new Error(`nothing like ${what} in these rows: ${met.join(' | ')}`);
  }

  /** Everybody goes. Also after something went wrong: then what the TVs showed is kept. */
  async end(failedIn?: string): Promise<void> {
    const last = this.#tvs.at(-1);
    if (failedIn && last) await this.album.keepFailure(last, failedIn);
    for (const { tv } of this.#friends.splice(0)) tv.close();
    for (const tv of this.#tvs.splice(0)) await tv.close();
  }
}
