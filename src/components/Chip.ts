import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { frame } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/**
 * What a chip says: words (a suggestion, an emoji), words with an icon, somebody (with a cross if OK takes them out),
 * something that OK turns on and off, or that there can be more (dashed).
 */
export type ChipView =
  | {
      readonly kind: 'words';
      readonly label: string;
      readonly strong?: boolean;
      readonly count?: number;
      /** One of several to choose from: whether it is the one. */
      readonly chosen?: boolean;
    }
  | { readonly kind: 'icon'; readonly label: string; readonly icon: IconName }
  | { readonly kind: 'add'; readonly label: string }
  | { readonly kind: 'flips'; readonly label: string; readonly id: string; readonly on: boolean }
  | {
      readonly kind: 'person';
      readonly label: string;
      readonly person: string;
      readonly picture: string | null;
      /** OK does not take them out at once. */
      readonly stays?: boolean;
    };

const WORDS = { h: 56, pad: 30 } as const;
const SIGN = { pad: 26, gap: 12, icon: 28 } as const;
const FLIPS = { h: 68 } as const;
const ADD = { h: 68, pad: 28, stroke: 2, dash: [6, 6] } as const;
const PERSON = { h: 68, start: 10, end: 20, endStays: 24, gap: 14, cross: 26 } as const;

const HEIGHTS = { words: WORDS.h, icon: WORDS.h, add: ADD.h, flips: FLIPS.h, person: PERSON.h } as const;

/** What stands before the words. */
function signOf(view: Exclude<ChipView, { kind: 'person' | 'words' }>): IconName {
  if (view.kind === 'icon') return view.icon;
  if (view.kind === 'add') return 'plus-bold';
  return view.on ? 'check-bold' : 'minus-bold';
}

/** A small thing to choose, as wide as what it says. */
export class Chip extends Focusable {
  private view: ChipView = { kind: 'words', label: '' };
  private label_!: Label;
  /** How many unread things are behind it. */
  private count_: Label | undefined;
  private icon_: Icon | undefined;
  private face_: Avatar | undefined;
  private dashes: Shape | undefined;

  get chip(): ChipView {
    return this.view;
  }
  set chip(chip: ChipView) {
    this.view = chip;
    this.changed();
  }

  override get announce(): Announcement {
    const { view } = this;
    const label = this.spoken || view.label;
    if (view.kind === 'flips') return { label, role: 'switch', state: view.on ? 'on' : 'off' };
    if (view.kind === 'words' && view.chosen !== undefined) {
      return { label, role: 'choice', ...(view.chosen ? { state: 'chosen' } : {}) };
    }
    return { label, role: view.kind === 'add' || view.kind === 'icon' ? 'button' : 'chip' };
  }

  protected override build(): void {
    this.underlay('control', null, WORDS.h / 2);
    this.label_ = this.put(Label, {});
  }

  protected override draw(): void {
    const { view, label_ } = this;
    this.h = HEIGHTS[view.kind];
    label_.style = view.kind === 'words' && view.strong ? type.label : type.labelLight;
    label_.words = view.label;
    if (this.icon_) this.icon_.visible = view.kind !== 'words';
    if (this.face_) this.face_.visible = view.kind === 'person';
    if (this.count_) this.count_.visible = view.kind === 'words' && (view.count ?? 0) > 0;
    if (view.kind === 'words') {
      label_.x = WORDS.pad;
      this.w = Math.round(label_.w + this.drawCount(view.count ?? 0)) + WORDS.pad * 2;
    } else if (view.kind !== 'person') {
      const icon = this.icon(signOf(view), SIGN.icon);
      icon.x = view.kind === 'icon' ? SIGN.pad : ADD.pad;
      label_.x = icon.x + SIGN.icon + SIGN.gap;
      this.w = Math.round(label_.x + label_.w) + icon.x;
    } else {
      const d = size.avatar.s;
      this.face_ ??= this.put(Avatar, { size: d, x: PERSON.start });
      this.face_.person = view.person;
      this.face_.name = view.label;
      this.face_.picture = view.picture;
      this.face_.y = (this.h - d) / 2;
      label_.x = PERSON.start + d + PERSON.gap;
      const end = label_.x + Math.round(label_.w);
      if (this.icon_) this.icon_.visible = !view.stays;
      if (view.stays) this.w = end + PERSON.endStays;
      else {
        const cross = this.icon('x-bold', PERSON.cross);
        cross.x = end + PERSON.gap;
        this.w = cross.x + PERSON.cross + PERSON.end;
      }
    }
    label_.y = (this.h - label_.h) / 2;
    this.plate.corners = this.h / 2;
    this.plate.resize(this.w, this.h);
    const off = view.kind === 'flips' && !view.on;
    const filled = view.kind === 'person' || (view.kind === 'words' && view.strong) || view.kind === 'flips';
    const empty = view.kind === 'add' || off;
    this.plate.idle = empty ? null : filled ? color.surface[3] : color.surface[1];
    if (empty) this.drawFrame(off ? undefined : ADD.dash);
    if (this.dashes) this.dashes.visible = empty;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    const { view } = this;
    const on = view.kind === 'flips' && view.on;
    const first = view.kind === 'person' || (view.kind === 'words' && view.strong) || on;
    this.label_.ink = first ? this.ink : lit ? color.focus.text : color.text.secondary;
    if (this.dashes) this.dashes.alpha = lit ? 0 : 1;
    if (this.count_) this.count_.ink = lit ? color.focus.text : color.state.notice;
    const sign = on ? color.state.ok : color.text.tertiary;
    if (this.icon_) this.icon_.ink = lit ? color.focus.textSecondary : sign;
  }

  private drawFrame(dash?: readonly [number, number]): void {
    this.dashes ??= this.put(Shape, { ink: color.surface.lineStrong });
    this.dashes.recipe = frame(this.w, this.h, this.h / 2, ADD.stroke, dash);
  }

  /** @returns how much room it takes after the words */
  private drawCount(count: number): number {
    if (count === 0) return 0;
    this.count_ ??= this.put(Label, { style: type.label });
    this.count_.words = String(count);
    this.count_.x = this.label_.x + this.label_.w + SIGN.gap;
    this.count_.y = (this.h - this.count_.h) / 2;
    return this.count_.w + SIGN.gap;
  }

  private icon(name: IconName, side: number): Icon {
    this.icon_ ??= this.put(Icon, {});
    this.icon_.name = name;
    this.icon_.size = side;
    this.icon_.y = (this.h - side) / 2;
    return this.icon_;
  }
}
