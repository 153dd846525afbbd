import { describe, expect, it } from 'vitest';
import { factsOf, isPortrait } from '../../../server/accounts/picture.ts';
import { AVATAR_BYTES, AVATAR_SIDE } from '../../../src/protocol/limits.ts';
import { jpeg, png, webp } from '../../support/portraits.ts';

describe('a picture of a person', () => {
  it.each([
    ['a PNG', png(256, 200), 'image/png'],
    ['a JPEG', jpeg(256, 200), 'image/jpeg'],
    ['a progressive JPEG', jpeg(256, 200, 0xc2), 'image/jpeg'],
    ['a WebP', webp('VP8 ', 256, 200), 'image/webp'],
    ['a lossless WebP', webp('VP8L', 256, 200), 'image/webp'],
    ['a WebP with extras', webp('VP8X', 256, 200), 'image/webp'],
  ])('is known for what it is and how large: %s', (_name, bytes, type) => {
    expect(factsOf(bytes)).toEqual({ type, width: 256, height: 200 });
    expect(isPortrait(bytes)).toBeDefined();
  });

  it.each([
    ['nothing', ''],
    ['a GIF', Buffer.from('GIF89a\x10\x00\x10\x00').toString('hex')],
    ['a drawing that could hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('hex')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>').toString('hex')],
    ['a sound in RIFF', Buffer.from('RIFF\0\0\0\0WAVEfmt ').toString('hex')],
    ['a JPEG that ends before its frame', 'ffd8ffe000104a4649'],
    ['a JPEG of garbage', 'ffd800112233'],
    ['a JPEG of nothing but fill', `ffd8${'ff'.repeat(300)}`],
    ['half a PNG', Buffer.from(png(64, 64)).subarray(0, 18).toString('hex')],
  ])('is not %s', (_name, hex) => {
    expect(factsOf(Buffer.from(hex, 'hex'))).toBeUndefined();
  });

  it('is what it is wherever its bytes lie in memory', () => {
    const within = Buffer.concat([Buffer.alloc(7), png(64, 64)]).subarray(7);
    expect(factsOf(within)).toMatchObject({ width: 64 });
  });

  it('is refused when it would unfold into something huge, or is hardly there', () => {
    const { min, max } = AVATAR_SIDE;
    expect(isPortrait(png(max, min))).toBeDefined();
    for (const [width, height] of [
      [max + 1, 100],
      [100, max + 1],
      [min - 1, 100],
      [100, 0],
      [60_000, 60_000],
    ] as const) {
      expect(isPortrait(png(width, height)), `${width} × ${height}`).toBeUndefined();
    }
  });

  it('is refused when it has too many bytes', () => {
    const head = png(64, 64).length;
    expect(isPortrait(png(64, 64, AVATAR_BYTES - head))).toBeDefined();
    expect(isPortrait(png(64, 64, AVATAR_BYTES - head + 1))).toBeUndefined();
  });

  it('is answered within no time, whatever it is made of', () => {
    let state = 1;
    for (let round = 0; round < 2_000; round += 1) {
      const bytes = Buffer.alloc(200);
      for (let at = 0; at < bytes.length; at += 1) {
        state = (state * 1103515245 + 12345) & 0x7fffffff;
        bytes[at] = state >> 16;
      }
      bytes.set([0xff, 0xd8, 0xff], 0);
      expect(() => factsOf(bytes)).not.toThrow();
    }
  });
});
