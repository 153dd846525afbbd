import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, shadow, size } from '../theme/metrics.ts';
import { easing, ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import { ColourKey, type ColourKeyName } from './ColourKey.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { ProgressBar } from './ProgressBar.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { frame, softShadow } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** What a toast says; words are in the reader's language already. */
export interface ToastView {
  readonly title: string;
  readonly sign:
    | {
        readonly kind: 'person';
        readonly person: string;
        readonly name: string;
        readonly picture: string | null;
        readonly presence?: PresenceShape;
      }
    | { readonly kind: 'icon'; readonly icon: IconName };
  /** What the colour key (and OK, with the focus on it) does about it; without one it only tells. */
  readonly action?: { readonly key: ColourKeyName; readonly label: string };
  /** How long it can be answered, s; the line drains. 0: it goes by itself, without a line. */
  readonly seconds: number;
}

const W = 576;
const H = 120;
const START = 28;
const END = 32;
const TEXT_X = START + size.avatar.m + 28;
const LINE = { y: 106, h: 6 } as const;
const SLIDE = 24;

/** A notice that takes nothing over: 576×120. What can be answered has a line that drains. */
export class Toast extends Focusable<{ expired(): void }> {
  private view: ToastView | undefined;
  private left = 0;
  private avatar_!: Avatar;
  private icon_!: Icon;
  private title_!: Label;
  private key_!: ColourKey;
  private action_!: Label;
  private time_!: Label;
  private bar!: ProgressBar;
  private timer: ReturnType<typeof setInterval> | undefined;

  get toast(): ToastView | undefined {
    return this.view;
  }
  set toast(toast: ToastView | undefined) {
    this.view = toast;
    this.left = toast?.seconds ?? 0;
    this.changed();
    if (this.attached) this.run();
  }

  override get canFocus(): boolean {
    return super.canFocus && this.view?.action !== undefined;
  }

  override get announce(): Announcement {
    return { label: this.view?.title ?? '', role: 'button', value: this.view?.action?.label ?? '' };
  }

  protected override build(): void {
    this.w = W;
    this.h = H;
    if (this.looks.shadows) {
      this.put(Shape, {
        recipe: softShadow(W, H, radius.toast, shadow.sheet.blur),
        top: shadow.sheet.y,
        ink: color.shadow,
      });
    }
    this.underlay('control', color.surface.key, radius.toast);
    this.put(Shape, { recipe: frame(W, H, radius.toast, 2), ink: color.surface.lineStrong });
    const d = size.avatar.m;
    this.avatar_ = this.put(Avatar, { size: d, x: START, y: 19 });
    this.icon_ = this.put(Icon, { size: size.icon.l, x: START + (d - size.icon.l) / 2, y: (H - size.icon.l) / 2 });
    this.title_ = this.put(Label, { style: type.bodyStrong, x: TEXT_X, width: W - TEXT_X - END });
    this.key_ = this.put(ColourKey, { x: TEXT_X, y: 65 });
    this.action_ = this.put(Label, { style: type.caption, x: TEXT_X + ColourKey.W + 14, y: 63 });
    this.time_ = this.put(Label, { style: type.caption, y: 63 });
    this.bar = this.put(ProgressBar, { x: END, y: LINE.y, w: W - END * 2, h: LINE.h, ground: color.surface.line });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    const { sign, action } = view;
    this.avatar_.visible = sign.kind === 'person';
    this.icon_.visible = sign.kind === 'icon';
    if (sign.kind === 'person') {
      this.avatar_.person = sign.person;
      this.avatar_.name = sign.name;
      this.avatar_.picture = sign.picture;
      this.avatar_.presence = sign.presence;
    } else {
      this.icon_.name = sign.icon;
    }
    const timed = view.seconds > 0 && action !== undefined;
    this.title_.words = view.title;
    this.title_.maxLines = action ? 1 : 2;
    this.title_.y = action ? 20 : (H - this.title_.h) / 2;
    this.key_.visible = action !== undefined;
    this.action_.visible = this.key_.visible;
    this.time_.visible = timed;
    this.bar.visible = timed;
    if (action) {
      this.key_.colour = action.key;
      this.action_.words = action.label;
      this.time_.words = `${Math.floor(this.left / 60)}:${`0${this.left % 60}`.slice(-2)}`;
      this.time_.x = this.action_.x + this.action_.w + 14;
      this.bar.share = view.seconds > 0 ? this.left / view.seconds : 0;
    }
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.title_.ink = this.ink;
    this.icon_.ink = this.ink;
    this.action_.ink = this.inkSecond;
    this.time_.ink = lit ? color.focus.textSecondary : color.text.tertiary;
    this.bar.ink = lit ? color.focus.text : color.text.secondary;
  }

  override _attach(): void {
    const { y } = this;
    this.alpha = 0;
    this.y = y - SLIDE;
    this.ease(this, { alpha: 1, y }, ms.toastIn, easing.enter);
    this.run();
  }

  override _detach(): void {
    clearInterval(this.timer);
  }

  /** Counts down once a second; the line moves in the same steps, so the stage rests in between. */
  private run(): void {
    clearInterval(this.timer);
    if (!this.view || this.view.seconds <= 0) return;
    this.timer = setInterval(() => {
      this.left -= 1;
      this.changed();
      if (this.left > 0) return;
      clearInterval(this.timer);
      this.signal('expired');
    }, 1000);
  }
}
