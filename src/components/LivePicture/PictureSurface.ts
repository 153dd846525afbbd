import type { Rect } from '../core/geometry.ts';
import type { Corners } from '../paint/shapes.ts';

/** A picture that is ready to be drawn. */
export type Frame = ImageBitmap | HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;

/** How a picture fills its place: all of the place, all of the picture, or its own pixels 1, 2 or 3 times as large. */
export type Fit = 'fill' | 'whole' | 1 | 2 | 3;

/**
 * Where live pictures are drawn. `show` draws at once and keeps nothing of the frame, so the caller may close it when
 * it returns; memory stays flat however many pictures come.
 */
export interface PictureSurface {
  show(frame: Frame): void;
  /** Nothing of the last picture stays visible. */
  clear(): void;
  /** Where it lies on the stage, px at 1920×1080. */
  place(rect: Rect, corners: Corners): void;
  /** Off the screen, or under something that hides it. */
  hide(hidden: boolean): void;
  destroy(): void;
}

/** Size of a frame in its own pixels. */
export function sizeOf(frame: Frame): { readonly w: number; readonly h: number } {
  if ('videoWidth' in frame) return { w: frame.videoWidth, h: frame.videoHeight };
  if ('naturalWidth' in frame) return { w: frame.naturalWidth, h: frame.naturalHeight };
  return { w: frame.width, h: frame.height };
}
