import { type Argb, color } from '../theme/color.ts';
import { stage } from '../theme/metrics.ts';
import { Part } from './core/Part.ts';
import { loadImage } from './paint/image.ts';
import type { Recipe } from './paint/recipe.ts';
import { Shape } from './paint/Shape.ts';

/** The pictures are 480×270 and soft: a larger texture would hold nothing more. */
const DETAIL = 0.25;

function stretched(url: string): Recipe {
  const { width: w, height: h } = stage;
  return {
    id: `backdrop:${url}`,
    w,
    h,
    bleed: 0,
    detail: DETAIL,
    draw: async (ctx) => ctx.drawImage(await loadImage(url), 0, 0, w, h),
  };
}

/** A baked picture behind a whole screen; without one, or until it is there, the room of the page shows through. */
export class Backdrop extends Part {
  /** Fixed when it is made. */
  url: string | undefined;
  /** What it is multiplied with; grey makes it darker. */
  ink: Argb = color.asDrawn;

  protected override build(): void {
    if (this.url !== undefined) this.put(Shape, { recipe: stretched(this.url), ink: this.ink });
  }
}
