/**
 * What the slider of "My webcam" means (W25): 0 sharpest, 10 fastest. It trades sharpness for pictures a second;
 * what the line bears comes on top and may be less.
 */
const PER_SECOND = [1, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15];
const QUALITY = [0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];

/** The slider as the encoder and the pacer need it. */
export interface Wish {
  perSecond: number;
  /** JPEG quality to begin with, 0 to 1 */
  quality: number;
}

/** @param slider 0 to 10 */
export function wishOf(slider: number): Wish {
  const at = Math.max(0, Math.min(10, Math.round(slider)));
  return { perSecond: PER_SECOND[at] ?? 5, quality: QUALITY[at] ?? 0.6 };
}

/** Coarser than this no picture is made. */
export const LOWEST = 0.1;
const STEP = 0.1;

/**
 * The quality for the next picture of a size, from how big the last one came out: down at once when it was too big,
 * up slowly when there is room.
 */
export function nextQuality(last: number, bytes: number, maxBytes: number, wanted: number): number {
  if (bytes > maxBytes) return Math.max(LOWEST, last - (bytes > 1.5 * maxBytes ? 2 : 1) * STEP);
  if (bytes < maxBytes * 0.7) return Math.min(wanted, last + STEP / 4);
  return Math.min(last, wanted);
}
