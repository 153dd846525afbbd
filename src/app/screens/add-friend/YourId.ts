import { Part } from '../../../components/core/Part.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

const H = 288;
const PAD = 32;
/** An ID is never cut: the longer it is, the smaller it is set. */
const SIZES = [type.display, type.title, type.largeStrong, type.label, type.captionStrong];

/** The card with one's own ID, large, to be read out to somebody. */
export class YourId extends Part {
  title = '';
  before = '';
  person = '';
  after = '';

  protected override build(): void {
    const { w } = this;
    this.h = H;
    const room = w - PAD * 2;
    const ink = color.text.secondary;
    const middle = { width: room, align: 'center', x: PAD } as const;
    this.put(Shape, { recipe: plate(w, H, radius.sheet), ink: color.surface[1] });
    this.put(Label, { words: this.title, style: type.head, ...middle, y: 36 });
    this.put(Label, { words: this.before, style: type.body, ink, ...middle, y: 96 });
    const id = this.put(Label, { words: this.person, style: type.display });
    for (const style of SIZES) {
      id.style = style;
      if (id.w <= room) break;
    }
    id.x = Math.round((w - id.w) / 2);
    id.y = 140 + (type.display.line - id.h) / 2;
    this.put(Label, { words: this.after, style: type.caption, ink: color.text.tertiary, ...middle, y: 228 });
  }
}
