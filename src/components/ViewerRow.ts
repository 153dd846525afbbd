import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { ms } from '../theme/motion.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import type { Point } from './core/geometry.ts';
import { Part } from './core/Part.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { SignalBars } from './SignalBars.ts';
import { SpeakingMark } from './SpeakingMark.ts';
import { Label } from './text/Label.ts';

/** Somebody who is watching; words are in the reader's language already. */
export interface ViewerView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
  /** "Since 19:31". */
  readonly since: string;
  /** "3 a second", or "Small" for a thumbnail. */
  readonly pace: string;
  /** Class of their line, 1 to 3 bars. */
  readonly bars: number;
  /** "Direct", instead of both, where pictures go to them directly. */
  readonly direct?: string;
  /** "Talks to you"; left out: they do not. */
  readonly talks?: string;
  readonly remove: string;
  readonly keep: string;
  /** "Remove Maya?" */
  readonly question: string;
  readonly block: string;
  /** "Block Maya?"; blocking removes them too. */
  readonly blockQuestion: string;
}

const PAD = 24;
/** How high the bars of somebody who talks are: which of several is heard nobody can tell. */
const TALKS = 0.8;
const INNER = { h: 68, pad: 24, gap: 12, icon: 32, between: 12 } as const;

/** A button within a row that has the focus: dark on the light row, or quiet where another one is chosen. */
class InnerButton extends Part {
  private words = '';
  private sign: IconName | undefined;
  private strong = true;
  private face!: Shape;
  private icon_!: Icon;
  private label_!: Label;

  get label(): string {
    return this.words;
  }
  set label(label: string) {
    this.words = label;
    this.changed();
  }

  get icon(): IconName | undefined {
    return this.sign;
  }
  set icon(icon: IconName | undefined) {
    this.sign = icon;
    this.changed();
  }

  get chosen(): boolean {
    return this.strong;
  }
  set chosen(chosen: boolean) {
    this.strong = chosen;
    this.changed();
  }

  protected override build(): void {
    this.h = INNER.h;
    this.face = this.put(Shape, {});
    this.icon_ = this.put(Icon, { size: INNER.icon, x: INNER.pad, y: (INNER.h - INNER.icon) / 2 });
    this.label_ = this.put(Label, { style: type.label, y: (INNER.h - type.label.line) / 2 });
  }

  protected override draw(): void {
    const { innerButton, innerButtonText, track, text } = color.focus;
    const ink = this.strong ? innerButtonText : text;
    this.icon_.name = this.sign;
    this.icon_.visible = this.sign !== undefined;
    this.icon_.ink = ink;
    this.label_.words = this.words;
    this.label_.ink = ink;
    this.label_.x = INNER.pad + (this.sign ? INNER.icon + INNER.gap : 0);
    this.w = Math.round(this.label_.x + this.label_.w) + INNER.pad;
    this.face.recipe = plate(this.w, INNER.h, radius.key);
    this.face.ink = this.strong ? innerButton : track;
  }
}

/** `asking`: the question is on the row, what it is about, and which answer is chosen. */
type Mode =
  | { readonly kind: 'plain' }
  | { readonly kind: 'asking'; readonly about: 'remove' | 'block'; readonly answer: 'yes' | 'keep' };

/**
 * Somebody who is watching, 560×116. OK asks in place whether to remove them, BLUE whether to block them too; LEFT and
 * RIGHT choose, BACK or moving away keeps them.
 */
export class ViewerRow extends Focusable<{ removed(): void; blocked(): void }> {
  private view: ViewerView | undefined;
  private mode: Mode = { kind: 'plain' };
  private avatar_!: Avatar;
  private name_!: Label;
  private since_!: Label;
  private pace_!: Label;
  private talks_!: SpeakingMark;
  private bars_!: SignalBars;
  private bolt!: Icon;
  private direct_!: Label;
  private remove_!: InnerButton;
  private keep_!: InnerButton;

  get viewer(): ViewerView | undefined {
    return this.view;
  }
  set viewer(viewer: ViewerView | undefined) {
    if (viewer?.person !== this.view?.person) this.mode = { kind: 'plain' };
    this.view = viewer;
    this.changed();
  }

  get asking(): boolean {
    return this.mode.kind === 'asking';
  }

