import { color, fade } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { LevelMeter } from './LevelMeter.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** What a check found. A check never blocks going on air. */
export type CheckView =
  | { readonly kind: 'good'; readonly title: string; readonly advice: string }
  | { readonly kind: 'bad'; readonly icon: IconName; readonly title: string; readonly advice: string }
  | { readonly kind: 'unknown'; readonly icon: IconName; readonly title: string; readonly advice: string }
  | { readonly kind: 'level'; readonly icon: IconName; readonly title: string; readonly level: number };

const PLATE = { x: 20, d: 64, square: 16, gap: 18 } as const;
const ICON = 36;
const SOUND = { x: 24, icon: 40, text: 82, meterW: 220, meterH: 20, top: 23, meterTop: 69 } as const;

/** One of the checks before going on air: 352×112. Good is a tick in a circle, bad an icon in a square. */
export class CheckCard extends Part {
  private view: CheckView | undefined;
  private circle!: Shape;
  private icon_!: Icon;
  private title_!: Label;
  private advice_!: Label;
  private meter: LevelMeter | undefined;

  get check(): CheckView | undefined {
    return this.view;
  }
  set check(check: CheckView | undefined) {
    this.view = check;
    this.changed();
  }

  protected override build(): void {
    this.put(Shape, { recipe: plate(this.w, this.h, radius.card), ink: color.surface[1] });
    this.circle = this.put(Shape, { left: PLATE.x, top: (this.h - PLATE.d) / 2 });
    this.icon_ = this.put(Icon, {});
    this.title_ = this.put(Label, { style: type.label });
    this.advice_ = this.put(Label, { style: type.caption, ink: color.text.secondary });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const level = view.kind === 'level';
    const textX = level ? SOUND.text : PLATE.x + PLATE.d + PLATE.gap;
    this.title_.words = view.title;
    this.title_.x = textX;
    this.title_.width = this.w - textX - PLATE.x;
    this.title_.maxLines = level ? 1 : 2;
    this.title_.y = SOUND.top;
    this.advice_.visible = !level;
    this.circle.visible = !level;
    if (this.meter) this.meter.visible = level;
    if (view.kind === 'level') {
      this.meter ??= this.put(LevelMeter, { x: SOUND.text, y: SOUND.meterTop, w: SOUND.meterW, h: SOUND.meterH });
      this.meter.level = view.level;
      this.sign(view.icon, SOUND.icon, SOUND.x, color.text.secondary);
      return;
    }
    const ink = view.kind === 'good' ? color.state.ok : view.kind === 'bad' ? color.state.warn : color.text.secondary;
    this.circle.recipe = plate(PLATE.d, PLATE.d, view.kind === 'good' ? PLATE.d / 2 : PLATE.square);
    this.circle.ink = fade(ink, 0.17);
    this.sign(view.kind === 'good' ? 'check-bold' : view.icon, ICON, PLATE.x + (PLATE.d - ICON) / 2, ink);
    // Three lines of both are what there is room for.
    this.advice_.maxLines = this.title_.h > type.label.line ? 1 : 2;
    this.advice_.words = view.advice;
    this.advice_.x = textX;
    this.advice_.width = this.w - textX - PLATE.x;
    this.title_.y = (this.h - this.title_.h - Math.max(type.caption.line, this.advice_.h)) / 2;
    this.advice_.y = this.title_.y + this.title_.h;
  }

  private sign(name: IconName, side: number, x: number, ink: number): void {
    this.icon_.name = name;
    this.icon_.size = side;
    this.icon_.x = x;
    this.icon_.y = (this.h - side) / 2;
    this.icon_.ink = ink;
  }
}
