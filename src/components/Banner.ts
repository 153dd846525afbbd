import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { safeArea, shadow, size, space } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { Button } from './Button.ts';
import { FocusGroup, type Member } from './core/FocusGroup.ts';
import type { Point } from './core/geometry.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate, softShadow } from './paint/shapes.ts';
import { Spinner } from './Spinner.ts';
import { Label } from './text/Label.ts';

/** How it stands with the connection; words are in the reader's language already. */
export interface BannerView {
  readonly kind: 'trying' | 'back';
  readonly title: string;
  readonly text: string;
  /** On the button; none: no button. */
  readonly action?: { readonly icon: IconName; readonly label: string };
}

const W = safeArea.width;
const H = 136;
const CORNERS = 32;
const PAD = 40;
const SIGN = 64;
const GAP = 32;
const BUTTON = { w: 252, h: 88, end: 36 } as const;

/** The connection is lost, or back again: across the top of any screen, 1728×136. */
export class Banner extends FocusGroup<{ again(): void }> {
  private view: BannerView | undefined;
  private spinner!: Spinner;
  private tick!: Icon;
  private title_!: Label;
  private text_!: Label;
  private button!: Button;

  get banner(): BannerView | undefined {
    return this.view;
  }
  set banner(banner: BannerView | undefined) {
    this.view = banner;
    this.changed();
  }

  /** The same place, or while the banner shows the nearest one that is not under it. */
  below({ x, y }: Point): Point {
    return { x, y: this.view ? Math.max(y, this.y + H + space[4]) : y };
  }

  protected override get members(): readonly Member[] {
    return [this.button];
  }

  protected override build(): void {
    this.w = W;
    this.h = H;
    if (this.looks.shadows) {
      this.put(Shape, { recipe: softShadow(W, H, CORNERS, shadow.sheet.blur), top: shadow.sheet.y, ink: color.shadow });
    }
    this.put(Shape, { recipe: plate(W, H, CORNERS), ink: color.surface[1] });
    const y = (H - SIGN) / 2;
    this.spinner = this.put(Spinner, { size: SIGN, stroke: 8, length: 0.37, ink: color.state.warn, x: PAD, y });
    this.tick = this.put(Icon, { name: 'check-bold', size: size.icon.l, ink: color.state.ok, x: PAD + 10, y: y + 10 });
    const x = PAD + SIGN + GAP;
    this.title_ = this.put(Label, { style: type.largeStrong, x, y: 26 });
    this.text_ = this.put(Label, { style: type.body, ink: color.text.secondary, x, y: 70 });
    this.button = this.put(Button, {
      x: W - BUTTON.end - BUTTON.w,
      y: (H - BUTTON.h) / 2,
      w: BUTTON.w,
      h: BUTTON.h,
      signals: { pressed: () => this.signal('again') },
    });
    this.alpha = 0;
  }

  protected override draw(): void {
    const { view } = this;
    this.ease(this, { alpha: view ? 1 : 0 }, ms.overlay);
    if (!view) return;
    const { action } = view;
    this.spinner.visible = view.kind === 'trying';
    this.tick.visible = view.kind === 'back';
    this.title_.words = view.title;
    this.text_.words = view.text;
    this.text_.width = W - this.text_.x - PAD - (action ? BUTTON.w + BUTTON.end : 0);
    this.button.visible = action !== undefined;
    if (action) {
      this.button.icon = action.icon;
      this.button.label = action.label;
    }
    this.refocus();
  }

  override get canFocus(): boolean {
    return this.view?.action !== undefined && super.canFocus;
  }
}
