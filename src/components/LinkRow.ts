import { color } from '../theme/color.ts';
import type { Announcement } from './core/announcement.ts';
import { FactRow } from './FactRow.ts';
import { Icon } from './paint/Icon.ts';

const CARET = { size: 28, gap: 12 } as const;

/** A row that leads somewhere else; says what is chosen there. */
export class LinkRow extends FactRow {
  private caret!: Icon;

  override get announce(): Announcement {
    return { label: this.spoken || this.label, role: 'link', value: this.value };
  }

  protected override build(): void {
    super.build();
    this.caret = this.put(Icon, { name: 'caret-right-bold', size: CARET.size });
  }

  protected override draw(): void {
    super.draw();
    this.caret.x = this.w - this.pad - CARET.size;
    this.caret.y = (this.h - CARET.size) / 2;
  }

  protected override get end(): number {
    return super.end - CARET.size - CARET.gap;
  }

  protected override tint(lit: boolean): void {
    super.tint(lit);
    this.caret.ink = lit ? this.inkSecond : color.text.secondary;
  }
}
