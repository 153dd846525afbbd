import sharp from 'sharp';
import { type Clip, THUMB, thumbsOf } from './footage.ts';

export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A part of a screenshot as a tiny grey picture. */
export async function thumbOf(screenshot: Uint8Array, area: Area): Promise<Uint8Array> {
  return sharp(screenshot)
    .extract(area)
    .resize(THUMB.width, THUMB.height, { fit: 'fill', kernel: 'cubic' })
    .greyscale()
    .raw()
    .toBuffer();
}

/** How far two tiny pictures are apart: mean difference of a pixel, after both are brought to the same brightness. */
export function distance(a: Uint8Array, b: Uint8Array): number {
  const mean = (bytes: Uint8Array): number => bytes.reduce((sum, value) => sum + value, 0) / bytes.length;
  const [ma, mb] = [mean(a), mean(b)];
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += Math.abs((a[at] ?? 0) - ma - ((b[at] ?? 0) - mb));
  return sum / a.length;
}

/** How far a tiny picture is from the nearest moment of a clip. @param share of it that counts, from the top */
export function distanceTo(thumb: Uint8Array, clip: Clip, share = 1): number {
  const bytes = Math.round(THUMB.height * share) * THUMB.width;
  const part = thumb.subarray(0, bytes);
  return Math.min(...thumbsOf(clip).map((moment) => distance(part, moment.subarray(0, bytes))));
}

/**
 * Which clip a part of a screenshot shows, or undefined if it is not clearly one of them.
 * @param mirrored as one sees oneself
 * @param share of the area that counts, from the top: something lies over the rest
 */
export async function recognise(
  screenshot: Uint8Array,
  area: Area,
  { mirrored = false, share = 1 }: { mirrored?: boolean; share?: number } = {},
): Promise<Clip | undefined> {
  const picture = mirrored
    ? await sharp(await sharp(screenshot).extract(area).toBuffer())
        .flop()
        .toBuffer()
    : screenshot;
  const thumb = await thumbOf(picture, mirrored ? { ...area, left: 0, top: 0 } : area);
  const [room, study] = [distanceTo(thumb, 'room', share), distanceTo(thumb, 'study', share)];
  // A black or frozen-grey area is near to nothing.
  const nearest = Math.min(room, study);
  if (nearest > 14 || Math.max(room, study) < nearest * 1.8) return undefined;
  return room < study ? 'room' : 'study';
}
