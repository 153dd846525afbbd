import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { arc, plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const RING = { d: 252, stroke: 16 } as const;
const RING_Y = 46;
/** As many lengths as are drawn, once each. */
const STEPS = 60;

/** How long something has lasted of how long it may: time in a ring, on a card. 496×344. */
export class RingTimer extends Part {
  private part = 0;
  private short = false;
  private words = '';
  private under = '';
  private ring!: Shape;
  private time_!: Label;
  private of_!: Label;

  /** 0 to 1 */
  set share(share: number) {
    this.part = share;
    this.changed();
  }

  /** Hardly any is left. */
  set ending(ending: boolean) {
    this.short = ending;
    this.changed();
  }

  set time(time: string) {
    this.words = time;
    this.changed();
  }

  set of(of: string) {
    this.under = of;
    this.changed();
  }

  protected override build(): void {
    const { w, h } = this;
    const left = (w - RING.d) / 2;
    this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.surface[1] });
    this.put(Shape, { recipe: arc(RING.d, RING.stroke, 1), ink: color.surface[3], left, top: RING_Y });
    this.ring = this.put(Shape, { left, top: RING_Y });
    this.time_ = this.put(Label, { style: type.display, width: w, align: 'center', y: 120 });
    this.of_ = this.put(Label, { style: type.caption, ink: color.text.secondary, width: w, align: 'center', y: 200 });
  }

  protected override draw(): void {
    const steps = Math.round(this.part * STEPS);
    // Before it begins there is a dot.
    this.ring.recipe = arc(RING.d, RING.stroke, Math.max(0.001, Math.min(1, steps / STEPS)));
    this.ring.ink = this.short ? color.state.warn : color.text.primary;
    this.time_.words = this.words;
    this.of_.words = this.under;
  }
}
