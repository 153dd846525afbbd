import { color } from '../theme/color.ts';
import { radius, size } from '../theme/metrics.ts';
import { type, weighted } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { frame, plate } from './paint/shapes.ts';
import { Label } from './text/Label.ts';

/** Somebody who can be chosen; words are in the reader's language already. */
export interface PickView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
  readonly status: string;
  /** null: OK goes on at once, so there is nothing to tick. */
  readonly chosen: boolean | null;
  /** The part of the name that was typed: first sign and number of signs; null for none. */
  readonly match: { readonly from: number; readonly count: number } | null;
}

const PAD = { start: 22, end: 28 } as const;
const TEXT_X = PAD.start + size.avatar.m + 22;
const BOX = { d: 52, corners: 14, stroke: 4, tick: 34 } as const;
const LINE = { h: 3, below: 5 } as const;

/** A friend in the picker, 552×120; OK chooses and takes back. What was typed is heavier and underlined, never coloured. */
export class PickCard extends Focusable {
  private view: PickView | undefined;
  private avatar_!: Avatar;
  private name_: readonly Label[] = [];
  private underline!: Shape;
  private status_!: Label;
  private box_!: Shape;
  private tick!: Icon;

  get pick(): PickView | undefined {
    return this.view;
  }
  set pick(pick: PickView | undefined) {
    this.view = pick;
    this.changed();
  }

  override get announce(): Announcement {
    const { view } = this;
    return {
      label: this.spoken || (view?.name ?? ''),
      role: 'friend',
      value: view?.status ?? '',
      ...(view?.chosen ? { state: 'chosen' as const } : {}),
    };
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.card);
    const d = size.avatar.m;
    this.avatar_ = this.put(Avatar, { size: d, x: PAD.start, y: (this.h - d) / 2 });
    this.name_ = [500, 700, 500].map((weight) =>
      this.put(Label, { style: weighted(type.body, weight as 500 | 700), y: 24 }),
    );
    this.underline = this.put(Shape, {});
    this.status_ = this.put(Label, { style: type.caption, x: TEXT_X, y: 64 });
    this.box_ = this.put(Shape, { left: this.w - PAD.end - BOX.d, top: (this.h - BOX.d) / 2 });
    this.tick = this.put(Icon, { name: 'check-bold', size: BOX.tick, ink: color.focus.text });
    this.tick.x = this.w - PAD.end - (BOX.d + BOX.tick) / 2;
    this.tick.y = (this.h - BOX.tick) / 2;
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    this.avatar_.person = view.person;
    this.avatar_.name = view.name;
    this.avatar_.picture = view.picture;
    this.avatar_.presence = view.presence;
    const box = view.chosen === null ? 0 : BOX.d + PAD.end;
    const room = this.w - PAD.end - box - TEXT_X;
    this.status_.words = view.status;
    this.status_.width = room;
    this.drawName(view, room);
    this.tick.visible = view.chosen === true;
    this.box_.visible = view.chosen !== null;
    this.box_.recipe = view.chosen ? plate(BOX.d, BOX.d, BOX.corners) : frame(BOX.d, BOX.d, BOX.corners, BOX.stroke);
    this.tint(this.isLit);
  }

  /** The name in three pieces; a name too long for that is cut and shows no match. */
  private drawName({ name, match }: PickView, room: number): void {
    const signs = Array.from(name);
    const { from, count } = match ?? { from: signs.length, count: 0 };
    const pieces = [signs.slice(0, from), signs.slice(from, from + count), signs.slice(from + count)];
    let x = TEXT_X;
    this.name_.forEach((label, index) => {
      label.width = 0;
      label.words = (pieces[index] ?? []).join('');
      label.x = x;
      x += label.w;
    });
    const fits = x - TEXT_X <= room;
    const [first, matched] = this.name_;
    if (!fits && first) {
      for (const label of this.name_) label.words = '';
      first.words = name;
      first.width = room;
    }
    this.underline.visible = fits && count > 0;
    if (!matched || !this.underline.visible) return;
    this.underline.recipe = plate(Math.round(matched.w), LINE.h, 0);
    this.underline.left = matched.x;
    this.underline.top = matched.y + type.body.line - LINE.below;
  }

  protected override tint(lit: boolean): void {
    for (const label of this.name_) label.ink = this.ink;
    this.underline.ink = this.ink;
    this.status_.ink = this.inkSecond;
    const chosen = this.view?.chosen === true;
    this.box_.ink = lit ? color.focus.text : chosen ? color.text.primary : color.presence.offline;
    this.tick.ink = lit ? color.focus.fill : color.focus.text;
  }
}
