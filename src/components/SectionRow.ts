import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius } from '../theme/metrics.ts';
import { type, weighted } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

const ICON = { x: 28, size: 36 } as const;
const WORDS_X = ICON.x + ICON.size + 22;
const END = 16;
const BAR = { w: 6, h: 40 } as const;

/** A section of 14, 336×80: its icon and name; the one that shows has a bar at the start. */
export class SectionRow extends Focusable {
  private words = '';
  private sign: IconName = 'gear-six-fill';
  private shows = false;
  private icon_!: Icon;
  private label_!: Label;
  private bar!: Shape;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  get icon(): IconName {
    return this.sign;
  }
  set icon(icon: IconName) {
    this.sign = icon;
    this.changed();
  }

  get chosen(): boolean {
    return this.shows;
  }
  set chosen(chosen: boolean) {
    this.shows = chosen;
    this.changed();
  }

  override get announce(): Announcement {
    const state = this.shows ? { state: 'chosen' as const } : {};
    return { label: this.spoken || this.words, role: 'tab', ...state };
  }

  protected override build(): void {
    this.underlay('control', null, radius.button);
    this.icon_ = this.put(Icon, { size: ICON.size, x: ICON.x, y: (this.h - ICON.size) / 2 });
    this.label_ = this.put(Label, { x: WORDS_X, width: this.w - WORDS_X - END });
    this.bar = this.put(Shape, {
      recipe: plate(BAR.w, BAR.h, BAR.w / 2),
      left: 0,
      top: (this.h - BAR.h) / 2,
      ink: color.text.primary,
    });
  }

  protected override draw(): void {
    this.icon_.name = this.sign;
    const weight = this.shows ? 600 : 400;
    this.label_.style = weighted(type.body, weight);
    this.label_.maxLines = 1;
    this.label_.words = this.words;
    if (this.label_.isCut) {
      this.label_.style = weighted(type.label, weight);
      this.label_.maxLines = 2;
    }
    this.label_.y = (this.h - this.label_.h) / 2;
    this.plate.idle = this.shows ? color.surface[2] : null;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.label_.ink = this.shows ? this.ink : this.inkSecond;
    this.icon_.ink = lit ? color.focus.text : this.shows ? color.text.primary : color.text.tertiary;
    this.bar.visible = this.shows && !lit;
  }
}
