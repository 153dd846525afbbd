import { color } from '../../theme/color.ts';
import { grid } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';
import type { Announcement } from '../core/announcement.ts';
import { Focusable } from '../core/Focusable.ts';
import { Pill } from '../Pill.ts';
import { Label } from '../text/Label.ts';

export interface TabView {
  readonly key: string;
  readonly label: string;
  /** Unread things behind it; 0 shows nothing. */
  readonly count: number;
  /** Its screen has no tabs: only OK leads there, or one could not go on to the next tab. */
  readonly leaves?: boolean;
}

const PAD = 24;
const COUNT_GAP = 12;

/** One tab of the top bar: words, perhaps a count. The one whose screen shows has a ground. */
export class Tab extends Focusable {
  private view: TabView = { key: '', label: '', count: 0 };
  private chosen = false;
  private label_!: Label;
  private count_!: Pill;

  get tab(): TabView {
    return this.view;
  }
  set tab(tab: TabView) {
    this.view = tab;
    this.changed();
  }

  get current(): boolean {
    return this.chosen;
  }
  set current(current: boolean) {
    this.chosen = current;
    this.changed();
  }

  override get announce(): Announcement {
    const { label, count } = this.view;
    return {
      label: this.spoken || label,
      role: 'tab',
      ...(count > 0 ? { value: String(count) } : {}),
      ...(this.chosen ? { state: 'chosen' as const } : {}),
    };
  }

  protected override build(): void {
    this.h = grid.topBar.h;
    this.underlay('control', null, this.h / 2);
    this.label_ = this.put(Label, { style: type.label, x: PAD });
    this.count_ = this.put(Pill, { kind: 'unreadTab' });
  }

  protected override draw(): void {
    const { label, count } = this.view;
    this.label_.words = label;
    this.label_.y = (this.h - this.label_.h) / 2;
    this.count_.visible = count > 0;
    this.count_.label = String(count);
    this.count_.x = this.label_.x + this.label_.w + COUNT_GAP;
    this.count_.y = (this.h - this.count_.h) / 2;
    const end = count > 0 ? this.count_.x + this.count_.w : this.label_.x + this.label_.w;
    this.w = Math.round(end + PAD);
    this.plate.resize(this.w, this.h);
    this.plate.idle = this.chosen ? color.surface[3] : null;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.label_.ink = lit ? color.focus.text : this.chosen ? color.text.primary : color.text.secondary;
  }
}
