import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../support/wait-for.ts';
import type { TvBrowser } from './browser.ts';
import { type Counted, picturesOf, readCounter, stripOf } from './counter.ts';
import type { Clip } from './footage.ts';
import type { TvPage } from './page.ts';

/** So many pictures are half a second. */
const LITTLE = 8;
/** So many screenshots are kept, in case somebody wants to see what was wrong: the last half minute. */
const KEPT = 400;

/** What was on the glass, and when. */
export interface Look {
  /** ms since 1970: when the screenshot was asked for, and when it was there */
  readonly from: number;
  readonly to: number;
  /** undefined: no picture with a number */
  readonly seen: Counted | undefined;
}

/** What happened on a screen over a while. */
export interface Seen {
  readonly looks: number;
  /** screenshots without a picture of the friend's camera */
  readonly black: number;
  /** screenshots with the picture of somebody else */
  readonly wrong: number;
  /** pictures from long before the one before them; what comes by the server is a little older than what came straight */
  readonly backwards: number;
  /** longest time for which the same picture stood there, ms */
  readonly longestFreezeMs: number;
  /** the same for each picture, by how long, longest first */
  readonly freezes: readonly { readonly at: number; readonly ms: number }[];
}

/** Looks at a screen again and again, and takes down which picture is there. */
export class Glass {
  readonly looks: Look[] = [];
  readonly #strips = new Map<Look, Uint8Array>();
  readonly #tv: TvBrowser<TvPage>;
  #over = false;
  #running: Promise<void>;

  constructor(tv: TvBrowser<TvPage>) {
    this.#tv = tv;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#over = true;
    await this.#running;
  }

  /** What is there now. */
  get last(): Look | undefined {
    return this.looks[this.looks.length - 1];
  }

  /** Waits until so many other pictures were there. */
  async sees(pictures: number): Promise<void> {
    const from = this.looks.length;
    const numbers = (): number => new Set(this.looks.slice(from).map(({ seen }) => seen?.number)).size;
    await waitFor(`${pictures} pictures`, () => numbers() > pictures, 20_000);
  }

  /** Writes down what was on the screen from one moment to another, as far as it is still kept; ms since 1970. */
  keep(folder: string, since: number, until: number): void {
    mkdirSync(folder, { recursive: true });
    for (const [{ from, to, seen }, strip] of this.#strips) {
      if (to < since || from > until) continue;
      writeFileSync(join(folder, `${from - since}-${seen?.clip ?? 'nothing'}-${seen?.number ?? 0}.jpg`), strip);
    }
  }

  async #run(): Promise<void> {
    const clip = stripOf(this.#tv.page.viewport()?.height ?? 720);
    while (!this.#over) {
      const from = Date.now();
      const strip = await this.#tv.page.screenshot({ type: 'jpeg', quality: 70, clip, optimizeForSpeed: true });
      const to = Date.now();
      const look = { from, to, seen: await readCounter(strip) };
      this.looks.push(look);
      this.#strips.set(look, strip);
      const [oldest] = this.#strips.keys();
      if (oldest && this.#strips.size > KEPT) this.#strips.delete(oldest);
    }
  }
}

/** What a row of looks says about one clip. */
export function judge(looks: readonly Look[], clip: Clip): Seen {
  const all = picturesOf(clip);
  let [black, wrong, backwards] = [0, 0, 0];
  const freezes: { at: number; ms: number }[] = [];
  let last: { number: number; since: number } | undefined;
  for (const { from, to, seen } of looks) {
    if (!seen) black += 1;
    else if (seen.clip !== clip) wrong += 1;
    if (seen?.clip !== clip) continue;
    if (last?.number === seen.number) continue;
    // Footage begins again after its last picture.
    const back = last ? (last.number - seen.number + all) % all : 0;
    if (back > LITTLE && back < all / 2) backwards += 1;
    // A screenshot is of some moment while it is being taken.
    const at = (from + to) / 2;
    if (last) freezes.push({ at: last.since, ms: at - last.since });
    last = { number: seen.number, since: at };
  }
  const end = looks[looks.length - 1];
  if (last && end) freezes.push({ at: last.since, ms: end.to - last.since });
  freezes.sort((a, b) => b.ms - a.ms);
  return { looks: looks.length, black, wrong, backwards, longestFreezeMs: freezes[0]?.ms ?? 0, freezes };
}
