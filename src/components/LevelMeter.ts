import { color } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

const GAP = 4;

/** How loud the microphone hears, in steps. As long and high as it is put. */
export class LevelMeter extends Part {
  /** How many steps; fixed when it is made. */
  steps = 14;
  /** From this level on it is too loud; fixed when it is made. */
  warnsFrom = 1;
  private heard = 0;
  private cells: Shape[] = [];

  /** 0 to 1. */
  get level(): number {
    return this.heard;
  }
  set level(level: number) {
    this.heard = level;
    this.changed();
  }

  protected override build(): void {
    const w = (this.w - GAP * (this.steps - 1)) / this.steps;
    for (let i = 0; i < this.steps; i++) {
      this.cells.push(this.put(Shape, { recipe: plate(w, this.h, GAP), left: i * (w + GAP) }));
    }
  }

  protected override draw(): void {
    const lit = Math.round(this.heard * this.steps);
    const loud = this.warnsFrom * this.steps;
    this.cells.forEach((cell, index) => {
      const ink = index < loud ? color.state.ok : color.state.warn;
      cell.ink = index < lit ? ink : color.surface.track;
    });
  }
}