  override get announce(): Announcement {
    const { view, mode } = this;
    if (!view) return { label: '', role: 'viewer' };
    if (mode.kind === 'asking') {
      return {
        label: this.question(view),
        role: 'button',
        value: mode.answer === 'keep' ? view.keep : view[mode.about],
      };
    }
    return { label: this.spoken || view.name, role: 'viewer', value: `${view.since}, ${view.direct ?? view.pace}` };
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.card);
    const d = size.avatar.m;
    const x = PAD + d + 22;
    this.avatar_ = this.put(Avatar, { size: d, x: PAD, y: (this.h - d) / 2 });
    this.name_ = this.put(Label, { style: type.bodyStrong, x, y: 22 });
    this.since_ = this.put(Label, { style: type.caption, x, y: 62 });
    this.bars_ = this.put(SignalBars, { x: this.w - PAD - 36, y: (this.h - 30) / 2 });
    this.bolt = this.put(Icon, { name: 'lightning-fill', size: 30, y: (this.h - 30) / 2, alpha: 0 });
    this.direct_ = this.put(Label, { style: type.caption, alpha: 0 });
    this.pace_ = this.put(Label, { style: type.caption });
    this.talks_ = this.put(SpeakingMark, { y: 22 });
    this.remove_ = this.put(InnerButton, { icon: 'user-minus-bold', y: (this.h - INNER.h) / 2 });
    this.keep_ = this.put(InnerButton, { y: (this.h - INNER.h) / 2 });
  }

  protected override draw(): void {
    const { view, mode } = this;
    if (!view) return;
    this.avatar_.person = view.person;
    this.avatar_.name = view.name;
    this.avatar_.picture = view.picture;
    this.avatar_.presence = view.presence;
    this.bars_.level = view.bars;
    const { direct } = view;
    this.pace_.words = view.pace;
    this.pace_.x = this.bars_.x - 10 - this.pace_.w;
    this.pace_.y = (this.h - this.pace_.h) / 2;
    if (direct) this.direct_.words = direct;
    this.direct_.x = this.w - PAD - this.direct_.w;
    this.direct_.y = (this.h - this.direct_.h) / 2;
    this.bolt.x = this.direct_.x - 38;

    const asking = mode.kind === 'asking';
    this.keep_.visible = asking;
    this.remove_.visible = this.isLit;
    // The one way cross-fades to the other.
    for (const part of [this.pace_, this.bars_, this.bolt, this.direct_]) {
      const isDirects = part === this.bolt || part === this.direct_;
      part.visible = !this.isLit;
      this.ease(part, { alpha: isDirects === (direct !== undefined) ? 1 : 0 }, ms.crossfade);
    }
    this.keep_.label = view.keep;
    this.remove_.label = asking ? view[mode.about] : view.remove;
    this.remove_.icon = asking ? undefined : 'user-minus-bold';
    this.keep_.chosen = asking && mode.answer === 'keep';
    this.remove_.chosen = !asking || mode.answer === 'yes';
    this.keep_.x = this.w - PAD - this.keep_.w;
    this.remove_.x = (asking ? this.keep_.x - INNER.between : this.w - PAD) - this.remove_.w;

    this.since_.visible = !asking;
    this.since_.words = view.since;
    this.name_.words = asking ? this.question(view) : view.name;
    // Two answers leave little room beside them.
    this.name_.maxLines = asking ? 2 : 1;
    const room = (this.isLit ? this.remove_.x : direct ? this.bolt.x : this.pace_.x) - this.name_.x - INNER.gap;
    const talks = view.talks !== undefined && !asking;
    for (const label of [this.name_, this.since_]) {
      const own = room - (talks && label === this.name_ ? SpeakingMark.W + INNER.gap : 0);
      label.width = 0;
      if (label.w > own) label.width = own;
    }
    this.talks_.level = talks ? TALKS : 0;
    this.talks_.x = this.name_.x + this.name_.w + INNER.gap;
    this.name_.y = asking ? (this.h - this.name_.h) / 2 : 22;
    this.tintNow();
  }

  protected override tint(lit: boolean): void {
    if (!lit) this.mode = { kind: 'plain' };
    this.changed();
  }

  private tintNow(): void {
    this.name_.ink = this.ink;
    this.since_.ink = this.inkSecond;
    this.pace_.ink = this.inkSecond;
    this.bolt.ink = color.state.direct;
    this.direct_.ink = color.state.direct;
  }

  protected override act(): void {
    const { mode } = this;
    if (mode.kind === 'plain') {
      this.ask('remove', 'yes');
      return;
    }
    this.mode = { kind: 'plain' };
    this.changed();
    if (mode.answer === 'yes') this.signal(mode.about === 'block' ? 'blocked' : 'removed');
  }

  override _handleBlue(): void {
    this.ask('block', 'yes');
  }

  override _handleLeft(): boolean {
    return this.choose('yes');
  }
  override _handleRight(): boolean {
    return this.choose('keep');
  }
  override _handleBack(): boolean {
    if (this.mode.kind === 'plain') return false;
    this.mode = { kind: 'plain' };
    this.changed();
    return true;
  }

  /** A pointer asks by a click anywhere, and answers on one of the two. */
  override click(at: Point): void {
    if (this.mode.kind === 'asking') this.ask(this.mode.about, at.x < this.keep_.x ? 'yes' : 'keep');
    this.press();
  }

  private question(view: ViewerView): string {
    return this.mode.kind === 'asking' && this.mode.about === 'block' ? view.blockQuestion : view.question;
  }

  private ask(about: 'remove' | 'block', answer: 'yes' | 'keep'): void {
    this.mode = { kind: 'asking', about, answer };
    this.changed();
  }

  private choose(answer: 'yes' | 'keep'): boolean {
    if (this.mode.kind === 'plain') return false;
    this.ask(this.mode.about, answer);
    return true;
  }
}
