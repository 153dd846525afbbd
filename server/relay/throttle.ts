import { Credit } from '../../src/protocol/credit.ts';
import { Meter, SAMPLES } from './meter.ts';

/** How an allowance is held (W15); the operator's choice. */
export interface ThrottleRules {
  /** drop: what is over the allowance is gone, and counts 0. delay: it waits, and the newest goes when it may. */
  mode: 'drop' | 'delay';
  /**
   * credit: held to the allowance. window: the rule of [0085] taken literally, by what the window says at the moment;
   * it swings from a third under the allowance to twice of it.
   */
  admission: 'credit' | 'window';
  /** length of the window */
  samples: number;
}

export const THROTTLE: ThrottleRules = { mode: 'delay', admission: 'credit', samples: SAMPLES };

/** Holds one flow of pictures to an allowance, and measures what it uses. Bytes are bytes on the wire. */
export class Throttle {
  readonly #rules: ThrottleRules;
  readonly #meter: Meter;
  readonly #credit: Credit;
  #kbps: number;

  constructor(rules: ThrottleRules, kbps: number, now: number) {
    this.#rules = rules;
    this.#meter = new Meter(rules.samples);
    this.#credit = new Credit(kbps, now);
    this.#kbps = kbps;
  }

  /** The allowance, kbps. */
  get kbps(): number {
    return this.#kbps;
  }

  /** What is used of it by the window, kbps. */
  get used(): number {
    return this.#meter.kbps;
  }

  /** Another allowance from now on. */
  limit(kbps: number, now: number): void {
    if (kbps === this.#kbps) return;
    this.#kbps = kbps;
    this.#credit.limit(kbps, now);
  }

  /** ms until this much may pass; 0: now. */
  wait(bytes: number, now: number): number {
    return this.#rules.admission === 'credit' ? this.#credit.wait(bytes, now) : this.#windowWait(now);
  }

  /** ms until this much may pass of what nothing else uses. */
  waitSpare(bytes: number, now: number): number {
    return this.#credit.waitSpare(bytes, now);
  }

  passed(bytes: number, now: number): void {
    this.#meter.add(bytes, now);
    this.#credit.spend(bytes, now);
  }

  dropped(now: number): void {
    this.#meter.add(0, now);
  }

  /** When what is in the window, spread over the time until then, is no more than the allowance. */
  #windowWait(now: number): number {
    const { first, kbps, bytes } = this.#meter;
    if (first === undefined || kbps < this.#kbps) return 0;
    return Math.max(1, Math.ceil((bytes * 8) / this.#kbps - (now - first)));
  }
}
