import { Credit } from '../../src/protocol/credit.ts';

/** A leg always gets this part of a line, however much else goes over it. */
export const LEAST_PART = 0.05;

/** What a line is given, as a leg needs to know it: pictures, sound and legs are all paid for from the same. */
export interface SharedLine {
  /** kbps */
  readonly kbps: number;
  /** ms until this much may go of what nothing else uses */
  waitSpare(bytes: number, now: number): number;
  /** It went, whoever sent it. */
  passed(bytes: number, now: number): void;
}

/**
 * When the next piece of a leg may go (V4): of what live pictures and sound leave of the line's allowance, and at a
 * twentieth of it even where they leave nothing. So a clip never stands still, and nobody on air loses more than that.
 */
export class Pace {
  /** the line it goes over at the moment; another one when the TV goes on air, or begins to watch */
  readonly #line: () => SharedLine;
  readonly #least: Credit;

  constructor(line: () => SharedLine, now: number) {
    this.#line = line;
    this.#least = new Credit(line().kbps * LEAST_PART, now);
  }

  /** ms until this much may go; 0: now; Infinity: the line is given nothing. @param bytes on the wire */
  wait(bytes: number, now: number): number {
    const line = this.#line();
    if (line.kbps <= 0) return Number.POSITIVE_INFINITY;
    this.#least.limit(line.kbps * LEAST_PART, now);
    return Math.min(line.waitSpare(bytes, now), this.#least.wait(bytes, now));
  }

  spend(bytes: number, now: number): void {
    const line = this.#line();
    const wasSpare = line.waitSpare(bytes, now) === 0;
    line.passed(bytes, now);
    if (!wasSpare) this.#least.spend(bytes, now);
  }
}

/**
 * What is left for legs on a TV that watches nothing, kbps.
 * @param cap what its line is given
 * @param elsewhere what the person's other TVs are given for what they watch: the allowance is one (W16)
 */
export const leftFor = (cap: number, elsewhere: number): number => Math.max(cap * LEAST_PART, cap - elsewhere);
