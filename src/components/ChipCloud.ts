import { color } from '../theme/color.ts';
import { type } from '../theme/type.ts';
import { Chip, type ChipView } from './Chip.ts';
import { FocusGroup, type Member, nearest } from './core/FocusGroup.ts';
import { centreOf } from './core/geometry.ts';
import { Label } from './text/Label.ts';

const GAP = 14;
const LINE = 68 + GAP;

/** Chips of people, one after the other in as many lines as fit; those that do not fit are counted ("+4"). */
export class ChipCloud extends FocusGroup<{ pressed(person: string): void; focused(name: string): void }> {
  /** How many lines there is room for. */
  lines = 3;
  private list: readonly Extract<ChipView, { kind: 'person' }>[] = [];
  private chips: Chip[] = [];
  /** in which line each chip stands */
  private lineOf: number[] = [];
  private more!: Label;

  get people(): readonly Extract<ChipView, { kind: 'person' }>[] {
    return this.list;
  }
  set people(people: readonly Extract<ChipView, { kind: 'person' }>[]) {
    this.list = people;
    this.changed();
    this.refocus();
  }

  protected override get members(): readonly Member[] {
    return this.chips.filter(({ visible }) => visible);
  }

  protected override build(): void {
    this.more = this.put(Label, { style: type.label, ink: color.text.secondary, visible: false });
  }

  protected override draw(): void {
    let x = 0;
    let line = 0;
    let hidden = 0;
    this.list.forEach((view, index) => {
      const chip = this.chips[index] ?? this.make(index);
      chip.visible = true;
      chip.chip = view;
      if (x > 0 && x + chip.w > this.w) {
        x = 0;
        line += 1;
      }
      if (line >= this.lines) hidden += 1;
      chip.visible = line < this.lines;
      chip.x = x;
      chip.y = line * LINE;
      this.lineOf[index] = line;
      x += chip.w + GAP;
    });
    for (let index = this.list.length; index < this.chips.length; index += 1) {
      const chip = this.chips[index];
      if (chip) chip.visible = false;
    }
    this.more.visible = hidden > 0;
    this.more.words = `+${hidden}`;
    this.more.x = 0;
    this.more.y = this.lines * LINE;
  }

  override _handleLeft(): boolean {
    return this.along(-1);
  }
  override _handleRight(): boolean {
    return this.along(1);
  }
  override _handleUp(): boolean {
    return this.across(-1);
  }
  override _handleDown(): boolean {
    return this.across(1);
  }

  private along(by: 1 | -1): boolean {
    const at = this.chips.indexOf(this.current as Chip);
    const next = this.chips[at + by];
    if (!next?.visible || this.lineOf[at + by] !== this.lineOf[at]) return false;
    this.choose(next);
    return true;
  }

  private across(by: 1 | -1): boolean {
    const here = this.current as Chip | undefined;
    if (!here) return false;
    const line = (this.lineOf[this.chips.indexOf(here)] ?? 0) + by;
    const there = this.chips.filter((chip, index) => chip.visible && this.lineOf[index] === line);
    const next = nearest(there, centreOf(here), 'x');
    if (!next) return false;
    this.choose(next);
    return true;
  }

  private make(index: number): Chip {
    const chip = this.put(Chip, {});
    chip.signals = {
      pressed: () => this.tell('pressed', index),
      focused: () => this.tell('focused', index),
    };
    this.chips[index] = chip;
    return chip;
  }

  private tell(name: 'pressed' | 'focused', index: number): void {
    const view = this.list[index];
    if (!view) return;
    if (name === 'pressed') this.signal('pressed', view.person);
    else this.signal('focused', view.label);
  }
}
