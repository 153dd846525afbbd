import { color } from '../theme/color.ts';
import { type } from '../theme/type.ts';
import { Chip, type ChipView } from './Chip.ts';
import { FocusGroup, type Member, nearest } from './core/FocusGroup.ts';
import { centreOf } from './core/geometry.ts';
import { Label } from './text/Label.ts';

const GAP = 14;
const LINE = 68 + GAP;
/** px for the count of those who are not shown */
const COUNT_W = 60;

/** No chip is narrower than this, px. */
const LEAST = 100;

/** Somebody, or what OK turns on and off. */
type View = Extract<ChipView, { kind: 'person' | 'flips' }>;

/** Where chips of these widths stand: from the start, line after line. */
function flow(widths: readonly number[], most: number): { readonly x: number; readonly line: number }[] {
  let x = 0;
  let line = 0;
  return widths.map((w) => {
    if (x > 0 && x + w > most) {
      x = 0;
      line += 1;
    }
    const place = { x, line };
    x += w + GAP;
    return place;
  });
}

/**
 * Chips of people, or of what is on or off, one after the other in as many lines as fit. Those that do not fit are
 * counted ("+4"), or with `scrolls` come into sight with the focus. With `adding` a last one says that there can be more.
 */
export class ChipCloud extends FocusGroup<{
  pressed(person: string): void;
  focused(name: string): void;
  added(): void;
}> {
  /** How many lines there is room for. */
  lines = 3;
  /** Fixed when it is made. */
  scrolls = false;
  private top = 0;
  private list: readonly View[] = [];
  private more_ = '';
  private chips: Chip[] = [];
  private adder: Chip | undefined;
  /** those that are shown, in order, and in which line each stands */
  private shown: Chip[] = [];
  private lineOf: number[] = [];
  private more!: Label;

  get people(): readonly View[] {
    return this.list;
  }
  set people(people: readonly View[]) {
    this.list = people;
    this.changed();
    this.refocus();
  }

  /** What the last chip says, with which somebody is added; '' for none. */
  get adding(): string {
    return this.more_;
  }
  set adding(label: string) {
    this.more_ = label;
    this.changed();
  }

  protected override get members(): readonly Member[] {
    return this.shown;
  }

  /** The first chip gets the focus. */
  first(): void {
    this.scrollTo(0);
    const [first] = this.shown;
    if (first) this.choose(first);
  }

  protected override build(): void {
    this.more = this.put(Label, { style: type.label, ink: color.text.secondary, visible: false });
  }

  protected override draw(): void {
    const people = this.scrolls ? this.list : this.list.slice(0, this.lines * Math.ceil(this.w / LEAST));
    const chips = people.map((view, index) => {
      const chip = this.chips[index] ?? this.make(index);
      chip.chip = view;
      return chip;
    });
    const last = this.drawAdder();
    let count = chips.length;
    while (!this.scrolls && count > 0 && !this.fits(chips.slice(0, count).concat(last))) count -= 1;
    this.shown = chips.slice(0, count).concat(last);
    const places = flow(
      this.shown.map(({ w }) => w),
      this.w,
    );
    this.lineOf = places.map(({ line }) => line);
    const bottom = Math.max(0, (this.lineOf[this.shown.length - 1] ?? 0) - this.lines + 1);
    this.top = Math.min(this.top, bottom);
    for (const chip of this.chips) chip.visible = false;
    this.shown.forEach((chip, index) => {
      const line = (this.lineOf[index] ?? 0) - this.top;
      chip.x = places[index]?.x ?? 0;
      chip.y = line * LINE;
      chip.visible = line >= 0 && line < this.lines;
    });
    this.countHidden(this.list.length - count);
  }

  /** Those who are not shown are counted beside the last chip, or below all lines. */
  private countHidden(hidden: number): void {
    const { more, adder } = this;
    more.visible = hidden > 0;
    more.words = `+${hidden}`;
    const beside = adder?.visible === true;
    more.x = beside && adder ? adder.x + adder.w + GAP : 0;
    more.y = beside && adder ? adder.y + (adder.h - more.h) / 2 : this.lines * LINE;
  }

  /** Whether these chips, and the count of the others if there are any, find room. */
  private fits(chips: readonly Chip[]): boolean {
    const widths = chips.map(({ w }) => w);
    const hides = chips.length - (this.adder?.visible ? 1 : 0) < this.list.length;
    if (hides && this.adder?.visible) widths.push(COUNT_W);
    const places = flow(widths, this.w);
    return (places[places.length - 1]?.line ?? 0) < this.lines;
  }

  private drawAdder(): Chip[] {
    if (this.more_ && !this.adder) {
      this.adder = this.put(Chip, {
        signals: { pressed: () => this.signal('added'), focused: () => this.signal('focused', '') },
      });
    }
    if (!this.adder) return [];
    this.adder.visible = this.more_ !== '';
    this.adder.chip = { kind: 'add', label: this.more_ };
    return this.more_ ? [this.adder] : [];
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
    const at = this.shown.indexOf(this.current as Chip);
    const next = this.shown[at + by];
    if (!next || this.lineOf[at + by] !== this.lineOf[at]) return false;
    this.choose(next);
    return true;
  }

  private across(by: 1 | -1): boolean {
    const here = this.current as Chip | undefined;
    if (!here) return false;
    const line = (this.lineOf[this.shown.indexOf(here)] ?? 0) + by;
    this.scrollTo(line);
    const there = this.shown.filter((_, index) => this.lineOf[index] === line);
    const next = nearest(there, centreOf(here), 'x');
    if (!next) return false;
    this.choose(next);
    return true;
  }

  /** Brings a line into sight. */
  private scrollTo(line: number): void {
    if (!this.scrolls || line < 0) return;
    const top = Math.min(Math.max(this.top, line - this.lines + 1), line);
    if (top === this.top) return;
    this.top = top;
    this.changed();
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
    if (name === 'pressed') this.signal('pressed', view.kind === 'person' ? view.person : view.id);
    else this.signal('focused', view.label);
  }
}
