import type { AtlasGrid } from '../../theme/icons.ts';
import { loadImage } from './image.ts';

/** A picture of many small ones. It is fetched when the first of them is needed, and stays out of texture memory. */
export class Atlas {
  private readonly url: string;
  readonly grid: AtlasGrid;
  private loading: Promise<HTMLImageElement> | undefined;
  private image: HTMLImageElement | undefined;

  constructor(url: string, grid: AtlasGrid) {
    this.url = url;
    this.grid = grid;
  }

  /** Draws with it: at once if it is here, so that what is drawn shows in the same frame; else when it has come. */
  use(draw: (image: HTMLImageElement) => void): void | Promise<void> {
    return this.image ? draw(this.image) : this.load().then(draw);
  }

  /** Fetches it (once; again after a failure). */
  load(): Promise<HTMLImageElement> {
    this.loading ??= loadImage(this.url).then(
      (image) => {
        this.image = image;
        return image;
      },
      (error: unknown) => {
        this.loading = undefined;
        throw error;
      },
    );
    return this.loading;
  }
}

/** Where to cut from a picture, px of that picture. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Draws a piece of a picture much smaller than it is. One step below half size leaves jagged edges, so it halves
 * until the rest is less than half (the engine's own "high" quality came with Chromium 54).
 */
export function drawSmaller(
  ctx: CanvasRenderingContext2D,
  image: CanvasImageSource,
  cut: Cut,
  to: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  scale: number,
): void {
  let source = image;
  let { x, y, w, h } = cut;
  while (w > to.w * scale * 2 && h > to.h * scale * 2) {
    const half = document.createElement('canvas');
    half.width = Math.ceil(w / 2);
    half.height = Math.ceil(h / 2);
    half.getContext('2d')?.drawImage(source, x, y, w, h, 0, 0, half.width, half.height);
    source = half;
    [x, y, w, h] = [0, 0, half.width, half.height];
  }
  ctx.drawImage(source, x, y, w, h, to.x, to.y, to.w, to.h);
}
