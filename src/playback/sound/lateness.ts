/** The least and the most that sound waits for what may come late, ms (X1). */
const LEAST_MS = 60;
const MOST_MS = 200;
/** So much of it is for being decoded and put in line. */
const SLACK_MS = 20;
/** What came late once is forgotten slowly, ms a second. */
const FORGETS_MS = 4;
/** Pictures may be so much later than what is heard; where they usually are more, sound waits for them as long as it may. */
const OUT_OF_STEP_MS = 50;
/** What is usual is looked for among so many of them. */
const PICTURES = 9;
/** Later than this it is no picture of now. */
const OLD_MS = 1_000;
/** The quickest way is looked for among what came in this time; with that the clocks may drift apart. */
const LOOKS_BACK_MS = 8_000;

/**
 * How late sound comes, and how long it has to wait on that account. What is known of the way is the difference between
 * two clocks that nobody set, so only its changes mean something.
 */
export class Lateness {
  private quickest: { at: number; way: number }[] = [];
  private late = 0;
  private at: number | undefined;
  /** ways of the last pictures */
  private pictures: number[] = [];

  /** Something came. @param now when, ms by the clock it is played by @param captured ms by the sender's */
  came(now: number, captured: number): void {
    const way = now - captured;
    this.quickest = this.quickest.filter((one) => now - one.at < LOOKS_BACK_MS && one.way < way);
    this.quickest.push({ at: now, way });
    const passed = this.at === undefined ? 0 : Math.max(0, now - this.at);
    this.at = now;
    const forgotten = Math.max(0, this.late - (passed / 1_000) * FORGETS_MS);
    this.late = Math.max(forgotten, way - this.base);
  }

  /** A picture can be on the screen then, by the same two clocks. */
  pictureCame(now: number, captured: number): void {
    const way = now - captured;
    if (this.quickest.length === 0 || way - this.base > OLD_MS) return;
    this.pictures = this.pictures.slice(1 - PICTURES);
    this.pictures.push(way);
  }

  /** How long it waits, ms. */
  get waits(): number {
    const wanted = Math.max(this.late + SLACK_MS, this.picturesLate - OUT_OF_STEP_MS);
    return Math.max(LEAST_MS, Math.min(MOST_MS, wanted));
  }

  /** How much later than sound pictures usually come. */
  private get picturesLate(): number {
    const ways = this.pictures.slice().sort((a, b) => a - b);
    const usual = ways[Math.floor(ways.length / 2)];
    return usual === undefined || ways.length < PICTURES ? 0 : usual - this.base;
  }

  /** What was captured then is to be heard so much later, from clock to clock. */
  get behind(): number {
    return this.base + this.waits;
  }

  private get base(): number {
    return this.quickest[0]?.way ?? 0;
  }
}
