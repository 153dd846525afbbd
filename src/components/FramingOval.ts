import { color } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { frame } from './paint/shapes.ts';

const W = 308;
const H = 412;
const STROKE = 5;

/** Where the face should be: solid green when it is, dashed yellow when not. 308×412. */
export class FramingOval extends Part {
  private fits = true;
  private line!: Shape;

  get good(): boolean {
    return this.fits;
  }
  set good(good: boolean) {
    this.fits = good;
    this.changed();
  }

  protected override build(): void {
    this.w = W;
    this.h = H;
    this.line = this.put(Shape, { alpha: 0.9 });
  }

  protected override draw(): void {
    this.line.recipe = frame(W, H, W / 2, STROKE, this.fits ? null : [18, 16]);
    this.line.ink = this.fits ? color.state.ok : color.state.warn;
  }
}
