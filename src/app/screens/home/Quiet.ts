import { Button } from '../../../components/Button.ts';
import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { plate } from '../../../components/paint/shapes.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';

export interface QuietView {
  readonly title: string;
  readonly text: string;
  readonly add: string;
}

const DISC = 160;
const COUCH = 88;
const BUTTON = { w: 400, h: 104, y: 384 } as const;

/** What stands in the place of friends while there are none: a word, and the way to the first one. */
export class Quiet extends FocusGroup<{ add(): void }> {
  /** Fixed when it is made. */
  view!: QuietView;
  private add_!: Button;

  protected override get members(): readonly Member[] {
    return [this.add_];
  }

  protected override build(): void {
    const middle = this.w / 2;
    const { title, text, add } = this.view;
    this.put(Shape, { recipe: plate(DISC, DISC, DISC / 2), left: middle - DISC / 2, ink: color.surface[1] });
    const inset = (DISC - COUCH) / 2;
    this.put(Icon, {
      name: 'couch-fill',
      size: COUCH,
      ink: color.text.secondary,
      x: middle - DISC / 2 + inset,
      y: inset,
    });
    const line = { width: this.w, align: 'center' as const };
    this.put(Label, { words: title, style: type.display, y: 196, ...line });
    this.put(Label, { words: text, style: type.largeLight, ink: color.text.secondary, y: 292, maxLines: 2, ...line });
    this.add_ = this.put(Button, {
      icon: 'user-plus-bold',
      label: add,
      ...BUTTON,
      x: middle - BUTTON.w / 2,
      signals: { pressed: () => this.signal('add') },
    });
  }
}
