import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where names and secrets come from; a test hands in a seeded one. */
export interface Random {
  bytes(count: number): Uint8Array;
}

export const systemRandom: Random = { bytes: (count) => randomBytes(count) };

/** A name nobody can guess and nobody reads: 128 bits, URL-safe. */
export const newId = (random: Random): string => Buffer.from(random.bytes(16)).toString('base64url');

/** A secret: 256 bits, URL-safe. */
export const newSecret = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url');

/** Digits and letters that are not mistaken for one another. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A secret for minutes that somebody may copy by hand: 80 bits, as four groups of four signs. */
export function newCode(random: Random): string {
  const signs = Array.from(random.bytes(16), (byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return (signs.match(/.{4}/g) ?? []).join('-');
}

/** How a secret of our own making is kept. It has full entropy, so a plain hash is enough (a password's is argon2id). */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Compares without telling by its time how much was right. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
