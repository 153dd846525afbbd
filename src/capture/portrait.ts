import { AVATAR_BYTES } from '../protocol/limits.ts';
import type { OpenCamera } from './camera.ts';
import type { StillEncoder } from './encoder.ts';

/** Sizes and qualities in the order they are tried: as large as it is ever drawn first, small enough for any room last. */
const TRIES = [
  { side: 256, quality: 0.85 },
  { side: 256, quality: 0.65 },
  { side: 192, quality: 0.65 },
  { side: 128, quality: 0.6 },
  { side: 96, quality: 0.4 },
] as const;

/**
 * A picture of the person for friends' lists: the square middle of what the camera sees, within AVATAR_BYTES.
 * Undefined when this engine cannot make one.
 */
export async function portraitOf(camera: OpenCamera, encoder: StillEncoder): Promise<Uint8Array | undefined> {
  for (const { side, quality } of TRIES) {
    const picture = await encoder.encode(camera, side, side, quality);
    if (!picture) return undefined;
    if (picture.bytes.length <= AVATAR_BYTES) return picture.bytes;
  }
  return undefined;
}
