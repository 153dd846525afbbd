const SECOND_MS = 1_000;
/** What is shown is of so long: within a second pictures come in lumps. */
const SHOWN_MS = 5_000;
/** Two readings may come right after each other; a rate over no time means nothing. */
const LEAST_S = 0.5;

/** What went out a second. */
export interface UploadRate {
  readonly kbps: number;
  readonly perSecond: number;
}

interface Reading {
  readonly bytes: number;
  readonly pictures: number;
}

/** Makes rates of readings, each of which counts from the one before. */
export class UploadMeter {
  private readonly readings: () => Reading;
  private began = 0;
  private seen: (Reading & { readonly at: number })[] = [];

  constructor(readings: () => Reading) {
    this.readings = readings;
  }

  /** Counts from now on. @param now ms since 1970 */
  begin(now: number): void {
    this.readings();
    this.began = now;
    this.seen = [];
  }

  /** @param now ms since 1970 @returns what went out in the last seconds */
  read(now: number): UploadRate {
    this.seen.push({ ...this.readings(), at: now });
    while ((this.seen[0]?.at ?? now) <= now - SHOWN_MS) this.began = this.seen.shift()?.at ?? now;
    const seconds = Math.max(LEAST_S, (now - this.began) / SECOND_MS);
    const sum = (of: keyof Reading): number => this.seen.reduce((all, reading) => all + reading[of], 0);
    return { kbps: Math.round((sum('bytes') * 8) / 1000 / seconds), perSecond: Math.round(sum('pictures') / seconds) };
  }
}
