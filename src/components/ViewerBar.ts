import type Lightning from '@lightningjs/core';
import { color, fade } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, safeArea } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { FocusGroup, type Member } from './core/FocusGroup.ts';
import { Pill } from './Pill.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Segments } from './Segments.ts';
import { SignalBars } from './SignalBars.ts';
import { SpeakingMark } from './SpeakingMark.ts';
import { Label } from './text/Label.ts';

/** What the bar says about a viewing; words are in the reader's language already. */
export interface ViewingView {
  readonly kind: 'live' | 'paused' | 'sound';
  /** On the pill. */
  readonly state: string;
  readonly name: string;
  /** "Last picture". */
  readonly lastLabel: string;
  /** "19:42:07". */
  readonly last: string;
  /** The picture is old: how long ago it came; shown instead of `lastLabel`, with a yellow clock. */
  readonly ago: string;
  /** "8.4 a second". */
  readonly pace: string;
  /** Class of the line, 1 to 3 bars; 0: there is no line. */
  readonly bars: number;
  readonly line: string;
  /** How the pictures travel. */
  readonly path: { readonly icon: IconName; readonly label: string; readonly direct?: boolean } | null;
}

const H = 96;
const PAD = { start: 28, end: 20 } as const;
const GAP = 26;
const LEAST_NAME = 120;
const DIVIDER = { w: 2, h: 36 } as const;
const ICON = { clock: 32, line: 34 } as const;

/** Under a friend's room: how live it is, and the zoom. 1728×96. The zoom has the focus. */
export class ViewerBar extends FocusGroup<{ zoomed(index: number): void; pressed(): void }> {
  private view: ViewingView | undefined;
  /** The values of the zoom, and what it is called. */
  zooms: readonly string[] = [];
  zoomLabel = '';
  /** It lies on no picture; fixed when it is made. */
  solid = false;
  private at = 0;
  private pill!: Pill;
  private name_!: Label;
  private speaks_!: SpeakingMark;
  private clock!: Icon;
  private last_!: readonly [Label, Label];
  private pace_!: Label;
  private bars_!: SignalBars;
  private noLine!: Icon;
  private line_!: Label;
  private badges!: { readonly relay: Pill; readonly direct: Pill };
  private dividers: Lightning.Element[] = [];
  private zoom_!: Segments;

  get viewing(): ViewingView | undefined {
    return this.view;
  }
  set viewing(viewing: ViewingView | undefined) {
    this.view = viewing;
    this.changed();
  }

  /** How loud they speak, 0 to 1; 0: they do not. */
  set speaks(level: number) {
    const before = this.speaks_.visible;
    this.speaks_.level = level;
    if (this.speaks_.visible !== before) this.changed();
  }

  get zoom(): number {
    return this.at;
  }
  set zoom(index: number) {
    this.at = index;
    this.changed();
  }

  override get position(): undefined {
    return undefined;
  }

  protected override get members(): readonly Member[] {
    return [this.zoom_];
  }

  protected override build(): void {
    this.w = safeArea.width;
    this.h = H;
    this.put(Shape, { recipe: plate(this.w, H, radius.toast), ink: this.solid ? color.surface[1] : color.scrim.bar });
    this.pill = this.put(Pill, {});
    this.name_ = this.put(Label, { style: type.largeStrong });
    this.speaks_ = this.put(SpeakingMark, {});
    this.clock = this.put(Icon, { name: 'clock-fill', size: ICON.clock, ink: color.state.warn });
    this.last_ = [this.put(Label, { style: type.labelLight }), this.put(Label, { style: type.labelLight })];
    this.pace_ = this.put(Label, { style: type.labelLight });
    this.bars_ = this.put(SignalBars, { ink: color.text.primary });
    this.noLine = this.put(Icon, { name: 'wifi-slash-fill', size: ICON.line, ink: color.state.warn });
    this.line_ = this.put(Label, { style: type.labelLight });
    this.badges = {
      relay: this.put(Pill, { kind: 'badge', alpha: 0 }),
      direct: this.put(Pill, { kind: 'badgeDirect', alpha: 0 }),
    };
    for (let i = 0; i < 3; i++) {
      this.dividers.push(this.box({ rect: true, ...DIVIDER, color: fade(color.text.primary, 0.18) }));
    }
    this.zoom_ = this.put(Segments, {
      label: this.zoomLabel,
      // On a surface the usual one would hardly be seen (28).
      chosen: this.solid ? color.surface.track : color.surface[3],
      options: this.zooms,
      // OK held opens the options of whoever is watched.
      holds: true,
      signals: {
        chose: (index) => {
          this.at = index;
          this.signal('zoomed', index);
        },
        pressed: () => this.signal('pressed'),
      },
    });
  }

