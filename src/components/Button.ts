import { type Argb, color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size, space } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { ColourKey, type ColourKeyName } from './ColourKey.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

/** A button: icon, words, and the colour key that does the same from anywhere. Its content stands in the middle. */
export class Button extends Focusable {
  private words = '';
  private sign: IconName | undefined;
  private signInk: Argb | undefined;
  private shortcut: ColourKeyName | undefined;
  private rank: 'primary' | 'secondary' = 'primary';
  private label_!: Label;
  private icon_!: Icon;
  private key_: ColourKey | undefined;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  get icon(): IconName | undefined {
    return this.sign;
  }
  set icon(icon: IconName | undefined) {
    this.sign = icon;
    this.changed();
  }

  /** For an icon that keeps its colour whatever has the focus (the ember dot of *Go on air*). */
  get iconInk(): Argb | undefined {
    return this.signInk;
  }
  set iconInk(ink: Argb | undefined) {
    this.signInk = ink;
    this.changed();
  }

  get colourKey(): ColourKeyName | undefined {
    return this.shortcut;
  }
  set colourKey(key: ColourKeyName | undefined) {
    this.shortcut = key;
    this.changed();
  }

  get kind(): 'primary' | 'secondary' {
    return this.rank;
  }
  set kind(kind: 'primary' | 'secondary') {
    this.rank = kind;
    this.changed();
  }

  override get announce(): Announcement {
    const label = this.spoken || this.words;
    return { label, role: 'button', ...(this.guarded ? { state: 'unavailable' as const } : {}) };
  }

  protected override build(): void {
    this.underlay('control', null);
    this.icon_ = this.put(Icon, { size: size.icon.m });
    this.label_ = this.put(Label, { style: type.bodyStrong });
  }

  protected override draw(): void {
    this.plate.idle = this.rank === 'primary' ? color.surface[3] : color.surface[2];
    const gap = space[4];
    this.icon_.name = this.sign;
    this.icon_.visible = this.sign !== undefined;
    if (this.shortcut && !this.key_) this.key_ = this.put(ColourKey, {});
    if (this.key_) {
      this.key_.visible = this.shortcut !== undefined;
      if (this.shortcut) this.key_.colour = this.shortcut;
    }

    const before = this.sign ? size.icon.m + gap : 0;
    const after = this.shortcut ? gap + ColourKey.W : 0;
    const room = this.w - space[5] * 2 - before - after;
    this.label_.width = 0;
    this.label_.words = this.words;
    if (this.label_.w > room) this.label_.width = room;

    let x = Math.round((this.w - before - this.label_.w - after) / 2);
    this.icon_.x = x;
    this.icon_.y = (this.h - size.icon.m) / 2;
    x += before;
    this.label_.x = x;
    this.label_.y = (this.h - this.label_.h) / 2;
    x += this.label_.w + gap;
    if (this.key_) {
      this.key_.x = x;
      this.key_.y = (this.h - ColourKey.H) / 2;
    }
    this.tint(this.isLit);
  }

  protected override tint(_lit: boolean): void {
    this.label_.ink = this.ink;
    this.icon_.ink = this.signInk ?? this.ink;
  }
}
