const SECOND_MS = 1_000;
/** Two readings may come right after each other; a rate over no time means nothing. */
const LEAST_S = 0.5;

/** What went out a second. */
export interface UploadRate {
  readonly kbps: number;
  readonly perSecond: number;
}

/** Makes rates of readings that count from the one before. */
export class UploadMeter {
  private readonly readings: () => { bytes: number; pictures: number };
  private at = 0;

  constructor(readings: () => { bytes: number; pictures: number }) {
    this.readings = readings;
  }

  /** @param now ms since 1970 */
  read(now: number): UploadRate {
    const seconds = Math.max(LEAST_S, (now - this.at) / SECOND_MS);
    this.at = now;
    const { bytes, pictures } = this.readings();
    return { kbps: Math.round((bytes * 8) / 1000 / seconds), perSecond: Math.round(pictures / seconds) };
  }
}
