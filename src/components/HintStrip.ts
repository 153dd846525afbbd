import { color } from '../theme/color.ts';
import { grid, safeArea } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { ColourKey, type ColourKeyName } from './ColourKey.ts';
import { Part } from './core/Part.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { frame } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** Which key a hint is about: what is written on it, arrows, or a colour. */
export type HintKey =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'arrows' }
  | { readonly kind: 'colour'; readonly colour: ColourKeyName };

export interface Hint {
  readonly key: HintKey;
  readonly label: string;
}

/** The strip goes away when no key was pressed for this long, and comes back with the next. */
export const HINT_REST_MS = 8000;
const MOST = 4;
const KEY = { h: 40, least: 56, pad: 14, corners: 12, stroke: 2, icon: 26, iconGap: 6 } as const;
const GAP = { inside: 12, between: 40 } as const;

/** A key as a hint shows it. */
class KeyCap extends Part {
  private which: HintKey = { kind: 'named', name: '' };
  private rim!: Shape;
  private label_!: Label;
  private arrows: readonly [Icon, Icon] | undefined;
  private colour_: ColourKey | undefined;

  get key(): HintKey {
    return this.which;
  }
  set key(key: HintKey) {
    this.which = key;
    this.changed();
  }

  protected override build(): void {
    this.h = KEY.h;
    this.rim = this.put(Shape, { ink: color.text.tertiary });
    this.label_ = this.put(Label, { style: type.captionStrong, ink: color.text.secondary, align: 'center' });
  }

  protected override draw(): void {
    const { which } = this;
    const colour = which.kind === 'colour';
    this.rim.visible = !colour;
    this.label_.visible = which.kind === 'named';
    if (this.colour_) this.colour_.visible = colour;
    for (const icon of this.arrows ?? []) icon.visible = which.kind === 'arrows';
    if (which.kind === 'colour') {
      this.colour_ ??= this.put(ColourKey, { y: (KEY.h - ColourKey.H) / 2 });
      this.colour_.colour = which.colour;
      this.w = ColourKey.W;
      return;
    }
    if (which.kind === 'named') {
      this.label_.width = 0;
      this.label_.words = which.name;
      this.w = Math.max(KEY.least, Math.round(this.label_.w) + KEY.pad * 2);
      this.label_.width = this.w;
      this.label_.y = (KEY.h - this.label_.h) / 2;
    } else {
      const side = KEY.icon;
      const x = KEY.pad;
      this.arrows ??= [
        this.put(Icon, { name: 'caret-left-fill', size: side, x, y: (KEY.h - side) / 2, ink: color.text.secondary }),
        this.put(Icon, {
          name: 'caret-right-fill',
          size: side,
          x: x + side + KEY.iconGap * 2,
          y: (KEY.h - side) / 2,
          ink: color.text.secondary,
        }),
      ];
      this.w = KEY.pad * 2 + side * 2 + KEY.iconGap * 2;
    }
    this.rim.recipe = frame(this.w, KEY.h, KEY.corners, KEY.stroke);
  }
}

/** What the keys do here: at most four, ending at the safe area's end. It goes while nobody presses anything. */
export class HintStrip extends Part {
  private list: readonly Hint[] = [];
  private from: number = safeArea.right;
  private caps: { cap: KeyCap; label: Label }[] = [];
  private resting: ReturnType<typeof setTimeout> | undefined;

  get hints(): readonly Hint[] {
    return this.list;
  }
  set hints(hints: readonly Hint[]) {
    this.list = hints.slice(0, MOST);
    this.changed();
    this.wake();
  }

  /** Where the strip ends, px (a narrower column ends earlier). */
  get end(): number {
    return this.from;
  }
  set end(end: number) {
    this.from = end;
    this.changed();
  }

  /** A key was pressed. */
  wake(): void {
    clearTimeout(this.resting);
    this.ease(this, { alpha: 1 }, ms.crossfade);
    if (!this.attached) return;
    this.resting = setTimeout(() => this.ease(this, { alpha: 0 }, ms.barHide), HINT_REST_MS);
  }

  protected override build(): void {
    this.w = safeArea.right + safeArea.x;
    this.h = grid.hints.h;
    this.y = grid.hints.y;
  }

  protected override draw(): void {
    let x = this.from;
    for (let i = this.list.length - 1; i >= 0; i--) {
      const hint = this.list[i] as Hint;
      const { cap, label } = this.pair(i);
      label.words = hint.label;
      cap.key = hint.key;
      x -= label.w;
      label.x = x;
      label.y = (this.h - label.h) / 2;
      x -= GAP.inside + cap.w;
      cap.x = x;
      x -= GAP.between;
    }
    this.caps.forEach(({ cap, label }, index) => {
      cap.visible = index < this.list.length;
      label.visible = cap.visible;
    });
  }

  override _attach(): void {
    this.wake();
  }

  override _detach(): void {
    clearTimeout(this.resting);
  }

  private pair(index: number): { cap: KeyCap; label: Label } {
    const known = this.caps[index];
    if (known) return known;
    const made = {
      cap: this.put(KeyCap, {}),
      label: this.put(Label, { style: type.caption, ink: color.text.secondary }),
    };
    this.caps[index] = made;
    return made;
  }
}
