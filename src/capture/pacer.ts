import type { Demand } from '../protocol/words.ts';

interface Sent {
  at: number;
  bytes: number;
}

/**
 * When the next picture is taken, and for which size. Nobody watching, nothing sent; otherwise as often as the
 * slider says, no more often than a size is wanted, and within the allowance. A size that somebody waits for
 * (`webcam.key`) comes first.
 */
export class Pacer {
  private demand: readonly Demand[] = [];
  private perSecond = 5;
  private readonly urgent = new Set<number>();
  private readonly last = new Map<number, Sent>();

  /** What is wanted from now on. */
  setDemand(demand: readonly Demand[]): void {
    this.demand = demand;
    this.urgent.forEach((stream) => {
      if (!demand.some((size) => size.stream === stream)) this.urgent.delete(stream);
    });
  }

  /** Pictures a second the person wants, 1 to 15. */
  setRate(perSecond: number): void {
    this.perSecond = perSecond;
  }

  /** Somebody needs a picture of this stream at once. */
  hurry(stream: number): void {
    if (this.demand.some((size) => size.stream === stream)) this.urgent.add(stream);
  }

  /** A picture went out. */
  sent(stream: number, bytes: number, now: number): void {
    this.urgent.delete(stream);
    this.last.set(stream, { at: now, bytes });
  }

  /** The size to encode now, or how many ms to wait (undefined: until the demand changes). */
  next(now: number): { size: Demand } | { wait: number } | undefined {
    let wait: number | undefined;
    let chosen: { size: Demand; late: number } | undefined;
    for (const size of this.demand) {
      const late = this.urgent.has(size.stream) ? Number.POSITIVE_INFINITY : now - this.dueAt(size);
      if (late >= 0 && (!chosen || late > chosen.late)) chosen = { size, late };
      if (late < 0) wait = Math.min(wait ?? Number.POSITIVE_INFINITY, -late);
    }
    if (chosen) return { size: chosen.size };
    return wait === undefined ? undefined : { wait };
  }

  private dueAt(size: Demand): number {
    const last = this.last.get(size.stream);
    if (!last) return Number.NEGATIVE_INFINITY;
    // bits / kbps = ms: how long the line is busy with the last one at the allowance.
    const busy = (last.bytes * 8) / size.maxKbps;
    return last.at + Math.max(1000 / this.perSecond, size.everyMs, busy);
  }
}
