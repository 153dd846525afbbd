import { color } from '../theme/color.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';

const [W, H] = [64, 36];
const BAR = { w: 4, gap: 4, least: 6, most: 22 } as const;
/** How high each stands where it is loudest; they change places, so that a steady voice moves too. */
const SHAPE = [0.45, 0.8, 1, 0.65, 0.35] as const;

/** Somebody speaks: green, with bars that move as they do (13, 19). Never a ring: rings mean focus. */
export class SpeakingMark extends Part {
  static readonly W = W;
  static readonly H = H;
  private loud = 0;
  private turn = 0;
  private bars: Shape[] = [];

  /** 0: nobody speaks, and it does not show; up to 1. */
  get level(): number {
    return this.loud;
  }
  set level(level: number) {
    if (level === this.loud) return;
    this.loud = level;
    this.changed();
  }

  protected override build(): void {
    this.w = W;
    this.h = H;
    this.put(Shape, { recipe: plate(W, H, H / 2), ink: color.state.speakingFill });
    const left = (W - SHAPE.length * BAR.w - (SHAPE.length - 1) * BAR.gap) / 2;
    this.bars = SHAPE.map((_, index) =>
      this.put(Shape, { ink: color.state.speakingText, left: left + index * (BAR.w + BAR.gap) }),
    );
  }

  protected override draw(): void {
    this.visible = this.loud > 0;
    if (!this.visible) return;
    this.turn += 1;
    this.bars.forEach((bar, index) => {
      const part = SHAPE[(index + this.turn * 2) % SHAPE.length] ?? 0;
      const h = BAR.least + Math.round(((BAR.most - BAR.least) * part * this.loud) / 2) * 2;
      bar.recipe = plate(BAR.w, h, BAR.w / 2);
      bar.top = (H - h) / 2;
    });
  }
}
