import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { SettingRow } from './SettingRow.ts';
import { Label } from './text/Label.ts';

/** A row that says how something stands. It can have the focus, to be heard and to be scrolled to. */
export class FactRow extends SettingRow {
  private stands = '';
  private value_!: Label;

  get value(): string {
    return this.stands;
  }
  set value(value: string) {
    this.stands = value;
    this.changed();
  }

  override get announce(): Announcement {
    return {
      label: this.spoken || this.label,
      role: 'fact',
      value: [this.stands, this.caption].filter(Boolean).join(', '),
    };
  }

  protected override build(): void {
    super.build();
    this.value_ = this.put(Label, { style: type.body });
  }

  protected override draw(): void {
    super.draw();
    this.value_.words = this.stands;
    this.keepShort(this.value_);
    this.value_.x = this.end - this.value_.w;
    this.value_.y = (this.h - this.value_.h) / 2;
    this.endBefore(this.value_.x);
  }

  /** Where the value ends, px. */
  protected get end(): number {
    return this.w - this.pad;
  }

  protected override tint(lit: boolean): void {
    super.tint(lit);
    this.value_.ink = this.inkSecond;
  }
}
