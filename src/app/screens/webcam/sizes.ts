import type { Settings } from '../../../protocol/words.ts';

/** The sizes one can choose (W25). */
export const SIZES: readonly { readonly width: Settings['width']; readonly height: number }[] = [
  { width: 160, height: 90 },
  { width: 320, height: 180 },
  { width: 640, height: 360 },
];

export const heightOf = (width: number): number => SIZES.filter((one) => one.width === width)[0]?.height ?? 180;
