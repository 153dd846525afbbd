import { color } from '../theme/color.ts';
import { textChangeMs, timing } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { arc, plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const D = 280;
const RING = { d: 274, stroke: 10, inset: 3 } as const;

/**
 * 3, 2, 1 in a ring that runs out, 280×280: before anything of the room is seen (principle 3). Starts when told;
 * `done` fires at its end, never after `stop()`.
 */
export class Countdown extends Part<{ second(left: number): void; done(): void }> {
  seconds: number = timing.goAirCountdownS;
  private left = 0;
  private number!: Label;
  private ring!: Shape;
  private timer: ReturnType<typeof setInterval> | undefined;

  get running(): boolean {
    return this.timer !== undefined;
  }

  start(): void {
    this.stop();
    const end = performance.now() + this.seconds * 1000;
    this.left = this.seconds * 1000;
    this.changed();
    this.signal('second', this.seconds);
    this.timer = setInterval(() => {
      const before = Math.ceil(this.left / 1000);
      this.left = Math.max(0, end - performance.now());
      this.changed();
      const now = Math.ceil(this.left / 1000);
      if (now > 0 && now < before) this.signal('second', now);
      if (this.left > 0) return;
      this.stop();
      this.signal('done');
    }, textChangeMs);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  protected override build(): void {
    this.w = D;
    this.h = D;
    this.put(Shape, { recipe: plate(D, D, D / 2), ink: color.scrim.tag });
    this.ring = this.put(Shape, { left: RING.inset, top: RING.inset, ink: color.text.primary });
    const { line } = type.countdown;
    this.number = this.put(Label, { style: type.countdown, width: D, align: 'center', y: (D - line) / 2 });
    this.left = this.seconds * 1000;
  }

  protected override draw(): void {
    this.number.words = String(Math.max(1, Math.ceil(this.left / 1000)));
    // As many steps as there are changes, so that each is drawn once and kept.
    const step = textChangeMs / 1000 / this.seconds;
    const share = Math.round(this.left / 1000 / this.seconds / step) * step;
    this.ring.visible = share > 0;
    if (share > 0) this.ring.recipe = arc(RING.d, RING.stroke, share);
  }

  override _detach(): void {
    this.stop();
  }
}
