import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, space } from '../theme/metrics.ts';
import { type TextStyle, type } from '../theme/type.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

/** Share of the row that what stands at its end takes at most. */
const MOST = 0.5;
const SIGN = { size: 40, gap: 22 } as const;

/**
 * A row that sets something: what it is at the start, how it stands at the end. Toggle, Choice and LinkRow are
 * rows; each puts its own thing at the end.
 */
export abstract class SettingRow<S extends object = object> extends Focusable<S> {
  /** Before what it is called; fixed when it is made. */
  icon: IconName | undefined;
  protected readonly style: TextStyle = type.bodyStrong;
  private words = '';
  private more = '';
  private inset: number = space[7];
  private corner: number = radius.card;
  private sign: Icon | undefined;
  private title_!: Label;
  private caption_: Label | undefined;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  /** A second, smaller line. */
  get caption(): string {
    return this.more;
  }
  set caption(caption: string) {
    this.more = caption;
    this.changed();
  }

  /** px from the edges to what is written. */
  get pad(): number {
    return this.inset;
  }
  set pad(pad: number) {
    this.inset = pad;
    this.changed();
  }

  get corners(): number {
    return this.corner;
  }
  set corners(corners: number) {
    this.corner = corners;
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], this.corner);
    if (this.icon) this.sign = this.put(Icon, { name: this.icon, size: SIGN.size });
    this.title_ = this.put(Label, { style: this.style });
  }

  protected override draw(): void {
    this.title_.words = this.words;
    this.title_.x = this.textX;
    if (this.sign) {
      this.sign.x = this.inset;
      this.sign.y = (this.h - SIGN.size) / 2;
    }
    if (this.more) {
      this.caption_ ??= this.put(Label, { style: type.caption });
      this.caption_.words = this.more;
      this.caption_.x = this.textX;
    }
    this.stack();
    this.tint(this.isLit);
  }

  /** The lines one below the other, in the middle. */
  private stack(): void {
    const below = this.more && this.caption_ ? this.caption_.h : 0;
    this.title_.y = (this.h - this.title_.h - below) / 2;
    if (!this.caption_) return;
    this.caption_.visible = below > 0;
    this.caption_.y = this.title_.y + this.title_.h;
  }

  private get textX(): number {
    return this.inset + (this.sign ? SIGN.size + SIGN.gap : 0);
  }

  /** What stands at the end leaves room for what the row is called. */
  protected keepShort(value: Label): void {
    const most = this.w * MOST;
    value.width = 0;
    if (value.w > most) value.width = most;
  }

  /**
   * What is written ends before this place, where something else begins; a caption that is too long for it goes on in
   * a second line where the row is high enough. Call it at the end of `draw()`.
   */
  protected endBefore(x: number): void {
    const room = x - this.textX - space[4];
    for (const label of [this.title_, this.caption_]) {
      if (!label) continue;
      label.maxLines = 1;
      label.width = 0;
      if (label.w > room) label.width = room;
    }
    const { title_, caption_ } = this;
    if (!caption_?.isCut || title_.h + caption_.h * 2 > this.h) return;
    caption_.maxLines = 2;
    this.stack();
  }

  protected override tint(_lit: boolean): void {
    this.title_.ink = this.ink;
    if (this.caption_) this.caption_.ink = this.inkSecond;
    if (this.sign) this.sign.ink = this.inkSecond;
  }
}
