import { Part } from '../../../components/core/Part.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { type Face, RoomMark } from '../../../components/RoomMark.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import { size } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';

export interface HeadView {
  readonly faces: readonly Face[];
  readonly name: string;
  /** "7 here" */
  readonly count: string;
  /** One comes in only by invitation. */
  readonly locked: boolean;
  readonly muted: boolean;
}

const MARK = 68;
const NAME_X = MARK + 28;
const GAP = 20;

/** Which room one is in, and how many are (19). 68 px high. */
export class Head extends Part {
  private shown: HeadView | undefined;
  private mark!: RoomMark;
  private name_!: Label;
  private count!: Label;
  private lock!: Icon;
  private bell!: Icon;

  get head(): HeadView | undefined {
    return this.shown;
  }
  set head(head: HeadView | undefined) {
    this.shown = head;
    this.changed();
  }

  protected override build(): void {
    const ink = color.text.tertiary;
    const y = (this.h - size.icon.m) / 2;
    this.mark = this.put(RoomMark, { size: MARK, y: (this.h - MARK) / 2 });
    this.name_ = this.put(Label, { style: type.title, x: NAME_X });
    this.count = this.put(Label, { style: type.body, ink });
    this.lock = this.put(Icon, { name: 'lock-simple-fill', size: size.icon.m, ink, y });
    this.bell = this.put(Icon, { name: 'bell-slash-fill', size: size.icon.m, ink, y });
  }

  protected override draw(): void {
    const { shown, name_: name, count, lock, bell } = this;
    if (!shown) return;
    this.mark.faces = shown.faces;
    count.words = shown.count;
    const signs = [lock, bell].filter((_, index) => [shown.locked, shown.muted][index]);
    const room = this.w - NAME_X - GAP - count.w - signs.length * (GAP + size.icon.m);
    name.width = 0;
    name.words = shown.name;
    if (name.w > room) name.width = room;
    name.y = (this.h - name.h) / 2;
    count.x = NAME_X + name.w + GAP;
    count.y = name.y + (name.h - count.h) / 2 + 2;
    lock.visible = shown.locked;
    bell.visible = shown.muted;
    signs.forEach((sign, index) => {
      sign.x = count.x + count.w + GAP + index * (size.icon.m + GAP);
    });
  }
}