  protected override draw(): void {
    const { view } = this;
    this.zoom_.index = this.at;
    this.zoom_.x = this.w - PAD.end - this.zoom_.w;
    this.zoom_.y = (H - this.zoom_.h) / 2;
    if (!view) return;
    const old = view.ago !== '';
    const paused = view.kind === 'paused';
    this.pill.kind = view.kind;
    this.pill.label = view.state;
    this.name_.words = view.name;
    const [first, second] = this.last_;
    first.words = old ? view.last : view.lastLabel;
    first.ink = old ? color.text.primary : color.text.secondary;
    second.words = old ? view.ago : view.last;
    second.ink = old ? color.text.secondary : color.text.primary;
    this.pace_.words = view.pace;
    this.pace_.ink = paused ? color.text.secondary : color.text.primary;
    this.bars_.level = view.bars;
    this.line_.words = view.line;
    this.line_.ink = view.bars > 0 ? color.text.primary : color.text.secondary;
    this.badge.icon = view.path?.icon;
    this.badge.label = view.path?.label ?? '';
    this.fitIn(old, view.bars > 0, view.path !== null);
    this.crossfade();
  }

  /** How the pictures travel now. */
  private get badge(): Pill {
    return this.view?.path?.direct ? this.badges.direct : this.badges.relay;
  }

  /** The badge of before goes while that of now comes, in the same place. */
  private crossfade(): void {
    const { badge } = this;
    for (const one of [this.badges.relay, this.badges.direct]) {
      [one.x, one.y, one.visible] = [badge.x, badge.y, badge.visible];
      this.ease(one, { alpha: one === badge ? 1 : 0 }, ms.crossfade);
    }
  }

  /** Where languages are long, how the pictures travel is left out, then the name is cut. */
  private fitIn(old: boolean, line: boolean, path: boolean): void {
    const room = this.zoom_.x - GAP;
    this.name_.width = 0;
    let end = this.lay(old, line, path);
    if (end > room && path) end = this.lay(old, line, false);
    if (end <= room) return;
    this.name_.width = Math.max(LEAST_NAME, this.name_.w - (end - room));
    this.lay(old, line, false);
  }

  /** One after the other from the start; what has nothing to say takes no room. @returns where the last one ends */
  private lay(old: boolean, line: boolean, path: boolean): number {
    const [one, two, three] = this.dividers;
    const items: readonly (readonly [Lightning.Element | undefined, boolean, number])[] = [
      [this.pill, true, GAP],
      [this.name_, true, this.speaks_.visible ? 14 : GAP],
      [this.speaks_, this.speaks_.visible, GAP],
      [one, true, GAP],
      [this.clock, old, 12],
      [this.last_[0], true, 8],
      [this.last_[1], true, GAP],
      [two, this.pace_.words !== '', GAP],
      [this.pace_, this.pace_.words !== '', GAP],
      [three, true, GAP],
      [this.bars_, line, 14],
      [this.noLine, !line, 14],
      [this.line_, true, GAP],
      [this.badge, path, GAP],
    ];
    let x: number = PAD.start;
    for (const [item, shown, gap] of items) {
      if (!item) continue;
      item.visible = shown;
      if (!shown) continue;
      item.x = Math.round(x);
      item.y = (H - item.h) / 2;
      x += item.w + gap;
    }
    return x - GAP;
  }
}
