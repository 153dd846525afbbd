import type { Settings } from '../../../src/protocol/words.ts';
import { LineProxy } from '../../support/line-proxy.ts';
import type { Home } from '../../support/namespaces.ts';
import type { OldChromium } from '../../support/old-chromium.ts';
import { RealTv } from '../../support/real-tv.ts';
import { TestServer } from '../../support/test-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { TEST_PASSWORD } from '../../support/ws-client.ts';
import { TvBrowser, type TvBrowserOptions } from './browser.ts';
import type { TvPage } from './page.ts';

/** What became of the film, ms since 1970. */
export interface FilmChange {
  readonly is: 'seen' | 'still' | 'gone';
  readonly at: number;
}

declare global {
  interface Window {
    film?: FilmChange[];
  }
}

/** Its engine may be a Chromium of years ago. */
type RoomOptions = Partial<TvBrowserOptions> & { readonly engine?: OldChromium };

export interface DirectRoomsOptions {
  maya?: RoomOptions;
  noa?: RoomOptions;
  /** what Maya has set */
  settings?: { maya?: Partial<Settings> };
  /** each in a network of its own; this machine has the server */
  homes?: readonly [Home, Home];
  /** what the operator configured */
  env?: Record<string, string>;
}

const TOKEN = 'the token of the tests';
const LEAST_COUNTS = 4;
const FIGURES = { HEARTH_ADMIN_PORT: '0', HEARTH_ADMIN_TOKEN: TOKEN };
/** What the server counts of pictures and sound: bytes that came, bytes and packets that went. */
const CROSSED = /^hearth_(?:pictures_(?:taken|sent)_bytes_total|sound_(?:sent_bytes|packets)_total\S*) (\S+)$/gm;

/** Maya is on air in a real browser, Noa watches her in another, and Theo may come and go, on a TV without a screen. */
export class DirectRooms {
  readonly server: TestServer;
  readonly maya: TvBrowser<TvPage>;
  readonly noa: TvBrowser<TvPage>;
  readonly theo: RealTv;
  readonly #remote: RealTv;
  readonly #door: LineProxy;

  private constructor(rooms: Pick<DirectRooms, 'server' | 'maya' | 'noa' | 'theo'>, remote: RealTv, door: LineProxy) {
    this.#door = door;
    this.server = rooms.server;
    this.maya = rooms.maya;
    this.noa = rooms.noa;
    this.theo = rooms.theo;
    this.#remote = remote;
  }

  /** By remote control as far as Noa sees Maya's room by the relay. */
  static async open({ maya: mayas = {}, noa: noas = {}, ...options }: DirectRoomsOptions = {}): Promise<DirectRooms> {
    const { homes = [] } = options;
    // Stands before the server as a proxy with TLS does elsewhere: it listens to this machine only.
    const door = await LineProxy.open(() => server.port, homes.length > 0 ? '0.0.0.0' : undefined);
    const [at, near] = homes.map(({ machine, run }) => ({ url: `http://${machine}:${door.port}/`, runs: run }));
    const origins = [at, near].flatMap((place) => (place ? [new URL(place.url).origin] : [])).join(',');
    const server = await TestServer.start(
      { noa: 'Noa', maya: 'Maya', theo: 'Theo' },
      { HEARTH_DIRECT: 'on', ...FIGURES, ...(origins && { HEARTH_ALLOWED_ORIGINS: origins }), ...options.env },
    );
    const url = `ws://127.0.0.1:${server.port}/ws`;
    const [remote, theo] = [new RealTv(url), new RealTv(url)];
    await remote.signIn('maya');
    await remote.tv.settings.set({ watchMode: 'friends', ...options.settings?.maya });
    await theo.signIn('theo');
    const [maya, noa] = await Promise.all([
      openRoom(at?.url ?? server.url, { camera: 'room', counted: true, ...runs(at), ...mayas }),
      openRoom(near?.url ?? server.url, { camera: 'none', query: { name: 'Noa’s TV' }, ...runs(near), ...noas }),
    ]);
    await enter(maya, 'maya');
    await maya.press('green');
    await maya.hasRead(/Only you can see this/);
    await maya.press('ok');
    await maya.hears(/On air/, 20_000);
    // Whoever is on camera is the first of all.
    await enter(noa, 'noa');
    await noa.page.evaluate(watchFilm);
    await noa.press('ok');
    return new DirectRooms({ server, maya, noa, theo }, remote, door);
  }

