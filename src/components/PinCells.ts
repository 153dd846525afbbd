import type Lightning from '@lightningjs/core';
import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { easing } from '../theme/motion.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { dots, frame, plate } from './paint/shapes.ts';

const SIDE = 76;
const GAP = 16;
const RIM = 2;
const DOT = 24;
const SHAKE = { by: 8, stepMs: 60 } as const;

interface Cell {
  readonly full: Shape;
  readonly dot: Shape;
  readonly empty: Shape;
  readonly rim: Shape;
}

/** How much of a PIN is typed: a dot for each digit, never the digit. Four are 352×76. */
export class PinCells extends Part {
  /** How many digits it has. Fixed when it is made. */
  digits = 4;
  private count = 0;
  private yellow = false;
  private row!: Lightning.Element;
  private cells: readonly Cell[] = [];
  private shaking: ReturnType<typeof setTimeout> | undefined;

  /** How many digits are typed. */
  get typed(): number {
    return this.count;
  }
  set typed(typed: number) {
    this.count = typed;
    if (typed > 0) this.yellow = false;
    this.changed();
  }

  /** That was not it: the cells shake once; where nothing may move they are yellow until the next digit (22b). */
  refuse(): void {
    if (this.looks.motion === 'full') this.shake([-1, 1, 0]);
    else this.yellow = true;
    this.changed();
  }

  protected override build(): void {
    const { digits } = this;
    this.w = SIDE * digits + GAP * (digits - 1);
    this.h = SIDE;
    // Digits are typed from left to right everywhere.
    this.rtl = false;
    this.row = this.box({ w: this.w, h: SIDE });
    this.cells = Array.from({ length: digits }, (_, index) => {
      const place = { left: index * (SIDE + GAP), top: 0 };
      const ground = { recipe: plate(SIDE, SIDE, radius.button), ...place };
      const inset = (SIDE - DOT) / 2;
      return {
        full: this.put(Shape, { ...ground, ink: color.surface[3] }, this.row),
        empty: this.put(Shape, { ...ground, ink: color.bg.field }, this.row),
        rim: this.put(Shape, { recipe: frame(SIDE, SIDE, radius.button, RIM), ...place }, this.row),
        dot: this.put(
          Shape,
          { recipe: dots(1, DOT, 0), left: place.left + inset, top: inset, ink: color.text.primary },
          this.row,
        ),
      };
    });
  }

  protected override draw(): void {
    this.cells.forEach(({ full, dot, empty, rim }, index) => {
      const isFull = index < this.count;
      full.visible = isFull;
      dot.visible = isFull;
      empty.visible = !isFull;
      rim.visible = !isFull;
      rim.ink = this.yellow ? color.state.warn : color.surface.lineStrong;
    });
  }

  override _detach(): void {
    clearTimeout(this.shaking);
  }

  private shake([to, ...rest]: readonly number[]): void {
    if (to === undefined) return;
    this.ease(this.row, { x: to * SHAKE.by }, SHAKE.stepMs, easing.standard);
    this.shaking = setTimeout(() => this.shake(rest), SHAKE.stepMs);
  }
}
