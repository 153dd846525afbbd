import { color } from '../theme/color.ts';
import { radius, size } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import { Avatar, type PresenceShape } from './Avatar.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import { TypingDots } from './TypingDots.ts';
import { Label } from './text/Label.ts';

/** Somebody who is in the room now; words are in the reader's language already. */
export interface HereView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
  /** "On camera", "Typing", or how they are. */
  readonly line: string;
  readonly typing: boolean;
  /** Their picture and words are not shown. */
  readonly hidden: boolean;
}

const FACE = { d: 60, x: 18 } as const;
const TEXT = { x: 100, end: 24, line: 36 } as const;
const DOTS_W = 60;

/** One of those who are here now (19): 560×84. */
export class HereRow extends Focusable {
  private view: HereView | undefined;
  private face!: Avatar;
  private name_!: Label;
  private line_!: Label;
  private dots!: TypingDots;
  private eye!: Icon;

  get row(): HereView | undefined {
    return this.view;
  }
  set row(row: HereView | undefined) {
    this.view = row;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.name ?? ''), role: 'button', value: this.view?.line ?? '' };
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.button);
    this.face = this.put(Avatar, { size: FACE.d, x: FACE.x, y: (this.h - FACE.d) / 2 });
    this.name_ = this.put(Label, { style: { ...type.bodyStrong, line: TEXT.line }, x: TEXT.x });
    this.line_ = this.put(Label, { style: { ...type.caption, line: 28 }, x: TEXT.x });
    this.dots = this.put(TypingDots, { y: (this.h - 40) / 2, visible: false });
    this.eye = this.put(Icon, { name: 'eye-slash-fill', size: size.icon.m, visible: false });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    this.face.person = view.person;
    this.face.name = view.name;
    this.face.picture = view.picture;
    this.face.presence = view.presence;
    this.dots.visible = view.typing;
    this.dots.x = this.w - TEXT.end - DOTS_W;
    this.eye.visible = view.hidden && !view.typing;
    this.eye.x = this.w - TEXT.end - size.icon.m;
    this.eye.y = (this.h - size.icon.m) / 2;
    const room = this.w - TEXT.x - TEXT.end - (view.typing || view.hidden ? DOTS_W + TEXT.end : 0);
    this.name_.width = room;
    this.line_.width = room;
    this.name_.words = view.name;
    this.line_.words = view.line;
    this.name_.y = (this.h - this.name_.h - this.line_.h) / 2;
    this.line_.y = this.name_.y + this.name_.h;
    this.tint(this.isLit);
  }

  protected override tint(lit: boolean): void {
    this.name_.ink = this.ink;
    this.line_.ink = this.inkSecond;
    this.dots.ink = this.inkSecond;
    this.eye.ink = lit ? this.inkSecond : color.text.tertiary;
  }
}
