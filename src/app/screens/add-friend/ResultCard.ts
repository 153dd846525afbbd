import { Avatar } from '../../../components/Avatar.ts';
import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

export interface ResultAnswer {
  readonly icon: IconName;
  readonly label: string;
  /** What the hint says that OK does, where it is not the label. */
  readonly hint?: string;
  readonly act: () => void;
}

/** Who was found and what can be done about it: nothing (a note says why), one thing or two. */
export interface ResultView {
  readonly face: { readonly person: string; readonly name: string; readonly picture: string | null } | IconName;
  readonly title: string;
  readonly text: string;
  readonly note?: { readonly icon: IconName; readonly label: string };
  readonly answers: readonly ResultAnswer[];
}

const FACE = { x: 32, d: 112 } as const;
const TEXT_X = 176;
const END = 36;
const BUTTON = { h: 96, gap: 24, one: 428, two: 272 } as const;
const NOTE = { icon: 36, gap: 14 } as const;

/** The card of 20b, 1120×188. */
export class ResultCard extends LineOf<object> {
  private view: ResultView | undefined;
  private isDeaf = false;
  private face!: Avatar;
  private sign!: Icon;
  private title!: Label;
  private under!: Label;
  private noteIcon!: Icon;
  private note!: Label;
  private buttons!: readonly Button[];

  get result(): ResultView | undefined {
    return this.view;
  }
  set result(result: ResultView | undefined) {
    this.view = result;
    this.changed();
  }

  /** The answer that has the focus, or had it last. */
  get answer(): ResultAnswer | undefined {
    const { current } = this;
    return this.view?.answers.filter((_, index) => this.buttons[index] === current)[0];
  }

  /** One answer alone is not "one of two". */
  override get position(): LineOf<object>['position'] {
    return this.view && this.view.answers.length > 1 ? super.position : undefined;
  }

  /** Something is under way: the answers keep the focus but do nothing. */
  get deaf(): boolean {
    return this.isDeaf;
  }
  set deaf(deaf: boolean) {
    this.isDeaf = deaf;
    this.changed();
  }

  protected override build(): void {
    const ink = color.text.secondary;
    const top = (this.h - FACE.d) / 2;
    this.put(Shape, { recipe: plate(this.w, this.h, radius.picture), ink: color.surface[1] });
    this.face = this.put(Avatar, { size: FACE.d, x: FACE.x, y: top });
    this.sign = this.put(Icon, { size: FACE.d, ink: color.surface.lineStrong, x: FACE.x, y: top });
    this.title = this.put(Label, { style: type.largeStrong, x: TEXT_X, y: 56 });
    this.under = this.put(Label, { style: type.caption, ink, x: TEXT_X, y: 100 });
    this.noteIcon = this.put(Icon, { size: NOTE.icon, ink, y: (this.h - NOTE.icon) / 2 });
    this.note = this.put(Label, { style: type.body, ink, y: (this.h - type.body.line) / 2 });
    const place = { y: (this.h - BUTTON.h) / 2, w: BUTTON.one, h: BUTTON.h };
    this.buttons = [0, 1].map((index) =>
      this.put(Button, { ...place, signals: { pressed: () => this.view?.answers[index]?.act() } }),
    );
  }

  protected override draw(): void {
    const { view } = this;
    this.visible = view !== undefined;
    if (!view) return this.arrange();
    const { face, answers, note } = view;
    const isIcon = typeof face === 'string';
    this.sign.visible = isIcon;
    this.face.visible = !isIcon;
    if (isIcon) this.sign.name = face;
    else Object.assign(this.face, face);

    let end = this.w - END;
    this.buttons.forEach((button, index) => {
      const answer = answers[index];
      button.visible = answer !== undefined;
      button.guarded = this.isDeaf;
      if (answer) Object.assign(button, { label: answer.label, icon: answer.icon });
    });
    const w = answers.length > 1 ? BUTTON.two : BUTTON.one;
    for (let index = answers.length - 1; index >= 0; index--) {
      this.buttons[index]?.resize(w, BUTTON.h);
      end -= w;
      this.buttons[index]?.patch({ x: end });
      end -= BUTTON.gap;
    }

    this.note.visible = note !== undefined;
    this.noteIcon.visible = note !== undefined;
    if (note) {
      this.note.words = note.label;
      this.noteIcon.name = note.icon;
      end -= this.note.w;
      this.note.x = end;
      end -= NOTE.gap + NOTE.icon;
      this.noteIcon.x = end;
      end -= BUTTON.gap;
    }
    for (const label of [this.title, this.under]) label.width = end - TEXT_X;
    this.title.words = view.title;
    this.under.words = view.text;
    this.arrange();
  }
}
