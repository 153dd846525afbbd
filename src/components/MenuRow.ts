import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { ColourKey, type ColourKeyName } from './ColourKey.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

/** What a row of a menu offers; words are in the reader's language already. */
export interface MenuRowView {
  readonly icon: IconName;
  readonly label: string;
  /** How it stands ("On"), where OK flips it in place; empty otherwise. */
  readonly value: string;
  /** The colour key that does the same from anywhere. */
  readonly colourKey?: ColourKeyName;
}

const PAD = 24;
const TEXT_X = 82;
const GAP = 16;

/** One thing that can be done, in a menu (21): 488×66. */
export class MenuRow extends Focusable {
  private view: MenuRowView | undefined;
  private icon_!: Icon;
  private label_!: Label;
  private value_!: Label;
  private key_: ColourKey | undefined;

  get row(): MenuRowView | undefined {
    return this.view;
  }
  set row(row: MenuRowView | undefined) {
    this.view = row;
    this.changed();
  }

  override get announce(): Announcement {
    const { label = '', value = '' } = this.view ?? {};
    return { label, role: 'button', value };
  }

  protected override build(): void {
    this.underlay('control', null, radius.button);
    this.icon_ = this.put(Icon, { size: size.icon.m, x: PAD, y: (this.h - size.icon.m) / 2 });
    this.label_ = this.put(Label, { style: type.body, x: TEXT_X });
    this.value_ = this.put(Label, { style: type.caption });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    let end = this.w - PAD;
    if (view.colourKey && !this.key_) this.key_ = this.put(ColourKey, {});
    if (this.key_) {
      this.key_.visible = view.colourKey !== undefined;
      if (view.colourKey) {
        this.key_.colour = view.colourKey;
        end -= ColourKey.W;
        this.key_.x = end;
        this.key_.y = (this.h - ColourKey.H) / 2;
        end -= GAP;
      }
    }
    this.value_.visible = view.value !== '';
    this.value_.words = view.value;
    if (view.value !== '') {
      end -= this.value_.w;
      this.value_.x = end;
      this.value_.y = (this.h - this.value_.h) / 2;
      end -= GAP;
    }
    this.icon_.name = view.icon;
    this.label_.words = view.label;
    this.label_.width = 0;
    if (this.label_.w > end - TEXT_X) this.label_.width = end - TEXT_X;
    this.label_.y = (this.h - this.label_.h) / 2;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.label_.ink = this.ink;
    this.value_.ink = this.inkSecond;
    this.icon_.ink = lit ? color.focus.text : color.text.secondary;
  }
}
