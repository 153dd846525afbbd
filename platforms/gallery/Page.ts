import type Lightning from '@lightningjs/core';
import { type Direction, FocusGroup, type Member } from '../../src/components/core/FocusGroup.ts';
import { centreOf, rectOf } from '../../src/components/core/geometry.ts';
import { Sheet } from '../../src/components/Sheet.ts';
import { Label } from '../../src/components/text/Label.ts';
import { color } from '../../src/theme/color.ts';
import { safeArea, stage, z } from '../../src/theme/metrics.ts';
import { type } from '../../src/theme/type.ts';
import type { Specimen } from './specimen.ts';

const TOP = 124;
const GAP = { x: 24, y: 22, caption: 8 } as const;
/** Beside the way counts more than along it: whoever is straight on comes first. */
const ASIDE = 3;

function isMember(part: Lightning.Element): part is Member {
  return 'canFocus' in part;
}

/** Rows of specimens, each over its caption; a row too long goes on below. Arrows lead to the next one in their direction. */
export class Page extends FocusGroup {
  heading = '';
  place = '';
  rows: readonly (readonly Specimen[])[] = [];
  private readonly list: Member[] = [];
  private sheet: Sheet | undefined;

  protected override get members(): readonly Member[] {
    return this.sheet ? [this.sheet] : this.list;
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    const ink = color.text.tertiary;
    const head = this.put(Label, { words: this.heading, style: type.head, x: safeArea.x, y: 54 });
    this.put(Label, { words: this.place, style: type.body, ink, x: safeArea.x + head.w + 20, y: 58 });
    let y: number = TOP;
    for (const row of this.rows) y = this.lay(row, y);
  }

  /** Puts a row at `y` and says where the next one goes. */
  private lay(row: readonly Specimen[], y: number): number {
    let [x, top, bottom]: [number, number, number] = [safeArea.x, y, y];
    for (const { caption, make } of row) {
      const part = make(this);
      if (isMember(part)) this.list.push(part);
      const label = this.put(Label, { words: caption, style: type.caption, ink: color.text.tertiary });
      // What is as wide as the stage keeps to its edges by itself.
      const whole = part.w >= stage.width;
      const w = whole ? safeArea.width : Math.max(part.w, label.w);
      if (x > safeArea.x && x + w > safeArea.right) [x, top] = [safeArea.x, bottom];
      part.x = whole ? 0 : x;
      part.y = top;
      label.x = x;
      label.y = top + part.h + GAP.caption;
      x += w + GAP.x;
      bottom = Math.max(bottom, label.y + label.h + GAP.y);
    }
    return bottom;
  }

  /** Opens a sheet over the page; `fill` puts the question and its answers on it. */
  ask(guarded: boolean, fill: (sheet: Sheet, close: () => void) => void): void {
    const close = (): void => {
      if (this.sheet) this.childList.remove(this.sheet);
      this.sheet = undefined;
      this.refocus();
    };
    this.sheet = this.put(Sheet, { guarded, zIndex: z.sheet, signals: { back: close } });
    fill(this.sheet, close);
    this.refocus();
  }

  override _handleUp(): boolean {
    return this.walk('up');
  }
  override _handleDown(): boolean {
    return this.walk('down');
  }
  override _handleLeft(): boolean {
    return this.walk('left');
  }
  override _handleRight(): boolean {
    return this.walk('right');
  }

  private walk(direction: Direction): boolean {
    const { current } = this;
    const path: readonly unknown[] = this.application.focusPath ?? [];
    const from = path[path.length - 1];
    if (!current || !from) return false;
    const here = centreOf(from as Lightning.Component);
    const upright = direction === 'up' || direction === 'down';
    // LEFT is towards the start, which is at the right where text runs from right to left.
    const forward = upright ? direction === 'down' : (direction === 'right') !== this.mirrored;
    const beyond = (member: Member): boolean => {
      const [from, to] = [rectOf(forward ? current : member), rectOf(forward ? member : current)];
      return upright ? to.y >= from.y + from.h : to.x >= from.x + from.w;
    };
    const far = (member: Member): number => {
      const { x, y } = centreOf(member);
      const [along, aside] = upright ? [y - here.y, x - here.x] : [x - here.x, y - here.y];
      return Math.abs(along) + ASIDE * Math.abs(aside);
    };
    const [next] = this.list.filter((member) => member.canFocus && beyond(member)).sort((a, b) => far(a) - far(b));
    if (!next) return false;
    this.choose(next);
    next.arrive?.({ direction, ...here });
    return true;
  }
}
