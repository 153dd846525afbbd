import { Avatar, type PresenceShape } from '../../../components/Avatar.ts';
import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
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
  /** what becomes of video messages to them (V6); left out: nothing is known */
  readonly takes?: { readonly words: string; readonly now: boolean } | undefined;
}

const FACE = 68;
const TAKES = { icon: 32, gap: 12 } as const;
const TEXT_X = FACE + 24;

/**
 * The head of a conversation: avatar with presence, name, a line about them, and at its end what becomes of video
 * messages. 68 px high.
 */
export class Head extends Part {
  private shown: HeadView | undefined;
  private face!: Avatar;
  private name_!: Label;
  private line_!: Label;
  private takes: { readonly icon: Icon; readonly words: Label } | undefined;

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
    const { person, name, picture, presence, line, takes } = this.shown;
    this.face.person = person;
    this.face.name = name;
    this.face.picture = picture;
    this.face.presence = presence;
    this.name_.words = name;
    this.line_.words = line;
    this.drawTakes(takes);
  }

  private drawTakes(takes: HeadView['takes']): void {
    if (takes && !this.takes) {
      const icon = this.put(Icon, { name: 'film-strip-fill', size: TAKES.icon, y: (FACE - TAKES.icon) / 2 });
      this.takes = { icon, words: this.put(Label, { style: type.caption, y: (FACE - type.caption.line) / 2 }) };
    }
    if (!this.takes) return;
    const { icon, words } = this.takes;
    icon.visible = words.visible = takes !== undefined;
    words.words = takes?.words ?? '';
    words.ink = icon.ink = takes?.now ? color.text.secondary : color.text.tertiary;
    words.x = this.w - words.w;
    icon.x = words.x - TAKES.gap - TAKES.icon;
    const width = (takes ? icon.x - TAKES.gap : this.w) - TEXT_X;
    this.name_.width = this.line_.width = width;
  }
}
