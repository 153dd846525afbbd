import { HEADER_BYTES } from '../../protocol/clip/format.ts';
import { PICTURE_HEADER, SOUND_HEADER } from '../../protocol/packet.ts';

/** The most an operator allows. */
export interface ClipLimits {
  readonly longestMs: number;
  readonly mostBytes: number;
}

/** How a recording is made so that it fits, whatever is seen. */
export interface ClipPlan {
  readonly width: number;
  readonly height: number;
  /** ms from picture to picture */
  readonly everyMs: number;
  /** a picture may be so large on the whole */
  readonly pictureBytes: number;
  /** what the longest recording comes to at most */
  readonly upTo: number;
}

export const CLIP_PICTURE_MS = 100;
/** Sound as on the fast class of line: people watch a video message more than once. */
export const CLIP_SOUND = { kbps: 24, packetMs: 20 } as const;
/** What looks well on a TV at such a size; the sharpest that fits is taken. */
const SIZES = [
  { width: 480, height: 270, bytes: 5_000 },
  { width: 320, height: 180, bytes: 0 },
] as const;
/** Half a minute of these is 2.6 MB: what a fast line carries in little more than a minute. */
const MOST_PICTURE_BYTES = 8_400;
/** What the sound of a codec comes to, kbps. */
const KBPS = { opus: CLIP_SOUND.kbps, pcmu: 64 } as const;

/** Codecs a recording may have its sound in. */
export type ClipCodec = keyof typeof KBPS;

/** @param sound undefined: without */
export function planOf({ longestMs, mostBytes }: ClipLimits, sound: ClipCodec | undefined): ClipPlan {
  const pictures = longestMs / CLIP_PICTURE_MS;
  const packets = sound ? longestMs / CLIP_SOUND.packetMs : 0;
  const packet = sound ? (KBPS[sound] * CLIP_SOUND.packetMs) / 8 + SOUND_HEADER : 0;
  const around = HEADER_BYTES + longestMs / 10 + packets * packet + pictures * PICTURE_HEADER;
  const fits = Math.floor((mostBytes - around) / pictures);
  const pictureBytes = Math.max(1_000, Math.min(MOST_PICTURE_BYTES, fits));
  const size = SIZES.filter(({ bytes }) => pictureBytes >= bytes)[0] ?? SIZES[1];
  const upTo = Math.min(mostBytes, Math.round(around + pictures * pictureBytes));
  return { width: size.width, height: size.height, everyMs: CLIP_PICTURE_MS, pictureBytes, upTo };
}
