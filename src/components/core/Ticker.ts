/** Slow loops (a breathing dot, typing dots) share one beat: each redraw of the stage is dear on a TV. */
export const BEAT_MS = 120;

type Beat = (now: number) => void;

/** Calls whoever listens every beat; stands still while nobody does. */
export class Ticker {
  private readonly listeners = new Set<Beat>();
  private timer: ReturnType<typeof setInterval> | undefined;

  /** @returns ends the listening */
  listen(beat: Beat): () => void {
    this.listeners.add(beat);
    this.timer ??= setInterval(() => {
      const now = performance.now();
      for (const each of Array.from(this.listeners)) each(now);
    }, BEAT_MS);
    return () => {
      this.listeners.delete(beat);
      if (this.listeners.size > 0 || this.timer === undefined) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
  }
}

/** Where a loop of `period` ms stands at `now`: swings from 0 to 1 and back. */
export function swing(now: number, period: number): number {
  return (1 - Math.cos((2 * Math.PI * (((now % period) + period) % period)) / period)) / 2;
}
