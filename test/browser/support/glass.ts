import type { TvBrowser } from './browser.ts';
import { type Counted, picturesOf, readCounter, stripOf } from './counter.ts';
import type { Clip } from './footage.ts';

/** So many pictures are half a second. */
const LITTLE = 8;

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
  readonly #tv: TvBrowser;
  #over = false;
  #running: Promise<void>;

  constructor(tv: TvBrowser) {
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

  async #run(): Promise<void> {
    const clip = stripOf(this.#tv.page.viewport()?.height ?? 720);
    while (!this.#over) {
      const from = Date.now();
      const strip = await this.#tv.page.screenshot({ type: 'jpeg', quality: 70, clip, optimizeForSpeed: true });
      const to = Date.now();
      this.looks.push({ from, to, seen: await readCounter(strip) });
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
