import { Avatar, type PresenceShape } from '../../../components/Avatar.ts';
import { Part } from '../../../components/core/Part.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';

/** Who one writes with, and how they are. */
export interface HeadView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
  readonly line: string;
}

const FACE = 68;
const TEXT_X = FACE + 24;

/** The head of a conversation: avatar with presence, name, and a line about them. 68 px high. */
export class Head extends Part {
  private shown: HeadView | undefined;
  private face!: Avatar;
  private name_!: Label;
  private line_!: Label;

  get head(): HeadView | undefined {
    return this.shown;
  }
  set head(head: HeadView | undefined) {
    this.shown = head;
    this.changed();
  }

  protected override build(): void {
    const width = this.w - TEXT_X;
    this.face = this.put(Avatar, { size: FACE });
    this.name_ = this.put(Label, { style: { ...type.largeStrong, line: 38 }, x: TEXT_X, width });
    const ink = color.text.secondary;
    this.line_ = this.put(Label, { style: { ...type.caption, line: 30 }, ink, x: TEXT_X, y: 38, width });
  }

  protected override draw(): void {
    if (!this.shown) return;
    const { person, name, picture, presence, line } = this.shown;
    this.face.person = person;
    this.face.name = name;
    this.face.picture = picture;
    this.face.presence = presence;
    this.name_.words = name;
    this.line_.words = line;
  }
}
