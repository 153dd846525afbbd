import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hexOf, Sha256, sha256 } from '../../src/protocol/sha256.ts';
import { seeded, seededBytes } from '../support/random.ts';

const expected = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 where the engine has none', () => {
  it('is the one everybody else has, whatever the length', () => {
    const { bytes } = seededBytes(7);
    for (let length = 0; length < 200; length += 1) {
      const some = bytes(length);
      expect(hexOf(sha256(some))).toBe(expected(some));
    }
  });

  it('is the same however the bytes come', () => {
    const random = seeded(11);
    const all = seededBytes(12).bytes(20_000);
    for (let run = 0; run < 20; run += 1) {
      const hash = new Sha256();
      let at = 0;
      while (at < all.length) {
        const next = at + 1 + Math.floor(random() * 300);
        hash.update(all.subarray(at, next));
        at = next;
      }
      expect(hexOf(hash.digest())).toBe(expected(all));
    }
  });
});
