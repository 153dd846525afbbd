import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { argb, color } from '../../../theme/color.ts';
import { radius } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

const PAD = 28;
const ICON = 36;
const GAP = 20;
/** Quieter than a card, as drawn in 18. */
const GROUND = argb('#191411');

/** A word about what rooms are, on a quiet card in the size of those beside it. */
export class Note extends Part {
  /** Fixed when it is made. */
  words = '';

  protected override build(): void {
    const { w, h } = this;
    const x = PAD + ICON + GAP;
    this.put(Shape, { recipe: plate(w, h, radius.card), ink: GROUND });
    this.put(Icon, { name: 'info-fill', size: ICON, ink: color.text.tertiary, x: PAD, y: (h - ICON) / 2 });
    const label = this.put(Label, {
      words: this.words,
      style: type.caption,
      ink: color.text.secondary,
      x,
      width: w - x - PAD,
      maxLines: 3,
    });
    label.y = (h - label.h) / 2;
  }
}
