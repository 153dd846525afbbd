import { type Argb, color } from '../theme/color.ts';
import { loops } from '../theme/motion.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { arc } from './paint/shapes.ts';

/** Something is under way and nobody knows how long: a turning arc; still under *Calm*. */
export class Spinner extends Part {
  private d = 44;
  private line = 6;
  private tint: Argb = color.text.secondary;
  private share = 0.76;
  private ring!: Shape;
  private turning!: Shape;
  private still: (() => void) | undefined;

  get size(): number {
    return this.d;
  }
  set size(size: number) {
    this.d = size;
    this.changed();
  }

  get stroke(): number {
    return this.line;
  }
  set stroke(stroke: number) {
    this.line = stroke;
    this.changed();
  }

  get ink(): Argb {
    return this.tint;
  }
  set ink(ink: Argb) {
    this.tint = ink;
    this.changed();
  }

  /** How much of the ring turns, 0 to 1. */
  get length(): number {
    return this.share;
  }
  set length(length: number) {
    this.share = length;
    this.changed();
  }

  protected override build(): void {
    // It is the same from both sides, and Lightning puts what is turned beside its place where it mirrors.
    this.rtl = false;
    this.ring = this.put(Shape, { ink: color.surface.line });
    this.turning = this.put(Shape, {});
  }

  protected override draw(): void {
    this.w = this.d;
    this.h = this.d;
    this.ring.recipe = arc(this.d, this.line, 1);
    this.turning.recipe = arc(this.d, this.line, this.share);
    this.turning.ink = this.tint;
  }

  /** It turns in steps, on the common beat: turning smoothly, it would redraw the whole stage 60 times a second. */
  override _active(): void {
    if (this.looks.motion !== 'full') return;
    this.still = this.surroundings.ticker.listen((now) => {
      this.turning.rotation = ((now % loops.spinner.ms) / loops.spinner.ms) * Math.PI * 2;
    });
  }

  override _inactive(): void {
    this.still?.();
    this.still = undefined;
  }
}