  /** Both say yes, by remote control. Resolves with when Noa pressed OK, ms since 1970. */
  async agree(says = /straight to Noa/): Promise<number> {
    const { maya, noa } = this;
    await maya.hasRead(says, 20_000);
    await maya.seek('right', /Use direct/, 'down');
    await maya.press('ok');
    await noa.hasRead(/offers direct/);
    await noa.press('yellow');
    await noa.hears(/Not now/);
    await noa.press('right');
    await noa.hears(/Use direct/);
    const at = Date.now();
    await noa.press('ok');
    return at;
  }

  /** Waits until the film is what Noa sees, or no film is. */
  async isDirect(direct: boolean, withinMs = 15_000): Promise<void> {
    await waitFor(
      direct ? 'it is direct' : 'it is by the relay',
      () => this.filmIsSeen().then((is) => is === direct),
      withinMs,
    );
  }

  async filmIsSeen(): Promise<boolean> {
    return (await this.noa.page.evaluate(() => window.film?.slice(-1)[0]?.is)) === 'seen';
  }

  /** How much of pictures and sound came to the server and went from it, as it says itself. */
  async crossed(): Promise<number> {
    const [, admin] = /Figures are at (\S+)/.exec(this.server.output) ?? [];
    const answer = await fetch(`${admin}metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const counts = [...(await answer.text()).matchAll(CROSSED)].map(([, count]) => Number(count));
    if (counts.length < LEAST_COUNTS) throw new Error('the server does not count');
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** When Noa's film was seen, stood still for good, and was gone; oldest first. */
  film(): Promise<FilmChange[]> {
    return this.noa.page.evaluate(() => window.film ?? []);
  }

  /** Theo watches too. Resolves when he sees something. */
  async theoComes(): Promise<void> {
    const viewing = this.theo.tv.viewings.open('maya');
    let shown = 0;
    viewing.present({
      show: async () => {
        shown += 1;
      },
    });
    await waitFor('Theo sees the room', () => shown > 0, 10_000);
  }

  /** On another TV of Maya’s. */
  set(changes: Partial<Settings>): Promise<void> {
    return this.#remote.tv.settings.set(changes);
  }

  theoLeaves(): void {
    const viewing = this.theo.tv.viewings.of('maya');
    if (viewing) this.theo.tv.viewings.close(viewing);
  }

  async close(): Promise<void> {
    this.#remote.tv.close();
    this.theo.tv.close();
    await Promise.all([this.maya.close(), this.noa.close()]);
    await this.#door.close();
    await this.server.stop();
  }
}

const openRoom = (url: string, { engine, ...options }: RoomOptions & TvBrowserOptions): Promise<TvBrowser<TvPage>> =>
  engine ? TvBrowser.openOld(engine, url, options) : TvBrowser.open(url, options);

/** Signs in with a plugged-in keyboard: spelling it out is walked elsewhere. */
async function enter(tv: TvBrowser<TvPage>, person: string): Promise<void> {
  await tv.press('ok');
  await tv.hears(/Your name or ID/);
  for (const [text, next] of [
    [person, /Your password/],
    [TEST_PASSWORD, /Friends/],
  ] as const) {
    await tv.listen();
    await tv.page.keyboard.type(text);
    await tv.page.keyboard.press('Enter');
    await tv.hears(next, 20_000);
  }
}

const runs = (place: { readonly runs: string } | undefined): { runs?: string } => (place ? { runs: place.runs } : {});

/** Takes down, with every frame of the page, whether the film is what is seen. */
function watchFilm(): void {
  const changes: FilmChange[] = [];
  window.film = changes;
  let last: FilmChange['is'] = 'gone';
  const look = (): void => {
    const film = document.querySelector('video');
    const picture = film?.parentElement?.querySelector('canvas');
    const isSeen = film !== null && picture?.style.display === 'none';
    const is = !isSeen ? 'gone' : film.paused ? 'still' : 'seen';
    if (is !== last) changes.push({ is, at: Date.now() });
    last = is;
    requestAnimationFrame(look);
  };
  look();
}
