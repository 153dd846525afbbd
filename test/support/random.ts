import { seeded } from '../../load/seeded.ts';

export { seeded };

/** Bytes from a seeded generator, in the form the server takes them. */
export function seededBytes(seed: number): { bytes(count: number): Uint8Array } {
  const random = seeded(seed);
  return { bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(random() * 256)) };
}

/** One entry of a list. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  const entry = list[Math.floor(random() * list.length)];
  if (entry === undefined) throw new Error('nothing to pick from');
  return entry;
}
