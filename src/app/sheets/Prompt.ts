import { Avatar, type PresenceShape } from '../../components/Avatar.ts';
import { Button } from '../../components/Button.ts';
import { LivePicture } from '../../components/LivePicture/LivePicture.ts';
import type { Frame } from '../../components/LivePicture/PictureSurface.ts';
import { Icon } from '../../components/paint/Icon.ts';
import { Shape } from '../../components/paint/Shape.ts';
import { plate } from '../../components/paint/shapes.ts';
import { Sheet } from '../../components/Sheet.ts';
import { Label } from '../../components/text/Label.ts';
import { color } from '../../theme/color.ts';
import type { IconName } from '../../theme/icons.ts';
import { radius, size } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';

export interface PromptPerson {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
}

export interface PromptAnswer {
  readonly icon: IconName;
  readonly label: string;
  /** where it stands in the row of 06 or 23 */
  readonly x: number;
  readonly w: number;
  /** has the focus when the sheet opens */
  readonly first?: boolean;
  readonly act: () => void;
}

export interface PromptView {
  readonly who: PromptPerson;
  /** how the person is known */
  readonly known: { readonly icon: IconName; readonly text: string };
  readonly question: string;
  /** under the picture */
  readonly under: { readonly icon: IconName; readonly text: string };
  /** what a yes would end */
  readonly warning?: string;
  readonly answers: readonly PromptAnswer[];
}

const LEFT = 304;
const PREVIEW = { x: 1104, y: 284, w: 512, h: 288 };
const FACE = 168;
const ANSWER = { y: 690, h: 108 };

/** A question that comes by itself, about somebody: 06 and 23. It is deaf for a second and starts on the safe answer. */
export class Prompt extends Sheet {
  /** Fixed when the sheet is made. */
  view!: PromptView;
  override guarded = true;
  private deadline_!: Label;
  private question_!: Label;
  private preview!: LivePicture;
  private face!: Avatar;

  /** How long an answer may still take, as a sentence. */
  set deadline(words: string) {
    this.deadline_.words = words;
  }

  /** Puts other answers in the place of these, for a question that asks once more. */
  ask(question: string, deadline: string, answers: readonly PromptAnswer[]): void {
    this.question_.words = question;
    this.deadline_.words = deadline;
    this.heading = question;
    this.putAnswers(answers);
  }

  /** What is seen; until the first comes, the avatar. */
  show(frame: Frame): void {
    this.face.visible = false;
    this.preview.show(frame);
  }

  protected override build(): void {
    super.build();
    const { who, known, question, under, warning, answers } = this.view;
    const { person, name, picture, presence } = who;
    const ink = color.text.secondary;
    this.heading = question;
    this.putOn(Avatar, { person, name, picture, presence, size: size.avatar.xl, x: LEFT, y: 284 });
    this.putOn(Icon, { name: known.icon, size: 32, ink, x: 460, y: 332 });
    this.putOn(Label, { words: known.text, style: type.caption, ink, width: 600, x: 504, y: 332 });
    this.question_ = this.putOn(Label, {
      words: question,
      style: type.title,
      width: 740,
      maxLines: 2,
      x: LEFT,
      y: 448,
    });
    this.deadline_ = this.putOn(Label, { style: type.body, ink, width: 740, x: LEFT, y: 584 });
    if (warning) {
      this.heading = `${question}. ${warning}`;
      this.putOn(Icon, { name: 'warning-fill', size: 32, ink: color.state.warn, x: LEFT, y: 633 });
      this.putOn(Label, { words: warning, style: type.captionStrong, width: 690, x: LEFT + 44, y: 632 });
    }
    this.putOn(Shape, {
      recipe: plate(PREVIEW.w, PREVIEW.h, radius.tile),
      left: PREVIEW.x,
      top: PREVIEW.y,
      ink: color.surface[2],
    });
    this.preview = this.putOn(LivePicture, { ...PREVIEW, corners: radius.tile, surface: 'texture' });
    const x = PREVIEW.x + (PREVIEW.w - FACE) / 2;
    this.face = this.putOn(Avatar, { person, name, picture, size: FACE, x, y: PREVIEW.y + (PREVIEW.h - FACE) / 2 });
    this.putOn(Icon, { name: under.icon, size: 30, ink, x: PREVIEW.x, y: 589 });
    this.putOn(Label, { words: under.text, style: type.caption, ink, width: 470, x: PREVIEW.x + 42, y: 588 });
    this.putAnswers(answers);
  }

  private putAnswers(answers: readonly PromptAnswer[]): void {
    this.answers.clear();
    for (const { icon, label, x, w, first, act } of answers) {
      const button = this.answers.put(Button, { icon, label, x, w, ...ANSWER, signals: { pressed: act } });
      if (first) this.answers.choose(button);
    }
  }
}
