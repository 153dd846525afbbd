import { type Argb, color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

const GAP = 14;

/** An icon and a few words, together in the middle of its width; nothing while there are no words. */
export class SignedLine extends Part {
  private sign: IconName = 'info-fill';
  private said = '';
  private tint: Argb = color.text.secondary;
  private icon_!: Icon;
  private label_!: Label;

  get icon(): IconName {
    return this.sign;
  }
  set icon(icon: IconName) {
    this.sign = icon;
    this.changed();
  }

  get words(): string {
    return this.said;
  }
  set words(words: string) {
    this.said = words;
    this.changed();
  }

  get ink(): Argb {
    return this.tint;
  }
  set ink(ink: Argb) {
    this.tint = ink;
    this.changed();
  }

  protected override build(): void {
    this.h = size.icon.m;
    this.icon_ = this.put(Icon, { size: size.icon.m });
    this.label_ = this.put(Label, { style: type.caption, maxLines: 2, width: this.w - size.icon.m - GAP });
  }

  protected override draw(): void {
    const { icon_, label_, said } = this;
    icon_.visible = said !== '';
    icon_.name = this.sign;
    icon_.ink = this.tint;
    label_.words = said;
    label_.ink = this.tint;
    const x = Math.round((this.w - size.icon.m - GAP - label_.wordsWidth) / 2);
    icon_.x = x;
    label_.x = x + size.icon.m + GAP;
    label_.y = Math.round((size.icon.m - type.caption.line) / 2);
  }
}
