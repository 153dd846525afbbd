import { color } from '../../theme/color.ts';
import type { IconName } from '../../theme/icons.ts';
import { type } from '../../theme/type.ts';
import { Part } from '../core/Part.ts';
import { ProgressBar } from '../ProgressBar.ts';
import { Icon } from '../paint/Icon.ts';
import { Shape } from '../paint/Shape.ts';
import { plate } from '../paint/shapes.ts';
import { Label } from '../text/Label.ts';

/** A video message as a link in the thread; words are in the reader's language already. */
export interface ClipView {
  readonly icon: IconName;
  readonly title: string;
  /** length, size and how it stands */
  readonly line: string;
  /** 0 to 1, while it is on its way */
  readonly share?: number;
}

export const CLIP_W = 640;
const PLATE = { x: 20, d: 76, corners: 20, icon: 40 } as const;
const TEXT_X = 120;
const BAR = { end: 32, h: 8, bottom: 22 } as const;

/** Higher while something of it is on its way: there is a line for that. */
export const clipHeight = ({ share }: ClipView): number => (share === undefined ? 112 : 136);

/** What stands on the bubble of a video message. 640×112, or 136 with a line. */
export class ClipBody extends Part {
  private view: ClipView | undefined;
  private isLit = false;
  private plate!: Shape;
  private icon!: Icon;
  private title!: Label;
  private line!: Label;
  private bar!: ProgressBar;

  set clip(clip: ClipView | undefined) {
    this.view = clip;
    this.changed();
  }

  set lit(lit: boolean) {
    this.isLit = lit;
    this.changed();
  }

  protected override build(): void {
    this.w = CLIP_W;
    this.plate = this.put(Shape, { recipe: plate(PLATE.d, PLATE.d, PLATE.corners), left: PLATE.x });
    this.icon = this.put(Icon, { size: PLATE.icon, x: PLATE.x + (PLATE.d - PLATE.icon) / 2 });
    const width = CLIP_W - TEXT_X - BAR.end;
    this.title = this.put(Label, { style: type.bodyStrong, x: TEXT_X, width });
    this.line = this.put(Label, { style: type.caption, x: TEXT_X, width });
    this.bar = this.put(ProgressBar, { x: TEXT_X, w: width, h: BAR.h });
  }

  protected override draw(): void {
    const { view, isLit } = this;
    if (!view) return;
    const h = clipHeight(view);
    const moves = view.share !== undefined;
    this.plate.top = (h - PLATE.d) / 2;
    this.plate.ink = isLit ? color.focus.text : color.text.primary;
    this.icon.y = (h - PLATE.icon) / 2;
    this.icon.name = view.icon;
    this.icon.ink = isLit ? color.focus.fill : color.focus.text;
    this.title.words = view.title;
    this.line.words = view.line;
    const text = this.title.h + this.line.h;
    this.title.y = (h - text) / 2 - (moves ? 9 : 0);
    this.line.y = this.title.y + this.title.h;
    this.title.ink = isLit ? color.focus.text : color.text.primary;
    this.line.ink = isLit ? color.focus.textSecondary : color.text.secondary;
    this.bar.visible = moves;
    this.bar.y = h - BAR.bottom - BAR.h;
    this.bar.ground = isLit ? color.focus.track : color.surface.track;
    this.bar.ink = isLit ? color.focus.text : color.text.primary;
    this.bar.share = view.share ?? 0;
  }
}
