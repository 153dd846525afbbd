import { Avatar } from '../../../components/Avatar.ts';
import { Button } from '../../../components/Button.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Sheet } from '../../../components/Sheet.ts';
import { Label } from '../../../components/text/Label.ts';
import { color, fade } from '../../../theme/color.ts';
import { size } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { PromptAnswer, PromptPerson } from '../Prompt.ts';
import { type Face, PathDiagram } from './PathDiagram.ts';

export interface SecondViewerView {
  readonly who: PromptPerson;
  /** how the person is known */
  readonly known: string;
  readonly question: string;
  readonly warning: string;
  readonly explanation: string;
  readonly diagram: { readonly now: string; readonly after: string; readonly self: Face; readonly watching: Face };
  readonly answers: readonly PromptAnswer[];
}

const LEFT = { x: 304, w: 740 } as const;
const WARNING = { y: 532, d: 56, icon: 34 } as const;
const ANSWER = { y: 690, h: 108 } as const;

/** 27: somebody wants to watch while the one who watches does so directly. What letting them in would change. */
export class SecondViewer extends Sheet {
  /** Fixed when the sheet is made. */
  view!: SecondViewerView;
  private deadline_!: Label;

  /** How long an answer may still take, as a sentence. */
  set deadline(words: string) {
    this.deadline_.words = words;
  }

  protected override build(): void {
    super.build();
    const { who, known, question, warning, explanation, diagram, answers } = this.view;
    const ink = color.text.secondary;
    this.heading = `${question}. ${warning}`;
    this.putOn(Avatar, { ...who, size: size.avatar.xl, x: LEFT.x, y: 284 });
    const beside = { style: type.caption, ink, width: 560, x: 504 } as const;
    this.putOn(Icon, { name: 'users-fill', size: 32, ink, x: 460, y: 312 });
    this.putOn(Label, { words: known, ...beside, y: 312 });
    this.putOn(Icon, { name: 'timer-fill', size: 32, ink, x: 460, y: 352 });
    this.deadline_ = this.putOn(Label, { ...beside, y: 352 });
    this.putOn(Label, { words: question, style: type.title, width: LEFT.w, x: LEFT.x, y: 448 });

    const { d, icon, y } = WARNING;
    this.putOn(Shape, { recipe: plate(d, d, 14), left: LEFT.x, top: y, ink: fade(color.state.warn, 0.18) });
    const inset = (d - icon) / 2;
    this.putOn(Icon, { name: 'warning-fill', size: icon, ink: color.state.warn, x: LEFT.x + inset, y: y + inset });
    const x = LEFT.x + d + 16;
    const middle = y + (d - type.bodyStrong.line) / 2;
    this.putOn(Label, { words: warning, style: type.bodyStrong, width: LEFT.w - d - 16, x, y: middle });
    this.putOn(Label, { words: explanation, style: type.body, ink, width: LEFT.w, x: LEFT.x, y: y + d + 14 });

    const { person, name, picture } = who;
    this.putOn(PathDiagram, { ...diagram, asking: { person, name, picture }, x: 1104, y: 280, w: 512, h: 344 });
    for (const { icon: sign, label, x: at, w, first, act } of answers) {
      const button = this.answers.put(Button, { icon: sign, label, x: at, w, ...ANSWER, signals: { pressed: act } });
      if (first) this.answers.choose(button);
    }
  }
}
