import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size } from '../theme/metrics.ts';
import { type TextStyle, type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { Icon } from './paint/Icon.ts';
import { Shape } from './paint/Shape.ts';
import { plate } from './paint/shapes.ts';
import { Spinner } from './Spinner.ts';
import { Label } from './text/Label.ts';

/** One sentence beside what it is about. `good`: it will do; `warns`: something did not work; `busy`: something is under way. */
export type RemarkView =
  | { readonly is: 'says'; readonly words: string; readonly icon: IconName }
  | { readonly is: 'good'; readonly words: string }
  | { readonly is: 'warns'; readonly words: string }
  | { readonly is: 'busy'; readonly words: string };

const GAP = 14;
const TICK = 22;

/** A line that says what is going on: an icon, or a turning arc while nobody knows yet, and a few words. `h` high. */
export class Remark extends Part {
  private view: RemarkView | undefined;
  private style: TextStyle = type.caption;
  private disc!: Shape;
  private icon!: Icon;
  private spinner: Spinner | undefined;
  private label!: Label;

  /** Nothing is said where it is undefined. */
  get remark(): RemarkView | undefined {
    return this.view;
  }
  set remark(remark: RemarkView | undefined) {
    this.view = remark;
    this.changed();
  }

  get letters(): TextStyle {
    return this.style;
  }
  set letters(style: TextStyle) {
    this.style = style;
    this.changed();
  }

  protected override build(): void {
    const d = size.icon.m;
    this.disc = this.put(Shape, { recipe: plate(d, d, d / 2), ink: color.state.okInk, top: (this.h - d) / 2 });
    this.icon = this.put(Icon, { size: d });
    this.label = this.put(Label, { x: size.icon.m + GAP, width: this.w - size.icon.m - GAP });
  }

  protected override draw(): void {
    const { view, label, icon } = this;
    const busy = view?.is === 'busy';
    const warns = view?.is === 'warns';
    label.style = this.style;
    label.words = view?.words ?? '';
    label.y = (this.h - label.h) / 2;
    label.ink = warns ? color.state.warn : color.text.secondary;
    const good = view?.is === 'good';
    const side = good ? TICK : size.icon.m;
    icon.visible = view !== undefined && !busy;
    icon.name = view?.is === 'says' ? view.icon : good ? 'check-bold' : 'warning-fill';
    icon.size = side;
    icon.ink = good ? color.state.ok : label.ink;
    icon.x = (size.icon.m - side) / 2;
    icon.y = (this.h - side) / 2;
    this.disc.visible = good;
    if (busy) this.spinner ??= this.put(Spinner, { size: size.icon.m, y: (this.h - size.icon.m) / 2 });
    if (this.spinner) this.spinner.visible = busy;
  }
}
