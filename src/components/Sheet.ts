import type Lightning from '@lightningjs/core';
import { color } from '../theme/color.ts';
import { radius, shadow, stage } from '../theme/metrics.ts';
import { easing, ms, timing } from '../theme/motion.ts';
import { Focusable } from './core/Focusable.ts';
import { FocusGroup, type Member } from './core/FocusGroup.ts';
import { Line } from './core/Line.ts';
import type { PropsOf } from './core/Part.ts';
import { Shape } from './paint/Shape.ts';
import { frame, plate, softShadow } from './paint/shapes.ts';

const RIM = 2;
const RISE = 24;

interface SheetSignals {
  /** BACK: the safe answer. */
  back(): void;
}

/**
 * A question over everything: scrim, panel, one row of answers. A sheet that opens by itself is `guarded`: for a
 * second its answers are at 40 % and no key does anything (principle 3).
 */
export class Sheet extends FocusGroup<SheetSignals> {
  /** Where the panel lies; fixed when the sheet is made. */
  panel = { x: 256, y: 232, w: 1408, h: 624 };
  /** Set it for a sheet that opens by itself. */
  guarded = false;
  /** What it asks, for those who hear it. */
  heading = '';
  private guard: ReturnType<typeof setTimeout> | undefined;
  private deaf = false;
  private body_!: Lightning.Element;
  private answers_!: Line;

  /** What stands on the panel; coordinates are the stage's. */
  get body(): Lightning.Element {
    return this.body_;
  }

  /** The answers: put buttons into it, at the stage's coordinates. */
  get answers(): Line {
    return this.answers_;
  }

  /** Whether no key does anything yet. */
  get isDeaf(): boolean {
    return this.deaf;
  }

  protected override get members(): readonly Member[] {
    return [this.answers_];
  }

  /** Puts a part or element on the panel. */
  putOn<T extends Lightning.Element>(type: new (stage: Lightning.Stage) => T, props: PropsOf<T>): T {
    return this.put(type, props, this.body_);
  }

  protected override build(): void {
    const { x, y, w, h } = this.panel;
    this.w = stage.width;
    this.h = stage.height;
    this.darken();
    this.body_ = this.box({ w: this.w, h: this.h });
    if (this.looks.shadows) {
      const { blur, y: down } = shadow.sheet;
      this.putOn(Shape, { recipe: softShadow(w, h, radius.sheet, blur), left: x, top: y + down, ink: color.shadow });
    }
    this.putOn(Shape, { recipe: plate(w, h, radius.sheet), left: x, top: y, ink: color.surface[1] });
    this.putOn(Shape, { recipe: frame(w, h, radius.sheet, RIM), left: x, top: y, ink: color.surface[3] });
    this.answers_ = this.putOn(Line, { direction: 'row', w: this.w, h: this.h });
  }

  /** What lies under the sheet goes dark. */
  protected darken(): void {
    this.box({ rect: true, w: this.w, h: this.h, color: color.scrim.modal });
  }

  override _attach(): void {
    this.alpha = 0;
    this.body_.y = RISE;
    this.ease(this, { alpha: 1 }, ms.overlay, easing.enter);
    this.ease(this.body_, { y: 0 }, ms.overlay, easing.enter);
    if (!this.guarded) return;
    this.hold(true);
    this.guard = setTimeout(() => this.hold(false), timing.promptGuardMs);
  }

  override _detach(): void {
    clearTimeout(this.guard);
  }

  /** While it is deaf every key ends here. */
  override _captureKey(): boolean {
    return this.deaf;
  }

  override _handleBack(): void {
    this.signal('back');
  }

  /** Nothing leads out of a question but an answer. */
  override _handleUp(): void {}
  override _handleDown(): void {}
  override _handleLeft(): void {}
  override _handleRight(): void {}

  private hold(deaf: boolean): void {
    this.deaf = deaf;
    for (const answer of this.answers_.children) if (answer instanceof Focusable) answer.guarded = deaf;
  }
}
