import { color } from '../theme/color.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Icon } from './paint/Icon.ts';
import { SettingRow } from './SettingRow.ts';
import { Label } from './text/Label.ts';

const CARET = { size: 28, gap: 12 } as const;

/** A row that leads somewhere else; says what is chosen there. */
export class LinkRow extends SettingRow {
  private stands = '';
  private value_!: Label;
  private caret!: Icon;

  get value(): string {
    return this.stands;
  }
  set value(value: string) {
    this.stands = value;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.label, role: 'link', value: this.stands };
  }

  protected override build(): void {
    super.build();
    this.value_ = this.put(Label, { style: type.body });
    this.caret = this.put(Icon, { name: 'caret-right-bold', size: CARET.size });
  }

  protected override draw(): void {
    super.draw();
    this.caret.x = this.w - this.pad - CARET.size;
    this.caret.y = (this.h - CARET.size) / 2;
    this.value_.words = this.stands;
    this.keepShort(this.value_);
    this.value_.x = this.caret.x - CARET.gap - this.value_.w;
    this.value_.y = (this.h - this.value_.h) / 2;
    this.endBefore(this.value_.x);
  }

  protected override tint(lit: boolean): void {
    super.tint(lit);
    this.value_.ink = this.inkSecond;
    this.caret.ink = lit ? this.inkSecond : color.text.secondary;
  }
}
