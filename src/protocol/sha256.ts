/**
 * SHA-256 (FIPS 180-4), a piece at a time. Our own because `crypto.subtle` is missing wherever a TV was reached without
 * TLS, and takes only the whole at once.
 */
export class Sha256 {
  private readonly state = Int32Array.from(START);
  private readonly block = new Uint8Array(BLOCK);
  private readonly words = new Int32Array(64);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    this.length += bytes.length;
    let at = 0;
    if (this.filled > 0) {
      at = Math.min(BLOCK - this.filled, bytes.length);
      this.block.set(bytes.subarray(0, at), this.filled);
      this.filled += at;
      if (this.filled < BLOCK) return this;
      this.compress(this.block, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.compress(bytes, at);
    this.block.set(bytes.subarray(at), 0);
    this.filled = bytes.length - at;
    return this;
  }

  /** The digest, 32 bytes; nothing can be added after that. */
  digest(): Uint8Array {
    const bits = this.length * 8;
    const padding = new Uint8Array((this.filled < BLOCK - 8 ? BLOCK : 2 * BLOCK) - this.filled);
    padding[0] = 0x80;
    const tail = new DataView(padding.buffer);
    tail.setUint32(padding.length - 8, Math.floor(bits / 0x1_0000_0000));
    tail.setUint32(padding.length - 4, bits >>> 0);
    this.update(padding);
    const digest = new Uint8Array(32);
    const out = new DataView(digest.buffer);
    this.state.forEach((word, index) => {
      out.setInt32(index * 4, word);
    });
    return digest;
  }

  private compress(bytes: Uint8Array, from: number): void {
    const { state, words } = this;
    for (let t = 0; t < 16; t += 1) {
      const at = from + t * 4;
      words[t] = (at_(bytes, at) << 24) | (at_(bytes, at + 1) << 16) | (at_(bytes, at + 2) << 8) | at_(bytes, at + 3);
    }
    for (let t = 16; t < 64; t += 1) {
      const x = at_(words, t - 15);
      const y = at_(words, t - 2);
      const small0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
      const small1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
      words[t] = (at_(words, t - 16) + small0 + at_(words, t - 7) + small1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t += 1) {
      const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const choice = (e & f) ^ (~e & g);
      const first = (h + big1 + choice + at_(ROUNDS, t) + at_(words, t)) | 0;
      const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + big0 + majority) | 0;
    }
    const rounds = [a, b, c, d, e, f, g, h];
    for (let at = 0; at < 8; at += 1) state[at] = (at_(state, at) + at_(rounds, at)) | 0;
  }
}

/** The digest of some bytes, 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Sha256().update(bytes).digest();

/** So much is hashed at a time: some milliseconds on a slow box. */
const SLICE = 64 * 1024;

/** The digest of a whole file as words carry it, made in small steps, so that a slow box goes on drawing. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < bytes.length; at += SLICE) {
    hash.update(bytes.subarray(at, at + SLICE));
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  return hexOf(hash.digest());
}

/** Bytes as people and words write a digest: two signs a byte, 0–9 a–f. */
export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  bytes.forEach((byte) => {
    hex += (byte < 16 ? '0' : '') + byte.toString(16);
  });
  return hex;
}

const BLOCK = 64;
const at_ = (list: ArrayLike<number>, index: number): number => list[index] as number;
const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1) if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
};
/** The first 32 bits behind the point. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x1_0000_0000) | 0;

const START = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = Int32Array.from(primes(64).map((prime) => fraction(Math.cbrt(prime))));
