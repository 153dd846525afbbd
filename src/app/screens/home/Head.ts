import { Part } from '../../../components/core/Part.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';

const GAP = 20;

/** The head of a part of the screen, with a quiet count behind it. */
export class Head extends Part {
  private said = '';
  private many = '';
  private words_!: Label;
  private count_!: Label;

  get words(): string {
    return this.said;
  }
  set words(words: string) {
    this.said = words;
    this.changed();
  }

  get count(): string {
    return this.many;
  }
  set count(count: string) {
    this.many = count;
    this.changed();
  }

  protected override build(): void {
    this.words_ = this.put(Label, { style: type.head });
    this.count_ = this.put(Label, { style: type.body, ink: color.text.tertiary, y: 4 });
  }

  protected override draw(): void {
    this.words_.words = this.said;
    this.count_.words = this.many;
    this.count_.x = this.words_.w + GAP;
    this.w = this.count_.x + this.count_.w;
  }
}
