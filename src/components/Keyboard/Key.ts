import { type Argb, color } from '../../theme/color.ts';
import type { IconName } from '../../theme/icons.ts';
import { radius } from '../../theme/metrics.ts';
import { type TextStyle, type, weighted } from '../../theme/type.ts';
import type { Announcement } from '../core/announcement.ts';
import { Focusable } from '../core/Focusable.ts';
import { Icon } from '../paint/Icon.ts';
import { Label } from '../text/Label.ts';

/** What is on a key. */
export interface KeyFace {
  readonly label: string;
  readonly icon?: IconName;
  /** `digit` and `erase` are of the pad for a PIN: larger. */
  readonly look: 'letter' | 'special' | 'space' | 'digit' | 'erase';
  readonly spoken: string;
  /** Marks a key that is in force (shift). */
  readonly held?: boolean;
}

const GAP = 14;
const DIGIT: TextStyle = { ...weighted(type.head, 600), size: 44, line: 53 };
const STYLES: Record<KeyFace['look'], TextStyle> = {
  letter: type.large,
  special: weighted(type.large, 600),
  space: type.caption,
  digit: DIGIT,
  erase: DIGIT,
};
const IDLE: Record<KeyFace['look'], Argb> = {
  letter: color.surface.key,
  special: color.surface[1],
  space: color.surface.key,
  digit: color.surface.key,
  erase: color.surface[2],
};
/** Words on a key (Send) are set smaller than signs. */
const WORDS = type.bodyStrong;
const ICON = { usual: 36, large: 44 } as const;

/** One key of the keyboard. It stays while what is on it changes. */
export class Key extends Focusable {
  private shown: KeyFace = { label: '', look: 'letter', spoken: '' };
  private label_!: Label;
  private icon_: Icon | undefined;

  get face(): KeyFace {
    return this.shown;
  }
  set face(face: KeyFace) {
    this.shown = face;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.shown.spoken || this.shown.label, role: 'key', ...(this.shown.held ? { state: 'on' } : {}) };
  }

  protected override build(): void {
    this.underlay('control', color.surface.key, radius.key);
    this.label_ = this.put(Label, {});
  }

  protected override draw(): void {
    const { label, icon, look } = this.shown;
    this.plate.idle = IDLE[look];
    this.label_.style = icon && label ? WORDS : STYLES[look];
    this.label_.words = label;
    if (icon) {
      this.icon_ ??= this.put(Icon, {});
      this.icon_.name = icon;
      this.icon_.size = look === 'erase' ? ICON.large : label ? ICON.usual - 2 : ICON.usual;
    }
    const side = icon && this.icon_ ? this.icon_.size : 0;
    if (this.icon_) this.icon_.visible = icon !== undefined;
    const gap = side > 0 && label ? GAP : 0;
    const x = Math.round((this.w - side - gap - this.label_.w) / 2);
    if (this.icon_) {
      this.icon_.x = x;
      this.icon_.y = (this.h - side) / 2;
    }
    this.label_.x = x + side + gap;
    this.label_.y = (this.h - this.label_.h) / 2;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const idle: Argb = this.shown.look === 'space' ? color.text.tertiary : color.text.primary;
    this.label_.ink = lit ? color.focus.text : idle;
    if (this.icon_) this.icon_.ink = this.ink;
  }
}
