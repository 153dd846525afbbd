import { type Argb, color } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

/** Heights come in steps: one texture each. */
const STEP = 6;

/** A voice as it was heard of late, the newest at the end (28): as long and high as it is put. */
export class VoiceWave extends Part {
  /** How wide a bar is, and the gap beside it; fixed when it is made. */
  bar = 6;
  private tint_: Argb = color.state.speakingText;
  private levels: number[] = [];
  private bars: Shape[] = [];

  get ink(): Argb {
    return this.tint_;
  }
  set ink(ink: Argb) {
    this.tint_ = ink;
    this.changed();
  }

  /** It was so loud now, 0 to 1. */
  hear(level: number): void {
    this.levels.push(level);
    if (this.levels.length > this.bars.length) this.levels.shift();
    this.changed();
  }

  /** Nothing was heard. */
  clear(): void {
    this.levels = [];
    this.changed();
  }

  protected override build(): void {
    const { bar, w } = this;
    const count = Math.floor((w + bar) / (bar * 2));
    for (let index = 0; index < count; index += 1) this.bars.push(this.put(Shape, { left: index * bar * 2 }));
  }

  protected override draw(): void {
    const { bar: wide } = this;
    const before = this.bars.length - this.levels.length;
    this.bars.forEach((bar, index) => {
      const level = this.levels[index - before] ?? 0;
      const h = Math.max(wide, Math.round((level * this.h) / STEP) * STEP);
      bar.recipe = plate(wide, h, wide / 2);
      bar.top = (this.h - h) / 2;
      bar.ink = this.tint_;
    });
  }
}
