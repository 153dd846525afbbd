import { type Argb, color } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

/** Each bar: where it begins and how high it is (design 05). */
const BARS = [
  { x: 0, h: 10 },
  { x: 13, h: 19 },
  { x: 26, h: 28 },
] as const;

/** A line's class as one to three bars, 36×30. */
export class SignalBars extends Part {
  private count = 0;
  private tint: Argb = color.text.secondary;
  private dim: Argb = color.surface.track;
  private bars: Shape[] = [];

  /** How many bars are lit, 0 to 3. */
  get level(): number {
    return this.count;
  }
  set level(level: number) {
    this.count = level;
    this.changed();
  }

  get ink(): Argb {
    return this.tint;
  }
  set ink(ink: Argb) {
    this.tint = ink;
    this.changed();
  }

  get inkOff(): Argb {
    return this.dim;
  }
  set inkOff(ink: Argb) {
    this.dim = ink;
    this.changed();
  }

  protected override build(): void {
    this.w = 36;
    this.h = 30;
    this.bars = BARS.map(({ x, h }) => this.put(Shape, { recipe: plate(9, h, 3), left: x, top: this.h - h }));
  }

  protected override draw(): void {
    this.bars.forEach((bar, index) => {
      bar.ink = index < this.count ? this.tint : this.dim;
    });
  }
}
