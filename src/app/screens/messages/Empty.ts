import { Part } from '../../../components/core/Part.ts';
import { Spinner } from '../../../components/Spinner.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import type { Filter } from './Chips.ts';

/** In the place of the list (17), where there is nothing in it or it is still to come. */
export class Empty extends Part {
  app!: AppContext;
  private title!: Label;
  private below!: Label;
  private loading!: Spinner;

  protected override build(): void {
    const line = { width: this.w, align: 'center' as const, visible: false };
    this.title = this.put(Label, { ...line, style: type.title, y: 238 });
    this.below = this.put(Label, { ...line, style: type.body, ink: color.text.secondary, y: 314 });
    this.loading = this.put(Spinner, { x: this.w / 2 - 22, y: 258, visible: false });
  }

  /** @param filter of which there is nothing; undefined: there is */
  say(filter: Filter | undefined): void {
    const { t, tv } = this.app;
    const isHere = tv.account.state.peek().is === 'in';
    const more = filter === 'unread' || filter === 'rooms' ? (`.${filter}` as const) : '';
    this.loading.visible = filter !== undefined && !isHere;
    this.title.visible = filter !== undefined && isHere;
    this.below.visible = this.title.visible;
    this.title.words = t(`messages.empty${more}`);
    this.below.words = t(`messages.empty${more}.text`);
  }
}
