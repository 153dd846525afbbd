import { color } from '../theme/color.ts';
import { radius, space } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import type { Point } from './core/geometry.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const PAD = space[7];
const TRACK = { top: 86, h: 12 } as const;
const TICK = { top: 104, w: 4, h: 10 } as const;
const KNOB = { d: 44, rim: 6, top: 70 } as const;
/** Ticks under a focused slider: between `focus.track` and `focus.textSecondary`, as drawn in 04b. */
const LIT_TICK = 0xffb9ac9b;

/** A value from 0 to `steps`: LEFT and RIGHT move it. Says at both ends what more of it means. */
export class Slider extends Focusable<{ moved(value: number): void }> {
  private words = '';
  /** At its ends an arrow leads on. */
  leaves = false;
  private at = 0;
  private last = 10;
  private low = '';
  private high = '';
  private title_!: Label;
  private number!: Label;
  private ends!: readonly [Label, Label];
  private track!: Shape;
  private done!: Shape;
  private ticks: Shape[] = [];
  private rim!: Shape;
  private knob!: Shape;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  get value(): number {
    return this.at;
  }
  set value(value: number) {
    this.at = Math.max(0, Math.min(this.last, value));
    this.changed();
  }

  get steps(): number {
    return this.last;
  }
  set steps(steps: number) {
    this.last = steps;
  }

  get lowLabel(): string {
    return this.low;
  }
  set lowLabel(label: string) {
    this.low = label;
    this.changed();
  }

  get highLabel(): string {
    return this.high;
  }
  set highLabel(label: string) {
    this.high = label;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.words, role: 'slider', value: String(this.at) };
  }

  private get length(): number {
    return this.w - PAD * 2;
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.card);
    this.title_ = this.put(Label, { style: type.bodyStrong, x: PAD, y: 20 });
    this.number = this.put(Label, { style: type.bodyStrong, y: 20, x: this.w - PAD, mountX: 1 });
    this.track = this.put(Shape, { recipe: plate(this.length, TRACK.h, TRACK.h / 2), left: PAD, top: TRACK.top });
    this.done = this.put(Shape, { left: PAD, top: TRACK.top });
    for (let i = 0; i <= this.last; i++) {
      const left = PAD + (i * this.length) / this.last - TICK.w / 2;
      this.ticks.push(this.put(Shape, { recipe: plate(TICK.w, TICK.h, TICK.w / 2), left, top: TICK.top }));
    }
    this.rim = this.put(Shape, { recipe: plate(KNOB.d, KNOB.d, KNOB.d / 2), top: KNOB.top });
    const inner = KNOB.d - KNOB.rim * 2;
    this.knob = this.put(Shape, { recipe: plate(inner, inner, inner / 2), top: KNOB.top + KNOB.rim });
    this.ends = [
      this.put(Label, { style: type.caption, x: PAD, y: 120 }),
      this.put(Label, { style: type.caption, x: this.w - PAD, mountX: 1, y: 120 }),
    ];
  }

  protected override draw(): void {
    this.title_.words = this.words;
    this.number.words = String(this.at);
    this.ends[0].words = this.low;
    this.ends[1].words = this.high;
    const at = (this.at * this.length) / this.last;
    // The part before the knob always begins at the same place, so only its length changes.
    this.done.visible = at > 0;
    this.done.recipe = plate(Math.max(TRACK.h, at), TRACK.h, TRACK.h / 2);
    for (const [shape, inset] of [
      [this.rim, 0],
      [this.knob, KNOB.rim],
    ] as const) {
      this.ease(shape, { x: PAD + at - KNOB.d / 2 + inset - (shape.recipe?.bleed ?? 0) }, ms.press);
    }
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.title_.ink = this.ink;
    this.number.ink = this.ink;
    for (const end of this.ends) end.ink = this.inkSecond;
    this.track.ink = lit ? color.focus.track : color.surface.track;
    this.done.ink = lit ? color.focus.text : color.text.secondary;
    for (const tick of this.ticks) tick.ink = lit ? LIT_TICK : color.surface.lineStrong;
    this.rim.ink = lit ? color.focus.fill : color.surface[1];
    this.knob.ink = lit ? color.focus.text : color.text.primary;
  }

  override _handleLeft(e?: KeyboardEvent): boolean {
    return this.step(-1, e);
  }
  override _handleRight(e?: KeyboardEvent): boolean {
    return this.step(1, e);
  }

  /** At an end a key that is still held stays; pressed anew it travels on, where there is something beside. */
  private step(by: 1 | -1, e: KeyboardEvent | undefined): boolean {
    const before = this.at;
    this.move(before + by);
    return this.at !== before || !this.leaves || e?.repeat === true;
  }

  override click(at: Point): void {
    this.move(Math.round(((at.x - PAD) / this.length) * this.last));
  }

  private move(to: number): boolean {
    const before = this.at;
    if (!this.guarded) this.value = to;
    if (this.at !== before) this.signal('moved', this.at);
    return true;
  }
}
