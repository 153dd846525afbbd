import { Credit } from '../protocol/credit.ts';
import { PICTURE_HEADER } from '../protocol/packet.ts';
import { onWire } from '../protocol/wire.ts';
import type { Demand } from '../protocol/words.ts';

/** What is known of a stream that was asked for. */
interface Flow {
  credit: Credit;
  /** when the last picture went, and what it cost the line */
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
  private readonly flows = new Map<number, Flow>();

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

  /** A picture went out. @param bytes of its payload */
  sent(stream: number, bytes: number, now: number): void {
    this.urgent.delete(stream);
    const size = this.demand.find((entry) => entry.stream === stream);
    if (!size) return;
    const { credit } = this.flowOf(size, now);
    const cost = onWire(PICTURE_HEADER + bytes, true);
    credit.spend(cost, now);
    this.flows.set(stream, { credit, at: now, bytes: cost });
  }

  /** The size to encode now, or how many ms to wait (undefined: until the demand changes). */
  next(now: number): { size: Demand } | { wait: number } | undefined {
    let wait: number | undefined;
    let chosen: { size: Demand; late: number } | undefined;
    for (const size of this.demand) {
      const late = this.urgent.has(size.stream) ? Number.POSITIVE_INFINITY : -this.waitFor(size, now);
      if (late >= 0 && (!chosen || late > chosen.late)) chosen = { size, late };
      if (late < 0) wait = Math.min(wait ?? Number.POSITIVE_INFINITY, -late);
    }
    if (chosen) return { size: chosen.size };
    return wait === undefined ? undefined : { wait };
  }

  /** ms until the next picture of a size may go: for its pace and its allowance; below 0: for so long it could have gone. */
  private waitFor(size: Demand, now: number): number {
    const { credit, at, bytes } = this.flowOf(size, now);
    // The next one is as large as the last, as far as anybody can say.
    const allowed = credit.wait(bytes, now);
    const paced = at + Math.max(1000 / this.perSecond, size.everyMs) - now;
    return allowed > 0 ? Math.max(allowed, paced) : paced;
  }

  private flowOf({ stream, maxKbps, maxBytes }: Demand, now: number): Flow {
    const known = this.flows.get(stream);
    if (known) {
      known.credit.limit(maxKbps, now);
      return known;
    }
    const bytes = onWire(PICTURE_HEADER + maxBytes, true);
    const flow = { credit: new Credit(maxKbps, now), at: Number.NEGATIVE_INFINITY, bytes };
    this.flows.set(stream, flow);
    return flow;
  }
}
