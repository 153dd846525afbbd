import { describe, expect, it } from 'vitest';
import type { OpenCamera } from '../../src/capture/camera.ts';
import type { StillEncoder } from '../../src/capture/encoder.ts';
import { portraitOf } from '../../src/capture/portrait.ts';
import { AVATAR_BYTES, AVATAR_SIDE } from '../../src/protocol/limits.ts';

const camera = {} as OpenCamera;

/** Makes pictures of as many bytes as the room needs at that size and quality. */
function encoder(bytesFor: (side: number, quality: number) => number | undefined) {
  const tried: number[][] = [];
  const made: StillEncoder = {
    encode: async (_camera, width, height, quality) => {
      tried.push([width, height]);
      const bytes = bytesFor(width, quality);
      return bytes === undefined ? undefined : { codec: 'jpeg', bytes: new Uint8Array(bytes) };
    },
    close() {},
  };
  return { made, tried };
}

describe('a portrait', () => {
  it('is as large as it is ever drawn, if that fits', async () => {
    const { made, tried } = encoder(() => 8_000);
    expect((await portraitOf(camera, made))?.length).toBe(8_000);
    expect(tried).toEqual([[256, 256]]);
  });

  it('gets smaller until it fits what friends’ TVs take', async () => {
    const { made, tried } = encoder((side, quality) => side * side * quality * 0.5);
    const bytes = await portraitOf(camera, made);
    expect(bytes?.length).toBeLessThanOrEqual(AVATAR_BYTES);
    expect(tried.length).toBeGreaterThan(1);
    for (const [width = 0, height = 0] of tried) {
      expect(width).toBe(height);
      expect(width).toBeGreaterThanOrEqual(AVATAR_SIDE.min);
      expect(width).toBeLessThanOrEqual(AVATAR_SIDE.max);
    }
  });

  it('is none where this engine makes none, or none that fits', async () => {
    expect(await portraitOf(camera, encoder(() => undefined).made)).toBeUndefined();
    expect(await portraitOf(camera, encoder(() => AVATAR_BYTES + 1).made)).toBeUndefined();
  });
});
