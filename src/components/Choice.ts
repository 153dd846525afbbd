import { focus, space } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import type { Point } from './core/geometry.ts';
import { Icon } from './paint/Icon.ts';
import { SettingRow } from './SettingRow.ts';
import { Label } from './text/Label.ts';

const CARET = 28;

/** A row with one of a few values, changed in place: LEFT and RIGHT step, OK goes round, or leads somewhere. */
export class Choice extends SettingRow<{ chose(index: number): void }> {
  private list: readonly string[] = [];
  private at = 0;
  private value_!: Label;
  private back!: Icon;
  private on_!: Icon;
  /** OK leads to where there is more to set; it changes nothing here. */
  leads = false;

  get options(): readonly string[] {
    return this.list;
  }
  set options(options: readonly string[]) {
    this.list = options;
    this.changed();
  }

  get index(): number {
    return this.at;
  }
  set index(index: number) {
    this.at = index;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.label, role: 'choice', value: this.list[this.at] ?? '' };
  }

  protected override build(): void {
    super.build();
    this.back = this.put(Icon, { name: 'caret-left-bold', size: CARET });
    this.value_ = this.put(Label, { style: type.body });
    this.on_ = this.put(Icon, { name: 'caret-right-bold', size: CARET });
  }

  protected override draw(): void {
    super.draw();
    const gap = space[4];
    this.on_.x = this.w - this.pad - CARET;
    this.value_.words = this.list[this.at] ?? '';
    this.keepShort(this.value_);
    this.value_.x = this.on_.x - gap - this.value_.w;
    this.value_.y = (this.h - this.value_.h) / 2;
    this.back.x = this.value_.x - gap - CARET;
    this.back.y = (this.h - CARET) / 2;
    this.on_.y = this.back.y;
    this.back.alpha = this.at > 0 ? 1 : focus.disabledAlpha;
    this.on_.alpha = this.at < this.list.length - 1 ? 1 : focus.disabledAlpha;
    this.endBefore(this.back.x);
  }

  protected override tint(lit: boolean): void {
    super.tint(lit);
    for (const part of [this.value_, this.back, this.on_]) part.ink = this.inkSecond;
  }

  override _handleLeft(): boolean {
    return this.step(this.at - 1);
  }
  override _handleRight(): boolean {
    return this.step(this.at + 1);
  }

  protected override act(): void {
    if (this.list.length > 0 && !this.leads) this.step((this.at + 1) % this.list.length);
    super.act();
  }

  /** A click on a caret steps that way; anywhere else it is OK. */
  override click(at: Point): void {
    const end = this.back.x + CARET + space[4] / 2;
    if (at.x >= this.back.x - space[4] && at.x < end) this.step(this.at - 1);
    else if (this.leads && at.x >= this.on_.x - space[4] / 2) this.step(this.at + 1);
    else this.press();
  }

  /** Always takes the key: LEFT at the first value must not leave the row by surprise. */
  private step(to: number): boolean {
    if (to < 0 || to >= this.list.length || to === this.at || this.guarded) return true;
    this.index = to;
    this.signal('chose', to);
    return true;
  }
}
