import { Backdrop } from '../../../components/Backdrop.ts';
import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Label } from '../../../components/text/Label.ts';
import { type Argb, argb, color } from '../../../theme/color.ts';
import { grid, safeArea, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { clockTime } from '../../texts.ts';

const MARK = 56;
/** As dark as under a PIN: 0.42 of what is baked at 0.62. */
const DARKER: Argb = argb('#ADADAD');

/** What is behind the people of this TV (22, 22b): a room nobody is in, the mark, the time. */
export class Ground extends Part {
  /** Address of the picture. Fixed when it is made. */
  picture: string | undefined;
  /** A PIN is typed before it. Fixed when it is made. */
  isDarker = false;
  private clock!: Label;

  /** Shows the time as it is now. */
  tick(): void {
    this.clock.words = clockTime(Date.now());
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    const ink = this.isDarker ? DARKER : color.asDrawn;
    this.put(Backdrop, { url: this.picture, ink, w: this.w, h: this.h });
    const { y, h } = grid.topBar;
    this.put(Icon, { name: 'mark', size: MARK, x: safeArea.x, y: y + (h - MARK) / 2 });
    const { line } = type.largeStrong;
    this.clock = this.put(Label, {
      style: type.largeStrong,
      width: 200,
      align: 'end',
      x: safeArea.right - 200,
      y: y + (h - line) / 2,
    });
    this.tick();
  }
}
