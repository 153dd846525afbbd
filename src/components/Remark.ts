import { color } from '../theme/color.ts';
import type { IconName } from '../theme/icons.ts';
import { size } from '../theme/metrics.ts';
import { type TextStyle, type } from '../theme/type.ts';
import { Part } from './core/Part.ts';
import { Icon } from './paint/Icon.ts';
import { Spinner } from './Spinner.ts';
import { Label } from './text/Label.ts';

/** One sentence beside what it is about. `warns`: something did not work; `busy`: something is under way. */
export type RemarkView =
  | { readonly is: 'says'; readonly words: string; readonly icon: IconName }
  | { readonly is: 'warns'; readonly words: string }
  | { readonly is: 'busy'; readonly words: string };

const GAP = 14;

/** A line that says what is going on: an icon, or a turning arc while nobody knows yet, and a few words. `h` high. */
export class Remark extends Part {
  private view: RemarkView | undefined;
  private style: TextStyle = type.caption;
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
    this.icon = this.put(Icon, { size: size.icon.m });
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
    icon.visible = view !== undefined && !busy;
    icon.name = view?.is === 'says' ? view.icon : 'warning-fill';
    icon.ink = label.ink;
    icon.y = (this.h - size.icon.m) / 2;
    if (busy) this.spinner ??= this.put(Spinner, { size: size.icon.m, y: icon.y });
    if (this.spinner) this.spinner.visible = busy;
  }
}
