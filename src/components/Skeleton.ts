import { color } from '../theme/color.ts';
import { radius, size } from '../theme/metrics.ts';
import { Part } from './core/Part.ts';
import { swing } from './core/Ticker.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

/** One breath of the shimmer (screen 02). */
const SHIMMER_MS = 1400;

/** The place of a friend card whose friend is still being fetched: 560×132. */
export class Skeleton extends Part {
  private bones: Shape[] = [];
  private still: (() => void) | undefined;

  protected override build(): void {
    const d = size.avatar.l;
    this.put(Shape, { recipe: plate(this.w, this.h, radius.card), ink: color.surface.dim });
    const left = 24;
    const text = left + d + 28;
    const ink = color.surface[2];
    this.bones = [
      this.put(Shape, { recipe: plate(d, d, d / 2), left, top: (this.h - d) / 2, ink }),
      this.put(Shape, { recipe: plate(180, 24, 12), left: text, top: 38, ink }),
      this.put(Shape, { recipe: plate(260, 18, 9), left: text, top: 77, ink }),
    ];
  }

  override _active(): void {
    if (this.looks.motion !== 'full') return;
    this.still = this.surroundings.ticker.listen((now) => {
      for (const bone of this.bones) bone.alpha = 0.5 + 0.5 * swing(now, SHIMMER_MS);
    });
  }

  override _inactive(): void {
    this.still?.();
    this.still = undefined;
  }
}
