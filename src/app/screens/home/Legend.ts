import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { type } from '../../../theme/type.ts';

const ICON = 32;
const GAP = 12;

/** What an icon on the cards means. As wide as it is; anchor it by `mountX`. */
export class Legend extends Part {
  /** Fixed when it is made. */
  icon: IconName = 'video-camera-fill';
  words = '';

  protected override build(): void {
    const ink = color.text.tertiary;
    this.put(Icon, { name: this.icon, size: ICON, ink });
    const label = this.put(Label, { words: this.words, style: type.caption, ink, x: ICON + GAP });
    this.w = label.x + label.w;
    this.h = label.h;
  }
}
