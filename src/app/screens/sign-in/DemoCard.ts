import { Part } from '../../../components/core/Part.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

const PAD = 40;
const GAP = 8;

/** Where the demo household lives: how anybody gets in. As high as its words. */
export class DemoCard extends Part {
  title = '';
  how = '';

  protected override build(): void {
    const { w } = this;
    const width = w - PAD * 2;
    const ground = this.put(Shape, { ink: color.surface[1] });
    const title = this.put(Label, { words: this.title, style: type.bodyStrong, width, maxLines: 2, x: PAD, y: PAD });
    const how = this.put(Label, {
      words: this.how,
      style: type.body,
      ink: color.text.secondary,
      width,
      maxLines: 3,
      x: PAD,
      y: PAD + title.h + GAP,
    });
    this.h = how.y + how.h + PAD;
    ground.recipe = plate(w, this.h, radius.picture);
  }
}
