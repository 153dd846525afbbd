/** A number from 0 to 1 (1 excluded) that depends on nothing but the two given: chance that can be asked again. */
export function noise(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 0x7f4a7c15, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

/** A seed made of a name, so that everybody has their own habits and keeps them. */
export function seedOf(name: string): number {
  let seed = 7;
  for (const sign of name) seed = Math.imul(seed, 31) + (sign.codePointAt(0) ?? 0);
  return seed >>> 0;
}

/** Chance of one person: the same row of decisions in every run. */
export class Chance {
  readonly #seed: number;
  #drawn = 0;

  constructor(name: string) {
    this.#seed = seedOf(name);
  }

  /** From 0 to 1 (1 excluded). */
  next(): number {
    return noise(this.#seed, this.#drawn++);
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** One of the choices, not the one of last time where there is another. */
  oneOf<T>(choices: readonly T[], last?: T): T | undefined {
    const others = choices.filter((choice) => choice !== last);
    const from = others.length > 0 ? others : choices;
    return from[Math.floor(this.next() * from.length)];
  }
}
