import { type Argb, color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Label } from './text/Label.ts';

const PAD = 24;
const GAP = 10;
const ICON = 32;

/** How it stands with one's own webcam; on a picture the pill needs a ground of its own. */
export type Air = 'off' | 'offOnPicture' | 'on';

interface AirLook {
  readonly fill: Argb;
  readonly ink: Argb;
  readonly icon: IconName;
  readonly iconInk: Argb;
}

const { text, surface, scrim, live } = color;
const LOOKS: Record<Air, AirLook> = {
  off: { fill: surface[2], ink: text.secondary, icon: 'video-camera-slash-fill', iconInk: text.tertiary },
  offOnPicture: { fill: scrim.tag, ink: text.secondary, icon: 'video-camera-slash-fill', iconInk: text.secondary },
  on: { fill: live.ember, ink: live.onEmber, icon: 'video-camera-fill', iconInk: live.onEmber },
};

/**
 * One's own state, upper right on every screen: nobody is surprised (principle 3). Ember only while on air.
 * As wide as what it says; anchor it at its end by `mountX`.
 */
export class AirPill extends Focusable {
  private shown: Air = 'off';
  private words = '';
  private icon_!: Icon;
  private label_!: Label;

  get air(): Air {
    return this.shown;
  }
  set air(air: Air) {
    this.shown = air;
    this.changed();
  }

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    if (this.words === label) return;
    this.words = label;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || this.words, role: 'button' };
  }

  protected override build(): void {
    this.h = size.pillLarge;
    this.underlay('control', null, this.h / 2);
    this.icon_ = this.put(Icon, { size: ICON, x: PAD, y: (this.h - ICON) / 2 });
    this.label_ = this.put(Label, { style: type.label, x: PAD + ICON + GAP });
  }

  protected override draw(): void {
    this.label_.words = this.words;
    this.label_.y = (this.h - this.label_.h) / 2;
    this.w = Math.round(this.label_.x + this.label_.w + PAD);
    this.plate.resize(this.w, this.h);
    this.plate.idle = LOOKS[this.shown].fill;
    this.icon_.name = LOOKS[this.shown].icon;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const look = LOOKS[this.shown];
    this.label_.ink = lit ? color.focus.text : look.ink;
    this.icon_.ink = lit ? color.focus.text : look.iconInk;
  }
}
