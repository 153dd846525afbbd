import { type Argb, color } from '../theme/color.ts';
import type { MarkName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

const X = { shape: 24, words: 86, tick: 24 } as const;

/** One way of being seen, in the menu of one's own status (24): 496×84. The one in force has a tick. */
export class StatusRow extends Focusable {
  /** Fixed when it is made. */
  shape_: PresenceShape = 'available';
  private words = '';
  private more = '';
  private inForce = false;
  private mark!: Icon;
  private label_!: Label;
  private caption_!: Label;
  private tick!: Icon;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  /** A second line; empty for none. */
  get caption(): string {
    return this.more;
  }
  set caption(caption: string) {
    this.more = caption;
    this.changed();
  }

  get chosen(): boolean {
    return this.inForce;
  }
  set chosen(chosen: boolean) {
    this.inForce = chosen;
    this.changed();
  }

  override get announce(): Announcement {
    const state = this.inForce ? { state: 'chosen' as const } : {};
    return { label: this.spoken || this.words, role: 'choice', value: this.more, ...state };
  }

  protected override build(): void {
    const side = size.icon.m;
    const y = (this.h - side) / 2;
    this.underlay('control', null, radius.button);
    this.mark = this.put(Icon, { name: `presence-${this.shape_}` satisfies MarkName, size: side, x: X.shape, y });
    this.label_ = this.put(Label, { style: type.bodyStrong, x: X.words });
    this.caption_ = this.put(Label, { style: type.caption, x: X.words });
    this.tick = this.put(Icon, { name: 'check-bold', size: side, x: this.w - X.tick - side, y });
  }

  protected override draw(): void {
    const room = this.w - X.words - X.tick - size.icon.m;
    this.label_.words = this.words;
    this.caption_.words = this.more;
    this.caption_.width = room;
    this.caption_.visible = this.more !== '';
    const below = this.more ? this.caption_.h : 0;
    this.label_.y = (this.h - this.label_.h - below) / 2;
    this.caption_.y = this.label_.y + this.label_.h;
    this.tick.visible = this.inForce;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const quiet: Argb = lit ? color.focus.textSecondary : color.text.secondary;
    this.label_.ink = this.ink;
    this.caption_.ink = quiet;
    this.tick.ink = this.ink;
    // Marks keep their colours, but this one is drawn pale, for the dark.
    if (this.shape_ === 'invisible') this.mark.color = lit ? color.focus.textSecondary : color.asDrawn;
  }
}
