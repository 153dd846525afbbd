import { color } from '../theme/color.ts';
import { radius } from '../theme/metrics.ts';
import { type } from '../theme/type.ts';
import type { Announcement } from './core/announcement.ts';
import { Focusable } from './core/Focusable.ts';
import { Icon } from './paint/Icon.ts';
import type { Face } from './RoomMark.ts';
import { Stack } from './Stack.ts';
import { Label } from './text/Label.ts';

export interface FoldedView {
  /** Those behind it; as many as there is room for are seen. */
  readonly faces: readonly Face[];
  /** Their names in order; who finds no room is counted: "Theo, Oskar +2". */
  readonly names: readonly string[];
}

const FACE = { d: 44, x: 22 } as const;
const CARET = { size: 28, end: 24 } as const;
const GAP = 18;
/** Of the others the words say enough. */
const SEEN = 3;

/** More people, folded into one row; OK unfolds them (19): 560×76. */
export class FoldedRow extends Focusable {
  private view: FoldedView | undefined;
  private stack!: Stack;
  private label_!: Label;
  private caret!: Icon;

  get folded(): FoldedView | undefined {
    return this.view;
  }
  set folded(folded: FoldedView | undefined) {
    this.view = folded;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.spoken || (this.view?.names ?? []).join(', '), role: 'button' };
  }

  protected override build(): void {
    this.underlay('control', color.surface[1], radius.button);
    this.stack = this.put(Stack, { d: FACE.d, x: FACE.x });
    this.stack.y = (this.h - this.stack.h) / 2;
    this.label_ = this.put(Label, { style: type.labelLight });
    this.caret = this.put(Icon, { name: 'caret-right-bold', size: CARET.size });
  }

  protected override draw(): void {
    const { stack } = this;
    stack.faces = this.view?.faces.slice(0, SEEN) ?? [];
    const { label_: label, caret } = this;
    caret.x = this.w - CARET.end - CARET.size;
    caret.y = (this.h - CARET.size) / 2;
    label.x = FACE.x + (stack.w > 0 ? stack.w + GAP : 0);
    this.say(this.view?.names ?? [], caret.x - GAP - label.x);
    label.y = (this.h - label.h) / 2;
    this.tint(this.isLit);
  }

  /** As many names as find room. */
  private say(names: readonly string[], room: number): void {
    const { label_: label } = this;
    label.width = 0;
    for (let count = names.length; count > 0; count--) {
      const rest = names.length - count;
      label.words = names.slice(0, count).join(', ') + (rest > 0 ? ` +${rest}` : '');
      if (label.w <= room) return;
    }
    label.width = room;
  }

  protected override tint(lit: boolean): void {
    this.label_.ink = this.inkSecond;
    this.caret.ink = lit ? this.inkSecond : color.text.tertiary;
  }
}
