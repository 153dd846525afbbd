import type Lightning from '@lightningjs/core';
import { type Argb, color } from '../theme/color.ts';
import { ms } from '../theme/motion.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

/** How much of something is used or done: a bar from the start, `share` from 0 to 1. As long and high as it is put. */
export class ProgressBar extends Part {
  private part = 0;
  private under: Argb = color.surface.track;
  private tint: Argb = color.text.secondary;
  private track!: Shape;
  private window!: Lightning.Element;
  private bar!: Shape;

  get share(): number {
    return this.part;
  }
  set share(share: number) {
    this.part = Math.max(0, Math.min(1, share));
    this.changed();
  }

  get ink(): Argb {
    return this.tint;
  }
  set ink(ink: Argb) {
    this.tint = ink;
    this.changed();
  }

  get ground(): Argb {
    return this.under;
  }
  set ground(ground: Argb) {
    this.under = ground;
    this.changed();
  }

  protected override build(): void {
    const { w, h } = this;
    this.track = this.put(Shape, { recipe: plate(w, h, h / 2) });
    // One full bar seen through a window: a new length draws nothing new.
    this.window = this.box({ w: 0, h, clipping: true });
    this.bar = this.put(Shape, { recipe: plate(w, h, h / 2) }, this.window);
  }

  protected override draw(): void {
    this.track.ink = this.under;
    this.bar.ink = this.tint;
    this.ease(this.window, { w: this.part * this.w }, ms.focus);
  }
}
