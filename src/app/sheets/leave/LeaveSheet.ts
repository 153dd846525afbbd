import type Lightning from '@lightningjs/core';
import { Avatar } from '../../../components/Avatar.ts';
import { Button } from '../../../components/Button.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Sheet } from '../../../components/Sheet.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import type { IconName, MarkName } from '../../../theme/icons.ts';
import { type } from '../../../theme/type.ts';
import type { QuestionAnswer } from '../Question.ts';

/** What stands under the text: an icon or faces, and what they mean. */
export interface LeaveNote {
  readonly before:
    | IconName
    | readonly { readonly person: string; readonly name: string; readonly picture: string | null }[];
  readonly words: string;
}

export interface LeaveView {
  readonly sign: IconName | MarkName;
  readonly title: string;
  readonly text: string;
  readonly note?: LeaveNote;
  /** The first has the focus. */
  readonly answers: readonly [QuestionAnswer, ...QuestionAnswer[]];
}

const PANEL = { x: 456, y: 312, w: 1008, h: 456 };
const LEFT = 504;
const ROOM = 912;
const TEXT = { x: 640, w: 776 } as const;
const NOTE = { y: 566, icon: 32, face: 48, step: 38, gap: 14 } as const;
const BUTTON = { y: 616, h: 104, gap: 24 } as const;

/** 26. What it asks may become another question in the same place (*Sign out*, or going off air meanwhile). */
export class LeaveSheet extends Sheet {
  override panel = PANEL;
  private shown!: LeaveView;
  private sign!: Icon;
  private title!: Label;
  private text_!: Label;
  private note!: Lightning.Element;

  get view(): LeaveView {
    return this.shown;
  }
  set view(view: LeaveView) {
    this.shown = view;
    this.changed();
  }

  protected override build(): void {
    super.build();
    const ink = color.text.secondary;
    this.sign = this.putOn(Icon, { size: 104, x: LEFT, y: 366 });
    this.title = this.putOn(Label, { style: type.title, width: TEXT.w, x: TEXT.x, y: 360 });
    this.text_ = this.putOn(Label, { style: type.body, ink, width: TEXT.w, maxLines: 2, x: TEXT.x, y: 434 });
    this.note = this.box({ x: LEFT, w: ROOM, h: 0, y: NOTE.y }, this.body);
  }

  protected override draw(): void {
    const { sign, title, text, answers, note } = this.shown;
    this.heading = note ? `${title}. ${text} ${note.words}` : `${title}. ${text}`;
    this.sign.name = sign;
    this.sign.ink = color.text.secondary;
    this.title.words = title;
    this.text_.words = text;
    this.putNote(note);
    this.answers.clear();
    const w = (ROOM - BUTTON.gap * (answers.length - 1)) / answers.length;
    answers.forEach(({ icon, label, act }, index) => {
      const x = LEFT + (w + BUTTON.gap) * index;
      this.answers.put(Button, { icon, label, x, y: BUTTON.y, w, h: BUTTON.h, signals: { pressed: act } });
    });
  }

  private putNote(note: LeaveNote | undefined): void {
    this.note.childList.clear();
    if (!note) return;
    const ink = color.text.secondary;
    let x = 0;
    if (typeof note.before === 'string') {
      this.put(Icon, { name: note.before, size: NOTE.icon, ink, y: -NOTE.icon / 2 }, this.note);
      x = NOTE.icon;
    } else {
      note.before.forEach((face, index) => {
        this.put(Avatar, { ...face, size: NOTE.face, x: NOTE.step * index, y: -NOTE.face / 2 }, this.note);
        x = NOTE.step * index + NOTE.face;
      });
    }
    if (x > 0) x += NOTE.gap;
    this.put(
      Label,
      { words: note.words, style: type.caption, ink, width: ROOM - x, x, y: -type.caption.line / 2 },
      this.note,
    );
  }
}
