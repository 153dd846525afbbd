import { type Argb, color } from '../theme/color.ts';
import { loops } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { swing } from './core/Ticker.ts';
import { Shape } from './paint/Shape.ts';
import { dots } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const DOT = { d: 14, pitch: 20, left: 3 } as const;
/** As drawn in 03, and how they stay under *Calm*. */
const STILL = [1, 0.65, 0.35] as const;

/** Somebody is writing: three dots and who. 40 px high. */
export class TypingDots extends Part {
  private words = '';
  private tint_: Argb = color.text.secondary;
  private label_!: Label;
  private dots_: Shape[] = [];
  private still: (() => void) | undefined;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  /** Colour of the dots and the words. */
  set ink(ink: Argb) {
    this.tint_ = ink;
    this.changed();
  }
  get ink(): Argb {
    return this.tint_;
  }

  protected override build(): void {
    this.h = 40;
    this.dots_ = STILL.map((alpha, index) =>
      this.put(Shape, {
        recipe: dots(1, DOT.d, 0),
        ink: color.text.secondary,
        left: DOT.left + index * DOT.pitch,
        top: (this.h - DOT.d) / 2,
        alpha,
      }),
    );
    this.label_ = this.put(Label, { style: type.caption, ink: color.text.secondary, x: 76, y: 4 });
  }

  protected override draw(): void {
    this.label_.words = this.words;
    this.label_.ink = this.tint_;
    for (const dot of this.dots_) dot.ink = this.tint_;
    this.w = this.label_.x + this.label_.w;
  }

  override _active(): void {
    if (this.looks.motion !== 'full') return;
    const { ms, stagger } = loops.typingDots;
    this.still = this.surroundings.ticker.listen((now) => {
      this.dots_.forEach((dot, index) => {
        dot.alpha = 1 - 0.65 * swing(now - index * stagger, ms);
      });
    });
  }

  override _inactive(): void {
    this.still?.();
    this.still = undefined;
  }
}
