import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { LevelMeter } from './LevelMeter.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const PAD = 32;
const ICON = 40;
const METER = { x: 100, w: 820, h: 32, steps: 40 } as const;
const WORDS_X = 948;

/** How well somebody is heard, beside the picture they make of themselves: 1184×92. */
export class SoundMeter extends Part {
  private view: { readonly icon: IconName; readonly level: number | undefined; readonly label: string } | undefined;
  private icon!: Icon;
  private meter!: LevelMeter;
  private label_!: Label;

  /** `level` 0 to 1; undefined: there is nothing to show, and the words take its place */
  set sound(sound: { readonly icon: IconName; readonly level: number | undefined; readonly label: string }) {
    this.view = sound;
    this.changed();
  }

  protected override build(): void {
    const { w, h } = this;
    this.put(Shape, { recipe: plate(w, h, radius.card), ink: color.surface[1] });
    this.icon = this.put(Icon, { size: ICON, ink: color.text.secondary, x: PAD, y: (h - ICON) / 2 });
    const { steps } = METER;
    this.meter = this.put(LevelMeter, {
      steps,
      warnsFrom: 0.82,
      x: METER.x,
      y: (h - METER.h) / 2,
      w: METER.w,
      h: METER.h,
    });
    this.label_ = this.put(Label, { style: type.caption, ink: color.text.secondary });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const measured = view.level !== undefined;
    const x = measured ? WORDS_X : METER.x;
    this.icon.name = view.icon;
    this.meter.visible = measured;
    this.meter.level = view.level ?? 0;
    this.label_.words = view.label;
    this.label_.x = x;
    this.label_.width = this.w - x - PAD;
    this.label_.y = (this.h - this.label_.h) / 2;
  }
}
