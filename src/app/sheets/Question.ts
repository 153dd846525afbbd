import { Button } from '../../components/Button.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Sheet } from '../../components/Sheet.ts';
import { Label } from '../../components/text/Label.ts';
import { color } from '../../theme/color.ts';
import type { IconName } from '../../theme/icons.ts';
import { type } from '../../theme/type.ts';

export interface QuestionAnswer {
  readonly icon: IconName;
  readonly label: string;
  readonly act: () => void;
}

export interface QuestionView {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** what does no harm comes first and has the focus; BACK means it too */
  readonly answers: readonly [QuestionAnswer, ...QuestionAnswer[]];
}

const PANEL = { x: 456, y: 312, w: 1008, h: 456 };
const PAD = 48;
const BUTTON = { y: 616, h: 104, gap: 24 };
const TEXT_X = 640;

/** A short question over everything, on the panel of 26: what it is about, and two or three answers in a row. */
export class Question extends Sheet {
  /** Fixed when the sheet is made. */
  view!: QuestionView;
  override panel = PANEL;
  private back: (() => void) | undefined;
  private text_!: Label;

  /** Says something else under the title: how long an answer may still take. */
  set explanation(words: string) {
    this.text_.words = words;
  }

  protected override build(): void {
    super.build();
    const { icon, title, text, answers } = this.view;
    this.heading = `${title}. ${text}`;
    const width = PANEL.x + PANEL.w - PAD - TEXT_X;
    this.putOn(Icon, { name: icon, size: 104, ink: color.text.secondary, x: PANEL.x + PAD, y: 377 });
    this.putOn(Label, { words: title, style: type.title, width, x: TEXT_X, y: 360 });
    this.text_ = this.putOn(Label, {
      words: text,
      style: type.body,
      ink: color.text.secondary,
      width,
      maxLines: 3,
      x: TEXT_X,
      y: 434,
    });
    const count = answers.length;
    const w = (PANEL.w - PAD * 2 - BUTTON.gap * (count - 1)) / count;
    answers.forEach(({ icon: sign, label, act }, index) => {
      const x = PANEL.x + PAD + (w + BUTTON.gap) * index;
      this.answers.put(Button, { icon: sign, label, x, y: BUTTON.y, w, h: BUTTON.h, signals: { pressed: act } });
    });
  }

  /** What BACK means, where that is not the first answer. */
  backIs(act: () => void): void {
    this.back = act;
  }

  override _handleBack(): void {
    const act = this.back ?? this.view.answers[0].act;
    act();
  }
}
