import { Avatar } from '../../../components/Avatar.ts';
import { Part } from '../../../components/core/Part.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { HeadView } from '../conversation/Head.ts';

const PAD = 28;
const FACE = 76;
const TEXT_X = PAD + FACE + 24;

/** Whom it is for. 496×116. */
export class ToCard extends Part {
  /** "To"; fixed when it is made. */
  label = '';
  private view: Omit<HeadView, 'line'> | undefined;
  private face!: Avatar;
  private name_!: Label;

  set to(to: Omit<HeadView, 'line'>) {
    this.view = to;
    this.changed();
  }

  protected override build(): void {
    const { w, h } = this;
    const width = w - TEXT_X - PAD;
    const text = type.caption.line + type.bodyStrong.line;
    this.put(Shape, { recipe: plate(w, h, radius.card), ink: color.surface[1] });
    this.face = this.put(Avatar, { size: FACE, x: PAD, y: (h - FACE) / 2 });
    const y = (h - text) / 2;
    this.put(Label, { words: this.label, style: type.caption, ink: color.text.secondary, x: TEXT_X, y, width });
    this.name_ = this.put(Label, { style: type.bodyStrong, x: TEXT_X, y: y + type.caption.line, width });
  }

  protected override draw(): void {
    if (!this.view) return;
    const { person, name, picture, presence } = this.view;
    this.face.person = person;
    this.face.name = name;
    this.face.picture = picture;
    this.face.presence = presence;
    this.name_.words = name;
  }
}
