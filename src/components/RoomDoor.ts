import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { type Face, RoomMark } from './RoomMark.ts';
import { Label } from './text/Label.ts';

/** A room one is not one of the people of; words are in the reader's language already. */
export interface RoomDoorView {
  readonly name: string;
  /** who is known there */
  readonly faces: readonly Face[];
  readonly line: string;
  /** how one comes in */
  readonly way: { readonly label: string; readonly icon?: IconName };
}

const PAD = { start: 24, end: 28 } as const;
const TEXT_X = PAD.start + size.avatar.l + 28;
const WAY = { h: 44, pad: 18, gap: 10, icon: 26 } as const;
const GAP = 20;

/** The door of a room: who is there, and how one comes in. 549×132. */
export class RoomDoor extends Focusable {
  private view: RoomDoorView | undefined;
  private mark!: RoomMark;
  private name_!: Label;
  private line_!: Label;
  private pill!: Shape;
  private icon_!: Icon;
  private way_!: Label;

  get door(): RoomDoorView | undefined {
    return this.view;
  }
  set door(door: RoomDoorView | undefined) {
    this.view = door;
    this.changed();
  }

  override get announce(): Announcement {
    const { view } = this;
    const value = view ? `${view.line}, ${view.way.label}` : '';
    return { label: this.spoken || (view?.name ?? ''), role: 'button', value };
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.card);
    const d = size.avatar.l;
    this.mark = this.put(RoomMark, { size: d, x: PAD.start, y: (this.h - d) / 2 });
    this.name_ = this.put(Label, { style: type.bodyStrong, x: TEXT_X, y: 30 });
    this.line_ = this.put(Label, { style: type.caption, x: TEXT_X, y: 70 });
    this.pill = this.put(Shape, { top: (this.h - WAY.h) / 2 });
    this.icon_ = this.put(Icon, { size: WAY.icon, y: (this.h - WAY.icon) / 2 });
    this.way_ = this.put(Label, { style: type.caption });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    this.mark.faces = view.faces;
    const { label, icon } = view.way;
    this.way_.words = label;
    this.way_.y = (this.h - this.way_.h) / 2;
    const before = icon ? WAY.icon + WAY.gap : 0;
    const w = Math.round(WAY.pad * 2 + before + this.way_.w);
    const left = this.w - PAD.end - w;
    this.pill.recipe = plate(w, WAY.h, WAY.h / 2);
    this.pill.left = left;
    this.icon_.visible = icon !== undefined;
    if (icon) this.icon_.name = icon;
    this.icon_.x = left + WAY.pad;
    this.way_.x = left + WAY.pad + before;
    for (const [part, words] of [
      [this.name_, view.name],
      [this.line_, view.line],
    ] as const) {
      part.width = 0;
      part.words = words;
      if (part.w > left - GAP - TEXT_X) part.width = left - GAP - TEXT_X;
    }
    this.tint(this.isLit);
  }

  protected override tint(_lit: boolean): void {
    this.name_.ink = this.ink;
    this.line_.ink = this.inkSecond;
    this.pill.ink = color.surface[3];
    this.way_.ink = color.text.secondary;
    this.icon_.ink = color.text.secondary;
  }
}
